"""HTML: a page at each old path that leads to the new one at once (`http-equiv="refresh"`), for hosts without redirects."""

from html import escape
from typing import Final

from converters.io.filenames import is_safe_filename
from converters.io.page_extensions import HTML
from converters.redirects.address import Kind
from converters.redirects.address_map import AddressMap, Rule
from converters.redirects.formats.base import Rendered, target
from converters.site.new_site import NewSite

FEEDS: Final = frozenset({Kind.FEED, Kind.TERM_FEED, Kind.AUTHOR_FEED, Kind.SITEMAP})
"""Programs read these, and take no page."""
PAGE: Final = """\
<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>{to}</title>
<meta http-equiv="refresh" content="0; url={to}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{to}">
</head>
<body><p><a href="{to}">{to}</a></p></body>
</html>
"""


def render(addresses: AddressMap, new: NewSite) -> Rendered:
    """A page for each path. Queries, tails and what is gone cannot be said so."""
    said = [rule for rule in addresses.rules if _is_page(rule)]
    files = [
        (
            f"{new.published}{_file(rule.path)}",
            PAGE.format(to=escape(target(rule.to or "", addresses.folder))),
        )
        for rule in said
    ]
    return Rendered(files, len(addresses.rules) - len(said))


def _is_page(rule: Rule) -> bool:
    if rule.query or rule.tail or rule.to is None or rule.kind in FEEDS:
        return False
    parts = rule.path.strip("/").split("/")
    extension = parts[-1].rpartition(".")[1]
    return all(map(is_safe_filename, parts)) and (not extension or rule.path.lower().endswith(HTML))


def _file(path: str) -> str:
    name = path.strip("/")
    return name if name.lower().endswith(HTML) else f"{name}/index.html"
