"""Warns of what WordPress's importer will do with a record and its owner would not expect.

The rules are those of WordPress's importer 0.9.5 and of `wp_insert_post`.
"""

import ipaddress
from collections.abc import Iterable
from datetime import datetime, timedelta

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.formats.wxr.writer.permalinks import Pages, ends_in, is_file, split, taken_as
from converters.io import urls
from converters.io.slugs import remove_accents
from converters.model import MENU_ITEM, Media, Post, TermRef
from converters.readers.wordpress.vocabulary import SAVED

_OWN_TYPES = frozenset(
    """post page attachment revision nav_menu_item custom_css customize_changeset wp_block wp_template
    wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face""".split()
)
_OWN_TAXONOMIES = frozenset(
    "category post_tag post_format nav_menu link_category wp_theme wp_template_part_area wp_pattern_category".split()
)
_IDS = tuple(
    (begin, lazy_re.compile(pattern))
    for begin, pattern in {
        "wp-image-": r"wp-image-(\d+)",
        "ids=": r"""ids=["']([\d, ]+)["']""",
        '"id":': r'"id":(\d+)',
        '"ref":': r'"ref":(\d+)',
        '"mediaId":': r'"mediaId":(\d+)',
        '"ids":[': r'"ids":\[([\d,]+)\]',
    }.items()
)
"""The ways in which a text refers to posts by id, and how each begins: most texts have none."""
_JSON = '":'
"""What those in the attributes of blocks have in common."""
_IDS_IN_HTML = tuple((begin, pattern) for begin, pattern in _IDS if _JSON not in begin)
_DIGITS = lazy_re.compile(r"\d+")


