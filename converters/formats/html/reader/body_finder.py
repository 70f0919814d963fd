"""The element with the body of a post: the one that the markup names, unless it has next to nothing of the page's text.

Themes use one name for several things: `entry-content` for the text, and for its first sentence in a header or for the
cards of other posts.
"""

from itertools import islice
from typing import Final

from converters.formats.html.reader.article_finder import main_part
from converters.formats.html.reader.dom import Node, find, length
from converters.formats.html.reader.metadata import PageMetadata

SHORT: Final = 400
"""Characters below which a body is compared with others. Longer ones are believed at once, which costs nothing."""
FEWER: Final = 3
"""How many times longer another element with such a name must be to be the body."""
MUCH: Final = 800
"""The worth (`text_density`) of the smallest text that is taken instead of what the markup names."""
MUCH_MORE: Final = 1000
"""The same, where what the markup names shows a picture or a film, which may be all of a post."""
TINY: Final = 0.15
"""The share of such a text that the named body must be shorter than."""
MOST: Final = 20
"""How many elements are compared."""
_SHOWN: Final = "img, iframe, video, audio, embed, object, figure"


def body_node(metadata: PageMetadata, title: str, address: str) -> Node | None:
    """The element with the body; None where no markup names one, or what it names is not believable.

    `metadata.sources["body"]` is where it is from.
    """
    found: list[tuple[Node, str, int]] = []
    for node in islice(metadata.bodies(), MOST):
        number = length(node)
        if not found and number >= SHORT:
            return node
        found.append((node, metadata.sources["body"], number))
    if not found:
        return None
    node, source, number = found[0]
    most = max(number for _, _, number in found)
    if most >= max(SHORT, FEWER * number):
        node, source, number = next(entry for entry in found if entry[2] * 2 >= most)
    metadata.sources["body"] = source
    if number < SHORT and _is_elsewhere(metadata, node, number, title, address):
        del metadata.sources["body"]
        return None
    return node


def _is_elsewhere(metadata: PageMetadata, node: Node, number: int, title: str, address: str) -> bool:
    """Whether the page has a text of the post's next to which a named body is tiny."""
    part = main_part(metadata.scope, title, address=address)
    least = MUCH if find(node, _SHOWN) is None else MUCH_MORE
    if part is None or part.value < max(least, number / TINY):
        return False
    return not metadata.part.is_foreign(part.node)
