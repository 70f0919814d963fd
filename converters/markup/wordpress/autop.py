"""Paragraphs and line breaks for classic content: blank lines become `<p>`, newlines `<br />`.

The order of the steps is WordPress's own, for its quirks are what readers have seen: a
script is broken by a blank line, `<main>` counts as inline, upper-case tags are not blocks.
"""

import re

from converters.markup.wordpress.tags import SPLIT, replace_elements

_BLOCKS = (
    "(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area"
    "|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer"
    "|nav|figure|figcaption|details|menu|summary)"
)
_ANY_TAG = rf"</?{_BLOCKS}[^>]*>"
_SPACE = r"(?:(?<!\s)\s+)?+"
"""Optional white space, taken only from where it begins: a long run costs one look, not one a character."""


def _compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | flags)


_NEWLINE = " <!-- wpnl --> "
"""Stands for a newline inside a tag or a comment, until the end."""
_KEPT_NEWLINE = "<WPPreserveNewline />"

_TWO_BREAKS = _compile(r"<br\s*+/?>\s*<br\s*+/?>")
_OPENING = _compile(rf"(<{_BLOCKS}[\s/>])")
_CLOSING = _compile(rf"(</{_BLOCKS}>)")
_RULE = _compile(r"(<hr\s*/?>)")

_TIGHT: tuple[tuple[tuple[str, ...], tuple[tuple[re.Pattern[str], str], ...]], ...] = (
    (("<option",), ((_compile(rf"{_SPACE}<option"), "<option"), (_compile(r"</option>\s*"), "</option>"))),
    (
        ("</object>",),
        (
            (_compile(r"(<object[^>]*>)\s*"), r"\1"),
            (_compile(rf"{_SPACE}</object>"), "</object>"),
            (_compile(rf"{_SPACE}(</?(?:param|embed)[^>]*>)\s*"), r"\1"),
        ),
    ),
    (
        ("<source", "<track"),
        (
            (_compile(r"([<\[](?:audio|video)[^>\]]*[>\]])\s*"), r"\1"),
            (_compile(rf"{_SPACE}([<\[]/(?:audio|video)[>\]])"), r"\1"),
            (_compile(rf"{_SPACE}(<(?:source|track)[^>]*>)\s*"), r"\1"),
        ),
    ),
    (
        ("<figcaption",),
        (
            (_compile(rf"{_SPACE}(<figcaption[^>]*>)"), r"\1"),
            (_compile(r"</figcaption>\s*"), "</figcaption>"),
        ),
    ),
)
"""Elements that lose the white space around them: if a text holds one of these, then these replacements."""

_BLANK_LINES = _compile(r"\n\n+")
_PARAGRAPH_BREAK = _compile(r"\n\s*\n")

_PARAGRAPHS = (
    (_compile(r"<p>\s*</p>"), ""),
    (_compile(r"<p>([^<]+)</(div|address|form)>"), r"<p>\1</p></\2>"),
    (_compile(rf"<p>\s*({_ANY_TAG})\s*</p>"), r"\1"),
    (_compile(r"<p>(<li.+?)</p>"), r"\1"),
    (_compile(r"<p><blockquote([^>]*)>", re.IGNORECASE), r"<blockquote\1><p>"),
    (_compile(r"</blockquote></p>"), "</p></blockquote>"),
    (_compile(rf"<p>\s*({_ANY_TAG})"), r"\1"),
    (_compile(rf"({_ANY_TAG})\s*</p>"), r"\1"),
)
"""What wrapping everything in `<p>` got wrong, put right in this order."""

_VERBATIM = _compile(r"<(script|style|svg|math)")
_WHITE = _compile(r"(?<!\s)[^\S\n]*+\n\s*")
"""A run of white space that holds a newline."""
_BREAK_AFTER_BLOCK = _compile(rf"({_ANY_TAG})\s*<br />")
_BREAK_BEFORE_BLOCK = _compile(r"<br />(\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)")
_LAST_NEWLINE = _compile(r"\n</p>$")
_KEPT_PRE = _compile(r"<pre wp-pre-tag-(\d+)></pre>")


def autop(text: str, br: bool = True) -> str:
    """Do as `wpautop`: stored text without `<p>` to paragraphs; with `br`, newlines to `<br />`.

    Breaks are spelled `<br />`, as WordPress did up to 6.9; newer ones write `<br>`.
    """
    if not text.strip(" \t\n\r\0\v"):
        return ""
    text, kept = _take_out_pre(text + "\n")
    text = _TWO_BREAKS.sub("\n\n", text)
    text = _OPENING.sub(r"\n\n\1", text)
    text = _CLOSING.sub(r"\1\n\n", text)
    text = _RULE.sub(r"\1\n\n", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = SPLIT.sub(_hide_newlines, text)
    for words, replacements in _TIGHT:
        if any(word in text for word in words):
            text = _replace(text, replacements)
    text = _BLANK_LINES.sub("\n\n", text)
    parts = (part.strip("\n") for part in _PARAGRAPH_BREAK.split(text) if part)
    text = "".join(f"<p>{part}</p>\n" for part in parts)
    text = _replace(text, _PARAGRAPHS)
    if br:
        text = replace_elements(text, _VERBATIM, lambda _, whole: whole.replace("\n", _KEPT_NEWLINE))
        text = text.replace("<br>", "<br />").replace("<br/>", "<br />")
        text = _WHITE.sub(_break_lines, text)
        text = text.replace(_KEPT_NEWLINE, "\n")
    text = _BREAK_AFTER_BLOCK.sub(r"\1", text)
    text = _BREAK_BEFORE_BLOCK.sub(r"\1", text)
    text = _LAST_NEWLINE.sub("</p>", text)
    if kept:
        text = _KEPT_PRE.sub(lambda found: kept[int(found[1])], text)
    if "<!-- wpnl -->" in text:
        text = text.replace(_NEWLINE, "\n").replace("<!-- wpnl -->", "\n")
    return text


def _replace(text: str, replacements: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, new in replacements:
        text = pattern.sub(new, text)
    return text


def _take_out_pre(text: str) -> tuple[str, list[str]]:
    """Put numbered placeholders for `<pre>…</pre>`. A `</pre>` that closes nothing vanishes."""
    if "<pre" not in text:
        return text, []
    kept: list[str] = []
    pieces: list[str] = []
    *parts, last = text.split("</pre>")
    for part in parts:
        start = part.find("<pre")
        if start < 0:
            pieces.append(part)
            continue
        pieces += part[:start], f"<pre wp-pre-tag-{len(kept)}></pre>"
        kept.append(part[start:] + "</pre>")
    return "".join([*pieces, last]), kept


def _hide_newlines(tag: re.Match[str]) -> str:
    return tag[0].replace("\n", _NEWLINE) if "\n" in tag[0] else tag[0]


def _break_lines(run: re.Match[str]) -> str:
    """Break at the last newline of a run of white space, unless a `<br />` is just before it."""
    white = run[0]
    last = white.rfind("\n")
    if not run.string.endswith("<br />", 0, run.start()):
        return "<br />\n" + white[last + 1 :]
    # WordPress looks again one character on, so only a newline directly after the tag is spared.
    return white if last == 0 else f"{white[0]}<br />\n{white[last + 1 :]}"
