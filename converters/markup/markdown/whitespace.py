"""White space as a reader sees it: folded, outside of emphasis, gone at the edges and beside breaks."""

from converters.markup.markdown.elements import MAY_VANISH, SPACE
from converters.markup.markdown.nodes import BOUNDARY, Inline, Node


def fold_whitespace(kids: list[Inline]) -> list[Inline]:
    """Fold white space, move it out of elements, merge text, drop what holds nothing."""
    state = _Fold()
    state.walk(kids, state.top)
    return state.done()


class _Fold:
    """One pass: a space waits until something visible comes; it then goes before the tags opened meanwhile."""

    def __init__(self) -> None:
        self.top: list[Inline] = []
        self.space = False
        self.boundary = False
        self.any = False  # something visible has come
        self.opened: list[list[Inline]] = []  # lists that opened since the last visible thing

    def walk(self, kids: list[Inline], out: list[Inline]) -> None:
        for kid in kids:
            if isinstance(kid, str):
                self.text(kid, out)
            elif kid is BOUNDARY:
                self.boundary = True
            elif kid.tag == "br":
                self.boundary = self.space = False
                self.opened.clear()
                out.append(kid)
                self.any = True
            elif kid.tag in MAY_VANISH or kid.tag == "a":
                inner: list[Inline] = []
                node = Node(kid.tag, inner, kid.el, value=kid.value)
                node.kids = inner
                self.opened.append(out)
                self.walk(kid.kids, inner)
                if self.opened and self.opened[-1] is out:
                    self.opened.pop()
                if inner:
                    out.append(node)
                elif kid.tag == "a":
                    self.visible(out)
                    out.append(node)
            elif kid.tag in ("img", "anchor", "embed", "footnote", "mark-comment", "wbr", "block"):
                self.visible(out)
                out.append(kid)
            else:
                self.visible(out)
                inner = []
                node = Node(kid.tag, None, kid.el, value=kid.value)
                node.kids = inner
                self.walk(kid.kids, inner)
                out.append(node)

    def text(self, text: str, out: list[Inline]) -> None:
        pieces = words(text)
        if not pieces:
            self.space = self.space or bool(text)
            return
        if text[0] in SPACE:
            self.space = True
        self.visible(out)
        joined = " ".join(pieces)
        if out and isinstance(last := out[-1], str):
            out[-1] = last + joined
        else:
            out.append(joined)
        self.space = text[-1] in SPACE

    def visible(self, out: list[Inline]) -> None:
        first = self.opened[0] if self.opened else out
        if self.boundary:
            if self.any and not _ends_in_break(first):
                first.append(Node("br"))
            self.boundary = self.space = False
        elif self.space:
            if self.any and not _ends_in_break(first):
                if first and isinstance(before := first[-1], str):
                    first[-1] = before + " "
                else:
                    first.append(" ")
            self.space = False
        self.any = True
        self.opened.clear()

    def done(self) -> list[Inline]:
        _trim_breaks(self.top)
        return self.top


def _ends_in_break(kids: list[Inline]) -> bool:
    while kids and isinstance(last := kids[-1], Node):
        if last.tag == "br":
            return True
        kids = last.kids if last.tag in MAY_VANISH else []
    return False


def _trim_breaks(kids: list[Inline]) -> None:
    """Breaks at the end of a block are not seen."""
    while kids:
        last = kids[-1]
        if isinstance(last, str):
            kids[-1] = last.rstrip(" ")
            if kids[-1]:
                return
            kids.pop()
        elif last.tag == "br":
            kids.pop()
        elif last.tag in MAY_VANISH:
            _trim_breaks(last.kids)
            if last.kids:
                return
            kids.pop()
        else:
            return


def words(text: str) -> list[str]:
    """The words of a text; only HTML's white space parts them."""
    if text.isascii():
        return text.split()
    for space in "\t\n\f\r":
        text = text.replace(space, " ")
    return [piece for piece in text.split(" ") if piece]
