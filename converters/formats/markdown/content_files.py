"""What a file is by its place: a post, a page, a section's own page, a draft; its name, date and language."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from converters.formats.markdown.detect import about_itself, is_text
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import ending
from converters.io.sources import Source


class ContentFile(NamedTuple):
    """A file that has a text. `within` is its place among the content, without language and ending.

    `type` and `status` are empty where the place does not say. `dir` is the folder among the
    content, with its slash; a bundle's own folder is not part of it. `bundle` is that folder.
    """

    path: str
    file: Source
    within: str
    type: str
    status: str
    dir: str
    name: str
    date: str
    lang: str
    ending: str
    bundle: str = ""


def content_files(tree: SourceSite) -> Iterator[ContentFile]:
    """The files of a tree that have texts, in the order of their places, a folder's own page before what is in it."""
    bundles = _bundles(tree) if tree.generator.bundles else frozenset()
    for place in sorted(tree.files, key=_in_order) if tree.own is None else tree.files:
        file = tree.files[place]
        if not (found := content_file(tree, place, file)):
            continue
        if bundles and found.type != "section" and _inside(found, bundles):
            continue  # a text that belongs to a bundle has no page of its own
        yield found


def _in_order(place: str) -> list[str]:
    *folders, name = place.split("/")
    return [*folders, "" if name.partition(".")[0] in ("index", "_index") else name]


def content_file(tree: SourceSite, place: str, file: Source) -> ContentFile | None:
    """What a file is; nothing for one that is no text of the site."""
    generator = tree.generator
    suffix = ending(place)
    if suffix not in generator.extensions or not place.startswith(tree.content):
        return None
    folder, _, file_name = place.rpartition("/")
    top = folder == tree.content.rstrip("/")
    if top and not generator.takes_readme and about_itself(place) and _has_others(tree):
        return None
    within = place[len(tree.content) : -len(suffix)]
    if any(part.startswith(generator.ignored) for part in within.split("/")) or _is_comment(tree, place):
        return None
    before = within
    lang, within = tree.languages.of(within, "")
    if tree.languages.mounted and within == before:
        return None
    for where in generator.content_rules:
        if found := _pattern(where.pattern).fullmatch(within):
            parts = found.groupdict()
            named = parts.get("lang") or ""
            if named and not lang:
                lang, _ = tree.languages.of("", named)
                if not lang:  # a dot in a name is only a dot
                    parts["name"] = f"{parts['name']}.{named}" if parts.get("name") else ""
            type_ = parts.get("type") or where.type if where.type == "other" else where.type
            bundle = f"{folder}/" if folder and file_name.partition(".")[0] in ("index", "_index") else ""
            return ContentFile(
                place, file, within, type_, where.status, parts.get("dir") or "", parts.get("name") or "",
                parts.get("date") or "", lang, suffix, bundle,
            )  # fmt: skip
    return None


def _has_others(tree: SourceSite) -> bool:
    """Whether there are texts that are not about the folder itself."""
    return tree.once(
        "others", lambda: any(is_text(place) and not about_itself(place) for place in tree.files)
    )


def _is_comment(tree: SourceSite, place: str) -> bool:
    return any(place.startswith(f"{folder}/") for folder in tree.generator.comments)


@lru_cache(64)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _bundles(tree: SourceSite) -> frozenset[str]:
    """Folders with an `index` of their own: whatever else is in them belongs to it."""
    return frozenset(
        f"{place.rpartition('/')[0]}/"
        for place in tree.files
        if place.startswith(tree.content)
        and place.rpartition("/")[2].partition(".")[0] == "index"
        and ending(place) in tree.generator.extensions
    )


def _inside(found: ContentFile, bundles: frozenset[str]) -> bool:
    folder = found.path
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if f"{folder}/" in bundles and f"{folder}/" != found.bundle:
            return True
    return False
