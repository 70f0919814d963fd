"""Paragraphs and line breaks for classic content: blank lines become `<p>`, newlines `<br />`.

The result is that of WordPress's `wpautop`, oddities included, for readers have seen them: a
blank line breaks a script, `<main>` counts as inline, upper-case tags are not blocks. The way
there is our own, one pass over tokens:

1. `autop_tokens` cuts the text into words, tags and line breaks, each with the white space before it.
   A newline within a tag or a comment belongs to it and is not white space.
2. `_Writer` puts paragraphs between the blank lines. Tags of blocks and paragraphs that touch
   are collected; at the next word `autop_settle` says which paragraph tags among them stay.
3. What stays is written, and lines are broken on the way.
"""

from converters import lazy_re
from converters.markup.wordpress.autop_settle import settle
from converters.markup.wordpress.autop_tokens import (
    BREAK,
    END,
    HIDDEN,
    TOUCHING,
    WORDS,
    Kind,
    is_words,
    kind_of,
    tokens,
)

_TAG_ENDS = frozenset(">\n")
"""A newline within a tag ends it as far as its neighbours are concerned."""
_SPACE = Kind("white space")
_START_P = (kind_of("<p>"), "<p>")
_STOP_P = (kind_of("</p>"), "</p>")
_BETWEEN = (_STOP_P, (_SPACE, "\n"))
_BETWEEN_PARAGRAPHS = "</p>\n<p>"
_BLANK = lazy_re.compile(r"\n\n+")
_LONG = 64
"""So many letters of touching tags are not worth remembering what became of them."""


def autop(text: str) -> str:
    """Do as `wpautop`: stored text without `<p>` to paragraphs, newlines to `<br />`.

    Breaks are spelled `<br />`, as WordPress did up to 6.9; newer ones write `<br>`.
    """
    if not text.strip(" \t\n\r\0\v"):
        return ""
    if is_words(text):
        return _paragraphs_of_words(text)
    kept: list[str] = []
    mark = ""
    if "<pre" in text:
        mark = _mark(text)
        text, kept = _take_out_pre(text, mark)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    writer = _Writer()
    for gap, kind, token in tokens(f"{text}\n"):
        writer.add(gap, kind, token)
    html = "".join(writer.made)
    if not kept:
        return html
    pieces = [""] * (2 * len(kept) + 1)
    pieces[::2], pieces[1::2] = html.split(mark), kept
    return "".join(pieces)


def _paragraphs_of_words(text: str) -> str:
    """The same for a text of nothing but words: no tag in it ends a line or a paragraph."""
    paragraphs = [words.replace("\n", "<br />\n") for words in _BLANK.split(text.strip("\n"))]
    return f"<p>{_BETWEEN_PARAGRAPHS.join(paragraphs)}</p>\n"


def _mark(text: str) -> str:
    """An element that stands for a `<pre>`, such as the text does not hold."""
    word = "set-aside"
    while word in text:
        word += "-"
    return f"<pre {word}></pre>"


def _take_out_pre(text: str, mark: str) -> tuple[str, list[str]]:
    """Put marks for `<pre>…</pre>`. A `</pre>` that closes nothing vanishes."""
    kept: list[str] = []
    pieces: list[str] = []
    done = 0
    while (end := text.find("</pre>", done)) >= 0:
        start = text.find("<pre", done, end)
        if start < 0:
            pieces.append(text[done:end])
        else:
            pieces += text[done:start], mark
            kept.append(text[start : end + len("</pre>")])
        done = end + len("</pre>")
    return "".join([*pieces, text[done:]]), kept


