"""Finds the content files of a source site: what each file is, by its path."""

import re
from collections.abc import Iterator
from functools import lru_cache

from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import extension
from converters.generators.about_folder import is_about_folder, is_for_programs
from converters.generators.content_file import ContentFile
from converters.generators.detection import is_text
from converters.io.extensions import ORG
from converters.io.sources import Source

_INDEX_NAMES = ("index", "_index")


def content_files(site: SourceSite) -> Iterator[ContentFile]:
    """The files of a site that have texts, by path; the index of a folder comes before the rest of it."""
    bundles = _bundles(site) if site.generator.bundles else frozenset()
    has_posts = any(is_text(path) and not is_about_folder(path) for path in site.files)
    for path in site.files if site.written_by_us else sorted(site.files, key=_sort_key):
        file = content_file(site, path, site.files[path], skip_readme=has_posts)
        if not file:
            continue
        if bundles and file.type != "section" and _is_in_bundle(file, bundles):
            continue  # a text that belongs to a bundle has no page
        if file.extension == ORG and _is_exported(site, path):
            continue
        yield file


def content_file(
    site: SourceSite, path: str, source: Source, *, skip_readme: bool = False
) -> ContentFile | None:
    """What a file is; `None` if it is no text of the site.

    `skip_readme`: whether to skip a README and the like at the top of the content.
    """
    generator = site.generator
    suffix = extension(path)
    if suffix not in generator.extensions or not path.startswith(site.content_dir) or _is_comment(site, path):
        return None
    folder, _, file_name = path.rpartition("/")
    at_top = folder == site.content_dir.rstrip("/")
    if skip_readme and at_top and not generator.takes_readme and is_about_folder(path):
        return None
    if skip_readme and not site.written_by_us and is_for_programs(path):
        return None
    whole = path[len(site.content_dir) : -len(suffix)]
    if any(part.startswith(generator.ignored) for part in whole.split("/")):
        return None
    lang, within = site.languages.of(whole, "")
    if site.languages.mounted and within == whole:
        return None
    for rule in generator.content_rules:
        if not (match := _pattern(rule.pattern).fullmatch(within)):
            continue
        parts = match.groupdict()
        suffix_lang = parts.get("lang") or ""
        if suffix_lang and not lang:
            lang, _ = site.languages.of("", suffix_lang)
            follows = bool(parts.get("name")) and match.end("name") + 1 == match.start("lang")
            if not lang and follows:  # no language: the dot is part of the name
                parts["name"] = f"{parts['name']}.{suffix_lang}"
        return ContentFile(
            path=path,
            source=source,
            within=within,
            type=parts.get("type") or rule.type if rule.type == "other" else rule.type,
            status=rule.status,
            dir=parts.get("dir") or "",
            name=parts.get("name") or "",
            date=(parts.get("date") or "").strip("/-").replace("/", "-"),
            lang=lang,
            extension=suffix,
            bundle=f"{folder}/" if folder and file_name.partition(".")[0] in _INDEX_NAMES else "",
        )
    return None


def _is_exported(site: SourceSite, path: str) -> bool:
    """Whether Emacs made a text of another kind of one in Org: that is the page."""
    stem = path[: -len(ORG)]
    return any(f"{stem}{suffix}" in site.files for suffix in site.generator.extensions if suffix != ORG)


def _sort_key(path: str) -> list[str]:
    *folders, name = path.split("/")
    return [*folders, "" if name.partition(".")[0] in _INDEX_NAMES else name]


def _is_comment(site: SourceSite, path: str) -> bool:
    return any(path.startswith(f"{folder}/") for folder in site.generator.comments)


@lru_cache(64)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _bundles(site: SourceSite) -> frozenset[str]:
    """Folders with an `index`: everything else in them belongs to that page."""
    return frozenset(
        f"{path.rpartition('/')[0]}/"
        for path in site.files
        if path.startswith(site.content_dir)
        and path.rpartition("/")[2].partition(".")[0] == "index"
        and extension(path) in site.generator.extensions
    )


def _is_in_bundle(file: ContentFile, bundles: frozenset[str]) -> bool:
    folder = file.path
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if f"{folder}/" in bundles and f"{folder}/" != file.bundle:
            return True
    return False
