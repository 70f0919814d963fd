"""Finds the content directory of a source site."""

import itertools
from collections.abc import Iterable

from converters.generators.base import Generator
from converters.generators.site_settings import SiteSettings


def content_dir(paths: Iterable[str], generator: Generator, settings: SiteSettings) -> str:
    """The content directory with its slash; empty for the root.

    The settings decide if the directory exists, then the folders that lie in it, then the usual names.
    """
    paths = list(paths)
    stated = settings.text(*generator.site_settings.get("content", ()))
    configured = stated.strip("./")
    if stated and not configured:
        return ""  # `.`, whatever the usual folders hold
    if configured and _has_files(paths, f"{configured}/"):
        return f"{configured}/"
    signs = generator.content_signs
    if signs and (configured or not settings.values):
        return _parent_of(signs, paths)  # a configured one that does not exist is a copy that a tool makes
    starts = (f"{folder}/" if folder else "" for folder in generator.content)
    return next((start for start in starts if _has_files(paths, start)), "")


def _has_files(paths: list[str], folder: str) -> bool:
    return any(path.startswith(folder) for path in paths)


def _parent_of(names: tuple[str, ...], paths: list[str]) -> str:
    """The folder, with its slash, that directly holds one of these."""
    found = [parts for path in paths if not set(names).isdisjoint(parts := path.split("/"))]
    if not found or any(parts[0] in names for parts in found):
        return ""
    nearest = min(found, key=len)
    return "".join(f"{part}/" for part in itertools.takewhile(lambda part: part not in names, nearest))
