"""Takes what is personal out of records, for a target that everyone may see.

In two steps. `with_public_names` changes what records are called: logins, slugs, ids and URLs. It is a function of
the name alone, so that what names a record still does, whatever the order. `without_personal_data` removes fields.
What the texts of a blog say stays: titles, bodies, excerpts, captions are the author's words.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final, TypeVar

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import (
    ALIASES,
    ALT_RAW,
    ATTACHMENT_URL,
    AUTHOR,
    AUTHORS,
    BUILDER_FIELDS,
    CREATOR,
    FOOTNOTES,
    GUID,
    LINK,
    MENU_ITEM_OBJECT_ID,
    MENU_ITEM_PARENT,
    MENU_ITEM_URL,
    OLD_SLUGS,
    TITLE_HTML,
    TITLE_RAW,
    TRANSLATIONS,
)
from converters.io.slugs import sanitize_title
from converters.model import (
    Author,
    Comment,
    Commenter,
    Extra,
    Media,
    Post,
    Record,
    Site,
    Term,
    TermRef,
    record_type,
)
from converters.personal import field_names
from converters.personal.fields import are_plain, is_personal, is_personal_text
from converters.personal.names import public_name, public_path, public_text, public_url

AnyRecord = TypeVar("AnyRecord", bound=Record)
Change = Callable[[str], str]


def _menu_url(url: str) -> str:
    """The URL of an item of a menu: what it leads to; `mailto:` is what visitors see and use."""
    return url if url.strip().lower().startswith("mailto:") else public_url(url)


NAMES: Final[dict[str, dict[str, Change]]] = {
    "author": {"id": public_name, "login": public_name},
    "term": {"id": public_name, "parent": public_name},
    "media": {"id": public_name, "parent": public_name, "url": public_url, "path": public_path},
    "post": {
        "id": public_name,
        "slug": public_name,
        "url": public_url,
        "author": public_name,
        "parent": public_name,
        "featured": public_name,
    },
    "comment": {"id": public_name, "parent": public_name},
    "commenter": {"user": public_name},
}
"""Fields of records that name a record or a place: record type -> field -> what makes it public."""
NAMES_IN_EXTRA: Final[dict[str, Change]] = {
    **dict.fromkeys((AUTHOR, AUTHORS, CREATOR, TRANSLATIONS), public_name),
    **dict.fromkeys((MENU_ITEM_OBJECT_ID, MENU_ITEM_PARENT), public_name),
    MENU_ITEM_URL: _menu_url,
    **dict.fromkeys((LINK, GUID, ATTACHMENT_URL), public_url),
}
"""The same for keys of `extra`."""
SHOWN_NAMES: Final = ("login", "slug", "url", "path", "name")
"""Fields that are reported where they are changed; ids and references to others follow them."""
FORMER_PATHS: Final = frozenset({OLD_SLUGS, ALIASES})
"""Keys of lists whose items lead to a post: one with an address goes, the others stay."""
TEXTS: Final = frozenset({FOOTNOTES, TITLE_HTML, TITLE_RAW, ALT_RAW, MENU_ITEM_URL}) | BUILDER_FIELDS
"""Keys of what visitors read on the page, which stays as it is, as the body does."""


def with_public_names(record: AnyRecord) -> AnyRecord:
    """The record with names in which no address is; the same object where there was none."""
    new = _renamed(record, record_type(record))
    match record:
        case Term():
            new["slug"] = _public_slug(record.slug, record.name)
        case Post():
            terms = tuple(map(_public_ref, record.terms))
            new["terms"] = terms if terms != record.terms else record.terms
            if record.comments and not _have_plain_names(record.comments):
                new["comments"] = _changed(record.comments, tuple(map(_comment, record.comments)))
    new["extra"] = _extra_names(record.extra)
    changed = {name: value for name, value in new.items() if value is not getattr(record, name)}
    return replace(record, **changed) if changed else record


def report_public_names(before: Record, after: Record, diagnostics: Diagnostics) -> None:
    """Count the names that `with_public_names` changed."""
    for name in SHOWN_NAMES:
        if before is not after and getattr(before, name, "") != getattr(after, name, ""):
            diagnostics.tally(messages.PERSONAL_FIELD, name=name)


def without_personal_data(record: AnyRecord, diagnostics: Diagnostics) -> AnyRecord:
    """The record without fields that are personal by their name or value, each of which is counted.

    Addresses in the names of authors, terms and files are cut. Comments are another matter: see `public_commenter`.
    """
    new: dict[str, Any] = {}
    match record:
        case Author():
            new = {"name": public_text(record.name), "email": "", "url": _public_link(record.url)}
        case Term():
            new = {"name": public_text(record.name)}
            new["description"] = "" if is_personal_text(record.description) else record.description
        case Media():
            new = {"title": public_text(record.title)}
        case Site():
            new = {"url": public_url(record.url)}
    changed = {name: value for name, value in new.items() if value != getattr(record, name)}
    for name in changed.keys() - {"email"}:
        diagnostics.tally(messages.PERSONAL_FIELD, name=name)
    extra = dict(_public_extra(record.extra, diagnostics))
    if len(extra) != len(record.extra) or any(extra[name] is not record.extra[name] for name in extra):
        changed["extra"] = extra
    return replace(record, **changed) if changed else record


def without_personal_pages(extra: Extra) -> Extra:
    """`extra` without the pages of page builders that hold an address, for what is kept beside the page made of them.

    What such a page shows stays on the page; in its settings are the addresses that forms send to.
    """
    hidden = {name for name in BUILDER_FIELDS & extra.keys() if is_personal(name, extra[name])}
    return {name: value for name, value in extra.items() if name not in hidden} if hidden else extra


def public_commenter(author: Commenter) -> Commenter:
    """Who wrote a comment, as a site shows it: name and URL without addresses, and the id of an account."""
    return Commenter(name=public_text(author.name), url=_public_link(author.url), user=author.user)


def shown_key(name: str) -> str:
    """The name of a field as a finding has it: without an address, and one for all fields of a family."""
    return public_text(field_names.family(name)) or "(an address)"


def _public_link(url: str) -> str:
    """The URL of somebody's own page; `""` for one that holds an address, `mailto:` among them."""
    personal = url.strip().lower().startswith("mailto:") or is_personal_text(url)
    return "" if personal else url


