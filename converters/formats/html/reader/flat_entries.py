"""The posts of a list that no element holds: heading, text and the link to the comments of each stand side by side.

Movable Type's archives of a day or a month were so until 2004.
"""

from itertools import pairwise
from typing import Final, NamedTuple

from converters.formats.html.reader.comments.names import TO_COMMENTS
from converters.formats.html.reader.dom import Node, ancestors, attribute, elements, text_of
from converters.formats.html.reader.other_posts import MOST
from converters.formats.html.reader.urls import View, view
from converters.io import urls

_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
FEWEST: Final = 2
"""Posts by which a page is a list."""


class FlatEntry(NamedTuple):
    """One post of such a list."""

    key: str
    """The address of the post, as `View.post`."""
    url: str
    title: str
    html: str


def flat_entries(root: Node, own: View, address: str) -> list[FlatEntry]:
    """The posts of a page whose address is that of a list; none where two of them share an element below the common one."""
    if not own.listed:
        return []
    ends: dict[str, tuple[str, Node]] = {}
    for link in root.css(TO_COMMENTS):
        url = urls.join(address, attribute(link, "href").partition("#")[0])
        key = view(url).post
        if key != own.post and key.partition("/")[2]:
            ends.setdefault(key, (url, link))
    hosts = {urls.host(urls.split(url)) for url, _ in ends.values()}
    if not FEWEST <= len(ends) <= MOST or len(hosts) > 1:
        return []
    chains = [[link, *ancestors(link)] for _, link in ends.values()]
    shared = set.intersection(*({node.mem_id for node in chain} for chain in chains))
    common = next(node for node in chains[0] if node.mem_id in shared)
    last = {
        next(node.mem_id for node, above in pairwise(chain) if above.mem_id == common.mem_id): at
        for at, chain in enumerate(chains)
    }
    if len(last) < len(chains):
        return []
    keys = list(ends)
    found: list[FlatEntry] = []
    part: list[Node] = []
    for node in elements(common):
        if node.tag in _HEADINGS:
            part = [node]
        elif part:
            part.append(node)
        if node.mem_id in last and part:
            key = keys[last[node.mem_id]]
            html = "".join(each.html or "" for each in part[1:])
            title = text_of(part[0])
            body = f"<h1>{part[0].inner_html or ''}</h1><div class='entry-content'>{html}</div>"
            found.append(FlatEntry(key, ends[key][0], title, body))
            part = []
    return found if len(found) >= FEWEST else []
