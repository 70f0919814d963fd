"""Lektor: how its sites are detected and read.

Its rules: a folder is a page; pages that are hidden are not built, others are on the site but in no list.

Sources: the documentation of Lektor 3.3 (Content / File Format, System Fields, URLs), and builds with 3.3.14.
"""

import re
from collections.abc import Mapping, Set
from typing import Any, Final

from converters import lazy_re, messages
from converters.generators.base import ContentRule, Generator, keys, setting_names
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.front_matter import lines
from converters.generators.lektor import project
from converters.generators.rules import SiteContext, SiteRules
from converters.model import Extra
from converters.privacy.visibility_words import NO, YES

_SLUGS: Final = lazy_re.compile(r"^[ \t]*slug_format[ \t]*[=:]", re.MULTILINE)
_BLOCK: Final = lazy_re.compile(r"^#### [\w-]+ ####[ \t]*$", re.MULTILINE)


class LektorRules(SiteRules):
    """The rules of Lektor."""

    def __init__(self, site: SiteContext) -> None:
        super().__init__(site)
        self._hidden: dict[str, bool] = {}
        self._models_are_read = False

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """A text in blocks (a flow) by the texts and images of its blocks; as it was, it is kept in `flow`."""
        found, text = super().prepare(file, fields, text)
        if not (start := _BLOCK.match(text.lstrip())):
            return found, text
        parts = _BLOCK.split(text.lstrip()[start.end() :])
        return {**found, "flow": text}, "\n\n".join(filter(None, map(_block, parts)))

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """`_hidden` keeps a page and all pages below it from being built, `_discoverable: no` a page from every list."""
        hidden = _says(extra.get("_hidden"), YES)
        unlisted = _says(extra.get("_discoverable"), NO)
        if hidden or unlisted:
            mark = "_hidden: yes" if hidden else "_discoverable: no"
        elif folder := self._hidden_above(file.path.rpartition("/")[0], file.lang):
            mark = f"_hidden: yes ({folder})"
        else:
            return "publish"
        self.site.diagnostics.report(
            messages.KEPT_BACK, file=file.source.name, line=1, mark=mark, status="private", generator="Lektor"
        )
        return "private"

    def _hidden_above(self, folder: str, lang: str) -> str:
        """The nearest folder above this one whose page is hidden, in the language if it has one there; empty if there is none."""
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            own = f"{folder}/contents+{lang}.lr"
            if self._is_hidden(own if lang and self.site.exists(own) else f"{folder}/contents.lr"):
                return folder
        return ""

    def _is_hidden(self, path: str) -> bool:
        if path not in self._hidden:
            found = lines.fields(self.site.text_of(path) or "").fields
            self._hidden[path] = _says(" ".join(found.get("_hidden", ())), YES)
        return self._hidden[path]

    def path(self, post: PermalinkInput) -> str:
        """The folders of a page below those of its language; a slug with a dot is the name of a file."""
        self._check_models()
        name = str(post.metadata.get("name") or post.file.name)
        folder = "" if "/" in name else post.file.dir
        prefix = self.site.settings.get(f"languages.{post.file.lang}.url_prefix") if post.file.lang else None
        path = f"/{str(prefix or '').strip('/')}/{folder}{name.strip('/')}".replace("//", "/", 1)
        path = path if "." in path.rpartition("/")[2] or path == "/" else f"{path}/"
        return encode_path(path, ENCODED_PATH_CHARACTERS)

    def _check_models(self) -> None:
        """Report once that a model makes addresses of the fields of a page."""
        if self._models_are_read:
            return
        self._models_are_read = True
        for path in self.site.files:
            if (
                path.startswith("models/")
                and path.endswith(".ini")
                and _SLUGS.search(self.site.text_of(path) or "")
            ):
                why = f"`slug_format` in {path} makes them of the fields of a page"
                self.site.first.report("slugs", messages.GUESSED_PERMALINKS, file=path, why=why)

    def asset_dirs(self, file: ContentFile) -> list[str]:
        """The folder of the page."""
        return [f"{file.path.rpartition('/')[0]}/"] if file.name else []


def _says(value: Any, words: Set[str]) -> bool:
    return str(value or "").strip().lower() in words


def _block(part: str) -> str:
    found = lines.fields(part.strip())
    image = found.fields.get("image", [""])[0]
    text = found.body or "\n".join(found.fields.get("contents", ()))
    return "\n\n".join(filter(None, (f"![]({image})" if image else "", text)))


_LANG = r"(?:\+(?P<lang>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*))?"
"""The alternative of a text, which is mostly a language: `contents+fr.lr`."""

LEKTOR = Generator(
    name="lektor",
    front_matter=keys(
        "title date=pub_date name=_slug categories tags authors=author description excerpt=summary image"
    ),
    front_matter_aliases={"date": "date", "publish_date": "date", "category": "category", "draft": "draft"},
    front_matter_styles=("fields",),
    separator=",",
    config_files=("*.lektorproject",),
    config_loaders={".lektorproject": project.load},
    site_settings=setting_names("title=name url language=locale default_language=primary languages"),
    marker_paths=(r"content/(?:.*/)?contents(?:\+[\w-]+)?\.lr",),
    content=("content",),
    content_rules=(
        ContentRule(rf"contents{_LANG}", "section"),
        ContentRule(rf"(?P<dir>.*/)?(?P<name>[^/]+)/contents{_LANG}"),
    ),
    extensions=(".lr",),
    ignored=(".", "#", "~", "_"),
    static_dirs={"assets/": "/"},
    build_dirs=frozenset({"templates", "packages", "node_modules", "flowblocks"}),
    links_by_path=True,
    rules=LektorRules,
)
