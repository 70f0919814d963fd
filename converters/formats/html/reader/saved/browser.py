"""Pages that a browser or SingleFile saved: a comment says where from."""

import re
from datetime import datetime

from converters.formats.html.reader.page import Page

_BROWSER = re.compile(r"<!-- saved from url=\(\d{4}\)(\S+) -->\s*")
_SINGLEFILE = re.compile(
    r"<!--\s*(?:Page saved with SingleFile|Archive processed by SingleFile)\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\n]{10,100}?)\s*(?:\n[^>]{0,500})?-->\s*"
)
_ZONE = re.compile(r"(\w{3} \d\d? \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")
_NEAR = 4096


def by_browser(page: Page) -> Page:
    """Without the comment of Chromium, Edge and Internet Explorer; Firefox leaves none."""
    found = _BROWSER.search(page.html[:_NEAR])
    if not found:
        return page
    address = found[1] if found[1].startswith(("http:", "https:")) else ""
    return page._replace(html=page.html.replace(found[0], "", 1), address=page.address or address)


def by_singlefile(page: Page) -> Page:
    """Without SingleFile's comment, with the address and the date that it gives."""
    found = _SINGLEFILE.search(page.html[:_NEAR])
    if not found:
        return page
    return page._replace(
        html=page.html.replace(found[0], "", 1),
        address=page.address or found["url"],
        captured=page.captured or _date(found["date"]),
    )


def _date(text: str) -> str:
    found = _ZONE.search(text)
    return datetime.strptime(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z").isoformat() if found else ""
