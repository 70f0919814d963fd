"""Liquid expressions that a reader can fill in: `{{ site.url }}`, `{{ "/a.png" | relative_url }}`, `{{ page.title }}`.

Sources: the documentation of Jekyll (Variables, Liquid filters), `Jekyll::Filters::URLFilters` (4.3). Several tags may
make one address: `{{ site.url }}{{ site.baseurl }}{% post_url x %}`. The tag `post_url` has the path of the site in it
since Jekyll 4, and did not before: such an address names that path once or twice.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape
from typing import Final
from urllib.parse import quote

from converters import lazy_re
from converters.markup.markdown.template_syntax import SiteUrls, TagSet

_LITERAL: Final = r"\"[^\"{}]*\"|'[^'{}]*'"
_VALUE: Final = rf"(?:{_LITERAL}|-?\d+(?:\.\d+)?|[\w.-]+)"
_FILTER: Final = rf"\|\s*(\w+)\s*(?::\s*({_VALUE}(?:\s*,\s*{_VALUE})*))?\s*"
_EXPRESSION: Final = lazy_re.compile(rf"\{{\{{-?\s*({_VALUE})\s*((?:{_FILTER})*)-?\}}\}}")
_FILTERS: Final = lazy_re.compile(_FILTER)
_VALUES: Final = lazy_re.compile(_VALUE)
_PART: Final = lazy_re.compile(r"\{\{[^{}\n]*\}\}|\{%-?\s*(?:post_url|link)\s+[^%\n]*%\}")
_POST: Final = lazy_re.compile(r"\{%-?\s*(post_url|link)\s+(?:\"([^\"]+)\"|'([^']+)'|([^\s{}]+))\s*-?%\}")
_SITE_TAG: Final = r"\{\{-?\s*site\.(?:url|baseurl)\s*-?\}\}"
SEQUENCE: Final = rf"(?:{_SITE_TAG})+(?:\{{\{{[^{{}}\n]*\}}\}}|\{{%-?\s*(?:post_url|link)\s[^%\n]*%\}})"
"""Tags that make one address."""
_ABSOLUTE: Final = lazy_re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.I)


def evaluate(tag: str, tags: TagSet) -> str | None:
    """The text that a tag, or several that make one address, stands for; None where that is not known."""
    if not (site := tags.site):
        return None
    parts = _PART.findall(tag)
    if "".join(parts) != tag:
        return None
    values = [_part(part, tags, site, alone=len(parts) == 1) for part in parts]
    if any(value is None for value in values):
        return None
    return one_address([value for value in values if value is not None], site)


def one_address(parts: list[str], site: SiteUrls) -> str:
    """The address that several texts make: what begins with a scheme starts anew, the path of the site stands once."""
    url = ""
    for part in parts:
        url = part if _ABSOLUTE.match(part) else f"{url}{part}"
    base = site.base_path
    if base:
        for start in (site.root + base, base):
            if url.startswith(f"{start}{base}/") or url == f"{start}{base}":
                return start + url[len(start) + len(base) :]
    return url


def _part(tag: str, tags: TagSet, site: SiteUrls, *, alone: bool) -> str | None:
    if found := _POST.fullmatch(tag):
        return _linked(found[1], found[2] or found[3] or found[4], tags, site)
    if not (found := _EXPRESSION.fullmatch(tag)):
        return None
    value = _value(found[1], tags, site)
    if found[1] == "site.url" and not value and alone:
        return None  # the site is not known
    if value is None:
        return None
    for name, arguments in _FILTERS.findall(found[2]):
        given = [_value(argument, tags, site) for argument in _VALUES.findall(arguments)]
        if name not in FILTERS or any(argument is None for argument in given):
            return None
        try:
            value = FILTERS[name](value, site, *given)
        except (TypeError, ValueError):
            return None
    return value


def _linked(kind: str, path: str, tags: TagSet, site: SiteUrls) -> str | None:
    """The URL of a post (`post_url`: its name, with the folder above `_posts`), or of any file (`link`)."""
    if (url := site.post(path, tags.within)) is not None:
        return url
    folder, _, name = path.strip("/").rpartition("/")
    if kind == "post_url":
        return site.post(f"{folder}/_posts/{name}".lstrip("/"), tags.within)
    return site.file(f"/{path.lstrip('/')}")


def _value(name: str, tags: TagSet, site: SiteUrls) -> str | None:
    if name[0] in "\"'":
        return name[1:-1]
    if name[0].isdigit() or name[0] == "-":
        return name
    group, _, field = name.partition(".")
    match group, field:
        case "site", "url":
            return site.root
        case "site", "baseurl":
            return site.base_path
        case "site", "name":
            return site.facts.get("title") or None
        case "site", _:
            return site.facts.get(field.removesuffix(".name")) or None
        case "page", "url":
            url = tags.page.get("url", "").removeprefix(site.root)
            return url.removeprefix(site.base_path) or None
        case (("page" | "post"), _) if group == "page":
            return tags.page.get(field) or None
    return None


def _relative(value: str, site: SiteUrls) -> str:
    return value if _ABSOLUTE.match(value) else f"{site.base_path}/{value.lstrip('/')}"


def _absolute(value: str, site: SiteUrls) -> str:
    return value if _ABSOLUTE.match(value) else site.root + _relative(value, site)


def _prepend(value: str, site: SiteUrls, start: str) -> str:
    return one_address([start, value], site)


def _date(value: str, site: SiteUrls, format_: str) -> str:
    return datetime.fromisoformat(value).strftime(format_.replace("%-", "%"))


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "relative_url": _relative,
    "absolute_url": _absolute,
    "prepend": _prepend,
    "append": lambda value, site, end: value + end,
    "strip_index": lambda value, site: value.removesuffix("index.html"),
    "escape": lambda value, site: escape(value),
    "xml_escape": lambda value, site: escape(value),
    "strip": lambda value, site: value.strip(),
    "strip_html": lambda value, site: re.sub(r"<[^>]*>", "", value),
    "downcase": lambda value, site: value.lower(),
    "upcase": lambda value, site: value.upper(),
    "capitalize": lambda value, site: value[:1].upper() + value[1:].lower(),
    "uri_escape": lambda value, site: quote(value, safe="/:?#[]@!$&'()*+,;=%"),
    "url_encode": lambda value, site: quote(value, safe=""),
    "replace": lambda value, site, old, new: value.replace(old, new),
    "remove": lambda value, site, old: value.replace(old, ""),
    "default": lambda value, site, other: value or other,
    "date": _date,
}
"""Filter -> the text that it makes of a text, the site, and its arguments."""
