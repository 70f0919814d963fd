"""A table of all old addresses, for whatever else redirects: CSV (RFC 4180) with the columns `old`, `new`, `status`."""

import csv
import io
from typing import Final

from converters.redirects.address import ANY
from converters.redirects.address_map import AddressMap, Rule
from converters.redirects.formats.base import Rendered, target, url
from converters.site.new_site import NewSite

FILE: Final = "redirects.csv"


def render(addresses: AddressMap, new: NewSite) -> Rendered:
    """One file. `*` in an old address stands for anything, `#` for a number."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("old", "new", "status", "what"))
    for rule in addresses.rules:
        to = "" if rule.to is None else ANY if rule.to == ANY else target(rule.to, addresses.folder)
        for old in _old(rule, addresses.folder):
            rows.writerow((old, to, 301 if to else 410, rule.kind.value))
    return Rendered([(f"{new.server}{FILE}", text.getvalue())])


def _old(rule: Rule, folder: str) -> list[str]:
    path = "/*" if rule.path == ANY else url(rule.path, folder)
    if rule.query:
        return [
            f"{path}?{'&'.join(f'{name}={value if value == ANY else url(value)}' for name, value in rule.query)}"
        ]
    return [f"{path.rstrip('/')}/{name}/" for name in rule.tail.value] if rule.tail else [path]
