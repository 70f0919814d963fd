"""Pages that a browser or SingleFile saved, with a comment that has their URL."""

from datetime import datetime

from converters import lazy_re
from converters.formats.html.reader.page import Page

_BROWSER = lazy_re.compile(r"<!-- saved from url=\(\d{4}\)(\S+) -->\s*")
_SINGLEFILE = lazy_re.compile(
    r"<!--\s*(?:Page saved with SingleFile|Archive processed by SingleFile)\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\n]{10,100}?)\s*(?:\n[^>]{0,500})?-->\s*"
)
_ZONE = lazy_re.compile(r"(\w{3} \d\d? \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")
_NEAR = 4096


def strip_browser_comment(page: Page) -> Page:
    """The page without the comment that Chromium, Edge and Internet Explorer write; Firefox writes none."""
    found = _BROWSER.search(page.html[:_NEAR])
    if not found:
        return page
    address = found[1] if found[1].startswith(("http:", "https:")) else ""
    return page._replace(html=page.html.replace(found[0], "", 1), address=page.address or address)


def strip_singlefile_comment(page: Page) -> Page:
    """The page without SingleFile's comment, with the URL and the date that it has."""
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
    if not found:
        return ""
    try:
        return datetime.strptime(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z").isoformat()
    except ValueError:  # such as February 31
        return ""
