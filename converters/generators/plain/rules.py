"""Rules of Markdown files that no known generator builds: what their front matter keeps back."""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any, Final

from converters import lazy_re
from converters.errors import FileError
from converters.extra_keys import STATUS
from converters.generators.about_folder import is_about_folder
from converters.generators.content_file import ContentFile
from converters.generators.rules import SiteRules
from converters.generators.visibility_marks import PUBLIC_WORDS
from converters.io.sources import Source
from converters.model import Extra
from converters.privacy.visibility_words import STATUSES, plain

_COMMENT: Final = lazy_re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).{1,20000}?(?<!`)(?P=ticks)(?!`))|(?<![\w%])%%(?!%)(?P<hidden>.{1,20000}?)%%",
    re.S,
)


_WEB_ROOTS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("package.json", "deno.json", "deno.jsonc"), ("public/", "static/")),
    "Package.swift": ("Resources/",),
    "mix.exs": ("priv/static/",),
}
"""File of a program's project -> folders beside it whose files a site has at its root, as its usual frameworks do."""


class PlainRules(SiteRules):
    """The rules of plain Markdown. No generator says what a key means, so a key that says draft is believed."""

    folders_without_posts = frozenset({"template", "templates", "vendor", "nodemodules", "bowercomponents"})

    def asset_path(self, path: str) -> str:
        """Below the root of the site for what a program of the site copies there."""
        root = next((folder for folder in self._web_roots if path.startswith(folder)), "")
        return f"/{path[len(root) :]}" if root else super().asset_path(path)

    @cached_property
    def _is_project(self) -> bool:
        return any(map(self.site.exists, _WEB_ROOTS))

    @cached_property
    def _folders_with_front_matter(self) -> frozenset[str]:
        """The folders at the top (empty: the top itself) in which a text begins with the fence of front matter."""
        texts: dict[str, list[Source]] = {}
        for path, file in self.site.files.items():
            if path.lower().endswith(tuple(self.site.extensions)) and not is_about_folder(path):
                texts.setdefault(path.rpartition("/")[0].partition("/")[0], []).append(file)
        return frozenset(folder for folder, files in texts.items() if any(map(_is_fenced, files)))

    @cached_property
    def _web_roots(self) -> list[str]:
        if self.site.written_by_us:
            return []
        names = ((path, _WEB_ROOTS.get(path.rpartition("/")[2], ())) for path in self.site.files)
        return [
            f"{path.rpartition('/')[0]}/{folder}".lstrip("/") for path, folders in names for folder in folders
        ]

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """In the project of a program, not notes about it: texts without front matter in a folder at the top where no text has any."""
        if has_front_matter or self.site.written_by_us or not self._is_project:
            return True
        folders = self._folders_with_front_matter
        return not folders or file.path.rpartition("/")[0].partition("/")[0] in folders

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """By the word of `status`, such as `idea`; our own trees say `draft`."""
        if self.site.written_by_us:
            return "publish"
        word = str(extra.get(STATUS, "")).strip().lower()
        return "publish" if word in PUBLIC_WORDS else STATUSES.get(plain(word), word)

    def body(self, text: str) -> str:
        """With the comments of Obsidian (`%%…%%`) as those of Liquid, which all targets know."""
        if self.site.written_by_us or "%%" not in text:
            return text
        return _COMMENT.sub(
            lambda found: found["code"] or f"{{% comment %}}{found['hidden']}{{% endcomment %}}", text
        )

    def hides_future(self, type_: str) -> bool:
        """Posts: nobody says who may see one that has a date to come."""
        return type_ == "post"


def _is_fenced(file: Source) -> bool:
    with suppress(FileError):
        return file.head().removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"---", b"+++"))
    return False
