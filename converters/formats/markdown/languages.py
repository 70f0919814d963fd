"""The languages of a source site, and the language of a file by its path."""

from collections.abc import Mapping
from typing import Any

from converters import lazy_re
from converters.generators.base import Generator
from converters.generators.site_settings import SiteSettings
from converters.io.languages import COMMON
from converters.io.sources import Source

_CODE = lazy_re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


class Languages:
    """The languages of a site; `default` is that of a text that does not say its own."""

    def __init__(
        self, generator: Generator, settings: SiteSettings, files: Mapping[str, Source], content_dir: str
    ) -> None:
        keys = generator.site_settings.get("languages", ())
        configured = settings.mapping(*keys) or dict.fromkeys(map(str, settings.items(*keys)))
        mounts = _mounts(generator, settings)
        self.default = _default(generator, settings) or next(iter(configured), "")
        self.folders = {
            _relative(str(options["contentdir"]), content_dir): code
            for code, options in configured.items()
            if isinstance(options, dict) and options.get("contentdir")
        }
        """Folder below the content directory, with its slash -> language."""
        all_have_one = self.default in configured and len(self.folders) >= len(configured)
        for folder, code in mounts:
            self.folders.setdefault(_relative(folder, content_dir), code or self.default)
        is_whole = "/" in self.folders or "" in self.folders
        self.mounted = (bool(mounts) or all_have_one) and not is_whole
        """Whether only what is in `folders` is content: some are mounted, or each language has its own."""
        self.codes = set(configured) | ({self.default} if self.default else set())
        if not configured and not self.folders and generator.language_folders:
            self._detect_folders(files, content_dir)
        if not settings.values and generator.language_suffixes:
            self._detect_suffixes(files)
        self.in_folders = bool(settings.get("defaultcontentlanguageinsubdir", False))
        """Whether the URLs of the default language have its code too."""

    def _detect_suffixes(self, files: Mapping[str, Source]) -> None:
        """Without settings, `post.fr.md` next to `post.md` is a translation."""
        for path in files:
            parts = path.rsplit(".", 2)
            if len(parts) == 3 and parts[1] in COMMON and f"{parts[0]}.{parts[2]}" in files:
                self.codes.add(parts[1])

    def _detect_folders(self, files: Mapping[str, Source], content_dir: str) -> None:
        """If settings name none and all folders at the top of the content are codes, they are languages."""
        tops = {
            path[len(content_dir) :].partition("/")[0]
            for path in files
            if content_dir and path.startswith(content_dir)
        }
        if tops and all(top in COMMON or (_CODE.fullmatch(top) and top[:2] in COMMON) for top in tops):
            self.folders = {f"{top}/": top for top in sorted(tops)}
            self.codes |= tops
            self.default = self.default or ("en" if "en" in tops else min(tops))

    def of(self, path: str, suffix: str) -> tuple[str, str]:
        """The language of a path below the content directory (empty: the path has none), and the rest of the path.

        `suffix` is what the end of the name seems to be.
        """
        for folder, code in self.folders.items():
            if folder and path.startswith(folder):
                return code, path[len(folder) :]
        return (suffix if suffix in self.codes else ""), path


def _default(generator: Generator, settings: SiteSettings) -> str:
    keys = generator.site_settings.get("default_language", ())
    return settings.text(*keys) or "en" if keys else ""


def _mounts(generator: Generator, settings: SiteSettings) -> list[tuple[str, str]]:
    """Folders that are mounted as content, with their languages."""
    found = []
    for mount in settings.items(*generator.site_settings.get("mounts", ())):
        if isinstance(mount, dict) and str(mount.get("target", "")).strip("/") == "content":
            options: dict[str, Any] = {str(key).lower(): value for key, value in mount.items()}
            found.append((str(options.get("source", "")), str(options.get("lang", ""))))
    return found


def _relative(folder: str, content_dir: str) -> str:
    folder = folder.strip("./") + "/"
    return folder[len(content_dir) :] if folder.startswith(content_dir) else folder