class _Writer:
    """Puts paragraphs around the tokens that are added, and writes them to `made`."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self._started = False
        # Tags that touch, with the white space between them: not written yet.
        self._letters: list[str] = []
        self._touching: list[tuple[Kind, str]] = []
        self._bare = False  # only words since a `<p>`
        self._item = False  # on the first line of a list item that began with a `<p>`
        # What was written last.
        self._white = ""  # is to be written next
        self._after_block = False
        self._after_break = False
        self._break_at = -1  # where in `made` the line break is that only white space follows
        self._newline_at = -1
        self._verbatim = False

    def add(self, gap: str, kind: Kind, token: str) -> None:
        """Add a token and the white space before it."""
        if gap or not self._started or kind is END:
            self._separate(gap, kind)
        if kind.letter in TOUCHING:
            self._letters.append(kind.letter)
            self._touching.append((kind, token))
            if token[-1] not in _TAG_ENDS:
                self._flush()
        elif kind is not END:
            if self._letters:
                self._flush()
            if kind is WORDS and "\n\n" in token:
                self._write_paragraphs(token)
            else:
                self._bare = self._bare and kind is not HIDDEN and "<" not in token
                self._write(kind, token)

    def _write_paragraphs(self, token: str) -> None:
        """Write words that have blank lines between them."""
        first, *others = token.split("\n\n")
        if self._item:
            self._bare = self._bare and "<" not in first
            self._write(WORDS, first)
            for words in others:
                self.add("\n\n", WORDS, words)
        else:
            self._write(WORDS, token.replace("\n\n", _BETWEEN_PARAGRAPHS))
            self._bare = "<" not in others[-1]

    def _separate(self, gap: str, kind: Kind) -> None:
        """End the paragraph and begin another if a blank line is in the white space."""
        first = gap.find("\n")
        last = gap.rfind("\n")
        if last > first or kind is END:
            before = gap[:first] if first >= 0 else gap
            if before and not self._started:
                self._touch("p", _START_P)
            if before:
                self._touch("w", (_SPACE, before))
            if before or self._started:
                self._letters += "qn"
                self._touching += _BETWEEN
            if kind is END:
                self._end()
                return
            self._touch("p", _START_P)
            gap = gap[last + 1 :]
        elif not self._started:
            self._touch("p", _START_P)
            gap = gap.lstrip("\n")
        self._started = True
        if not gap:
            return
        newline = "\n" in gap
        if self._letters or kind.letter in TOUCHING:
            self._touch("n" if newline else "w", (_SPACE, gap))
        else:
            self._white = gap
            self._item = self._item and not newline

    def _touch(self, letter: str, token: tuple[Kind, str]) -> None:
        self._letters.append(letter)
        self._touching.append(token)

    def _flush(self) -> None:
        """Write the tags that touched, and of the paragraph tags among them those that stay."""
        letters = "".join(self._letters)
        if letters == "qnp" and not self._item:  # by far the most frequent: a blank line between words
            if self._break_at >= 0:
                self.made[self._break_at] = ""
                self._break_at = -1
            self.made += "</p>", "\n", "<p>"
            self._after_block = self._bare = True
            self._after_break = False
        else:
            self._settle(letters)
            self._bare = letters.rstrip("wn")[-1:] == "p"
        self._letters.clear()
        self._touching.clear()

    def _settle(self, letters: str) -> None:
        decide = settle if len(letters) < _LONG else settle.__wrapped__
        order, self._item = decide(letters, self._bare, self._item)
        for at, number in enumerate(order):
            kind, token = self._touching[number] if number >= 0 else _STOP_P
            if kind is _SPACE:
                self._white += token
                continue
            if kind.letter == "k" and 0 <= (*order[at + 1 :], -1)[0] < number:
                token = token.replace(token[1:11], "blockquote", 1)
            self._write(kind, token)

    def _write(self, kind: Kind, token: str) -> None:
        made = self.made
        breaks = kind is BREAK
        if white := self._white:
            self._white = ""
            if "\n" in white and not self._verbatim:
                self._write_newline(white)
            elif not (breaks and self._after_block):
                made.append(white)
            if white[-1] == "\n":
                self._newline_at = len(made) - 1
        self._after_break = breaks
        if breaks:
            if not self._after_block:
                self._break_at = len(made)
                made.append("<br />")
            self._after_block = False
            return
        if kind.no_break_before and self._break_at >= 0:
            made[self._break_at] = ""
        self._break_at = -1
        made.append(token)
        self._after_block = kind.block and token[-1] in _TAG_ENDS
        if kind.switch is not None:
            self._verbatim = kind.switch

    def _write_newline(self, white: str) -> None:
        """Break the line at the last newline of white space, unless a block or a line break is before it."""
        made = self.made
        last = white.rfind("\n")
        if self._after_block:
            made.append(white[last:])
        elif self._after_break and not last:
            made.append(white)
        else:
            if self._after_break:  # only a newline directly after a break makes none
                made.append(white[0])
            self._break_at = len(made)
            made += "<br />", white[last:]
        self._after_block = False

    def _end(self) -> None:
        """Write what is left; a newline just before the last `</p>` goes."""
        self._flush()
        made = self.made
        last = len(made) - 2
        while last > 0 and not made[last]:
            last -= 1
        if made[-1:] == ["</p>"] and last == self._newline_at >= 0:
            made[last] = made[last][:-1]
        self._write(END, "")
