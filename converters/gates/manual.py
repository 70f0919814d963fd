"""The page `gates` of the manual, made from the tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from converters.gates.elsewhere import TRACES
from converters.gates.folders import FOLDERS
from converters.gates.gate import (
    AttributeGate,
    BlockGate,
    FieldGate,
    PaywallGate,
    ShortcodeAttributeGate,
    ShortcodeGate,
)
from converters.gates.table import table
from converters.privacy import post_types

_INTRODUCTION: Final = """# Gates

A visitor without an account saw the old site; what such a visitor could not see is not written to a public target
(see [privacy](privacy.md)). This page lists by what blogport knows it. `--include members` writes these posts, and those
with hidden parts in their text, as drafts. `archive`, `backup` and `wxr` have everything; in
`wxr` a post that another platform than WordPress kept for members is private (`private-for-members`).

- Of a post that is closed as a whole nothing is written. Of a post with closed parts the rest is written, with a
  finding (`part-for-members`).
- An element of a text that no visitor saw (`hidden`, or `display:none` or `visibility:hidden` in its `style`; a class
  `hidden`, `d-none`, `is-hidden`, `uk-hidden` or `sf-hidden` without another that shows it on some screens; a `dialog` that
  is not open) is such a part too, unless a link, a button, a script or its class says that something opens it.
- A custom field, shortcode or block that is in no table closes by its name and value too: `members_only` with `yes`,
  `visibility` with `paid`, `allowed_roles` with `editor`, `is_public` with `0`, `[restricted_content]…[/restricted_content]`,
  `[show_to role="member"]…[/show_to]`, `[box password="…"]…[/box]`, a block with `"requireLogin":true`.
- Comments of types for internal use (`payment_note`, `editorial-comment`), and those that a field of theirs calls
  private, hidden or internal, are left out as comments that are not approved are.
- What is a part of something that is left out is left out with it: an attachment, a variation of a product, a topic or
  reply in a hidden forum; and pages below a private or password-protected page, or below one for members.
- Rules of MemberPress are posts of the export (`memberpressrule`), and are applied. A custom field of a category, tag
  or other term that closes it closes its posts.
- Rules that a plug-in keeps in its settings are in no export. A warning (`members-elsewhere`) names the plug-in.

A package adds gates with an entry point: [extending](extending.md) shows how.
"""

_TYPES: Final = """## Post types that visitors never see

They are in no public target, whatever is included. A type that is in no table is judged by its name and by the
permalinks of its published posts: `rental_order`, `form_entries` and the like are internal (`internal-name`), and of
others one that visitors could open is public. A finding names each such type.
"""

_MEMBERS_TYPES: Final = """## Post types for members
"""

_TAXONOMIES: Final = """## Taxonomies that visitors never see

Their terms are in no public target. Menus and post formats are made from their taxonomies. Terms of a taxonomy that is
in no table are public with the posts that have them.
"""

_FOLDERS: Final = """## Folders of uploads that visitors could not open

Media in them are in no public target: what buyers paid for, and what people sent with a form. `--include members`
writes them.
"""

_ELSEWHERE: Final = """## Plug-ins whose settings are in no export
"""


_FORMS: Final = {
    "block": "block",
    "comment": "HTML comment",
    "class": "HTML element of the class",
    "shortcode": "shortcode",
    "text": "text",
}


def markdown() -> str:
    """The page."""
    parts = [
        _INTRODUCTION,
        "## Custom fields\n",
        _rows("field | closes the post if it | by", _named(table.fields.values())),
        "## Shortcodes\n",
        _rows("shortcode | visitors see of its content | by", _shortcodes(table.shortcodes.values())),
        "## Attributes of shortcodes\n\nThe author of a page hid these parts.\n",
        _rows("attribute | of | closes the part if it | by", _parts(table.parts.values())),
        "## Blocks\n",
        _rows("block | is closed | by", _named(table.blocks.values())),
        "## Attributes of any block\n",
        _rows("attribute | closes the block | by", _named(table.attributes.values())),
        "## What closes the rest of a text\n",
        _rows("mark | by", _paywalls(table.paywalls.values())),
        _MEMBERS_TYPES,
        _rows("type | by", _names(post_types.MEMBERS_TYPES)),
        _TYPES,
        _rows("type | by", _names(post_types.INTERNAL_TYPES)),
        _TAXONOMIES,
        _rows("taxonomy | by", _names(post_types.INTERNAL_TAXONOMIES)),
        _FOLDERS,
        _rows("folder | by", _names(FOLDERS)),
        _ELSEWHERE,
        ", ".join(trace.plugin for trace in TRACES) + ".\n",
    ]
    return "\n".join(parts)


def _rows(head: str, rows: Iterable[str]) -> str:
    columns = head.count("|") + 1
    return "\n".join([f"| {head} |", "|" + "---|" * columns, *rows, ""])


def _named(gates: Iterable[FieldGate | BlockGate | AttributeGate]) -> Iterator[str]:
    return (f"| `{gate.name}` | {gate.rule} | {gate.plugin} |" for gate in gates)


def _shortcodes(gates: Iterable[ShortcodeGate]) -> Iterator[str]:
    """Those that do the same in one row."""
    same: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for gate in gates:
        same[gate.rule, gate.plugin].append(f"`[{gate.name}]`")
    return (f"| {', '.join(names)} | {rule} | {plugin} |" for (rule, plugin), names in same.items())


def _parts(gates: Iterable[ShortcodeAttributeGate]) -> Iterator[str]:
    return (f"| `{gate.name}` | `[{gate.prefix}…]` | {gate.rule} | {gate.plugin} |" for gate in gates)


def _paywalls(gates: Iterable[PaywallGate]) -> Iterator[str]:
    for gate in gates:
        until = f", up to `{gate.until}`" if gate.until else ""
        yield f"| {_FORMS[gate.form]} `{gate.name}`{until} | {gate.plugin} |"


def _names(plugins: Mapping[str, str]) -> Iterator[str]:
    """The names of each plug-in in one row."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for name, plugin in plugins.items():
        same[plugin].append(f"`{name}`")
    return (f"| {', '.join(names)} | {plugin} |" for plugin, names in same.items())
