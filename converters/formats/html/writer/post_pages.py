"""The pages of posts, each with links to the posts before and after it."""

from collections.abc import Mapping, Sequence
from typing import Any

from converters.formats.html.writer.article import Article, ArticleRenderer
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.lists import author_list, term_list
from converters.formats.html.writer.page_paths import relative
from converters.formats.html.writer.page_writer import PageWriter
from converters.model import Post
from converters.site_index import PostSummary, key


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
        self._numbers = {summary.key: number for number, summary in enumerate(self._by_date)}

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
            canonical=article["canonical"],
            scripts=article["scripts"],
            draft=post.status != "publish",
            author=self._author_link(file, post, article),
            terms=[(ref, relative(file, paths.list_file(term_list(ref)))) for ref in article["terms"]],
            older=self._neighbour(file, summary, -1),
            newer=self._neighbour(file, summary, 1),
        )
        return article

    def article(self, post: Post) -> Article:
        """The article of a post, without its page."""
        summary = self._context.site_index.summaries[key(post)]
        return self._articles.article(post, self._context.paths.file(summary))

    def _author_link(self, file: str, post: Post, article: Article) -> str:
        """The link to the list of the author's posts; a list has only posts of the type `post`."""
        if post.type != "post" or not article["author"]:
            return ""
        return relative(file, self._context.paths.list_file(author_list(post.author)))

    def _neighbour(self, file: str, summary: PostSummary, step: int) -> tuple[str, str] | None:
        """The link to the post that is `step` after one by date, and its date."""
        number = self._numbers.get(summary.key, -2) + step
        if summary.key not in self._numbers or not 0 <= number < len(self._by_date):
            return None
        neighbour = self._by_date[number]
        return relative(file, self._context.paths.file(neighbour)), neighbour.date[:10]
