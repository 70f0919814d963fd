"""VuePress and VitePress: how their sites are detected and read.

Its rules: each text at the path of its file, or at its `permalink`.

Sources: the documentation of VuePress 1 and 2 (Page, Permalinks, Blog plug-in) and of VitePress 1 (Routing, Site Config,
Markdown Extensions, Route Rewrites), and what VitePress 1.6 builds.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from msgspec.structs import replace

from converters import dates, lazy_re, messages
from converters.generators.about_folder import is_about_folder
from converters.generators.base import ContentRule, keys, setting_names
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.directives import boxes
from converters.generators.front_matter.parse import plain_values
from converters.generators.path_patterns import path_pattern
from converters.generators.plain.generator import PLAIN
from converters.generators.plain.rules import PlainRules
from converters.generators.vuepress import vue
from converters.generators.vuepress.encryption import Locks
from converters.generators.vuepress.rewrites import Rewrites
from converters.model import Extra

_GROUPS: Final = frozenset(
    {"code-group", "code-group-item", "code-tabs", "tabs", "raw", "v-pre", "slot", "div", "center", "right"}
)
"""Containers that only group what is in them."""
_REWRITES: Final = lazy_re.compile(r"^[ \t]*(?:async[ \t]+)?rewrites\b", re.M)
_IN_SETTINGS: Final = lazy_re.compile(
    r"\.(?:vuepress|vitepress)/(?!(?:public|dist|components|\.cache|\.temp)/)"
)
"""Where programs with settings are."""
_TOKEN: Final = lazy_re.compile(r":(year|month|i_month|day|i_day|slug|regular)\b")
_DATE_FORMATS: Final = {"year": "%Y", "month": "%m", "i_month": "%-m", "day": "%d", "i_day": "%-d"}
_POSTS_PERMALINK: Final = "/:year/:month/:day/:slug/"
"""Of posts in `_posts`, by the blog plug-in of VuePress."""


class VuePressRules(PlainRules):
    """The rules of VuePress and VitePress. What keeps a text back, their themes say: a key that does is believed."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """Not what `srcExclude`, or `pagePatterns` after a `!`, names; for VuePress, not what is about the folder and no home page."""
        within = self.site.within_content(file.path)
        if "/" not in within and is_about_folder(within) and not self._is_vitepress:
            return file.name.lower() == "readme" and not self.site.exists("index.md")
        return not self._excluded.fullmatch(within)

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Containers as block quotes; what the programs of the page show as far as it is known."""
        found = dict(fields)
        if (password := self._locks.password(self._stated_path(file, found))) and "password" not in found:
            found["password"] = password
        if isinstance(author := plain_values(found.get("author")), dict):
            found["author"] = str(author.get("name") or "")
        page = (
            vue.shown(text, file.path, self.site.content_dir, self._load)
            if vue.may_run(text)
            else vue.Shown(text, [])
        )
        if page.programs:
            names = ", ".join(page.programs)
            self.site.diagnostics.report(messages.MDX, file=file.source.name, line=1, what="Vue", names=names)
        return found, boxes(page.text, _GROUPS)

    def _load(self, path: str) -> str | None:
        self.used.add(path)
        return self.site.text_of(path)

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """A draft where the settings lock texts that nobody can name without running them."""
        if name := self._locks.unread:
            self.site.first.report(
                name, messages.UNREAD_SETTING, name=name, generator="VuePress",
                why="a program computes it", effect="all texts are drafts",
            )  # fmt: skip
            return "draft"
        return super().status(file, metadata, extra)

    def hides_future(self, type_: str) -> bool:
        """Never."""
        return False

    def path(self, post: PermalinkInput) -> str:
        """`permalink` in front matter or settings, else the path of the file."""
        stated = post.metadata.get("address") if not self._is_vitepress else None
        if not stated and not self._is_vitepress:
            stated = self.site.settings.text("permalink")
            if not stated and post.file.within.startswith("_posts/") and post.date:
                stated = _POSTS_PERMALINK
        if stated:
            path = _TOKEN.sub(lambda token: self._value(token[1], post), str(stated))
            return encode_path(re.sub(r"/{2,}", "/", f"/{path}"), ENCODED_PATH_CHARACTERS)
        return encode_path(self._by_file(post.file))

    def _stated_path(self, file: ContentFile, fields: Mapping[str, Any]) -> str:
        stated = plain_values(fields.get("permalink"))
        return str(stated) if stated else self._by_file(file)

    def _by_file(self, file: ContentFile) -> str:
        """An index, or with VuePress a README, is its folder; all else has `.html`, or nothing with `cleanUrls`."""
        within = self._rewrites.path(self.site.within_content(file.path))
        above, slash, name = within.removesuffix(file.extension).rpartition("/")
        if name == "index" or (not self._is_vitepress and name.lower() == "readme"):
            return f"/{above}{slash}"
        return f"/{above}{slash}{name}{'' if self.site.settings.get('cleanUrls') is True else '.html'}"

    def _value(self, token: str, post: PermalinkInput) -> str:
        if token == "slug":
            return str(post.metadata.get("name") or post.file.name)
        if token == "regular":
            return self._by_file(post.file)
        moment = dates.in_zone(post.date)
        return moment.strftime(_DATE_FORMATS[token]) if moment else ""

    @cached_property
    def _locks(self) -> Locks:
        return Locks(() if self._is_vitepress else self._programs)

    @cached_property
    def _rewrites(self) -> Rewrites:
        if not self._is_vitepress:
            return Rewrites({})
        stated = self.site.settings.get("rewrites")
        if not isinstance(stated, dict) and any(_REWRITES.search(text) for text in self._programs):
            why = "a program makes them (`rewrites`); by the names of their files they are as here"
            self.site.first.report("rewrites", messages.GUESSED_PERMALINKS, why=why)
        return Rewrites(stated if isinstance(stated, dict) else {})

    @cached_property
    def _programs(self) -> list[str]:
        """The programs with settings."""
        paths = [path for path in self.site.files if path.endswith(PROGRAMS) and _IN_SETTINGS.match(path)]
        return [self.site.text_of(path) or "" for path in paths]

    @cached_property
    def _is_vitepress(self) -> bool:
        return any(path.startswith(".vitepress/") for path in self.site.files)

    @cached_property
    def _excluded(self) -> re.Pattern[str]:
        patterns = [str(pattern) for pattern in self.site.settings.items("srcExclude")]
        stated = map(str, self.site.settings.items("pagePatterns", "patterns"))
        patterns += [pattern[1:] for pattern in stated if pattern.startswith("!")]
        return re.compile("|".join(map(path_pattern, patterns)) or "(?!)")


