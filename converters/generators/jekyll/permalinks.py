"""Addresses as Jekyll makes them: `permalink` in header, defaults, collection or site, and its styles.

The rules are those of `Jekyll::Drops::UrlDrop`, `Jekyll::Collection`, `Jekyll::Page` (4.3).
"""

import re
from collections.abc import Sequence
from datetime import datetime
from fnmatch import fnmatch
from typing import Any
from urllib.parse import quote

from converters import dates
from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.dates import named_zone, parsed
from converters.formats.markdown.documents import Document
from converters.formats.markdown.source_site import SourceSite
from converters.generators.permalink_input import PermalinkInput
from converters.io.yaml import Scalar
from converters.model import Extra

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""Named styles of posts' addresses."""

_FORMATS = {
    "year": "%Y", "month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S", "i_day": "%-d",
    "i_month": "%-m", "short_month": "%b", "long_month": "%B", "short_year": "%y", "w_year": "%G", "week": "%V",
    "w_day": "%u", "short_day": "%a", "long_day": "%A", "y_day": "%j",
}  # fmt: skip
_SAFE = "/:@!$&'()*+,;=~-._"
_UNZONED = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?")


def path(tree: SourceSite, place: PermalinkInput) -> str:
    """The path of a post, a page, or a document of a collection."""
    stated = place.metadata.get("address")
    if place.file.type == "page":
        made = stated or _page(tree, place.file)
        return _escaped(_sound(made))
    template = stated or _template(tree, place)
    return _escaped(_sound(_filled(template, tree, place)))


def of_file(tree: SourceSite, place: str) -> str:
    """All files are copied, but for those whose place says that they are Jekyll's own (`EntryFilter#special?`)."""
    within = place[len(tree.content) :]
    ours = place.startswith(tree.content) and not any(part[0] in "_.#~" for part in within.split("/"))
    return f"/{within}" if ours else ""


def _template(tree: SourceSite, place: PermalinkInput) -> str:
    style = tree.settings.text("permalink") or "date"
    label = "posts" if place.file.type == "post" else place.file.type
    if own := tree.settings.get(f"collections.{label}.permalink"):
        return STYLES.get(str(own), str(own)) if label == "posts" else str(own)
    if label == "posts":
        return STYLES.get(style, style)
    return _suffixed("/:collection/:path", style)


def _suffixed(template: str, style: str) -> str:
    """`Utils.add_permalink_suffix`: what does not end with a slash has the ending of a file."""
    if style in ("pretty",):
        return f"{template}/"
    if style in ("date", "ordinal", "none", "weekdate"):
        return f"{template}:output_ext"
    return f"{template}{'/' if style.endswith('/') else ''}{':output_ext' if style.endswith(':output_ext') else ''}"


def _page(tree: SourceSite, spot: ContentFile) -> str:
    folder = f"/{spot.dir}"
    name = re.sub(r"\.*$", "", spot.name)
    if name == "index":
        return folder
    made = _suffixed(f"{folder}{name}", tree.settings.text("permalink") or "date")
    return made.replace(":output_ext", ".html")


def _filled(template: str, tree: SourceSite, place: PermalinkInput) -> str:
    spot = place.file
    slug = place.metadata.get("name")
    base = re.sub(r"\.*$", "", spot.name)
    own_slug = slug if slug is not None else base
    moment = _moment(tree, place)
    titles = {
        "title": _slugified(own_slug, pretty=True),
        "slug": _slugified(own_slug).lower(),
        "name": _slugified(spot.path.rpartition("/")[2].rpartition(".")[0]).lower(),
        "collection": spot.type,
        "path": f"{spot.dir}{base}" if spot.type not in ("post",) else spot.name,
        "output_ext": ".html",
        "categories": "/".join(dict.fromkeys(name.lower() for name in place.names("category"))),
        "slugified_categories": "/".join(
            dict.fromkeys(_slugified(n).lower() for n in place.names("category"))
        ),
    }

    def value(found: re.Match[str]) -> str:
        for name in (found[1], found[1].rstrip("_")):
            rest = found[1][len(name) :]
            if name in titles:
                return _part(titles[name]) + rest
            if name in _FORMATS and moment:
                return moment.strftime(_FORMATS[name]) + rest
        return ""

    return re.sub(r":([a-z_]+)", value, template)