class UniqueDates:
    """Dates by which WordPress tells items apart. Memory: a hash or two an item."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._tried: dict[int, int] = {}
        """How far items with the same title and date have moved: all seconds before are used."""

    def free(self, kind: str, title: str, date: str | None) -> tuple[str | None, int]:
        """The date, or the next second at which WordPress does not confuse the item with another; and the seconds between.

        `post_exists` asks for title, date and type; an empty title, or none, matches anything.
        """
        if date is None or kind == MENU_ITEM:
            return date, 0
        title = remove_accents(title).casefold().strip()  # as databases compare
        wish = hash((kind, title, date[:19]))
        seconds = self._tried.get(wish, 0)
        moment = _later(date, seconds)
        while hash((kind, title, moment[:19])) in self._taken or (
            not title and hash((kind, moment[:19])) in self._taken
        ):
            seconds += 1
            moment = _later(date, seconds)
        if seconds:
            self._tried[wish] = seconds
        self._taken |= {hash((kind, title, moment[:19])), hash((kind, moment[:19]))}
        return moment, seconds


def _later(date: str, seconds: int) -> str:
    """A date so many seconds later; in the last month that there is, earlier."""
    if not seconds:
        return date
    step = timedelta(seconds=seconds)
    moment = datetime.fromisoformat(date)
    return (moment - step if date >= "9999-12" else moment + step).isoformat()


class ImporterWarnings:
    """Reports what the importer will do to the items of an export."""

    def __init__(self, diagnostics: Diagnostics, site: str, renumbered: set[int]) -> None:
        self._diagnostics = diagnostics
        self._site = site
        self._renumbered = renumbered
        """Ids that belong to something else now."""
        self._pages = Pages(site)

    def post(self, post: Post, slug: str) -> dict[str, str]:
        """Report on a post with this slug; returns what WordPress will change, by field."""
        diagnostics = self._diagnostics
        if post.date is None and not {"post_date", "post_date_gmt"} & post.extra.keys():
            diagnostics.tally(messages.NO_POST_DATE, type=post.type)
        if post.type == "post" and not (post.title or post.excerpt or (post.body and post.body.text)):
            diagnostics.report(messages.NOTHING_IN_IT, post, type=post.type)
        if post.status == "auto-draft":
            diagnostics.tally(messages.NOT_IMPORTED, what="posts that are auto-draft")
        if post.status == "future":
            diagnostics.tally(messages.SCHEDULED)
        if post.likes is not None:
            diagnostics.tally(messages.ONLY_A_FIELD, what="likes of posts", field=f"{SAVED}likes")
        if comments := sum(comment.likes is not None for comment in post.comments):
            diagnostics.tally(
                messages.ONLY_A_FIELD, comments, what="likes of comments", field=f"{SAVED}likes"
            )
        self._foreign(post.type, post.terms)
        self._ids(post)
        changed = self._modified(post.modified, post.date)
        if self._moves(post, slug):
            changed["url"] = post.url
        return changed

    def media(self, media: Media, modified: str, *, is_beside: bool) -> dict[str, str]:
        """The same for a media item; `is_beside`: its file is in the folder of uploads beside the export."""
        why = unfetchable(media.url, self._site)
        if why and is_beside:
            self._diagnostics.tally(messages.NOT_IN_LIBRARY)
        elif why:
            self._diagnostics.report(
                messages.CANNOT_BE_FETCHED, media, url=f"{media.url[:200]!r} " * bool(media.url), why=why
            )
        return self._modified(modified, media.date)

    def _modified(self, modified: str | None, date: str | None) -> dict[str, str]:
        if not modified or modified == date:
            return {}
        field = f"{SAVED}modified"
        self._diagnostics.tally(messages.ONLY_A_FIELD, what="dates of the last change", field=field)
        return {"modified": modified}

    def _moves(self, post: Post, slug: str) -> bool:
        """Whether a post cannot keep its URL in WordPress because of its slug or those of its parent pages."""
        field, new = f"{SAVED}url", taken_as(slug, post.type)
        elsewhere = post.type == "page" and self._pages.moves(post, new)
        if new != slug and not ends_in(post.url, new):
            self._diagnostics.report(messages.SLUG_CHANGES, post, slug=slug, new=new, field=field)
            return bool(post.url)
        if new != slug:
            self._diagnostics.tally(messages.SLUG_AS_IN_ADDRESS)
        if is_file(post.url):
            self._diagnostics.tally(messages.ADDRESS_CHANGES, field=field)
            return True
        if elsewhere:
            self._diagnostics.tally(messages.PAGE_MOVES, field=field)
        return elsewhere

    def _foreign(self, kind: str, terms: Iterable[TermRef]) -> None:
        if kind not in _OWN_TYPES:
            self._diagnostics.tally(messages.NEEDS_PLUGIN, what="post type", name=kind)
        for term in terms:
            if term.taxonomy not in _OWN_TAXONOMIES:
                self._diagnostics.tally(messages.NEEDS_PLUGIN, what="taxonomy", name=term.taxonomy)

    def _ids(self, post: Post) -> None:
        """Ids in texts, which the importer leaves as they are."""
        if not post.body:
            return
        text = post.body.text
        named = {
            int(digits)
            for begin, pattern in (_IDS if _JSON in text else _IDS_IN_HTML)
            if begin in text
            for found in pattern.findall(text)
            for digits in _DIGITS.findall(found)
            if len(digits) < 20
        }
        if old := sorted(named & self._renumbered):
            self._diagnostics.report(messages.OLD_IDS_IN_TEXT, post, ids=", ".join(map(str, old[:5])))
        elif named:
            self._diagnostics.tally(messages.IDS_IN_TEXT)


def unfetchable(url: str, site: str) -> str:
    """Why WordPress cannot fetch a file from a URL, as a clause that follows it; empty if it can."""
    parts = split(url)
    if not url:
        return "is not known"
    if parts is None:
        return "is invalid"
    if not parts.scheme and not parts.netloc:
        return "" if split(site) and _host(site) else "is only a path, and the URL of the site is not known"
    if parts.scheme not in ("http", "https", ""):
        return f"begins with {parts.scheme}:, which no server answers"
    host = _host(url)
    if not host:
        return "names no server"
    return "is of this computer or of a local network" if _is_local(host) else ""


def absolute(url: str, site: str) -> str:
    """The absolute URL of a file."""
    parts = split(url)
    if not url or parts is None or parts.scheme or not _host(site):
        return url
    return urls.join(site.rstrip("/") + "/", url)


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan")):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host
    return not address.is_global


def _host(url: str) -> str:
    parts = split(url)
    try:
        return (parts.hostname or "") if parts else ""
    except ValueError:
        return ""
