"""Which differences between a blog and what was written of it are by design: the one judgement of `convert --verify`
and `diff --public`.

Nothing is excused by its field alone. A field that the format does not carry may be missing, not different; a value that
a row of `Writer.losses` explains must be what that row makes of it; and a text may only differ where a finding about it
says so, and then only as the conversion made it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple, Protocol
from urllib.parse import unquote

from converters.base import AssetWriter, Writer
from converters.diagnostics import Finding, Severity, identity
from converters.extra_keys import (
    ALIASES,
    LANGUAGE,
    MENU_ITEM_TYPE,
    NAME_HTML,
    NAME_RAW,
    OLD_SLUGS,
    STATUS,
    TITLE_RAW,
    TRANSLATION_KEY,
    TRANSLATIONS,
    first_text,
)
from converters.fields import EVERYTHING
from converters.io.urls import split
from converters.model import MENU_ITEM, Comment, Media, Post, Record, Term, record_type
from converters.privacy import public_media
from converters.publishing.custom_fields import ELEMENTS
from converters.publishing.housekeeping import is_housekeeping, is_reference
from converters.publishing.menus import MENU, PAGE_LIST, is_page_of
from converters.site.permalinks import PermalinkTable
from converters.site.post_summaries import key

TEXTS: Final = frozenset({"post.body", "post.excerpt", "comment.body", "term.description"})
"""Fields that a writer converts; a row of `Writer.losses` alone explains no change of them."""

OF_DRAFTS: Final = "a file that only drafts show lies apart from those of the site"
NOT_CARRIED: Final = "the format has no place for them"
NOT_READ_BACK: Final = "written as menus and not read back"
NOTES: Final = "notes of WordPress and plug-ins for themselves"
ENDS: Final = "white space at the ends of a value"
FORMER: Final = "former addresses are stored as the target has them"
DERIVED: Final = "stated in the target, where the source left it to be understood"
PAGES: Final = "a list of pages in a menu is written as the pages"
DRAFTED: Final = "written as a draft that says which status it had"
MADE: Final = "made by the conversion"
NEW_ADDRESS: Final = "a new permalink, since the target cannot have the old one"
SAME: Final = "shown as it was"
"""What `TextReason` gives for texts that are no different where the target is built."""


class Matched(NamedTuple):
    """A record of both blogs; for a comment with the posts that it belongs to."""

    a: Record | Comment
    post_a: Post | None
    b: Record | Comment
    post_b: Post | None


class Explained(NamedTuple):
    """Differences that are by design: the field, or the record type, and why."""

    what: str
    why: str


class TextReason(Protocol):
    """See `written_texts.WrittenTexts.reason`."""

    def __call__(self, field: str, records: Matched, *, reported: bool) -> str:
        """Why two texts differ by design; empty if they should not."""


class Judgement:
    """What a writer's declarations and the findings of a run explain; `counts` has what was explained so far.

    `findings` are those of the conversion; `text_reason` judges texts, `made` converts a post again. `languages` are
    those of the site and of what is read back.
    """

    def __init__(
        self,
        writer: Writer,
        findings: Iterable[Finding],
        text_reason: TextReason,
        permalinks: PermalinkTable,
        languages: Collection[str],
        made: Callable[[Post], Post | None],
    ) -> None:
        self._permalinks, self._languages, self._made = permalinks, languages, made
        self._carries = writer.carries or EVERYTHING
        self._losses, self._not_read_back = writer.losses, writer.not_read_back
        self._has_menus = MENU_ITEM not in writer.unsupported_post_types
        self._public, self._text_reason = writer.public, text_reason
        self._draft_files = writer.draft_files if isinstance(writer, AssetWriter) else ""
        self._changed = {
            (finding.record, finding.id)
            for finding in findings
            if finding.id and finding.severity in (Severity.LOSS, Severity.WARNING, Severity.INFO)
        }
        self._page_lists: set[str] = set()
        """The ids of menu items in whose place the target has items for pages."""
        self.counts: Counter[Explained] = Counter()

    def explains(self, records: Matched, field: str, a: Any, b: Any) -> bool:
        """Whether the difference of a field, `post.body`, is by design; `a` and `b` are its values."""
        why = self._reason(records, field, a, b)
        if why and why != SAME:
            self.counts[Explained(field, why)] += 1
        return bool(why)

    def explains_absence(self, side: str, record: Record | Comment, post: Post | None) -> bool:
        """Whether it is by design that only one side has a record."""
        word = record_type(record)
        why = ""
        if side == "a" and not isinstance(record, Comment) and isinstance(record, Post):
            why = NOT_READ_BACK if record.type in self._not_read_back else ""
        if side == "a" and (not self._carries.names.get(word) or self._is_menu_without_place(record)):
            why = NOT_CARRIED
        if side == "b" and isinstance(record, Media) and self._is_of_drafts(record):
            why = OF_DRAFTS
        why = why or self._page_list_reason(side, record)
        if why:
            self.counts[Explained(word, why)] += 1
        return bool(why)

    def _is_menu_without_place(self, record: Record | Comment) -> bool:
        """Whether a term is a menu, in a format that has none."""
        return isinstance(record, Term) and record.taxonomy == MENU and not self._has_menus

    def _is_of_drafts(self, media: Media) -> bool:
        """Whether a media item lies where files go that only drafts show: a public site does not list it."""
        return bool(self._draft_files) and media.id.startswith(self._draft_files)

    def _page_list_reason(self, side: str, record: Record | Comment) -> str:
        """Why only one side has an item of a menu: a list of pages, or a page of it. The source comes first."""
        if not isinstance(record, Post) or record.type != MENU_ITEM:
            return ""
        if side == "a" and first_text(record.extra, MENU_ITEM_TYPE) == PAGE_LIST:
            self._page_lists.add(record.id)
            return PAGES
        return PAGES if side == "b" and is_page_of(record.id, self._page_lists) else ""

    def _reason(self, records: Matched, field: str, a: Any, b: Any) -> str:
        if not self._is_carried(field) and not b:
            return NOT_CARRIED
        if self._is_note(records, field, b):
            return NOTES
        if field == "post.status" and a == "draft" and b == records.a.extra.get(STATUS):
            return DRAFTED
        if field == "post.url" and isinstance(records.a, Post) and self._is_new_address(records.a, b):
            return NEW_ADDRESS
        if field in TEXTS:
            return self._text_reason(field, records, reported=self._is_reported(records))
        if isinstance(a, str) and isinstance(b, str) and a.strip() == b.strip():
            return ENDS
        if field.startswith("post.extra.") and (why := self._extra_reason(records, field, a, b)):
            return why
        for loss in self._losses:
            if _is_about(field, loss.field) and loss.applies(records.a) and loss.explains(a, b):
                return loss.why
        return ""

    def _is_carried(self, field: str) -> bool:
        word, _, path = field.partition(".")
        if path.startswith("extra."):
            path = "extra"
        if path.startswith("terms."):
            path = "terms.slug"
        return self._carries.has(word, path)

    def _is_note(self, records: Matched, field: str, b: Any) -> bool:
        """Whether a value is one that no public target has, which the report counts."""
        word, _, path = field.partition(".")
        if not self._public or not path.startswith("extra.") or b is not None:
            return False
        name = path.removeprefix("extra.")
        if isinstance(records.a, Media):
            return name not in public_media(records.a).extra
        if word == "comment":
            return name in (NAME_HTML, NAME_RAW)
        extra = records.a.extra
        hidden = name.startswith("_") or name.startswith("meta:_")
        return (
            name in ELEMENTS
            or name == TITLE_RAW
            or hidden
            or is_housekeeping(name)
            or is_reference(name, extra[name], extra)
        )

    def _extra_reason(self, records: Matched, field: str, a: Any, b: Any) -> str:
        """Why a field of `extra` differs that a writer derives from others, or a reader from the target."""
        if not isinstance(records.a, Post) or not isinstance(records.b, Post):
            return ""
        name = field.removeprefix("post.extra.")
        if name in (ALIASES, OLD_SLUGS):
            gone = _former_names(records.a) - _former_names(records.b)
            taken = [self._is_taken(path) for path in _former(records.a) if _name_of(path) in gone]
            return FORMER if all(taken) and _former_names(records.b) <= _former_names(records.a) else ""
        if a is None and ((name == LANGUAGE and b in self._languages) or name == TRANSLATIONS):
            return DERIVED
        if name == TRANSLATION_KEY and a is None and b in _translations(records.a):
            return DERIVED
        made = self._made(records.a) if a is None else None
        return MADE if made and made.extra.get(name) == b else ""

    def _is_taken(self, path: str) -> bool:
        """Whether another post answers at a path; the file of `/walks/index` is that of `/walks/`."""
        whole = f"/{path.strip('/')}"
        folder = whole.removesuffix("/index") if whole.endswith("/index") else whole
        return not all(self._permalinks.is_free(same) for same in (whole, f"{whole}/", folder, f"{folder}/"))

    def _is_new_address(self, post: Post, url: Any) -> bool:
        """Whether a permalink is the one that the plan gave the post."""
        planned = self._permalinks.assigned(key(post))
        return planned is not None and unquote(split(str(url)).path).rstrip("/").endswith(planned.rstrip("/"))

    def _is_reported(self, records: Matched) -> bool:
        """Whether a finding is about a record, or about the post of a comment."""
        named = [records.a, *filter(None, [records.post_a])]
        return any((record_type(record), identity(record)) in self._changed for record in named)


def _translations(post: Post) -> set[str]:
    """The ids of a post and of its translations."""
    found = post.extra.get(TRANSLATIONS)
    return {post.id, *(map(str, found.values()) if isinstance(found, dict) else ())}


def _former(post: Post) -> list[str]:
    """The addresses that a post had before, and its former slugs."""
    aliases, slugs = (post.extra.get(name) or [] for name in (ALIASES, OLD_SLUGS))
    return [
        str(path) for paths in (aliases, slugs) for path in (paths if isinstance(paths, list) else [paths])
    ]


def _name_of(path: str) -> str:
    """The last part of a path, without what a file has for its ending."""
    return path.removesuffix("index.html").strip("/").rpartition("/")[2].removesuffix(".html")


def _former_names(post: Post) -> set[str]:
    return {name for path in _former(post) if (name := _name_of(path))} - {post.slug}


def _is_about(field: str, stated: str) -> bool:
    return field == stated or field.startswith(f"{stated}.")


def groups(counts: Mapping[Explained, int]) -> list[tuple[str, int]]:
    """Why differences are by design, and how many for each reason, the most first."""
    found: Counter[str] = Counter()
    for explained, number in counts.items():
        found[explained.why] += number
    return found.most_common()
