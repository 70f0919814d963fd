"""An export in which every row of the tables of gates, types and taxonomies holds a marker of its own."""

import re
from pathlib import Path
from typing import Any, Final

from converters import Author, Markup, Post, Site, Term, TermRef, gates
from converters.gates import (
    AttributeGate,
    BlockGate,
    FieldGate,
    PaywallGate,
    ShortcodeAttributeGate,
    ShortcodeGate,
)
from converters.model import Record
from converters.privacy import USED_TAXONOMIES
from converters.privacy.post_types import INTERNAL_TAXONOMIES, INTERNAL_TYPES, MEMBERS_TYPES
from converters.testing.files import written_files

HOME: Final = "https://pond.example"
MARKER: Final = re.compile(r"zq[a-z]+zq", re.IGNORECASE)
ASIDE: Final = frozenset({"attachment", "revision"})
"""Types that the formats have in another way."""
LANGUAGES: Final = frozenset({"language", "post_translations"})
"""Taxonomies that say the language of a post, and which posts are its translations."""


def example(gate: gates.Gate, marker: str) -> tuple[str, dict[str, list[str]]]:
    """A text and custom fields with the marker behind the gate."""
    paragraph = f"<!-- wp:paragraph -->\n<p>{marker}</p>\n<!-- /wp:paragraph -->"
    match gate:
        case FieldGate():
            return f"<p>{marker}</p>", {gate.name: [gate.example]}
        case ShortcodeAttributeGate():
            return f"open\n\n[{gate.example}]{marker}[/{gate.example.split()[0]}]\n\nopen", {}
        case ShortcodeGate():
            tag = f"{gate.name} {gate.example}".strip()
            return f"open\n\n[{tag}]{marker}[/{gate.name}]\n\nopen", {}
        case BlockGate():
            attributes = f"{gate.example} " if gate.example else ""
            return f"open <!-- wp:{gate.name} {attributes}-->{paragraph}<!-- /wp:{gate.name} --> open", {}
        case AttributeGate():
            return paragraph.replace(
                "wp:paragraph -->", f"wp:paragraph {gate.example} -->", 1
            ) + "\n\nopen", {}
        case PaywallGate():
            marks = {
                "block": "<!-- wp:{} /-->",
                "comment": "<!--{}-->",
                "class": '<div class="a {}"></div>',
                "shortcode": "[{}]",
                "text": "{}",
            }
            return f"open {marks[gate.form].format(gate.name)}{paragraph}", {}


def word(number: int, prefix: str) -> str:
    letters = ""
    for _ in range(3):
        letters, number = chr(97 + number % 26) + letters, number // 26
    return f"zq{prefix}{letters}zq"


class Export:
    """The records, and what each marker stands for: `members`, `never` and `shown` ones."""

    def __init__(self) -> None:
        self.members: dict[str, str] = {}
        self.never: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        self.records: list[Record] = [Site(title="Pond", url=HOME), Author(id="1", login="ada", name="Ada")]
        self._number = 100

    def marker(self, of: dict[str, str], what: str) -> str:
        prefix = {id(self.members): "m", id(self.never): "n", id(self.shown): "s"}[id(of)]
        made = word(len(of), prefix)
        of[made] = what
        return made

    def add(self, text: str = "open", **fields: Any) -> Post:
        self._number += 1
        number = str(self._number)
        usual: dict[str, Any] = {
            "id": number,
            "title": f"Title {number}",
            "slug": f"post-{number}",
            "url": f"{HOME}/post-{number}/",
            "date": "2024-05-01T10:00:00+00:00",
            "author": "ada",
            "body": Markup(text=text, dialect="wordpress"),
        }
        post = Post(**(usual | fields))
        self.records.append(post)
        return post


def gated_export() -> Export:
    """The export: each row of each table around a marker of its own."""
    made = Export()
    for gate in gates.table:
        if isinstance(gate, ShortcodeGate) and not gate.hides:
            made.add(f"[{gate.name}]{made.marker(made.shown, gate.name)}[/{gate.name}]")
            continue
        text, extra = example(gate, made.marker(made.members, f"{type(gate).__name__} {gate.name}"))
        made.add(text, extra=extra)
    for type_ in MEMBERS_TYPES:
        made.add(made.marker(made.members, f"type {type_}"), type=type_)
    for type_ in INTERNAL_TYPES.keys() - ASIDE:
        marker = made.marker(made.never, f"type {type_}")
        made.add(marker, type=type_, title=marker, slug=marker, url=f"{HOME}/{type_}/{marker}/")
    refs = []
    for number, taxonomy in enumerate(INTERNAL_TAXONOMIES.keys() - USED_TAXONOMIES - LANGUAGES, 500):
        marker = made.marker(made.never, f"taxonomy {taxonomy}")
        made.records.append(
            Term(id=str(number), taxonomy=taxonomy, slug=marker, name=marker, description=marker)
        )
        refs.append(TermRef(taxonomy=taxonomy, slug=marker, name=marker))
    made.add(terms=tuple(refs))
    return made


def found_in(target: Path) -> set[str]:
    """The markers in the names and bytes of a target."""
    files = written_files(target)
    texts = [data.decode(errors="replace") for data in files.values()]
    return {found.lower() for text in [*files, *texts] for found in MARKER.findall(text)}


def named(markers: set[str], *tables: dict[str, str]) -> list[str]:
    """What markers stand for."""
    return sorted(table[marker] for table in tables for marker in markers if marker in table)
