"""Renders Mobiledoc 0.3, in which Ghost kept texts from version 1 to 4, as HTML (the specification of Mobiledoc)."""

import json
from html import escape
from typing import Any, Final

from converters.formats.ghost.cards import CARDS, DROPPED, rule

_CARDS: Final = {
    "card-markdown": "markdown", "markdown": "markdown", "code": "codeblock", "hr": "horizontalrule",
    **{name: name for name in CARDS},
}  # fmt: skip
"""The name of a card in Mobiledoc -> that in Lexical."""
_MARKUP, _IMAGE, _LIST, _CARD = 1, 2, 3, 10
"""Kinds of sections."""


class Rendered:
    """The HTML of a document, and the cards in it that are not known."""

    def __init__(self, text: str) -> None:
        """Render a document. Raises `ValueError` for what is no Mobiledoc."""
        self.unknown: list[str] = []
        try:
            self._document: dict[str, Any] = json.loads(text)
            self.html = "\n".join(filter(None, map(self._section, self._document["sections"])))
        except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from error

    def _section(self, section: list[Any]) -> str:
        kind = section[0]
        if kind == _MARKUP:
            return f"<{section[1]}>{self._markers(section[2])}</{section[1]}>"
        if kind == _IMAGE:
            return f'<p><img src="{escape(str(section[1]))}" alt=""></p>'
        if kind == _LIST:
            return (
                f"<{section[1]}>"
                + "".join(f"<li>{self._markers(item)}</li>" for item in section[2])
                + f"</{section[1]}>"
            )
        if kind == _CARD:
            name, payload = self._document["cards"][section[1]][:2]
            if known := _CARDS.get(name):
                return CARDS.get(known, rule)(payload)
            if name not in DROPPED:
                self.unknown.append(str(name))
            return ""
        self.unknown.append(str(kind))
        return ""

    def _markers(self, markers: list[Any]) -> str:
        """Texts and atoms with the elements that begin before them and end behind them."""
        parts: list[str] = []
        opened: list[str] = []
        for kind, begins, ends, value in (marker[:4] for marker in markers):
            for index in begins:
                tag, *attributes = self._document["markups"][index]
                parts.append(f"<{tag}{_attributes(attributes[0] if attributes else [])}>")
                opened.append(tag)
            if kind == 0:
                parts.append(escape(str(value), quote=False))
            else:
                name, text = self._document["atoms"][value][:2]
                parts.append("<br>" if name == "soft-return" else escape(str(text), quote=False))
            parts += [f"</{opened.pop()}>" for _ in range(min(ends, len(opened)))]
        parts += [f"</{tag}>" for tag in reversed(opened)]
        return "".join(parts)


def _attributes(pairs: list[str]) -> str:
    """`["href", "…"]` as attributes."""
    return "".join(
        f' {name}="{escape(str(value))}"' for name, value in zip(pairs[::2], pairs[1::2], strict=False)
    )
