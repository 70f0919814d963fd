"""Pages that only lead to another page: by a refresh, by a script, or as a web server says it."""

import re
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.dom import Node, attribute, find, short_text, text_of
from converters.io.character_references import unescape

LONGEST_TEXT: Final = 400
"""Characters of the text of a page that only leads on."""
_REFRESH: Final = lazy_re.compile(
    r"^\s*(?P<seconds>\d+(?:\.\d+)?)\s*[;,]\s*url\s*=\s*[\"']?(?P<url>[^\"']+)", re.IGNORECASE
)
_LOCATION: Final = lazy_re.compile(
    r"(?:window|document|top|self|parent)?\.?\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*(?P<quote>[\"'])(?P<url>[^\"'\s]+)(?P=quote)"
)
_MOVED: Final = lazy_re.compile(
    r"^(?:30[1278]\b.*|(?:the )?(?:object|document|page|site) (?:has )?(?:been )?moved.*|moved (?:permanently|temporarily)|found|redirecting.*|see other)$",
    re.IGNORECASE,
)
"""Titles and headings of such pages: of Apache, nginx, IIS, HTTrack and generators of sites."""
_LONGEST_WAIT: Final = 15


def target(root: Node, html: str) -> str:
    """Where a page leads, as it is written there; empty for a page that is read."""
    if not (
        "refresh" in html or "Refresh" in html or "REFRESH" in html or "location" in html or len(html) < 3000
    ):
        return ""
    body = find(root, "body")
    if body is not None and short_text(body, LONGEST_TEXT) is None:
        return ""
    for node in root.css("meta[http-equiv]"):
        if attribute(node, "http-equiv").lower() == "refresh":
            found = _REFRESH.match(attribute(node, "content"))
            if found and float(found["seconds"]) <= _LONGEST_WAIT:
                return unescape(found["url"].strip())
    return _of_server(root) or _of_script(root)


def _of_server(root: Node) -> str:
    """The link of a page such as "301 Moved Permanently"."""
    headings = [text_of(node) for node in root.css("title, h1, h2")]
    links = [attribute(node, "href") for node in root.css("a[href]")]
    if len(links) in (1, 2) and any(_MOVED.match(heading) for heading in headings):
        return links[0].strip()
    return ""


def _of_script(root: Node) -> str:
    """The page that a script leads to, on a page that shows next to nothing."""
    body = find(root, "body")
    if body is not None and short_text(body, LONGEST_TEXT // 2) is None:
        return ""
    if find(root, "article, img, .post, .entry") is not None:
        return ""
    for node in root.css("script:not([src])"):
        if found := _LOCATION.search(node.text()[:2000]):
            return found["url"]
    return ""
