"""Elements that no visitor saw: `hidden` ones, those that their own `style` or a class of a CSS framework hides, closed
dialogs, and `template`, which browsers do not show.

A target has no style of theirs, so they would be read. What something on the page opens is no secret: a spoiler with
its button, a tab with its link. Nor is a text that is hidden as a whole, if it is no
template: a script shows it when the page is there.

Sources: HTML Living Standard, sections 6.1 (the `hidden` attribute), 4.11.4 (`dialog`) and 4.12.3 (`template`); CSS 2.2,
sections 9.2.4 and 11.2; the documentation of Bootstrap, Tailwind, Bulma and UIkit.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from converters import lazy_re
from converters.gates.code import NO_CODE, Code
from converters.io.spelling import ascii_lower
from converters.privacy import audience

_WORDS: Final = {
    "display": r"display\s*:\s*none",
    "visibility": r"visibility\s*:\s*hidden",
    "hidden": r"hidden\b(?<=[\s\"'-]hidden)",
    "d-none": r"d-none\b(?<=\bd-none)",
    "<template": r"<template\b",
    "<dialog": r"<dialog\b",
    "data-ms-": r"data-ms-content(?<=\sdata-ms-content)\s*=",
    "data-memberstack-": r"data-memberstack-content(?<=\sdata-memberstack-content)\s*=",
    "data-o-auth": r"data-o-auth(?<=\sdata-o-auth)\s*=",
    "-only": r"-only\b",
    "_only": r"_only\b",
    **{
        f"{word}{dash}": rf"{word}{dash}(?<=\b{word}{dash})(?:for|from|to|if)[-_]"
        for word in ("hide", "hidden", "show", "visible")
        for dash in "-_"
    },
}
"""What the signs begin with that an element may be hidden -> their patterns. A text is searched for those alone that it has, by
patterns that begin with letters: `re` skips what has not these."""
HIDING: Final = frozenset({"hidden", "d-none", "is-hidden", "uk-hidden", "sf-hidden"})
"""Classes by which Tailwind, Bootstrap, Bulma, UIkit and SingleFile hide an element; style sheets of many themes have the first."""
_SHOWN_ON: Final = lazy_re.compile(
    r":(?:block|contents|flex|grid|inline|list-item|table)\b|^d-(?:\w+-)?(?:block|flex|grid|inline|table)\b|^is-(?:block|flex|inline)"
)
"""A class beside these that shows the element on a screen of some size, or on paper."""
_MEMBERS: Final = "for members"
"""The sign of what a style, or a script of Memberstack or Outseta, shows to members alone."""
_TEMPLATE: Final = "template"
_NEVER_OPENED: Final = frozenset({_MEMBERS, _TEMPLATE})
"""Signs of what no button opens: a script copies a template, and what it makes of the copy is not known."""
_LONGEST_TAG: Final = 4_000
"""Characters of a start tag before its sign."""
_START: Final = lazy_re.compile(
    r"""<([a-z][a-z0-9-]*)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*+)?)>""", re.IGNORECASE
)
_ATTRIBUTE: Final = lazy_re.compile(r"""([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_AROUND: Final[dict[str, tuple[str, ...]]] = {
    "p": (),
    "li": ("ul", "ol", "menu"),
    "dt": ("dl",),
    "dd": ("dl",),
    "option": ("select", "datalist"),
    "tr": ("table",),
    "td": ("table",),
    "th": ("table",),
}
"""Elements that the next one of their name ends, if nothing else does -> what they are in. One within them begins anew."""
_OPENED: Final = lazy_re.compile(
    r"spoiler|toggle|collaps|accordion|expand|reveal|read-?more|show-?(?:more|hide)|\btabs?\b|tab[-_]?(?:pane|content)|slide|modal|popup|dropdown",
    re.IGNORECASE,
)
"""In classes: something opens it."""
_OPENER: Final = lazy_re.compile(
    r"onclick|javascript:|<button\b|<summary\b|href=[\"']?#[\"'\s>]", re.IGNORECASE
)
_OPENER_REACH: Final = 400
"""Characters before an element in which its opener stands."""
_REFERENCE: Final = lazy_re.compile(
    r"""#([\w-]+)|\b(?:aria-controls|data-[\w-]+|for)\s*=\s*["']?([\w-]+)|\(\s*(?:&quot;|&#39;|["'])([\w-]+)""",
    re.IGNORECASE,
)
"""Where the id of an element stands that something opens: in a link, an attribute, the call of a function."""
_SCRIPT: Final = lazy_re.compile(
    r"\.style\.display|\.(?:show|toggle|slide(?:Down|Toggle)|fade(?:In|Toggle))\("
)


class Unseen(NamedTuple):
    """An element that nobody saw: where it stands in the text, and what hides it."""

    start: int
    end: int
    sign: str

    @property
    def is_never_shown(self) -> bool:
        """Whether it is no text that a script shows when the page is there: some visitors saw it, or it is a template."""
        return self.sign in _NEVER_OPENED


def unseen(text: str, *, markdown: bool = False) -> Iterator[Unseen]:
    """The elements of HTML that no visitor saw, in their order; none is in another. Those in code of Markdown are shown."""
    lowered = ascii_lower(text)
    if not (patterns := [pattern for word, pattern in _WORDS.items() if word in lowered]):
        return
    signs = re.compile("|".join(patterns))
    done = 0
    page: _Page | None = None
    while found := signs.search(lowered, done):
        start = text.rfind("<", max(done, found.start() - _LONGEST_TAG), found.end())
        tag = _START.match(text, start) if start >= 0 else None
        done = max(found.end(), tag.end() if tag else 0)
        sign = _hidden_by(tag[1].lower(), attributes := _attributes(tag[2])) if tag else ""
        if not tag or not sign:
            continue
        page = page or _Page(text, markdown)
        if page.is_code(start) or (sign not in _NEVER_OPENED and page.opens(start, attributes)):
            continue
        done = _end(text, tag[1].lower(), tag.end())
        yield Unseen(start, done, sign)


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(text or "")
    }


def _hidden_by(name: str, attributes: dict[str, str]) -> str:
    """What hides an element: `hidden`, a class, a declaration of its style, or its name; `""` if nothing does."""
    if name == _TEMPLATE and "shadowrootmode" not in attributes:
        return name
    if name == "dialog" and "open" not in attributes:
        return name
    if name == "input":  # shows no text, whatever it is
        return ""
    if _is_for_members(attributes):
        return _MEMBERS
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return "hidden"
    names = attributes.get("class", "").lower().split()
    if not HIDING.isdisjoint(names):
        return "" if any(map(_SHOWN_ON.search, names)) else "hidden"
    style = re.sub(r"\s+", "", attributes.get("style", "")).lower()
    return next((sign for sign in ("display:none", "visibility:hidden") if sign in style), "")


def _is_for_members(attributes: dict[str, str]) -> bool:
    for_members = attributes.get("data-ms-content", attributes.get("data-memberstack-content", ""))
    return (
        bool(for_members and not for_members.startswith("!"))
        or attributes.get("data-o-auth") == "1"
        or any(map(audience.is_class_for_some, attributes.get("class", "").split()))
    )


class _Page:
    """What on a page may open its hidden elements."""

    def __init__(self, text: str, markdown: bool) -> None:
        self._text = text
        self._code = Code(text) if markdown else NO_CODE
        self._has_script = bool(_SCRIPT.search(text))
        self._opened = {id_ for ids in _REFERENCE.findall(text) for id_ in ids}

    def is_code(self, start: int) -> bool:
        """Whether what starts there is in code of Markdown."""
        return self._code.holds(start)

    def opens(self, start: int, attributes: dict[str, str]) -> bool:
        """Whether something opens the element that starts there: a script, a link to it, a button before it, its class."""
        return (
            self._has_script
            or bool(_OPENED.search(attributes.get("class", "")))
            or attributes.get("id", " ") in self._opened
            or bool(_OPENER.search(self._text, max(0, start - _OPENER_REACH), start))
        )


def _end(text: str, name: str, start: int) -> int:
    """Where an element ends whose start tag ends at `start`: at the end of the text if nothing ends it."""
    if name in _VOID:
        return start
    ends_itself, around = name in _AROUND, _AROUND.get(name, ())
    names = "|".join((name, *around))
    level, inner = 1, 0
    for tag in re.compile(rf"<(/?)({names})(?=[\s/>])[^<>]*>", re.IGNORECASE).finditer(text, start):
        closes = bool(tag[1])
        if tag[2].lower() in around:
            inner += -1 if closes else 1
            if inner < 0:  # what it is in ends
                return tag.start()
        elif ends_itself and not inner:
            return tag.end() if closes else tag.start()
        elif not ends_itself:
            level += -1 if closes else 1
            if level == 0:
                return tag.end()
    return len(text)
