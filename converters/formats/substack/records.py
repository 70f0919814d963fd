"""Makes the records of the model from the rows of a table and the texts of posts."""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from html import escape
from typing import Any, Final

from converters import dates, lazy_re
from converters.clock import is_ahead
from converters.extra_keys import DATE, GENERATOR, STATUS
from converters.formats.substack.export import number
from converters.io.character_references import unescape
from converters.io.slugs import sanitize_title
from converters.model import Comment, Markup, Post, Site
from converters.readers.source_fields import Shape
from converters.site.podcasts import ENCLOSURE

_TYPES: Final = {
    "newsletter": "post",
    "podcast": "post",
    "thread": "post",
    "video": "post",
    "page": "page",
}
"""What a post is -> WordPress's word. Any other word keeps the post back, and so does none: each row of an export has one."""
_PUBLISHED: Final = {
    "true": "publish",
    "false": "draft",
    "1": "publish",
    "0": "draft",
    "t": "publish",
    "f": "draft",
}
_EVERYONE: Final = "everyone"
_CIRCLES: Final = frozenset({"only_paid", "only_free", "founding"})
"""Who reads a post, by the words that `gates` knows."""
ROW: Final = Shape(
    texts="post_id post_date is_published email_sent_at type audience title subtitle podcast_url",
    anything="inbox_sent_at",
)
"""The columns of the table of posts."""
_TAG: Final = lazy_re.compile(r"<[a-zA-Z/][^>]*>")


class Records:
    """Makes records for one publication. `site` is the address of its home page."""

    def __init__(self, name: str, site: str, zone: tzinfo | None, now: datetime) -> None:
        self._name, self._zone, self._now = name, zone, now
        self.base = site.rstrip("/") or (f"https://{name}.substack.com" if name else "")

    def site(self) -> Site:
        """The publication, by its name in its address: an export does not have its title."""
        return Site(title=self._name, url=f"{self.base}/" if self.base else "", extra={GENERATOR: "Substack"})

    def post(self, row: Mapping[str, str], html: str, comments: tuple[Comment, ...] = ()) -> Post:
        """The post of a row. `html` is its text."""
        id_ = row.get("post_id", "").strip()
        kind = row.get("type", "").strip().lower()
        extra: dict[str, Any] = {}
        status = self._status(row, extra)
        title, subtitle = _plain(row.get("title", "")), _plain(row.get("subtitle", ""))
        slug = id_.partition(".")[2].strip() or sanitize_title(title)
        if status == "publish" and (kind not in _TYPES or self._is_for_others(row)):
            status, extra[STATUS] = "private", "publish"
        if kind not in ("newsletter", "page", ""):
            extra["_substack_type"] = kind
        self._note_audience(row, status, extra)
        if sound := row.get("podcast_url", "").strip():
            extra[ENCLOSURE] = [sound]
        if sent := row.get("email_sent_at", "").strip():
            extra["_email_sent_at"] = sent
        return Post(
            id=number(id_) or slug,
            type=_TYPES.get(kind, kind or "post"),
            status=status,
            title=title,
            slug=slug,
            url=f"{self.base}/p/{slug}" if slug else "",
            date=dates.kept(self._date(row.get("post_date", "")), DATE, extra),
            body=Markup(text=html, dialect="html") if html else None,
            excerpt=escape(subtitle, quote=False),
            comments=comments,
            extra=extra,
        )

    def _status(self, row: Mapping[str, str], extra: dict[str, Any]) -> str:
        word = row.get("is_published", "").strip().lower()
        status = _PUBLISHED.get(word)
        if status is None:
            if word:
                extra[STATUS] = word
            return "private"
        moment = dates.utc(row.get("post_date", "").strip())
        return "future" if status == "publish" and moment and is_ahead(moment, self._now) else status

    def _note_audience(self, row: Mapping[str, str], status: str, extra: dict[str, Any]) -> None:
        """Keep for whom a post is. Every draft begins as one for those who pay, so that this says nothing of a draft."""
        audience = row.get("audience", "").strip().lower()
        if audience not in (_EVERYONE, "") and (status, audience) != ("draft", "only_paid"):
            extra["audience"] = audience

    def _is_for_others(self, row: Mapping[str, str]) -> bool:
        """Whether the word for who reads a post is not known, or is lost: a row that was cut, a column of another name."""
        return row.get("audience", "").strip().lower() not in (_EVERYONE, *_CIRCLES)

    def _date(self, text: str) -> str | None:
        """A date on the clock of the blog; the table has UTC."""
        text = text.strip()
        moment = dates.in_zone(text, self._zone or UTC) if text else None
        return dates.iso(moment if moment.tzinfo else moment.replace(tzinfo=UTC)) if moment else text or None


def _plain(text: str) -> str:
    """A title as people see it: the table has character references, and sometimes tags, in it."""
    return " ".join(unescape(_TAG.sub("", text)).split())
