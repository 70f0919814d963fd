"""SvelteKit with mdsvex: how its sites are detected and read.

Its rules: what is in `src/routes` has the path of its folder; all else a program of the site makes pages of.

Sources: the documentation of SvelteKit (Routing, Advanced routing) and of mdsvex (Use it, Frontmatter, Integrations). No site was run.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.generators.base import STATIC_DIRS, ContentRule
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.page_programs import COMPONENT, PROGRAM, component
from converters.generators.plain.generator import PLAIN
from converters.generators.plain.rules import PlainRules
from converters.io.extensions import SVX

_HEAD: Final = (
    r"(?P<head><svelte:(?P<place>\w+)\b[^<>]*>(?:(?!</?svelte:).)*</svelte:(?P=place)>|<svelte:\w+[^<>]*/>)"
)
_EXPRESSION: Final = (
    r"(?P<expression>\{[#:/@][^{}\n]{0,200}\}|(?<![\w\\^_}$])\{[A-Za-z_$][\w$.]*(?:\([^(){}\n]{0,200}\))?\})"
)
_HINT: Final = lazy_re.compile(r"</?[A-Z]|^<(?:script|style)|<svelte:|\{[#:/@A-Za-z_$]", re.M)
_ROUTES: Final = "src/routes/"
_GROUP: Final = lazy_re.compile(r"\([^/()]*\)/")
"""A folder that groups routes, and is in no path."""


class SvelteRules(PlainRules):
    """The rules of SvelteKit and mdsvex."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Without the programs of the page; components and expressions that only they fill are reported."""
        found, text = super().prepare(file, fields, text)
        if not _HINT.search(text):
            return found, text
        from converters.markup.markdown.template_tags import (
            code_in,  # the tables of all generators are loaded at every start
        )

        programs: dict[str, None] = {}

        def part(match: re.Match[str]) -> str:
            if match["program"] or match["head"]:
                return ""
            if match["expression"]:
                programs[match[0][:40]] = None
            return component(match, programs) if match["name"] else match[0]

        pattern = f"{PROGRAM}|{_HEAD}|{COMPONENT}|{_EXPRESSION}|{code_in(text)}"
        text = re.sub(pattern, part, text, flags=re.S | re.M)
        if programs:
            names = ", ".join(programs)
            self.site.diagnostics.report(
                messages.MDX, file=file.source.name, line=1, what="Svelte", names=names
            )
        return found, text

    def path(self, post: PermalinkInput) -> str:
        """The route of a page; empty for what a program of the site makes a page of."""
        path = post.file.path.removesuffix(post.file.extension)
        if not path.startswith(_ROUTES) or "[" in path or (self._has_pages and not path.endswith("/+page")):
            return super().path(post)
        route = path.removeprefix(_ROUTES).removesuffix("+page").removesuffix("index").rstrip("/")
        return encode_path(f"/{_GROUP.sub('', f'{route}/').rstrip('/')}")

    @cached_property
    def _has_pages(self) -> bool:
        """Whether pages are called `+page`, as they are since SvelteKit 1."""
        return any(path.startswith(_ROUTES) and "/+" in path for path in self.site.files)


SVELTE = replace(
    PLAIN,
    name="svelte",
    output_paths={},
    config_files=("svelte.config.js", "svelte.config.mjs", "svelte.config.ts", "mdsvex.config.js"),
    config_suffices=False,
    builds=True,
    content_rules=(
        ContentRule(r"(?P<dir>(?:.*/)?)(?P<name>[^/]+)/\+page"),
        *PLAIN.content_rules,
    ),
    extensions=(*PLAIN.extensions, SVX),
    static_dirs={**STATIC_DIRS, "static/": "/"},
    build_dirs=frozenset({"build", "node_modules", ".svelte-kit"}),
    dates_roll_over=True,
    rules=SvelteRules,
)
