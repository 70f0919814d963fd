"""A post as the templates have it: body, links, summary, comments, and the data that its page embeds."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from markupsafe import Markup as Safe

from converters import messages
from converters.formats.html.embedded_data import FORBIDDEN, EmbeddedData, HiddenComment, text_hash
from converters.formats.html.writer.comments import render_comments
from converters.formats.html.writer.context import RenderContext, web_url
from converters.formats.html.writer.embedding import data_block, hidden_post
from converters.formats.html.writer.fragments import fragment
from converters.formats.html.writer.linked_data import linked_data
from converters.formats.html.writer.lists import author_list, term_list
from converters.formats.html.writer.page_paths import HOME, relative
from converters.io.media_types import is_copied_for_comment
from converters.markup.html import plain, sanitise, without_notes
from converters.markup.links import absolute, rewrite_urls
from converters.markup.markdown.url_tags import tags
from converters.model import Author, Markup, Media, Post, Term
from converters.privacy import public_terms
from converters.publishing import seo
from converters.site.links import site_links
from converters.site.podcasts import Episode, episode
from converters.site.post_summaries import PostSummary, key

SUMMARY_LENGTH: Final = 280
"""Characters of a summary that is cut from the body."""
NAME_LENGTH: Final = 60
"""Characters of a name that is cut from the body, of a post without a title."""

Article = dict[str, Any]
"""A post for the templates; the keys are those of `ArticleRenderer.article`."""


class ArticleRenderer:
    """Makes articles of posts."""

    def __init__(self, context: RenderContext) -> None:
        self._context = context

    def article(
        self, post: Post, file: str, prefix: str = "", one_page: Mapping[str, str] | None = None
    ) -> Article:
        """A post for the templates.

        `file` is its file in the target. Where all posts are in one page, `prefix` goes before ids, and
        `one_page` has the id of each post by key.
        """
        context = self._context
        summary = context.site_index.summaries[key(post)]
        links = _Links(context, post, file, one_page)
        text = rewrite_urls(
            self._body_text(post),
            lambda name, url: context.assets.by_source(url, post) if name != "href" else None,
        )
        in_place = absolute(text, post.url, context.site.url)  # the files of the site stay where they are
        body = fragment(
            in_place,
            links.link,
            links.image,
            prefix=prefix and f"{prefix}-",
            level=1 if one_page is None else 2,
            show=context.words["show"],
        )
        context.missing_assets.add_text(in_place)
        author = self._author(post)
        featured = self._featured_image(post)
        link = partial(links.link, by_visitor=True)
        comments = render_comments(post, context.site_index, prefix, link, links.image)
        title = " ".join(post.title.split())
        permalink = web_url(post.url) if context.paths.kept(summary) else ""
        article: Article = {
            "post": post,
            "file": file,
            "prefix": prefix,
            "title": title,
            "name": title or _cut(body.words, NAME_LENGTH) or context.words["untitled"],
            "canonical": permalink or context.absolute(file),
            "author": author,
            "author_name": (author.name or author.login) if author else "",
            "body": Safe(body.html),
            "scripts": body.scripts,
            "seo": seo.read(post, context.site_index, context.diagnostics),
            "summary": _summary(post.excerpt, body.words),
            "words": body.words,
            "image": featured,
            "image_file": links.featured(featured) if featured else "",
            "terms": public_terms(post),
            "episode": self._episode(post),
            "comments": comments.shown,
            "mentions": comments.mentions,
            "comment_number": len(post.comments),
        }
        changed = body.changed or in_place != text or FORBIDDEN.search(text)
        source_body = Markup(text=text, dialect="html") if changed else None
        author_name = article["author_name"] if article["author_name"] != post.author else ""
        article["data"] = self._data(post, source_body, body.words, author_name, comments.hidden)
        language, anonymous = context.language_of(summary)["lang"], context.words["anonymous"]
        article["ld"] = data_block(linked_data(article, language, anonymous))
        return article

    def _data(
        self,
        post: Post,
        body: Markup | None,
        words: str,
        author_name: str,
        comments: dict[str, HiddenComment],
    ) -> Safe:
        """What the page does not show of a post, for whoever reads the page again. `body` is None where the page has it as
        it is; `words` are its words, by which a change in the page is noticed."""
        context = self._context
        return data_block(
            EmbeddedData(
                post=hidden_post(post, body, context.diagnostics),
                shown=text_hash(words) if body else "",
                author=author_name,
                own_templates=bool(context.options.template),
                comments=comments,
            )
        )

    def _body_text(self, post: Post) -> str:
        """The body as HTML without notes in its source, and with `-o safe=true` without what could run."""
        text, notes = without_notes(post.body.text if post.body else "")
        if notes:
            self._context.diagnostics.report(messages.NOTES_LEFT_OUT, post, number=notes)
        if self._context.options.safe:
            text, removed = sanitise(text)
            if removed:
                self._context.diagnostics.report(messages.POST_CLEANED, post, what=", ".join(removed))
        return text

    def _author(self, post: Post) -> Author | None:
        if author := self._context.site_index.authors.get(post.author):
            return author
        return Author(login=post.author) if post.author else None

    def _episode(self, post: Post) -> Episode | None:
        """The episode that a post is, with the absolute URL of its file."""
        found = episode(post)
        file = self._context.assets.mark_used(found.url, post) if found else None
        return found._replace(url=self._context.absolute(file)) if found and file else found

    def _featured_image(self, post: Post) -> Media | None:
        if not post.featured or post.featured == "0":
            return None
        if media := self._context.site_index.media.get(post.featured):
            self._context.missing_assets.add(media.url)
            return media
        self._context.diagnostics.report(messages.NO_IMAGE, post, id=post.featured)
        return None


class _Links:
    """The relative links from the page of one post."""

    def __init__(
        self, context: RenderContext, post: Post, file: str, one_page: Mapping[str, str] | None
    ) -> None:
        self._context, self._post, self._file, self._one_page = context, post, file, one_page

    def link(self, url: str, *, by_visitor: bool = False) -> str | None:
        """The link for a URL that leads to a post or a local file; `None` for all else.

        `by_visitor`: a comment has it, which copies only files of harmless types.
        """
        paths = self._context.paths
        target = paths.post_at(url) or self._post_at_file(url)
        if self._one_page is not None:
            return f"#{self._one_page[target.key]}" if target else None
        if target:
            return relative(self._file, paths.file(target))
        if paths.is_home(url):
            return relative(self._file, HOME)
        if (found := self._by_id(url, by_visitor=by_visitor)) is not None:
            return found
        copies = not by_visitor or is_copied_for_comment(url)
        return self._local_file(url, shown=False) if copies else None

    def _by_id(self, url: str, *, by_visitor: bool) -> str | None:
        """The link to what an id, or a URL that no page has now, means; `None` for all else, which is counted."""
        context = self._context
        paths, links = context.paths, site_links(context.site_index)
        bare, mark, fragment = url.partition("#")
        match links.meaning(bare):
            case PostSummary() as post if post.status == "publish":
                return relative(self._file, paths.file(post)) + mark + fragment
            case Media() as media if media.url:
                copies = not by_visitor or is_copied_for_comment(media.url)
                return (self._local_file(media.url, shown=False) if copies else None) or web_url(media.url)
            case Term() as term if (term.taxonomy, term.slug) in context.site_index.term_uses:
                return relative(self._file, paths.list_file(term_list(term)))
            case Author() as author if author.login in context.site_index.post_authors:
                return relative(self._file, paths.list_file(author_list(author.login)))
        if name := links.query(bare)[0]:
            context.diagnostics.tally(messages.LINK_BY_ID, name=name)
        return None

    def image(self, url: str) -> str | None:
        """The link for the URL of an image or another shown file that is local; `None` where it is not."""
        path = self._local_file(url, shown=True)
        if path is None:
            self._context.missing_assets.add_missing(url)
        return path

    def featured(self, media: Media) -> str:
        """The link for a featured image; a file of the source whose URL is not known is known by its path."""
        if media.url:
            return self.image(media.url) or media.url
        path = self._context.assets.use_media(media, draft=self._post.status != "publish")
        return relative(self._file, path) if path else ""

    def _local_file(self, url: str, *, shown: bool) -> str | None:
        path = self._context.assets.mark_used(url, self._post, shown=shown)
        return relative(self._file, path) if path else None

    def _post_at_file(self, url: str) -> PostSummary | None:
        """The public post whose source file a link names."""
        found = tags(self._context.site_index).texts.named(url, self._post.id)
        shown = found and found.status == "publish" and found.key in self._context.paths.posts
        return found if shown else None


def _summary(excerpt: str, words: str) -> str:
    return " ".join(plain(excerpt).split()) if excerpt.strip() else _cut(words, SUMMARY_LENGTH)


def _cut(text: str, limit: int) -> str:
    """The first whole words of a text, at most `limit` characters."""
    text = " ".join(text[: limit * 4].split())
    if len(text) <= limit:
        return text
    head = text[:limit].rpartition(" ")[0] or text[:limit]
    return f"{head} …"
