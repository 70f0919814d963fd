"""Makes the records of the model from the items of the feed."""

from collections.abc import Mapping
from typing import Any, Final

from converters import dates, lazy_re
from converters.extra_keys import DATE, GENERATOR, MODIFIED
from converters.io import urls
from converters.io.json.parts import text_at
from converters.model import Markup, Media, Post, Site
from converters.privacy import unread_fields
from converters.readers.known_by_name import KnownByName
from converters.readers.source_fields import FieldCheck, Shape

_UPLOAD: Final = lazy_re.compile(r"""(?<=["'(])(?:\./)?(?=uploads/)""")
"""Where the relative address of an upload begins: it is one from the root of the site."""
_PERSON: Final = Shape(texts="name url", kept="avatar _microblog")
_ITEM: Final = Shape(
    texts="id url title content_html content_text summary date_published date_modified image status", flags="is_draft", lists="tags",
    parts={"author": _PERSON}, rows={"authors": _PERSON},
)  # fmt: skip
"""All other fields of an item are kept in `extra` by their names."""
_FEED: Final = Shape(
    texts="version title home_page_url description language", anything="feed_url expired next_url hubs user_comment",
    kept="icon favicon _microblog", parts={"author": _PERSON}, rows={"authors": _PERSON},
)  # fmt: skip
_PUBLISHED: Final = ("", "published", "publish")


class Records(KnownByName):
    """Makes records for one blog, and remembers its authors and tags. Memory: their names."""

    def __init__(self, feed: Mapping[str, Any], check: FieldCheck) -> None:
        super().__init__()
        self._feed, self._check = feed, check
        self._owner = _author(feed)

    def site(self) -> Site:
        """The blog, as its feed describes it."""
        site = Site(
            title=text_at(self._feed, "title"),
            url=text_at(self._feed, "home_page_url"),
            description=text_at(self._feed, "description"),
            language=text_at(self._feed, "language"),
            extra={GENERATOR: "Micro.blog"},
        )
        self._check.keep(site, self._feed, _FEED)
        return site

    def post(self, item: Mapping[str, Any]) -> Post:
        """The post of an item. Short posts have no title."""
        known, others = _ITEM.split(item)
        extra = {name: value for name, value in others.items() if value not in (None, "", [])}
        url = text_at(item, "url")
        name, author_url = _author(item) if _author(item)[0] else self._owner
        modified = text_at(item, "date_modified")
        post = Post(
            id=text_at(item, "id") or url,
            status=_status(item, others),
            title=text_at(item, "title"),
            slug=urls.split(url).path.rstrip("/").rpartition("/")[2].removesuffix(".html"),
            url=url,
            date=dates.kept(text_at(item, "date_published") or None, DATE, extra),
            modified=dates.kept(modified or None, MODIFIED, extra),
            author=self._authors.author(name, url=author_url).login if name else "",
            body=_body(item),
            excerpt=text_at(item, "summary"),
            terms=tuple(self._terms.ref("post_tag", tag) for tag in _tags(item)),
            featured=text_at(item, "image"),
            extra=extra,
        )
        self._check.keep(post, known, _ITEM)
        return post

    def image(self, post: Post) -> Media | None:
        """The image that stands for a post; None where it has none."""
        return Media(id=post.featured, url=post.featured) if post.featured else None


def _body(item: Mapping[str, Any]) -> Markup | None:
    """The source of a post; the HTML made of it lacks what the renderer leaves out (`<!-- raw HTML omitted -->`)."""
    if (source := text_at(item, "content_text")).strip():
        return Markup(text=_UPLOAD.sub("/", source.strip("\n")), dialect="markdown")
    html = text_at(item, "content_html").strip()
    return Markup(text=_UPLOAD.sub("/", html), dialect="html") if html else None


def _status(item: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """The status of an item; `others` are its fields that nobody knows, of which one may be what is left of its status."""
    stated = item.get("status")
    # not known, so not public
    word = stated.lower() if isinstance(stated, str) else repr(stated) if stated else ""
    if item.get("is_draft"):
        return "draft"
    if word not in _PUBLISHED:
        return word
    return "private" if unread_fields.hides(others, has_status=bool(word)) else "publish"


def _tags(item: Mapping[str, Any]) -> list[str]:
    tags = item.get("tags")
    return list(
        dict.fromkeys(
            str(tag)
            for tag in (tags if isinstance(tags, list) else ())
            if type(tag) in (str, int, float) and tag
        )
    )


def _author(values: Mapping[str, Any]) -> tuple[str, str]:
    """The name and URL of the author: of a list of them the first (JSON Feed 1.1), or the one of version 1."""
    found = values.get("authors") or values.get("author")
    first = found[0] if isinstance(found, list) and found else found
    return text_at(first, "name"), text_at(first, "url")
