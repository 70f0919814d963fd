"""The rows of posts and pages, each checked against what the importer refuses."""

from collections.abc import Callable
from functools import cached_property
from os import SEEK_END
from typing import Any, BinaryIO, TypeVar
from urllib.parse import quote

from converters import messages
from converters.dates import in_zone
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.extra_keys import AUTHORS, INTERNAL_TAGS
from converters.formats.ghost.records import GHOST_URL, KNOWN_CIRCLES
from converters.formats.ghost.writer.limits import LONGEST, cut
from converters.formats.ghost.writer.nodes import Document
from converters.formats.ghost.writer.tables import Row, Tables, made_id
from converters.io.image_sizes import image_size
from converters.io.urls import is_address
from converters.markup.html import plain
from converters.markup.links import rewrite_urls
from converters.markup.markdown.url_tags import tags
from converters.model import Asset, Post
from converters.publishing import seo
from converters.site.links import site_links
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary, key

_Answer = TypeVar("_Answer")

CONTENT = f"{GHOST_URL}/content/"
_OF_GHOST = ("about", "coming-soon")
"""The slugs of the page and the post that a new Ghost has."""
_STATUS = {"publish": "published", "future": "scheduled"}
"""WordPress's word -> Ghost's; all others are drafts, which only the staff sees."""


class LocalFiles:
    """What the local files are like, by the addresses that they have in Ghost."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @cached_property
    def _assets(self) -> dict[str, Asset]:
        return {f"{CONTENT}{quote(path)}": asset for path, asset in self._run.assets.files() if path}

    def dimensions(self, url: str) -> tuple[int, int] | None:
        """Width and height of an image in pixels; None where it is not local, or cannot be read."""
        return self._ask(url, image_size)

    def size(self, url: str) -> int | None:
        """The bytes of a file; None where it is not local, or cannot be read."""
        return self._ask(url, lambda stream: stream.seek(0, SEEK_END))

    def _ask(self, url: str, question: Callable[[BinaryIO], _Answer | None]) -> _Answer | None:
        asset = self._assets.get(url)
        if asset is None:
            return None
        try:
            with asset.open() as stream:
                return question(stream)
        except (SourceError, OSError):
            return None  # who copies the file reports it


class Posts:
    """Makes rows of posts. The texts of links and images lead to where Ghost has them."""

    def __init__(self, run: Run, tables: Tables, diagnostics: Diagnostics) -> None:
        self._run, self._tables, self._diagnostics = run, tables, diagnostics
        self._site_links = site_links(run.site_index)
        self._texts = tags(run.site_index).texts
        self._by_path = {
            post.url.partition("#")[0].rstrip("/"): name for name, post in run.site_index.summaries.items() if post.url and "?" not in post.url
        }  # fmt: skip
        self._files = LocalFiles(run)
        self.cards = self.blocks = 0

    def rows(self, post: Post) -> tuple[Row, Row, list[Row], list[Row]]:
        """The row of a post, that of its fields, of its tags and of its authors."""
        id_ = made_id("post", key(post))
        moment = self._date(post.date)
        document = Document(self._text(post), self._files)
        self.cards, self.blocks = self.cards + document.cards, self.blocks + document.blocks
        about = seo.read(post, self._run.site_index, self._diagnostics)
        image, meta = self._image(post)
        status = _STATUS.get(post.status, "draft")
        stated = post.extra.get("visibility")
        title = " ".join(post.title.split())
        slug = self._run.path(post)
        if slug in _OF_GHOST:
            self._diagnostics.report(messages.GHOST_HAS_SLUG, post, slug=slug)
        row: Row = {
            "id": id_, "title": self._cut(post, "title", title) or "(Untitled)", "slug": slug, "lexical": document.text,
            "feature_image": image, "featured": post.sticky, "type": "page" if post.type == "page" else "post",
            "status": status, "visibility": stated if stated in KNOWN_CIRCLES else "public", "created_at": moment,
            "updated_at": self._date(post.modified) or moment, "published_at": moment if status != "draft" else None,
            "custom_excerpt": self._cut(post, "custom_excerpt", _in_a_line(post.excerpt)) or None,
            "canonical_url": about.canonical if _fits(about.canonical, "canonical_url") else None,
        }  # fmt: skip
        meta |= {
            name: self._cut(post, name, text)
            for name, text in (("meta_title", about.title), ("meta_description", about.description))
            if text
        }
        internal = _names(post.extra.get(INTERNAL_TAGS))
        if post.type not in ("post", "page"):
            internal.append(post.type)
        authors = _names(post.extra.get(AUTHORS)) or ([post.author] if post.author else [])
        return (
            row,
            {"post_id": id_, **meta} if meta else {},
            self._tables.post_tags(id_, post.terms, internal),
            [
                {"post_id": id_, "author_id": self._tables.author(login), "sort_order": number}
                for number, login in enumerate(dict.fromkeys(authors))
            ],
        )

    def _date(self, date: str | None) -> str | None:
        """A date as Ghost has it, in UTC; one without an offset is taken for UTC."""
        moment = in_zone(date)
        return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z" if moment and moment.year >= 1000 else None

    def _cut(self, post: Post, column: str, text: str) -> str:
        short = cut(column, text)
        if short != text:
            self._diagnostics.report(
                messages.CUT_FOR_GHOST, post, what=column.replace("_", " "), most=LONGEST[column]
            )
        return short

    def _image(self, post: Post) -> tuple[str | None, Row]:
        """The address of the feature image, and what is said of it."""
        media = self._run.site_index.media.get(post.featured) if post.featured else None
        if media is None or not media.url:
            return None, {}
        path = self._run.assets.mark_used(media.url, post)
        url = f"{CONTENT}{quote(path)}" if path else media.url
        meta: Row = {"feature_image_alt": cut("feature_image_alt", media.alt)} if media.alt else {}
        if media.caption:
            meta["feature_image_caption"] = media.caption
        return (url, meta) if _fits(url, "feature_image") else (None, {})

    def _text(self, post: Post) -> str:
        """The body, with links to posts and files where Ghost has them."""
        if post.body is None:
            return ""
        return rewrite_urls(post.body.text, self._changer(post))

    def _changer(self, post: Post) -> Callable[[str, str], str | None]:
        def change(name: str, url: str) -> str | None:
            bare, mark, fragment = url.partition("#")
            if name == "href" and bare:
                meaning = self._site_links.meaning(bare)
                meaning = meaning or self._texts.named(url, post.id)
                found = (
                    meaning.key if isinstance(meaning, PostSummary) else self._by_path.get(bare.rstrip("/"))
                )
                if found and (slug := self._run.plan.paths.get(found)):
                    return f"{GHOST_URL}/{slug}/{mark}{fragment}"
            path = self._run.assets.mark_used(url, post, shown=name != "href")
            return f"{CONTENT}{quote(path)}" if path else None

        return change


def _names(value: Any) -> list[str]:
    return [name for name in value if isinstance(name, str) and name] if isinstance(value, list) else []


def _in_a_line(excerpt: str) -> str:
    """An excerpt as plain text, which is what Ghost takes: its themes show markup in it as signs."""
    return " ".join(plain(excerpt).split())


def _fits(url: str, column: str) -> bool:
    return bool(url) and len(url) <= LONGEST[column] and (url.startswith(GHOST_URL) or is_address(url))
