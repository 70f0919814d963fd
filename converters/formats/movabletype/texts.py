"""Texts of an export, by the filter that `CONVERT BREAKS` names: as HTML, or as Markdown where they are that."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

from converters import lazy_re
from converters.model import Markup

_HTML: Final = frozenset("0 none html raw richtext wysiwyg tinymce block_editor blockeditor".split())
"""Filters of texts that are HTML."""
_PARAGRAPHS: Final = frozenset("1 __default__ convert_breaks html_auto filter_breaks".split())
_MARKDOWN: Final = frozenset("markdown markdown_with_smartypants markdown_with_smarty_pants".split())
_TEXTILE: Final = frozenset("textile textile_1 textile_2".split())
_HAS_BLOCKS: Final = lazy_re.compile(r"<(?:p|br|div|table|ul|ol|h[1-6]|blockquote)\b", re.IGNORECASE)
_EDITOR_BLOCK: Final = lazy_re.compile(r"<!--\s*/?mt-beb\b[^<>]*-->\n?")
"""What the block editor of Movable Type 7 and 8 writes around each block."""
_KEYWORD: Final = lazy_re.compile(r"""<a\b(?=[^<>]*\bclass=["']?[^"'<>]*\bkeyword\b)[^<>]*>([^<>]*)</a>""")
"""A word that Hatena linked to its dictionary by itself."""
_DICTIONARY: Final = lazy_re.compile(r"//d\.hatena\.ne\.jp/keyword/")
MORE: Final = "<!--more-->"


class Read(NamedTuple):
    """The text of an entry, and its filter, if nothing here does what it did."""

    body: Markup | None
    unknown_filter: str = ""


def body(parts: Sequence[str], text_filter: str | None) -> Read:
    """The text of an entry: its body and what follows the jump. `text_filter` is None where the entry has no such field."""
    shown = [part for part in parts if part.strip()]
    if not shown:
        return Read(None)
    name = text_filter.lower() if text_filter else text_filter
    if name in _MARKDOWN:
        return Read(Markup(text=_joined(parts), dialect="markdown"))
    if name in _TEXTILE:
        from converters.markup import textile

        if render := textile.renderer():
            rendered = [html for part in parts if (html := render(part)) is not None]
            if len(rendered) == len(parts):
                return Read(_html(_joined(rendered)))
    if name in _PARAGRAPHS:
        return Read(_html(_joined([_paragraphs(part) for part in parts])))
    if name in _HTML or name == "":
        return Read(_html(_joined(parts)))
    guessed = parts if any(map(_HAS_BLOCKS.search, parts)) else [_paragraphs(part) for part in parts]
    return Read(_html(_joined(guessed)), text_filter or "")


def comment(text: str) -> Markup | None:
    """The text of a comment: Movable Type shows its lines as lines, whatever the filter of the entry."""
    return _html(_paragraphs(text)) if text.strip() else None


def ping(title: str, text: str) -> Markup | None:
    """A trackback: the title of the other post above the words of it, as WordPress keeps it (`do_trackbacks`)."""
    return comment(
        "\n\n".join(filter(str.strip, (f"<strong>{escape(title)}</strong>" if title else "", text)))
    )


def excerpt(text: str, dialect: str) -> str:
    """The excerpt of an entry whose text has that dialect. It is HTML, or words without any."""
    return _clean(text.strip()) if dialect == "html" else text.strip()


def _paragraphs(part: str) -> str:
    from converters.markup.line_breaks import paragraphs  # detection does not wait for it

    return paragraphs(part)


def _joined(parts: Sequence[str]) -> str:
    first, rest = (*parts, "", "")[:2]
    return f"{first}\n\n{MORE}\n\n{rest}".strip("\n") if rest.strip() else first


def _html(text: str) -> Markup:
    return Markup(text=_clean(text), dialect="html")


def _clean(text: str) -> str:
    if "mt-beb" in text:
        text = _EDITOR_BLOCK.sub("", text)
    if "d.hatena.ne.jp/keyword/" in text:
        text = _KEYWORD.sub(lambda link: link[1] if _DICTIONARY.search(link[0]) else link[0], text)
    return text
