"""The pages of posts, each with links to the posts before and after it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from converters.formats.html.writer.article import Article, ArticleRenderer
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.lists import author_list, term_list
from converters.formats.html.writer.page_paths import relative
from converters.formats.html.writer.page_writer import PageWriter
from converters.model import Post
from converters.publishing.words import day
from converters.site.post_summaries import PostSummary, key


class PostPages:
    """Writes a page a post."""

    def __init__(self, context: RenderContext, pages: PageWriter) -> None:
        self._context, self._pages = context, pages
        self._articles = ArticleRenderer(context)
        self._by_date = sorted(
            (
                summary
                for summary in context.paths.posts.values()
                if summary.status == "publish" and summary.type == "post"
            ),
            key=lambda summary: (summary.date, summary.key),
        )
        self._lines: defaultdict[str, list[PostSummary]] = defaultdict(list)
        """The posts of each language by date."""
        self._numbers: dict[str, int] = {}
        for summary in self._by_date:
            line = self._lines[summary.language]
            self._numbers[summary.key] = len(line)
            line.append(summary)

    def latest(self, count: int) -> set[str]:
        """The keys of the latest public posts."""
        listed = (
            post
            for post in self._context.paths.posts.values()
            if post.status == "publish" and post.type in ("post", "podcast")
        )
        newest = sorted(listed, key=lambda post: (post.date, post.key))
        return {post.key for post in newest[-count:]}

    def write(self, post: Post, menus: Sequence[Mapping[str, Any]] = ()) -> Article:
        """Write the page of a post, and give its article, for lists, feed and search. `menus` are for the home page."""
        article = self.article(post)
        paths, file = self._context.paths, article["file"]
        summary = self._context.site_index.summaries[key(post)]
        self._pages.write(
            "post.html",
            file,
            title=article["name"],
            article=article,
            menus=menus,
            canonical=article["seo"].canonical or article["canonical"],
            whole_title=article["seo"].title,
            noindex=article["seo"].noindex,
            scripts=article["scripts"],
            draft=post.status != "publish",
            comment_form=self._form(post),
            language=self._context.language_of(summary),
            translations=self._translations(file, post),
            author=self._author_link(file, post, article),
            terms=[(ref, relative(file, paths.list_file(term_list(ref)))) for ref in article["terms"]],
            older=self._neighbour(file, summary, -1),
            newer=self._neighbour(file, summary, 1),
        )
        return article

    def _form(self, post: Post) -> str:
        """What the script needs to show the form of a comment system; empty for a post that takes no comments."""
        form = self._context.comment_form
        return (
            ""
            if not form or post.comments_open is False or post.status != "publish"
            else json.dumps(dict(form))
        )

    def article(self, post: Post) -> Article:
        """The article of a post, without its page."""
        summary = self._context.site_index.summaries[key(post)]
        return self._articles.article(post, self._context.paths.file(summary))

    def _translations(self, file: str, post: Post) -> list[tuple[str, str, str]]:
        """Language, link and absolute URL of the post in each language, this one included; none if it has but one."""
        context = self._context
        others = context.site_index.translations(post)
        if not others:
            return []
        summary = context.site_index.summaries[key(post)]
        order = {code: number for number, code in enumerate(context.site_index.languages)}
        files = {context.site_index.language(post): context.paths.file(post) for post in (*others, summary)}
        return [
            (code, relative(file, files[code]), context.absolute(files[code]) or relative(file, files[code]))
            for code in sorted(files, key=lambda code: order.get(code, 0))
        ]

    def _author_link(self, file: str, post: Post, article: Article) -> str:
        """The link to the list of the author's posts; a list has only posts of the type `post`."""
        if post.type != "post" or not article["author"]:
            return ""
        return relative(file, self._context.paths.list_file(author_list(post.author)))

    def _neighbour(self, file: str, summary: PostSummary, step: int) -> tuple[str, str] | None:
        """The link to the post in the same language that is `step` after one by date, and its title (or its day)."""
        line = self._lines[summary.language]
        number = self._numbers.get(summary.key, -2) + step
        if summary.key not in self._numbers or not 0 <= number < len(line):
            return None
        neighbour = line[number]
        return relative(file, self._context.paths.file(neighbour)), (
            neighbour.title or day(neighbour.date, self._context.words)
        )
