"""The chapters: a post each, with its image, its text, its terms and its comments."""

from typing import Any, Final, NamedTuple

from markupsafe import Markup as Safe

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.epub.links import Links, PostLinks, anchor, web_link
from converters.formats.epub.templates import Templates
from converters.formats.epub.xhtml import body
from converters.formats.epub.xml_words import identifier, line
from converters.markup.html import plain
from converters.model import Post
from converters.privacy import public_terms
from converters.publishing import comment_threads
from converters.publishing.words import language_attributes
from converters.site.plan import Run
from converters.site.post_summaries import key

NAME_LENGTH: Final = 60
"""Characters of a name that is cut from the text, of a post without a title."""
MAX_DEPTH: Final = 12
"""Levels of a thread that are nested lists; deeper comments stand on the last level."""


class Chapter(NamedTuple):
    """As much of a chapter as the lists show."""

    file: str
    title: str
    date: str
    type: str
    author: str
    terms: tuple[tuple[str, str, str], ...]
    """Taxonomy, slug and name."""


class Chapters:
    """Renders chapters."""

    def __init__(self, run: Run, links: Links, templates: Templates, diagnostics: Diagnostics) -> None:
        self._run, self._links, self._templates, self._diagnostics = run, links, templates, diagnostics
        self._site_index = run.site_index

    def render(self, post: Post) -> tuple[Chapter, str]:
        """What the lists show of a post, and its page."""
        links = self._links.of(post)
        text = self._body(post.body.text if post.body else "", links, "t-", 1)
        author = self._site_index.authors.get(post.author)
        terms = tuple(
            (ref.taxonomy, ref.slug or ref.name, line(ref.name) or line(ref.slug) or "–")
            for ref in public_terms(post)
        )
        words = self._templates.words
        title = line(post.title) or self._name(post) or words["untitled"]
        chapter = Chapter(
            self._run.path(post),
            title,
            post.date or "",
            post.type,
            line((author.name or author.login) if author else post.author),
            terms,
        )
        summary = self._site_index.summaries[key(post)]
        language = summary.language or self._site_index.site.language
        comments = self._comments(post, links)
        page = self._templates.render(
            "chapter.xhtml",
            root="../",
            title=title,
            chapter=chapter,
            post=post,
            text=text,
            image=self._image(post),
            source=web_link(post.url),
            terms=[(name, f"../{anchor(taxonomy, slug)}") for taxonomy, slug, name in terms],
            comments=[comment for comment in comments if not comment["mention"]],
            mentions=[comment for comment in comments if comment["mention"]],
            **language_attributes(language),
        )
        return chapter, page

    def _body(self, html: str, links: PostLinks, prefix: str, level: int) -> Safe:
        made = body(html, links, prefix, level)
        for name, number in sorted(made.removed.items()):
            self._diagnostics.tally(messages.BOOK_ELEMENT, number, what=name)
        return Safe(made.xhtml)

    def _name(self, post: Post) -> str:
        """The first words of a post without a title."""
        words = line(plain(post.body.text)[: NAME_LENGTH * 4]) if post.body else ""
        return (
            words
            if len(words) <= NAME_LENGTH
            else f"{words[:NAME_LENGTH].rpartition(' ')[0] or words[:NAME_LENGTH]} …"
        )

    def _image(self, post: Post) -> tuple[str, str] | None:
        """The link to the featured image, and its description."""
        if not post.featured or post.featured == "0":
            return None
        media = self._site_index.media.get(post.featured)
        if media is None:
            self._diagnostics.report(messages.NO_IMAGE, post, id=post.featured)
            return None
        name = self._links.files.of_media(media, post)
        return (f"../{name}", media.alt) if name else None

    def _comments(self, post: Post, links: PostLinks) -> list[dict[str, Any]]:
        """The comments for the template, in threads. `down`: it begins a list of answers; `up`: how many lists end before it;
        `depth`: its level; `answers`: the anchor of the comment that it answers."""
        author = self._site_index.authors.get(post.author)
        threads = list(comment_threads.threaded(post.comments))
        anchors = {item.order: f"comment-n{item.order}" for item in threads}
        by_id = {item.comment.id: item for item in reversed(threads) if item.comment.id}
        anchors |= {item.order: identifier(id_, "comment-") for id_, item in by_id.items()}
        shown: list[dict[str, Any]] = []
        before, mention = 0, False
        for item in threads:
            comment, depth = item.comment, min(item.level, MAX_DEPTH)
            if depth == 1 and comment.type in comment_threads.MENTIONS and not mention:
                before, mention = 0, True
            answers = by_id.get(comment.parent) if item.level > 1 else None
            shown.append(
                {
                    "comment": comment,
                    "mention": mention,
                    "anchor": anchors[item.order],
                    "url": web_link(comment_threads.link(comment.author.url)),
                    "by_author": bool(author and comment.author.user == author.id != ""),
                    "answers": anchors[answers.order] if answers else "",
                    "answers_name": answers.comment.author.name if answers else "",
                    "text": self._body(
                        comment.body.text if comment.body else "", links, f"c{item.order}-", 2
                    ),
                    "down": depth > before,
                    "up": max(before - depth, 0),
                    "depth": depth,
                }
            )
            before = depth
        return shown
