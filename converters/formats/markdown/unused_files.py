"""What of a tree is no text of the site: counted by kind, in one finding each."""

from collections import defaultdict
from collections.abc import Callable, Set

from converters import messages
from converters.formats.markdown.detect import about_itself
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import ending
from converters.io.extensions import TEXTS


def report_unused(tree: SourceSite, taken: Set[str], used: Callable[[str], bool]) -> None:
    """Report the files that are neither texts, nor data, nor media that were read."""
    left: defaultdict[str, list[str]] = defaultdict(list)
    for place in tree.files:
        if place not in taken and place not in tree.generator.config_files and not used(place):
            left[ending(place) or "(none)"].append(place)
    for what, places in sorted(left.items()):
        tree.diagnostics.tally(messages.NOT_TAKEN, len(places), what=what, example=f"{tree.root}{places[0]}")
    texts = [place for place in tree.outside if place.lower().endswith(TEXTS) and not about_itself(place)]
    if texts:
        tree.diagnostics.tally(messages.OUTSIDE_SITE, len(texts), folder=tree.root, example=texts[0])
