"""Pages that HTTrack mirrored, with comments that have their URL and date."""

from converters import lazy_re
from converters.formats.html.reader.dates import mailed
from converters.formats.html.reader.page import Page

MIRRORED = lazy_re.compile(
    r"<!-- Mirrored from (?P<address>\S+?) by HTTrack Website Copier/[^,>]{0,80}, (?P<date>[^>]{10,40}?) -->\s*"
)
_ADDED = lazy_re.compile(r"<!-- Added by HTTrack -->.{0,200}?<!-- /Added by HTTrack -->\s*")


def strip_marks(page: Page) -> Page:
    """The page without HTTrack's comments, with the URL and the date that they have."""
    if "HTTrack" not in page.html:
        return page
    found = MIRRORED.search(page.html)
    if not found:
        return page
    html = _ADDED.sub("", MIRRORED.sub("", page.html))
    return page._replace(
        html=html, address=page.address or address(found["address"], html), captured=mailed(found["date"])
    )


def address(bare: str, html: str) -> str:
    """A URL without a scheme, completed with the scheme of the page's own links."""
    if "://" in bare:
        return bare
    host = bare.partition("/")[0]
    scheme = "https" if f"https://{host}" in html else "http"
    return f"{scheme}://{bare}"
