"""Nuxt Content: how its sites are detected and read. Their front matter follows the program of each site.

Its rules: texts in `content`, each at its path there, without the numbers that put its parts in order. Drafts have `.draft`
behind their name, what begins with `_` is part of other pages, and what begins with `-` is ignored.

Sources: the documentation of Nuxt Content 2 and 3 (Content directory: Structure, Ordering, Partials, Drafts); paths were compared
with those of its 2.13. No site was built.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from msgspec.structs import replace

from converters import lazy_re
from converters.generators.content_file import ContentFile, PermalinkInput
from converters.generators.folder_rules import FolderRules
from converters.generators.gatsby.generator import GATSBY

_NUMBER: Final = lazy_re.compile(r"(?!\d+(?:\.\d+)*(?:\.x)?$)\d+\.(?=.)")
"""The number before a name that puts it in its place: `1.about`; a version is a name."""
_NO_LETTER: Final = lazy_re.compile(r"[^\w\s$*+~.()'\"!=#?:@-]")
_DRAFT: Final = ".draft"
"""The end of a name, of a file or a folder, whose texts only the author sees."""
_UNREAD: Final = ("_", "-")
"""What a name begins with that is part of other pages, or that is ignored."""
_FIRST_VERSION: Final = lazy_re.compile(r"\"@nuxt/content\"\s*:\s*\"[\^~]?[01]\.")


class NuxtRules(FolderRules):
    """The rules of Nuxt Content."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """All in `content` but parts of other pages and what is ignored; without that folder, as in any program's project."""
        if not file.path.startswith("content/"):
            return super().is_content(file, has_front_matter=has_front_matter)
        return not (self._has_partials and any(part.startswith(_UNREAD) for part in file.path.split("/")))

    @cached_property
    def _has_partials(self) -> bool:
        """Whether a name that begins with `_` means something: not so in the first version."""
        return not _FIRST_VERSION.search(self.site.text_of("package.json") or "")

    def slug(self, file: ContentFile) -> str:
        """The last part of the path."""
        return _part(file.name)

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """A draft says so in the name of its file, or of a folder."""
        found, text = super().prepare(file, fields, text)
        names = file.path.removesuffix(file.extension).split("/")
        return (found | {"draft": True} if any(f"{_DRAFT}." in f"{name}." for name in names) else found), text

    def built_path(self, file: ContentFile) -> str:
        """None: a page of the site has the paths of texts."""
        return ""

    def guessed_path(self, post: PermalinkInput) -> str:
        """The path in `content`, as Nuxt Content computes it."""
        within = post.file.path.removesuffix(post.file.extension).removeprefix("content/")
        return "/" + "/".join(part for name in within.split("/") if (part := _part(name)))

    def with_slug(self, post: PermalinkInput, slug: str) -> str:
        """The slug in the place of the name."""
        return f"{self.guessed_path(post).rpartition('/')[0]}/{slug}"


def _part(name: str) -> str:
    """A name as a part of a path; empty for that of the page of its folder."""
    name = _NUMBER.sub("", name.removesuffix(_DRAFT), count=1)
    name = re.sub(r"\s+", "-", _NO_LETTER.sub("", name).strip())
    return "" if name == "index" else name.lower()


NUXT = replace(
    GATSBY,
    name="nuxt",
    config_files=("nuxt.config.ts", "nuxt.config.js", "nuxt.config.mjs", "package.json"),
    config_signatures={"package.json": r'"@nuxt/content"\s*:'},
    site_settings={
        "title": ("site.name", "app.head.title"),
        "url": ("site.url", "runtimeConfig.public.siteUrl"),
        "base": ("app.baseURL", "router.base"),
        "description": ("site.description",),
        "language": ("site.defaultLocale", "i18n.defaultLocale"),
    },
    static_dirs={"public/": "/", "static/": "/"},
    build_dirs=frozenset({".nuxt", ".output", "dist", "node_modules"}),
    rules=NuxtRules,
)