def _renamed(struct: Any, kind: str) -> dict[str, Any]:
    """The fields of a struct that name something, made public."""
    return {
        name: change(value)
        for name, change in NAMES.get(kind, {}).items()
        if (value := getattr(struct, name))
    }


def _comment(comment: Comment) -> Comment:
    new = _renamed(comment, "comment")
    author = _renamed(comment.author, "commenter")
    if any(value != getattr(comment.author, name) for name, value in author.items()):
        new["author"] = replace(comment.author, **author)
    changed = {name: value for name, value in new.items() if value != getattr(comment, name)}
    return replace(comment, **changed) if changed else comment


def _have_plain_names(comments: tuple[Comment, ...]) -> bool:
    """Whether all ids of comments, and of their authors, are as they nearly always are: numbers."""
    return are_plain(
        [id_ for comment in comments for id_ in (comment.id, comment.parent, comment.author.user)]
    )


def _changed(old: tuple[Comment, ...], new: tuple[Comment, ...]) -> tuple[Comment, ...]:
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new


@lru_cache(4096)  # most posts have terms of other posts
def _public_ref(ref: TermRef) -> TermRef:
    slug, name = _public_slug(ref.slug, ref.name), public_text(ref.name)
    return ref if (slug, name) == (ref.slug, ref.name) else replace(ref, slug=slug, name=name)


def _public_slug(slug: str, name: str) -> str:
    """The slug of a term. WordPress makes that of an address of its letters alone: `adapond-example`."""
    if is_personal_text(name) and slug == sanitize_title(name):
        return public_name(name)
    return public_name(slug)


def _extra_names(extra: Extra) -> Extra:
    """`extra` with the names in it made public; the same object where there was nothing to change."""
    new = {key: _each(extra[key], change) for key, change in NAMES_IN_EXTRA.items() if extra.get(key)}
    return extra | new if any(new[key] != extra[key] for key in new) else extra


def _each(value: Any, change: Change) -> Any:
    """A text, or each text of a list, changed."""
    if isinstance(value, list):
        return [_each(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def _public_extra(extra: Extra, diagnostics: Diagnostics) -> Iterator[tuple[str, Any]]:
    """The fields of `extra` that are not personal; the others are counted, by name."""
    no_location = field_names.hides_location(extra)
    for name, value in extra.items():
        if name in FORMER_PATHS and isinstance(value, list):
            kept = [item for item in value if not is_personal("", item)]
            if len(kept) == len(value):
                yield name, value
                continue
            if kept:
                yield name, kept
        elif name in TEXTS or not (
            is_personal(name, value) or (no_location and field_names.is_location_name(name))
        ):
            yield name, value
            continue
        diagnostics.tally(messages.PERSONAL_FIELD, name=shown_key(name))
