"""What a reader gets from HTML, told apart from the converter: html5lib's tree, walked recursively.

Two HTML texts mean the same when `meaning` gives the same. It is written anew, not borrowed
from `converters`: whoever checks a converter with its own eyes sees what it sees.

What does not count: `div`, `section`, `article`, `main`, `header`, `footer`, `hgroup` and
`span`, a `figure` without caption, classes and styles, `thead`/`tbody`, comments (but for
`more` and `nextpage`), empty paragraphs and emphasis, breaks at the end of a block, where white
space stands at the edge of emphasis, whether that is around blocks or in each, `code` in `pre`, `p` around what stands alone among blocks.
"""

import re
import sys
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import html5lib

sys.setrecursionlimit(max(sys.getrecursionlimit(), 8000))

WRAPPERS = {"div", "section", "article", "main", "header", "footer", "hgroup"}
NOTHING = {"span", "thead", "tbody", "colgroup", "col"}
SAME = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
EMPHASIS = {"b", "strong", "i", "em", "s", "strike", "small", "u"}
LINES = {
    *"p h1 h2 h3 h4 h5 h6 pre hr table ul ol dl blockquote li td th dd dt tr figure figcaption details".split()
}
LINES |= {*"summary form fieldset legend aside nav address center caption tfoot option".split()}
ATTRIBUTES = {
    "a": ("href", "title"),
    "img": ("src", "alt", "title"),
    "ol": ("start", "reversed", "type"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "iframe": ("src",),
    "video": ("src",),
    "audio": ("src",),
    "source": ("src",),
    "script": ("src",),
}
FADING = {
    *"strong em del u ins sub sup small mark font code kbd q cite abbr p h1 h2 h3 h4 h5 h6 ul ol blockquote".split()
}
HTML_SPACE = re.compile("[ \t\n\r\f]+")

Tree = list[Any]


def meaning(html: str, tabs: int = 0) -> Tree:
    """The tree of what a reader gets: text and [name, attributes, children].

    With `tabs`, those in code count as spaces, for renderers that make spaces of them. The tree belongs to all who ask for
    the same text: nobody may change it.
    """
    return _spaced(_meaning(html), tabs) if tabs else _meaning(html)


@lru_cache(maxsize=1024)
def _meaning(html: str) -> Tree:
    """Remembered, since most flavors give the same HTML back, and html5lib takes longer than all that is tested."""
    body = html5lib.parse("<!DOCTYPE html><body>" + html, treebuilder="dom").getElementsByTagName("body")[0]
    _into_blocks(body, [])
    return _settle(_children(body, flow=True))


def meaning_within(page: str, name: str) -> Tree:
    """The same for what is in the first `div` of this class in a whole page."""
    boxes = html5lib.parse(page, treebuilder="dom").getElementsByTagName("div")
    box = next(box for box in boxes if name in box.getAttribute("class").split())
    _into_blocks(box, [])
    return _settle(_children(box, flow=True))


def _into_blocks(box: Any, around: list[Any]) -> None:
    """Emphasis around blocks becomes emphasis of the words in each, but for bold type in what is bold anyway."""
    if box.nodeName in ("h1", "h2", "h3", "h4", "h5", "h6", "th"):
        around = [mark for mark in around if mark.nodeName not in ("b", "strong")]
    kids, run = list(box.childNodes), list[Any]()

    def end() -> None:
        if around and any(words.strip(" \t\n\r\f") for kid in run for words in _letters(kid)):
            outer = inner = around[0].cloneNode(False)
            box.insertBefore(outer, run[0])
            for mark in around[1:]:
                inner = inner.appendChild(mark.cloneNode(False))
            for kid in run:
                inner.appendChild(kid)
        run.clear()

    for kid in kids:
        if _is_block(kid) or (kid.nodeType == kid.ELEMENT_NODE and any(map(_is_block, _below(kid)))):
            end()
            if kid.nodeName in EMPHASIS:
                _into_blocks(kid, [*around, kid])
                for within in list(kid.childNodes):
                    box.insertBefore(within, kid)
                box.removeChild(kid)
            else:
                _into_blocks(kid, around)
        else:
            run.append(kid)
    end()


def _is_block(node: Any) -> bool:
    return node.nodeName in LINES or node.nodeName in WRAPPERS


def _below(node: Any) -> list[Any]:
    return [kid for child in node.childNodes for kid in (child, *_below(child))]


def _letters(node: Any) -> list[str]:
    return [kid.data for kid in (node, *_below(node)) if kid.nodeType == kid.TEXT_NODE]


def without_marks(tree: Tree) -> Tree:
    """The tree as a page shows it, where the marks of a summary are nothing: a quote that one cut in two is one."""
    kept = [
        kid if isinstance(kid, str) else [*kid[:2], without_marks(kid[2])]
        for kid in tree
        if isinstance(kid, str) or kid[0] not in ("more", "nextpage")
    ]
    return _without_nothing(kept)


def with_bare_addresses(tree: Tree) -> Tree:
    """The tree in which a link that shows nothing but its own address is that text."""
    out: Tree = []
    for kid in tree:
        if isinstance(kid, str):
            out.append(kid)
        elif kid[0] == "a" and _is_address(kid):
            out += kid[2]
        else:
            out.append([*kid[:2], kid[2] if kid[0] == "pre" else with_bare_addresses(kid[2])])
    return _joined(out)


def _is_address(link: list[Any]) -> bool:
    shown = link[2][0] if len(link[2]) == 1 and isinstance(link[2][0], str) else ""
    bare = {f"href={start}{_url(shown)}" for start in ("", "http://", "mailto:")}
    return bool(shown) and link[1] in bare


def text(html: str, tabs: int = 0) -> str:
    """All visible text in one line, its white space left out altogether."""
    return text_of(meaning(html, tabs))


def text_of(tree: Tree) -> str:
    """The same of a tree."""
    return "".join(re.sub(r"[ \t\n\r\f]+", "", piece) for piece in words(tree))


def things(html: str, *names: str) -> list[Any]:
    """The elements of these names in their order, with what they mean and their text."""
    return things_of(meaning(html), *names)


def things_of(tree: Tree, *names: str) -> list[Any]:
    """The same of a tree."""
    found: list[Any] = []
    for node in tree:
        if isinstance(node, list):
            if node[0] in names:
                found.append((node[0], node[1], "".join(words(node[2])).split() if node[0] != "img" else ""))
            found += things_of(node[2], *names)
    return found


def words(tree: Tree) -> list[str]:
    """The pieces of visible text in a tree."""
    pieces: list[str] = []
    for node in tree:
        if isinstance(node, str):
            pieces.append(node)
        elif node[0] not in ("script", "style"):
            pieces += [*words(node[2]), " "]
    return pieces


def _children(node: Any, flow: bool) -> Tree:
    """What is in an element. In a flow, bare text among blocks becomes paragraphs."""
    plain: Tree = []
    for child in node.childNodes:
        plain += _one(child, flow)
    return _paragraphs(plain) if flow else plain


def _one(node: Any, flow: bool) -> Tree:
    if node.nodeType == node.TEXT_NODE:
        return [HTML_SPACE.sub(" ", node.data)]
    if node.nodeType == node.COMMENT_NODE:
        word = re.match(r"(more|nextpage)\b", node.data)
        return [[word[1], "", []]] if word and not _in_box(node) else []
    if node.nodeType != node.ELEMENT_NODE:
        return []
    name = SAME.get(node.tagName, node.tagName)
    captioned = name == "figure" and any(
        getattr(kid, "tagName", "") == "figcaption" for kid in node.childNodes
    )
    if name in WRAPPERS or (name == "figure" and not captioned):
        inner = _children(node, flow)
        return [["edge", "", []], *inner, ["edge", "", []]]
    if (
        name in NOTHING
        or ":" in name
        or (
            name == "a"
            and not (
                node.getAttribute("href")
                or node.hasAttribute("href")
                or node.getAttribute("id")
                or node.getAttribute("name")
            )
        )
    ):
        return [kid for child in node.childNodes for kid in _one(child, flow)]
    if name == "pre":
        return [["pre", _language(node), _pre(node)]]
    if name in ("script", "style"):
        return [
            [name, _attributes(node, name), [" ".join("".join(kid.data for kid in node.childNodes).split())]]
        ]
    if name == "p":
        return _cut([name, "", _children(node, flow=False)])
    loose = name == "li" and _loose(node)
    inner = _children(node, flow=name == "blockquote" or loose)
    return [[name, _attributes(node, name), inner]]


def _in_box(node: Any) -> bool:
    """Whether a mark stands in a list, a heading or another box: there it cuts nothing."""
    parent = node.parentNode
    while parent is not None and parent.nodeType == parent.ELEMENT_NODE:
        if parent.tagName in LINES - {"p", "blockquote"}:
            return True
        parent = parent.parentNode
    return False


def _loose(li: Any) -> bool:
    return any(
        getattr(kid, "tagName", "") == "p" or (getattr(kid, "tagName", "") in WRAPPERS and _loose(kid))
        for kid in li.childNodes
    )


def _cut(paragraph: list[Any]) -> Tree:
    """A paragraph with `more` in it is two, with it in between."""
    out: Tree = [["p", "", []]]
    for kid in _lifted(paragraph[2]):
        if isinstance(kid, list) and kid[0] in ("more", "nextpage"):
            out += [kid, ["p", "", []]]
        else:
            out[-1][2].append(kid)
    return out


def _lifted(kids: Tree) -> Tree:
    """A mark within emphasis or a link cuts that in two."""
    out: Tree = []
    for kid in kids:
        if isinstance(kid, str) or kid[0] in LINES or kid[0] in ("edge", "more", "nextpage"):
            out.append(kid)
            continue
        halves: list[Tree] = [[]]
        for inner in _lifted(kid[2]):
            if isinstance(inner, list) and inner[0] == "more":
                halves += [[inner], []]
            else:
                halves[-1].append(inner)
        if len(halves) == 1:
            out.append(kid)
            continue
        for half in halves:
            if half and isinstance(half[0], list) and half[0][0] == "more":
                out += half
            elif half:
                out.append([kid[0], kid[1], half])
    return out


def _paragraphs(kids: Tree) -> Tree:
    out: Tree = []
    run: Tree = []

    def end() -> None:
        if any(not isinstance(kid, str) or kid.strip(" ") for kid in run):
            out.append(["p", "", [*run]])
        run.clear()

    for kid in _lifted(kids):
        if isinstance(kid, list) and (kid[0] in LINES or kid[0] in ("edge", "more", "nextpage")):
            end()
            if kid[0] != "edge":
                out.append(kid)
        else:
            run.append(kid)
    end()
    return out


def _pre(node: Any) -> Tree:
    out: Tree = []

    def walk(parent: Any, into: Tree) -> None:
        for kid in parent.childNodes:
            if kid.nodeType == kid.TEXT_NODE:
                into.append(kid.data)
            elif kid.nodeType == kid.ELEMENT_NODE:
                if kid.tagName == "br":
                    into.append("\n")
                elif kid.tagName in ("span", "code", "font", "div"):
                    walk(kid, into)
                else:
                    inner: Tree = []
                    walk(kid, inner)
                    into.append([SAME.get(kid.tagName, kid.tagName), _attributes(kid, kid.tagName), inner])

    walk(node, out)
    merged = _joined(out)
    if merged and isinstance(merged[-1], str):
        merged[-1] = merged[-1].rstrip("\n")
    return [kid for kid in merged if kid != ""]


def _joined(kids: Tree) -> Tree:
    merged: Tree = []
    for kid in kids:
        if isinstance(kid, str) and merged and isinstance(merged[-1], str):
            merged[-1] += kid
        else:
            merged.append(kid if isinstance(kid, str) else [kid[0], kid[1], _joined(kid[2])])
    return merged


def _language(pre: Any) -> str:
    for node in [*pre.getElementsByTagName("code"), pre]:
        found = re.search(r"(?:lang(?:uage)?-|brush:\s*)([\w+#.-]+)", node.getAttribute("class"))
        if found:
            return found[1].strip(";").lower()
        words = [word for word in node.getAttribute("class").split() if word not in ("hljs", "highlight")]
        if named := node.getAttribute("data-lang") or " ".join(words):
            return "" if "-" in named else named.lower()
    for box in (pre.parentNode, pre.parentNode.parentNode):  # where Rouge says it
        classes = box.getAttribute("class") if box is not None and box.nodeType == box.ELEMENT_NODE else ""
        if "highlighter-rouge" in classes and (found := re.search(r"language-([\w+#.-]+)", classes)):
            return "" if found[1] == "plaintext" else found[1].lower()
    return ""


def _attributes(node: Any, name: str) -> str:
    parts = []
    for attribute in ATTRIBUTES.get(name, ()):
        if node.hasAttribute(attribute):
            value = HTML_SPACE.sub(" ", node.getAttribute(attribute)).strip(" ")
            if attribute in ("href", "src"):
                value = _url(node.getAttribute(attribute))
            if attribute == "reversed":
                value = "yes"
            if value and not (attribute in ("start", "colspan", "rowspan", "type") and value == "1"):
                parts.append(f"{attribute}={value}")
    if name == "input":
        parts.append(node.getAttribute("type") + (" checked" if node.hasAttribute("checked") else ""))
    return " ".join(parts)


def _url(text: str) -> str:
    encoded = quote(re.sub("[\t\n\r]", "", text).strip(" "), safe="%!#$&'()*+,-./:;=?@_~")
    return re.sub("%[0-9a-fA-F]{2}", lambda found: found[0].upper(), encoded)


def _settle(kids: Tree) -> Tree:
    """Emptiness gone, text merged, spaces out of emphasis and away from the edges of blocks."""
    tree = _edges(_merge(_faded(_merge(kids))))
    _Lines().walk(tree)
    return _without_nothing(tree)


class _Lines:
    """Takes the spaces away that stand beside a break or at the edge of a line, through any emphasis."""

    def __init__(self) -> None:
        self.last: tuple[Tree, int] | None = None
        self.fresh = True

    def walk(self, tree: Tree) -> None:
        for at, kid in enumerate(tree):
            if isinstance(kid, str):
                if self.fresh:
                    tree[at] = kid = kid.lstrip(" ")
                if kid:
                    self.last, self.fresh = (tree, at), False
            elif kid[0] == "br" or kid[0] in LINES or kid[0] in ("more", "nextpage"):
                self.end()
                if kid[0] not in ("pre",):
                    self.walk(kid[2])
                self.end()
            elif kid[0] in ("script", "style", "textarea"):
                self.last, self.fresh = None, False
            else:
                if not kid[2]:
                    self.last, self.fresh = None, False
                self.walk(kid[2])

    def end(self) -> None:
        if self.last:
            tree, at = self.last
            tree[at] = tree[at].rstrip(" ")
        self.last, self.fresh = None, True


def _spaced(tree: Tree, tabs: int) -> Tree:
    return [
        kid.expandtabs(tabs) if isinstance(kid, str) else [*kid[:2], _spaced(kid[2], tabs)] for kid in tree
    ]


def _without_nothing(tree: Tree) -> Tree:
    out: Tree = []
    for kid in tree:
        if isinstance(kid, str):
            if kid and out and isinstance(out[-1], str):
                out[-1] += kid
            elif kid:
                out.append(kid)
        else:
            inner = kid[2] if kid[0] == "pre" else _without_nothing(kid[2])
            if inner or kid[0] not in FADING:
                out.append([kid[0], kid[1], inner])
    return out


def _faded(kids: Tree) -> Tree:
    out: Tree = []
    for kid in kids:
        if isinstance(kid, str) or kid[0] in ("pre", "script", "style", "textarea"):
            out.append(kid)
            continue
        name, attributes, inner = kid
        inner = _merge(_faded(_merge(inner)))
        if name in LINES:
            inner = _edges(inner)
            if inner or name not in FADING:
                out.append([name, attributes, inner])
            continue
        if name in ("textarea", "select", "svg", "math", "button"):
            out.append([name, attributes, _edges(inner)])
            continue
        if any(isinstance(kid, list) and kid[0] == "edge" for kid in inner):
            inner = _edges(inner)
        before = after = ""
        if inner and isinstance(inner[0], str) and inner[0].startswith(" "):
            before, inner = " ", [inner[0][1:], *inner[1:]]
        if inner and isinstance(inner[-1], str) and inner[-1].endswith(" "):
            after, inner = " ", [*inner[:-1], inner[-1][:-1]]
        inner = [kid for kid in inner if kid != ""]
        out.append(before)
        if inner or name not in FADING:
            out.append([name, attributes, inner])
        out.append(after)
    return [kid for kid in out if kid != ""]


def _merge(kids: Tree) -> Tree:
    out: Tree = []
    for kid in kids:
        if kid == "":
            continue
        if isinstance(kid, str) and out and isinstance(out[-1], str):
            out[-1] += kid
        else:
            out.append(kid)
    return [HTML_SPACE.sub(" ", kid) if isinstance(kid, str) else kid for kid in out]


def _edges(kids: Tree) -> Tree:
    """Spaces beside blocks and breaks are not seen, nor breaks at the end of a line box."""
    out: Tree = []
    shown = False  # something is shown in this line box
    waits = False  # an edge of a wrapper waits for what comes next
    for kid in kids:
        is_line = isinstance(kid, list) and kid[0] in LINES
        if isinstance(kid, list) and kid[0] == "edge":
            waits = shown
            continue
        if waits and not is_line and kid != " ":
            _strip(out)
            out.append(["br", "", []])
            waits = False
        if is_line:
            _strip(out, breaks=True)
            waits = shown = False
            out.append(kid)
        elif isinstance(kid, list) and kid[0] == "br":
            _strip(out)
            out.append(kid)
            shown = True
        else:
            last = out[-1] if out else None
            if isinstance(kid, str) and (
                last is None or (isinstance(last, list) and (last[0] in LINES or last[0] == "br"))
            ):
                kid = kid.lstrip(" ")
            if kid != "":
                out.append(kid)
                shown = True
    _strip(out, breaks=True)
    return out


def _strip(out: Tree, breaks: bool = False) -> None:
    while out:
        last = out[-1]
        if isinstance(last, str):
            out[-1] = last.rstrip(" ")
            if out[-1]:
                return
            out.pop()
        elif breaks and last[0] == "br":
            out.pop()
        elif breaks and last[0] in FADING and last[0] not in LINES:
            _strip(last[2], breaks=True)
            if last[2]:
                return
            out.pop()
        else:
            return
