"""Addresses as Eleventy makes them: `permalink` in header or directory data, or the file's path without a date."""

import re
from collections.abc import Mapping
from typing import Any

from converters import messages
from converters.formats.markdown import data
from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.source_site import SourceSite
from converters.generators.permalink_input import PermalinkInput, encoded
from converters.io.slugs import sanitize_title

_OUTPUT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
_TAKEN = ("permalink", "tags", "author", "date", "draft", "lang")


def path(tree: SourceSite, place: PermalinkInput) -> str:
    """The path of a page; `permalink: false` has none."""
    spot = place.file
    stated = place.metadata.get("address")
    if stated == "false":
        return ""
    if stated and "{%" not in stated and (made := _filled(stated, place)) is not None:
        made = f"/{made.lstrip('/')}"
        return encoded(made.removesuffix("index.html"), "/:@!$&'()*+,;=~%")
    if stated:
        tree.diagnostics.report(messages.NO_PERMALINK, file=spot.file.name, why=stated)
    return encoded(f"/{spot.dir}{spot.name}/" if spot.name != "index" else f"/{spot.dir}")


def _filled(template: str, place: PermalinkInput) -> str | None:
    """The template with the plain words of it; `None` where it has others."""
    spot = place.file
    words = {
        "page.fileSlug": spot.name,
        "page.filePathStem": f"/{spot.dir}{spot.name}",
        "page.outputFileExtension": "html",
        "title": str(place.metadata.get("title", "")),
        **{name: str(value) for name, value in place.fields.items() if isinstance(value, str)},
    }
    unknown = False

    def value(found: re.Match[str]) -> str:
        nonlocal unknown
        name, *filters = (part.strip() for part in found[1].split("|"))
        text = words.get(name)
        if text is None or any(one not in ("slug", "slugify", "url_encode") for one in filters):
            unknown = True
            return ""
        return sanitize_title(text) if filters else text

    made = _OUTPUT.sub(value, template)
    return None if unknown else made


def defaults(tree: SourceSite, spot: ContentFile) -> dict[str, Any]:
    """Directory data: `blog/blog.json` and `blog/blog.11tydata.json` say what holds for all in `blog/`."""
    found: dict[str, Any] = {}
    for folder, values in tree.once("directory data", lambda: _directory_data(tree)).items():
        if spot.path.startswith(folder):
            found |= values
    return found


def _directory_data(tree: SourceSite) -> Mapping[str, dict[str, Any]]:
    found = {}
    for place in sorted(tree.files, key=len):
        folder, _, name = place.rpartition("/")
        own = folder.rpartition("/")[2]
        if own and name in (f"{own}.json", f"{own}.11tydata.json"):
            said = data.load(tree.files[place], tree.diagnostics)
            if isinstance(said, dict):
                found[f"{folder}/"] = {key: said[key] for key in _TAKEN if key in said}
    return found
