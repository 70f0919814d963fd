"""Template tags that only name an address: Jekyll's `post_url`, `link`, `relative_url`, Hugo's `ref`.

What they stand for is known without the generator. All other tags stay for `foreign` to show.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from converters.catalogue import Outline

_FILTERED: Final = re.compile(r"""\{\{-?\s*["']([^"'{}]*)["']\s*\|\s*(relative_url|absolute_url)\s*-?\}\}""")
_SITE: Final = re.compile(r"\{\{-?\s*site\.(url|baseurl)\s*-?\}\}")
_POST: Final = re.compile(
    r"""\{%-?\s*(?:post_url|link)\s+([^\s{}]+)\s*-?%\}|\{\{[<%]\s*(?:rel)?ref\s+["']?([^"'\s]+)["']?\s*[%>]\}\}"""
)
_ENDING: Final = re.compile(r"\.(?:md|markdown|html|adoc|rst)$")
_INDEX: Final = re.compile(r"/_?index$")


class Tags:
    """What the tags of one site stand for: by its address, and by the files that its posts were."""

    def __init__(self, site: str, outlines: Iterable[Outline]) -> None:
        parts = urlsplit(site)
        self._url = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        self._base = parts.path.rstrip("/")
        self._files: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in outlines:
            if one.url and one.id:
                place = "/" + _INDEX.sub("", one.id)
                self._files[place.rpartition("/")[2]].append((place, one.url))

    def address(self, tag: str) -> str | None:
        """The address that a tag stands for; None where that is not known, or it stands for something else."""
        if found := _SITE.fullmatch(tag):
            return (self._url or None) if found[1] == "url" else self._base
        if found := _FILTERED.fullmatch(tag):
            return (self._url if found[2] == "absolute_url" else "") + f"{self._base}/{found[1].lstrip('/')}"
        if found := _POST.fullmatch(tag):
            return self._post(found[1] or found[2])
        return None

    def _post(self, name: str) -> str | None:
        name, mark, fragment = name.partition("#")
        place = "/" + _INDEX.sub("", _ENDING.sub("", name.strip("/")))
        urls = {url for file, url in self._files.get(place.rpartition("/")[2], ()) if file.endswith(place)}
        return f"{urls.pop()}{mark}{fragment}" if len(urls) == 1 else None
