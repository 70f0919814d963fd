"""Ghost: `redirects.yaml`, for Settings, Labs, Redirects. Each old address is a regular expression of the encoded path.

Ghost compares no query, and cannot answer that a page is gone (`core/server/services/custom-redirects`).
"""

import json
from typing import Final

from converters.redirects.address import ANY
from converters.redirects.address_map import AddressMap, Rule
from converters.redirects.formats.base import Rendered, tail_pattern, target, urls_asked
from converters.site.new_site import NewSite

FILE: Final = "redirects.yaml"
_META: Final = str.maketrans({".": r"\.", "/": r"\/", "~": "~"})


def render(addresses: AddressMap, new: NewSite) -> Rendered:
    """One file. JSON's texts between quotation marks are texts of YAML, too."""
    lines: dict[str, str] = {}
    unsaid = 0
    for rule in addresses.rules:
        if rule.query or rule.to is None:
            unsaid += rule.to is not None
            continue
        for pattern in _patterns(rule, addresses.folder):
            to = "$1/" if rule.path == ANY else target(rule.to, addresses.folder)
            lines.setdefault(pattern, to)
    text = "301:\n" + "".join(f"  {json.dumps(old)}: {json.dumps(to)}\n" for old, to in lines.items())
    return Rendered([(f"{new.server}{FILE}", text + "302: {}\n" if lines else "301: {}\n302: {}\n")], unsaid)


def _patterns(rule: Rule, folder: str) -> list[str]:
    tail = tail_pattern(rule.tail).replace("/", r"\/")
    if rule.path == ANY:
        return [rf"^({folder.translate(_META)}\/.+){tail}$"]
    return [
        f"^{url.rstrip('/').translate(_META)}{tail}$"
        for url in urls_asked(rule.path, folder)
        if url.strip("/") or rule.tail
    ]
