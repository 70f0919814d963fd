"""The languages of a site: which there are, and how a file's place says its own."""

import re
from collections.abc import Mapping
from typing import Any

from converters.formats.markdown.settings import Settings
from converters.generators.base import Generator
from converters.io.sources import Source

_CODE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
CODES = frozenset(
    "ar bg bn ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu id it ja ko lt lv mk ms nb nl nn no pl pt ro ru sk "
    "sl sq sr sv th tr uk ur vi zh".split()
)
"""Codes that stand for a language where the settings name none: not every `.us.md` is one."""


class Languages:
    """The languages of a tree; `default` is that of a text that does not say."""

    def __init__(
        self, generator: Generator, settings: Settings, files: Mapping[str, Source], content: str
    ) -> None:
        self.default, named = _said(generator, settings)
        self.stated = bool(named)
        self.folders = {
            _inside(str(one["contentdir"]), content): code
            for code, one in named.items()
            if isinstance(one, dict) and one.get("contentdir")
        }
        """Folder among the content, with its slash -> language."""
        mounts = _mounts(generator, settings)
        for folder, code in mounts:
            self.folders.setdefault(_inside(folder, content), code or self.default)
        self.mounted = bool(mounts)
        """Whether only what is in `folders` is content."""
        if "/" in self.folders or "" in self.folders:
            self.mounted = False  # the folder of the content itself is mounted
        self.codes = set(named) | ({self.default} if self.default else set())
        if not named and not self.folders and generator.language_folders:
            self._guess(files, content)
        if not settings.all and generator.language_suffixes:
            self._by_endings(files)
        self.in_folders = bool(settings.get("defaultcontentlanguageinsubdir", False))

    def _by_endings(self, files: Mapping[str, Source]) -> None:
        """A tree without settings: `post.fr.md` beside `post.md`."""
        for place in files:
            parts = place.rsplit(".", 2)
            if len(parts) == 3 and parts[1] in CODES and f"{parts[0]}.{parts[2]}" in files:
                self.codes.add(parts[1])

    def _guess(self, files: Mapping[str, Source], content: str) -> None:
        """A tree without settings: all that is under `content/en/` is of a language."""
        tops = {
            place[len(content) :].partition("/")[0]
            for place in files
            if place.startswith(content) and content
        }
        if tops and all(top in CODES or (_CODE.fullmatch(top) and top[:2] in CODES) for top in tops):
            self.folders = {f"{top}/": top for top in sorted(tops)}
            self.codes |= tops
            self.default = self.default or ("en" if "en" in tops else min(tops))

    def of(self, place: str, found: str) -> tuple[str, str]:
        """The language that a place among the content says (`""`: it does not), and the place without its folder.

        `found` is what the ending of the name seems to be.
        """
        for folder, code in self.folders.items():
            if folder and place.startswith(folder):
                return code, place[len(folder) :]
        return (found if found in self.codes else ""), place


def _said(generator: Generator, settings: Settings) -> tuple[str, dict[str, Any]]:
    """The language of a text that does not say its own, and what holds for each that there is, by its code."""
    keys = generator.site_settings.get("default_language", ())
    default = settings.text(*keys) or "en" if keys else ""
    return default, settings.mapping(*generator.site_settings.get("languages", ()))


def _mounts(generator: Generator, settings: Settings) -> list[tuple[str, str]]:
    """Folders that are mounted as the content, with their languages."""
    found = []
    for mount in settings.listed(*generator.site_settings.get("mounts", ())):
        if isinstance(mount, dict) and str(mount.get("target", "")).strip("/") == "content":
            folded = {str(key).lower(): value for key, value in mount.items()}
            found.append((str(folded.get("source", "")), str(folded.get("lang", ""))))
    return found


def _inside(folder: str, content: str) -> str:
    folder = folder.strip("./") + "/"
    return folder[len(content) :] if folder.startswith(content) else folder