PROGRAMS: Final = (".ts", ".mts", ".js", ".mjs", ".cjs")
"""Extensions of settings."""
_DATED = r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})-)?"
_INDEX = "(?:index|README|readme)"

VUEPRESS = replace(
    PLAIN,
    name="vuepress",
    output_paths={},
    front_matter=keys(
        "title date modified=lastUpdated draft published address=permalink author categories tags "
        "description image=cover lang sticky"
    ),
    front_matter_aliases={
        **{
            "category": "category",
            "tag": "tag",
            "authors": "authors",
            "summary": "excerpt",
            "image": "image",
        },
        **{"updated": "modified", "slug": "name", "top": "sticky"},
    },
    front_matter_styles=("yaml", "toml", "json"),
    builds=True,
    config_files=tuple(
        f".{name}/config.{ending}"
        for name in ("vitepress", "vuepress")
        for ending in ("ts", "mts", "js", "mjs", "cjs", "yml", "toml")
    ),
    excluding_settings=("srcExclude", "pagePatterns", "encrypt"),
    site_settings=setting_names(
        "title url=sitemap.hostname,themeConfig.hostname,hostname base description language=lang "
        "content=srcDir"
    ),
    content_rules=(
        ContentRule(r"(?P<dir>(?:.*/)?)_?drafts/(?P<name>[^/]+)", "", "draft"),
        ContentRule(rf"(?P<dir>(?:.*/)?_posts/(?:.*/)?){_DATED}(?P<name>[^/]+)/{_INDEX}", "post"),
        ContentRule(rf"(?P<dir>(?:.*/)?_posts/(?:.*/)?){_DATED}(?P<name>[^/]+)", "post"),
        ContentRule(rf"(?P<dir>.*/)?(?P<name>[^/]+)/{_INDEX}"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    static_dirs={".vuepress/public/": "/", "public/": "/"},
    extensions=(".md",),
    links_by_path=True,
    takes_readme=True,
    build_dirs=frozenset({"node_modules", "dist"}),
    dates_roll_over=True,
    rules=VuePressRules,
)
