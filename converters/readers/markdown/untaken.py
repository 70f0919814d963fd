"""What of a tree is no text of the site: counted by kind, in one finding each."""

from collections import defaultdict
from collections.abc import Callable, Set

from converters import kinds
from converters.formats.texts import TEXTS
from converters.readers.markdown.detect import about_itself
from converters.readers.markdown.texts import ending
from converters.readers.markdown.tree import Tree


def tell(tree: Tree, taken: Set[str], used: Callable[[str], bool]) -> None:
    """Report the files that are neither texts, nor data, nor media that were read."""
    left: defaultdict[str, list[str]] = defaultdict(list)
    for place in tree.files:
        if place not in taken and place not in tree.flavour.settings and not used(place):
            left[ending(place) or "(none)"].append(place)
    for what, places in sorted(left.items()):
        tree.log.tally(kinds.NOT_TAKEN, len(places), what=what, example=f"{tree.root}{places[0]}")
    texts = [place for place in tree.outside if place.lower().endswith(TEXTS) and not about_itself(place)]
    if texts:
        tree.log.tally(kinds.OUTSIDE_SITE, len(texts), folder=tree.root, example=texts[0])
