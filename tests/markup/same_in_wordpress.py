"""What a reader gets from HTML, with what the block editor has no word for brought to one form.

On top of `tests.markup.meaning`, and as independent of the converter: an item of a list or a
caption in one paragraph is without it, a player's one `source` is its address, frames of
providers count by what they show, images that share a paragraph
with nothing else by themselves.
"""

import re
from typing import Any

from tests.markup.meaning import Tree, meaning

_BACK = re.compile(r'<a [^>]*class="footnote-backref".*?</a>', re.S)
_COUNTED = {"upper-alpha": "A", "lower-alpha": "a", "upper-roman": "I", "lower-roman": "i"}
_FILM = re.compile(
    r"src=(?:https?:)?//(?:www\.)?(youtube\.com|vimeo\.com|player\.vimeo\.com|[\w.]+)/([^?&\s]*)[^\s]*"
)


def means(html: str) -> Tree:
    """The tree, in that form."""
    for style, letter in _COUNTED.items():
        html = html.replace(f'style="list-style-type:{style}"', f'type="{letter}"')
    return _walk(meaning(html))


def words(html: str) -> str:
    """All visible text without white space, the arrows back from footnotes left out."""
    pieces: list[str] = []

    def gather(tree: Tree) -> None:
        for node in tree:
            if isinstance(node, str):
                pieces.append(node)
            elif node[0] not in ("script", "style"):
                gather(node[2])

    gather(meaning(_BACK.sub("", html)))
    return re.sub(r"[\s↩\ufe0e]+", "", "".join(pieces))


def things(html: str) -> list[Any]:
    """Links out of the page, images, code, frames and players, in order."""
    found: list[Any] = []

    def gather(tree: Tree) -> None:
        for node in tree:
            if isinstance(node, list):
                if node[0] in ("img", "iframe", "audio", "video", "pre", "code") or (
                    node[0] == "a" and "href=#" not in node[1]
                ):
                    found.append((node[0], node[1], node[2] if node[0] in ("pre", "code") else ""))
                gather(node[2])

    gather(means(html))
    return found


def _walk(tree: Tree) -> Tree:
    return [one for node in tree for one in ([node] if isinstance(node, str) else _apart(_node(*node)))]


def _apart(node: list[Any]) -> Tree:
    """A paragraph of nothing but images as one for each."""
    images = [kid for kid in node[2] if kid != " "]
    if node[0] == "p" and all(
        isinstance(kid, list) and (kid[0] == "img" or _holds_image(kid)) for kid in images
    ):
        return [["p", "", [image]] for image in images]
    return [node]


def _holds_image(node: list[Any]) -> bool:
    return (
        node[0] == "a"
        and [kid[0] for kid in node[2] if isinstance(kid, list)] == ["img"]
        and len(node[2]) == 1
    )


def _node(name: str, attributes: str, kids: Tree) -> list[Any]:
    if name != "pre":
        kids = _walk(kids)
    tags = [kid[0] if isinstance(kid, list) else "text" for kid in kids]
    if name in ("li", "figcaption") and tags[:1] == ["p"] and set(tags[1:]) <= {"ul", "ol"}:
        kids = [*kids[0][2], *kids[1:]]
    if name in ("audio", "video") and tags == ["source"] and not attributes:
        attributes, kids = kids[0][1], []
    if name == "pre" and attributes == "text":
        attributes = ""  # our renderer knows that it is no language
    if name == "iframe":
        attributes = _FILM.sub(r"src=\1/\2", attributes)
    if name == "figure" and "img" in str(tags) and len(tags) == 1:
        return ["p", "", kids]
    return [name, attributes, kids]
