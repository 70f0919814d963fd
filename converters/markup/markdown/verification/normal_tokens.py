"""The tokens of a normal form, and how a walk through the tree collects them."""

from typing import Final

from converters.markup.markdown.elements import BLOCKS, MAY_VANISH, SPACE

Token = str | tuple[str, ...]
"""Text, or a tag: its name and what it means; `("/", name)` closes it."""
Segment = list[Token]
"""The tokens of one block of the top level."""

BREAK: Final = ("br",)


class Walk:
    """The tokens written so far, and those that wait."""

    def __init__(self, tabs: int, keep: frozenset[str] = frozenset()) -> None:
        self.tabs = tabs
        self.keep = keep
        self.segments: list[Segment] = []
        self.out: Segment = []
        self.text: list[str] = []
        self.space = False
        self.boundary = False
        self.depth = 0  # of tags that are open in `out`
        self.implicit: list[int] = []  # depths at which a paragraph is open that no tag opened

    # What goes out ---------------------------------------------------------------------

    def flush(self) -> None:
        """Write the collected text."""
        if not self.text:
            return
        text = "".join(self.text)
        self.text.clear()
        if self.out and isinstance(last := self.out[-1], str):
            self.out[-1] = last + text
        else:
            self.out.append(text)

    def open(self, token: tuple[str, ...]) -> None:
        """Write the start of an element."""
        self.flush()
        self.out.append(token)
        self.depth += 1

    def close(self, name: str) -> None:
        """Write the end of an element; an element that shows nothing is removed."""
        self.flush()
        self.depth -= 1
        last = self.out[-1] if self.out else None
        if name in MAY_VANISH and isinstance(last, tuple) and last[0] == name:
            self.out.pop()
        elif name == "a" and isinstance(last, tuple) and last[0] == "a":
            self.out.pop()
            self.visible()
            self.flush()
            self.out += (last, ("/", name))
        else:
            self.out.append(("/", name))
        if self.depth == 0 and self.out:
            self.segments.append(self.out)
            self.out = []

    def end_line(self) -> None:
        """A block starts or ends: spaces and breaks before it are not seen."""
        self.space = False
        self.boundary = False
        self.flush()
        at = len(self.out)
        while at and _closes_inline(self.out[at - 1]):
            at -= 1
        while at and self.out[at - 1] == BREAK:
            at -= 1
            del self.out[at]
            while at and isinstance(last := self.out[at - 1], str):
                if stripped := last.rstrip(" "):
                    self.out[at - 1] = stripped
                    break
                at -= 1
                del self.out[at]
        # Emphasis that held nothing but breaks is empty now.
        while (
            at
            and len(self.out) > at
            and _closes_inline(self.out[at])
            and _opens(self.out[at - 1], self.out[at])
        ):
            del self.out[at - 1 : at + 1]
            at -= 1

    def words(self, text: str) -> None:
        """Text with its white space folded; spaces go before the tags that opened meanwhile."""
        pieces = text.split() if text.isascii() else split(text)
        if not pieces:
            self.space = self.space or bool(text)
            return
        if text[0] in SPACE:
            self.space = True
        self.visible()
        self.text.append(" ".join(pieces))
        self.space = text[-1] in SPACE

    def visible(self) -> None:
        """Something that shows comes next: the space and the break that waited come before it."""
        if self.boundary:
            self.boundary = False
            self.space = False
            self.flush()
            at = self.before_tags()
            if at and not _starts_block(self.out[at - 1]) and self.out[at - 1] != BREAK:
                self.out.insert(at, BREAK)
        if not self.space:
            return
        self.space = False
        if self.text:
            self.text.append(" ")
            return
        at = self.before_tags()
        shown = at
        while shown and _closes_inline(self.out[shown - 1]):
            shown -= 1
        if shown and self.out[shown - 1] == BREAK:
            return
        if at and not (
            isinstance(before := self.out[at - 1], tuple) and (before[0] in BLOCKS or before == BREAK)
        ):
            if isinstance(before, tuple) and before[0] == "/" and before[1] in BLOCKS:
                return
            if isinstance(before, str):
                self.out[at - 1] = before + " "
            else:
                self.out.insert(at, " ")

    def before_tags(self) -> int:
        """Where the inline tags begin that have opened since something was shown."""
        at = len(self.out)
        while (
            at and isinstance(token := self.out[at - 1], tuple) and token[0] not in BLOCKS and _opening(token)
        ):
            at -= 1
        return at

    # Paragraphs that no tag opens ------------------------------------------------------

    def need_paragraph(self, flow: bool) -> None:
        """Something of a line comes next: among blocks, it stands in a paragraph."""
        if flow and not (self.implicit and self.implicit[-1] == self.depth):
            self.flush()
            self.out.append(("p",))
            self.depth += 1
            self.implicit.append(self.depth)

    def end_paragraph(self) -> None:
        """A block comes next: a paragraph that no tag opened is over."""
        if self.implicit and self.implicit[-1] == self.depth:
            self.end_line()
            self.implicit.pop()
            self.close("p")


def split(text: str) -> list[str]:
    """`str.split` for HTML's white space only."""
    for space in "\t\n\f\r":
        text = text.replace(space, " ")
    return [piece for piece in text.split(" ") if piece]


def _opening(token: tuple[str, ...]) -> bool:
    return token != BREAK and token[0] not in ("/", "footnote", "more", "nextpage")


def _closes_inline(token: Token) -> bool:
    return isinstance(token, tuple) and token[0] == "/" and token[1] not in BLOCKS and token[1] in MAY_VANISH


def _opens(token: Token, closing: Token) -> bool:
    return isinstance(token, tuple) and token[0] == closing[1]


def _starts_block(token: Token) -> bool:
    """Whether nothing of a line has been shown after this token."""
    return isinstance(token, tuple) and (token[0] in BLOCKS or (token[0] == "/" and token[1] in BLOCKS))