def _moment(tree: SourceSite, place: PermalinkInput) -> datetime | None:
    """The date that Jekyll has: one without an offset is UTC to its YAML, whatever the zone of the site."""
    said = place.fields.get("date")
    if (
        isinstance(said, Scalar)
        and _UNZONED.fullmatch(said.text)
        and (zone := tree.zone or named_zone("UTC"))
    ):
        from datetime import UTC

        return dates.in_zone(parsed(said.text, UTC), zone)
    return dates.in_zone(place.date, tree.zone or named_zone("UTC"))


def _slugified(text: str, *, pretty: bool = False) -> str:
    """`Utils.slugify`, cased: all but letters, marks and digits (in `pretty` also `._~!$&'()+,;=@`) is a hyphen."""
    kept = r"[^\w._~!$&'()+,;=@]+" if pretty else r"[^\w]+"
    slug = re.sub(kept, "-", text)
    if not pretty:
        slug = re.sub(r"[_-]+", "-", slug)
    return re.sub(r"^-|-$", "", slug)


def _part(text: str) -> str:
    return quote(text, safe=_SAFE)


def _escaped(made: str) -> str:
    return quote(made, safe=_SAFE + "%")


def _sound(made: str) -> str:
    """`URL#sanitize_url`."""
    made = f"/{made}".replace("..", "/").replace("./", "")
    return re.sub(r"/+", "/", made)


def categories(tree: SourceSite, spot: ContentFile, named: Sequence[str]) -> list[str]:
    """Folders above `_posts` are categories, before those of the header."""
    if spot.type != "post":
        return list(named)
    return [*(part for part in spot.dir.split("/") if part), *named]


_NEVER = frozenset({"includes", "layouts", "data", "sass", "plugins", "site", "posts", "drafts"})


def takes(tree: SourceSite, spot: ContentFile, document: Document) -> bool:
    """Whether Jekyll reads a file: a page without a header is copied as it is, and a folder with an underscore
    is a collection only if the settings say so."""
    if spot.type in ("post", "page"):
        return spot.type == "post" or bool(document.style)
    named = tree.settings.get("collections")
    names = [str(one) for one in named] if isinstance(named, list | dict) else []
    return spot.type not in _NEVER and (spot.type in names)


def status(tree: SourceSite, spot: ContentFile, extra: Extra) -> str:
    """What is in a collection without `output` has no page."""
    if spot.type in ("post", "page"):
        return "publish"
    return "publish" if tree.settings.get(f"collections.{spot.type}.output") is True else "private"


def defaults(tree: SourceSite, spot: ContentFile) -> dict[str, Any]:
    """`defaults:` of the settings: of several that fit, the longer path goes before, then the named type.

    Only what the model has a field for is taken: the others say how a page looks.
    """
    rules = tree.settings.get("defaults")
    if not isinstance(rules, list):
        return {}
    found: list[tuple[int, int, dict[str, Any]]] = []
    for rule in rules:
        scope = rule.get("scope", {}) if isinstance(rule, dict) else {}
        values = rule.get("values") if isinstance(rule, dict) else None
        if not isinstance(scope, dict) or not isinstance(values, dict):
            continue
        wanted, kind = str(scope.get("path") or "").strip("/"), str(scope.get("type") or "")
        label = {"post": "posts", "page": "pages"}.get(spot.type, spot.type)
        label = "drafts" if kind == "drafts" and spot.status == "draft" else label
        if (not kind or kind in (label, spot.type)) and _fits(spot.path[len(tree.content) :], wanted):
            found.append((len(wanted), bool(kind), values))
    merged: dict[str, Any] = {}
    for _, _, values in sorted(found, key=lambda one: one[:2]):
        merged |= values
    taken = (
        "permalink",
        "category",
        "categories",
        "tags",
        "tag",
        "author",
        "published",
        "date",
        "comments",
        "sticky",
        "lang",
    )
    return {name: merged[name] for name in taken if name in merged}


def _fits(place: str, wanted: str) -> bool:
    if not wanted:
        return True
    if "*" in wanted:
        return fnmatch(place, wanted) or fnmatch(place, f"{wanted}/*")
    return place == wanted or place.startswith(f"{wanted}/")
