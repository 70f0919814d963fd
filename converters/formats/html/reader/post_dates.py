"""The date of a post: never that of a comment, of another post, or of a change, where the page has another one."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader import dates
from converters.formats.html.reader.dom import Node, attribute, text_of
from converters.formats.html.reader.metadata import Candidate, PageMetadata

_DAY: Final = lazy_re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/")
_MONTH: Final = lazy_re.compile(r"/((?:19|20)\d\d)/(\d\d)/")
_CHANGED_NAMES: Final = frozenset({"updated", "modified", "datemodified", "dt-updated", "date-modified"})
_PUBLISHED_NAMES: Final = frozenset(
    {"published", "datepublished", "dt-published", "entry-date", "date-published", "pubdate"}
)
_CHANGED: Final = lazy_re.compile(
    r"\b(?:(?:last )?(?:updated|modified|edited|revised)|last update|(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)|letzte änderung|"
    r"(?:mis|mise) à jour|dernière modification|modifié|actualizado|última (?:actualización|modificación|atualização)|atualizado|"
    r"aggiornato|ultima modifica|modificato|bijgewerkt|laatst gewijzigd|zaktualizowan|ostatnia (?:zmiana|aktualizacja)|uppdaterad|"
    r"senast ändrad|opdateret|oppdatert|päivitetty|muokattu|обновлен|изменен|оновлено|змінено|aktualizováno|upraveno|güncelle)|"
    r"更新|修改|수정|업데이트",
    re.IGNORECASE,
)
"""Words before the date of a change."""
_PUBLISHED: Final = '[itemprop~="datePublished"], .published, .dt-published, time[pubdate], time.entry-date'
"""What says that it is the date, in a line that may have another one."""
SURE: Final = frozenset({"platform", "json-ld", "microdata", "microformats"})
"""Sources whose markup says that a date is the post's."""


class PostDates(NamedTuple):
    """The dates of a post."""

    date: str | None = None
    modified: str | None = None
    shown: str = ""
    """What the page shows instead of a whole date: `3 years ago`."""
    precision: str = ""
    """How exact the date is, if it was counted from the time of the capture."""


def post_dates(
    metadata: PageMetadata,
    language: str,
    captured: str,
    line: Callable[[], str],
    near: Sequence[tuple[Node, str]] = (),
) -> PostDates:
    """The dates of the page's post. `line` removes a line with the date from the body, and returns it; it is called where
    no markup states the date. `near` are short elements near the title and the body, with their texts.

    Where the URL has the day or the month, a date that no markup calls the post's must be of that time.
    """
    changed: dates.Found | None = None
    counted = dates.Found()
    guesses: list[Candidate] = []
    for candidate in metadata.candidates("date"):
        if candidate.source == "guess":
            guesses.append(candidate)
            continue
        found = _found(candidate, language, captured)
        if found.date and not found.precision:
            if _is_change(candidate):
                changed = changed or found
                continue
            if candidate.source not in SURE and not _is_of_url(found.date, metadata.address):
                continue
            metadata.sources["date"] = candidate.source if found.sure else "guess"
            return PostDates(found.date, _modified(metadata, language, changed))
        if found.text and not counted.text and not _CHANGED.search(found.text):
            counted = found
    found = dates.of_text(line(), language, captured)
    if found.date and not found.precision:
        metadata.sources["date"] = "guess" if not found.sure else metadata.sources.get("body", "guess")
        return PostDates(found.date, _modified(metadata, language, changed))
    counted = counted if counted.text else found
    metadata.sources["date"] = "guess"
    for candidate in (*(Candidate("guess", node, text) for node, text in near), *guesses):
        found = _found(candidate, language, captured)
        if found.date and not found.precision and _is_of_url(found.date, metadata.address):
            if not _is_change(candidate):
                return PostDates(found.date, _modified(metadata, language, changed))
            changed = changed or found
        elif found.text and not counted.text:
            counted = found
    modified = _modified(metadata, language, changed)
    for found in _of_url(metadata.address):
        return PostDates(found.date, modified)
    if counted.text:
        metadata.sources.pop("date")
        return PostDates(counted.date, modified, counted.text, counted.precision)
    return PostDates(modified, None) if modified else PostDates()


def _found(candidate: Candidate, language: str, captured: str) -> dates.Found:
    if candidate.node is None:
        return dates.of_text(candidate.text, language, captured)
    inner = candidate.node.css_first(_PUBLISHED)
    if inner is not None and inner.mem_id != candidate.node.mem_id:
        found = dates.of_element(inner, attribute(inner, "datetime") or text_of(inner), language, captured)
        if found.date:
            return found
    return dates.of_element(candidate.node, candidate.text, language, captured)


def _modified(metadata: PageMetadata, language: str, changed: dates.Found | None) -> str | None:
    for candidate in metadata.candidates("modified"):
        if date := dates.shown(candidate.text, language)[0]:
            return date
    return changed.date if changed else None


def _is_change(candidate: Candidate) -> bool:
    """Whether the markup, or a word before it, says that a date is of a change."""
    node = candidate.node
    if node is None or node.tag in ("meta", "body"):
        return False
    names = set(f"{attribute(node, 'class')} {attribute(node, 'itemprop')}".lower().split())
    if names & _PUBLISHED_NAMES:
        return False
    return bool(names & _CHANGED_NAMES or _CHANGED.search(candidate.text) or _CHANGED.search(_before(node)))


def _before(node: Node) -> str:
    """The text between a date and the element before it, or the short text of that element."""
    before = node.prev
    if before is None:
        return ""
    text = (before.text_content or "") if before.is_text_node else text_of(before)
    return text if len(text) < 40 else ""


def _is_of_url(date: str, address: str) -> bool:
    """Whether a date is of the day or the month that the URL has, if it has any."""
    if day := _DAY.search(address):
        return date[:10] == "-".join(day.groups())
    month = _MONTH.search(address)
    return month is None or date[:7] == "-".join(month.groups())


def _of_url(address: str) -> list[dates.Found]:
    found = _DAY.search(address)
    return [dates.Found(dates.iso("-".join(found.groups())))] if found else []
