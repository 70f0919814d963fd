"""Dendron: how its workspaces are detected and read.

Its rules: only notes in the hierarchies that the settings publish are public, each at `/notes/ID`.

Sources: the documentation of Dendron (Publishing: Configuration, Site Hierarchies, Publish Private Site; Links). No workspace was
published.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from posixpath import normpath
from typing import Any, Final

from msgspec.structs import replace

from converters import lazy_re
from converters.generators.base import ContentRule, setting_names
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.plain.generator import PLAIN
from converters.generators.plain.rules import PlainRules
from converters.model import Extra

_LINK: Final = (
    r"(?P<link>!?\[\[(?:(?P<shown>[^\[\]|\n]*)\|)?(?P<target>[^\[\]|#\n]*)(?P<part>#[^\[\]|\n]*)?\]\])"
)
_ID: Final = lazy_re.compile(r"^id:[ \t]*[\"']?([^\s\"']+)", re.M)
_HINT: Final = lazy_re.compile(r"\[\[")
_PUBLISHED_NOTES: Final = r"(?:[^/]+/)?data/notes/"
"""The start of the path of what publishing writes: the text of each note once more, without its front matter."""
_GROUPS: Final = ("publishing", "site")
"""Groups of the settings of publishing: of version 5, and of those before."""
_HIERARCHIES: Final = ("hierarchy", "config")
"""Groups in them that say more of a hierarchy."""


class DendronRules(PlainRules):
    """The rules of Dendron."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Links in brackets, in which the words stand before the name of the note, as links to its file."""
        found, text = super().prepare(file, fields, text)
        if not _HINT.search(text):
            return found, text
        from converters.markup.markdown.template_tags import (
            code_in,  # the tables of all generators are loaded at every start
        )

        folder = file.path[: file.path.rfind("/") + 1]

        def link(match: re.Match[str]) -> str:
            if not match["link"]:
                return match[0]
            name = match["target"].strip().rpartition("/")[2]
            words = (match["shown"] or "").strip() or name
            url = self._url(f"{folder}{name}{file.extension}")
            return f"[{words}]({url})" if url else words

        return found, re.sub(f"{code_in(text)}|{_LINK}", link, text, flags=re.S | re.M)

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """Private outside of what is published: a hierarchy that the settings do not name, a vault that is private."""
        if any(file.path.startswith(folder) for folder in self._private_vaults):
            return self.private_by("visibility: private", file, "Dendron")
        name = file.path.rpartition("/")[2].removesuffix(file.extension)
        above = next(
            (known for known in self._published if name == known or name.startswith(f"{known}.")), "root"
        )
        if self._published and above == "root" and "root" not in self._published:
            return self.private_by("siteHierarchies", file, "Dendron")
        if self._by_default(name) is not True and metadata.get("published") is not True:
            return self.private_by("publishByDefault: false", file, "Dendron")
        return super().status(file, metadata, extra)

    def path(self, post: PermalinkInput) -> str:
        """By the id of the note; the index of the site is its home page."""
        index = next(
            filter(None, (self.site.settings.text(f"{group}.siteIndex") for group in _GROUPS)), "root"
        )
        if post.file.path.rpartition("/")[2] == f"{index}{post.file.extension}":
            return "/"
        stated, id_ = post.metadata.get("address"), post.metadata.get("id")
        return encode_path(str(stated)) if stated else encode_path(f"/notes/{id_}") if id_ else ""

    def _url(self, path: str) -> str:
        """The URL of the note at a path, below the host; empty if there is no such note, or it has no id."""
        if path not in self._urls:
            note = self.site.files.get(path)
            id_ = _ID.search(note.head().decode("utf-8", "replace")) if note else None
            base = self.site.settings.text(*(f"{group}.assetsPrefix" for group in _GROUPS))
            self._urls[path] = encode_path(f"{base}/notes/{id_[1]}") if id_ else ""
        return self._urls[path]

    @cached_property
    def _urls(self) -> dict[str, str]:
        return {}

    @cached_property
    def _published(self) -> list[str]:
        """The hierarchies that are published; empty if the settings name none, and so all are."""
        return [
            str(name) for name in self.site.settings.items(*(f"{group}.siteHierarchies" for group in _GROUPS))
        ]

    @cached_property
    def _private_vaults(self) -> list[str]:
        vaults = self.site.settings.items("workspace.vaults", "vaults")
        private = [
            vault for vault in vaults if isinstance(vault, dict) and vault.get("visibility") == "private"
        ]
        folders = (normpath(str(vault.get("fsPath") or ".")) for vault in private)
        return ["" if folder == "." else f"{folder}/" for folder in folders]

    def _by_default(self, name: str) -> Any:
        """Whether a note is public if it does not say so: by the nearest hierarchy, published by name or not, that says something.

        What is said of one vault only is not believed.
        """
        above = [name[:end] for end, letter in enumerate(f"{name}.") if letter == "."]
        for group in _GROUPS:
            for options in (self.site.settings.get(f"{group}.{more}") for more in _HIERARCHIES):
                for key in (*reversed(above), "root"):
                    stated = options.get(key) if isinstance(options, dict) else None
                    if isinstance(stated, dict) and stated.get("publishByDefault") is not None:
                        return stated["publishByDefault"]
        return True


DENDRON = replace(
    PLAIN,
    name="dendron",
    output_paths={},
    builds=True,
    config_files=("dendron.yml",),
    excluding_settings=(
        "publishing.siteHierarchies",
        "publishing.hierarchy",
        "site.siteHierarchies",
        "site.config",
        "workspace.vaults",
    ),
    site_settings=setting_names(
        "title=publishing.seo.title,site.title description=publishing.seo.description,site.description "
        "url=publishing.siteUrl,site.siteUrl base=publishing.assetsPrefix,site.assetsPrefix"
    ),
    content_rules=(ContentRule(rf"(?!{_PUBLISHED_NOTES})(?P<dir>.*/)?(?P<name>[^/]+)"),),
    extensions=(".md",),
    build_dirs=frozenset({"node_modules", ".next"}),
    rules=DendronRules,
)
