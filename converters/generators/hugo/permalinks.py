"""Addresses as Hugo makes them: `url`, `permalinks`, sections, `slug`, ugly ones, languages."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.source_site import SourceSite
from converters.generators.front_matter import FrontMatterError, load, split_raw
from converters.generators.front_matter.parse import plain_values
from converters.generators.permalink_input import PermalinkInput, encoded
from converters.model import Extra

_TOKEN = re.compile(r":([a-z]+)(?:\[([^\]]*)\])?")
_ALLOWED = frozenset("./\\_#+~-@%")


def path(tree: SourceSite, place: PermalinkInput) -> str:
    """The path of a page; `url` in its header goes before all else."""
    spot = place.file
    prefix = _language(tree, spot)
    if stated := place.metadata.get("address"):
        made = _expanded(stated, place, tree) if ":" in stated else stated
        made = made if made.startswith("/") else f"{prefix}/{made}"
        return encoded(made if _is_file(made) else f"{made.rstrip('/')}/", "/:@!$&'()*+,;=~%")
    made = _made(tree, place)
    return encoded(re.sub(r"/{2,}", "/", f"{prefix}{made}"))


def _made(tree: SourceSite, place: PermalinkInput) -> str:
    spot, settings = place.file, tree.settings
    kind = "section" if spot.type == "section" else "page"
    section = spot.dir.partition("/")[0]
    bare = settings.mapping("permalinks")
    pattern = settings.get(f"permalinks.{kind}.{section}") if section else None
    if pattern is None and section and kind == "page" and isinstance(bare.get(section.lower()), str):
        pattern = bare[section.lower()]
    if isinstance(pattern, str):
        made = _sanitised(_expanded(pattern, place, tree))
        return made if _is_file(made) else f"/{made.strip('/')}/"
    if kind == "section":
        return _lowered(tree, f"/{_sanitised(spot.dir)}")
    name = _sanitised(place.metadata.get("name") or spot.name)
    folder = _sanitised(spot.dir)
    if not name or name == "index":
        return _lowered(tree, f"/{folder}")
    ugly = settings.get("uglyurls", False)
    ugly = ugly.get(section.lower(), False) if isinstance(ugly, Mapping) else ugly
    return _lowered(tree, f"/{folder}{name}.html" if ugly is True else f"/{folder}{name}/")


def _lowered(tree: SourceSite, made: str) -> str:
    return made if tree.settings.get("disablepathtolower", False) else made.lower()


def _is_file(made: str) -> bool:
    return "." in made.rpartition("/")[2] and not made.endswith("/")


def _language(tree: SourceSite, spot: ContentFile) -> str:
    lang = spot.lang or tree.languages.default
    if lang == tree.languages.default and not tree.languages.in_folders:
        return ""
    return f"/{lang}" if len(tree.languages.codes) > 1 or tree.languages.in_folders else ""


def _sanitised(text: str) -> str:
    """Letters, digits and a few marks stay; spaces become one hyphen (`helpers.PathSpec.MakePathSanitized`)."""
    made: list[str] = []
    gap = False
    for c in text:
        if c in _ALLOWED or unicodedata.category(c)[0] in "LNM":
            if gap and made and made[-1] not in "-/":
                made.append("-")
            gap = False
            made.append(c)
        elif c.isspace() or c == "-":
            gap = True
    return "".join(made)


def _expanded(pattern: str, place: PermalinkInput, tree: SourceSite) -> str:
    spot = place.file
    moment = datetime.fromisoformat(place.date) if place.date else datetime(1, 1, 1)
    name = spot.name or (spot.dir.rstrip("/").rpartition("/")[2])
    slug = place.metadata.get("name") or ""
    titled = _lowered(tree, _sanitised(place.metadata.get("title") or name))
    sections = _sections(tree, spot)
    tokens = {
        "year": moment.strftime("%Y"), "month": moment.strftime("%m"), "day": moment.strftime("%d"),
        "monthname": moment.strftime("%B"), "weekday": str((moment.weekday() + 1) % 7),
        "weekdayname": moment.strftime("%A"), "yearday": str(moment.timetuple().tm_yday),
        "section": sections[0] if sections else "", "sections": "/".join(sections), "title": titled,
        "slug": _lowered(tree, _sanitised(slug)) or titled, "filename": name,
        "slugorfilename": _lowered(tree, _sanitised(slug)) or _lowered(tree, _sanitised(name)),
        "contentbasename": name, "slugorcontentbasename": _lowered(tree, _sanitised(slug)) or name,
    }  # fmt: skip

    def value(found: re.Match[str]) -> str:
        if found[1] == "sections" and found[2] is not None:
            return "/".join(_sliced(sections, found[2]))
        return _sanitised(tokens.get(found[1], found[0]))

    return _TOKEN.sub(value, pattern)


def _sections(tree: SourceSite, spot: ContentFile) -> list[str]:
    """The folder at the top, and those below that have a page of their own."""
    parts = [part for part in spot.dir.split("/") if part]
    start = (
        spot.path[: len(spot.path) - len(spot.path.partition(f"{spot.dir}")[2]) - len(spot.dir)]
        if parts
        else ""
    )
    folders = [f"{start}{'/'.join(parts[:depth])}/_index" for depth in range(1, len(parts) + 1)]
    return [
        part
        for number, (part, folder) in enumerate(zip(parts, folders, strict=True))
        if not number or any(tree.is_at(f"{folder}{ending}") for ending in tree.generator.extensions)
    ]


def _sliced(sections: list[str], wanted: str) -> list[str]:
    """`[1:]`, `[last]`, `[:2]`."""
    if ":" not in wanted:
        number = len(sections) - 1 if wanted == "last" else int(wanted) if wanted.isdigit() else 0
        return sections[number : number + 1]
    start, _, end = wanted.partition(":")
    last = len(sections) - 1
    ends = [last if one == "last" else int(one) if one.isdigit() else None for one in (start, end)]
    return sections[ends[0] : ends[1]]


def status(tree: SourceSite, spot: ContentFile, extra: Extra) -> str:
    """A page that is not rendered, by its own header or that of a section above, is nothing for visitors."""
    build = extra.get("build", extra.get("_build"))
    if build is None:
        build = _cascaded(tree, spot)
    hidden = isinstance(build, dict) and str(build.get("render", "always")).lower() in (
        "never",
        "false",
        "link",
    )
    return "private" if hidden or extra.get("headless") is True else "publish"


def _cascaded(tree: SourceSite, spot: ContentFile) -> Any:
    """What the nearest section above says of `build` for all below."""
    found = None
    for folder, build in tree.once("cascades", lambda: _cascades(tree)):
        if spot.path.startswith(folder):
            found = build
    return found


def _cascades(tree: SourceSite) -> list[tuple[str, Any]]:
    """Folder -> `build` that its `_index.md` passes on; the deeper come later."""
    found: list[tuple[str, Any]] = []
    for place, file in tree.files.items():
        if place.rpartition("/")[2].startswith("_index.") and b"cascade" in file.head():
            try:
                said = plain_values(load(split_raw(file.head().decode("utf-8", "replace"))))
            except FrontMatterError:
                continue
            cascade = said.get("cascade")
            found += [
                (f"{place.rpartition('/')[0]}/", one["build"])
                for one in (cascade if isinstance(cascade, list) else [cascade])
                if isinstance(one, dict) and "build" in one and not one.get("target", one.get("_target"))
            ]
    return sorted(found, key=lambda pair: len(pair[0]))
