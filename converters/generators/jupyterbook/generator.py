"""Jupyter Book 1: how its sites are detected and read. Its settings have the name that those of Jekyll have.

Its rules: each text at the path of its file, and where the settings say so only those in the table of contents.

Sources: the documentation of Jupyter Book 1.0 (Configuration reference, Structure and organize content), and what Jupyter Book 1.0
builds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from msgspec.structs import replace

from converters.generators.about_folder import is_about_folder
from converters.generators.base import ContentRule
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.directives import boxes
from converters.generators.path_patterns import path_pattern
from converters.generators.plain.generator import PLAIN
from converters.generators.plain.rules import PlainRules

_CONTENTS: Final = "_toc.yml"
_NAMES: Final = ("root", "file", "glob")
"""Keys of the table of contents that name texts, without their extension or by a pattern."""


class JupyterBookRules(PlainRules):
    """The rules of Jupyter Book."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """Not what `exclude_patterns` matches; what is about the folder only in the table of contents."""
        if self._excluded.fullmatch(file.path):
            return False
        needs_entry = self.site.settings.get("only_build_toc_files") is True or is_about_folder(file.path)
        stem = file.path.removesuffix(file.extension)
        return not needs_entry or bool(self._listed.fullmatch(stem) or self._listed.fullmatch(file.path))

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Boxes as block quotes."""
        found, text = super().prepare(file, fields, text)
        return found, boxes(text, frozenset())

    def hides_future(self, type_: str) -> bool:
        """Never."""
        return False

    def path(self, post: PermalinkInput) -> str:
        """The path of the file; an index is its folder."""
        above, slash, name = post.file.path.removesuffix(post.file.extension).rpartition("/")
        return encode_path(f"/{above}{slash}" if name == "index" else f"/{above}{slash}{name}.html")

    @cached_property
    def _excluded(self) -> re.Pattern[str]:
        return _pattern(map(str, self.site.settings.items("exclude_patterns")))

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        """What the table of contents names."""
        self.used.add(_CONTENTS)
        file = self.site.files.get(_CONTENTS)
        return _pattern(_texts(self.site.load_data(file)) if file else ())


def _pattern(paths: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(path_pattern, dict.fromkeys(paths))) or "(?!)")


def _texts(contents: Any) -> Iterator[str]:
    items = (
        contents if isinstance(contents, list) else contents.values() if isinstance(contents, dict) else ()
    )
    if isinstance(contents, dict):
        yield from (str(contents[name]).removeprefix("./") for name in _NAMES if contents.get(name))
    for item in items:
        yield from _texts(item)


JUPYTERBOOK = replace(
    PLAIN,
    name="jupyterbook",
    output_paths={},
    config_files=("_config.yml",),
    config_signatures={
        "_config.yml": r"(?m)^(?:only_build_toc_files|launch_buttons|bibtex_bibfiles|sphinx)\s*:|\bexecute_notebooks\s*:|jupyterbook\.org"
    },
    builds=True,
    excluding_settings=("exclude_patterns", "only_build_toc_files"),
    site_settings={"title": ("title",), "url": ("html.baseurl",), "author": ("author",)},
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        *PLAIN.content_rules,
    ),
    static_dirs={"_static/": "/_static/"},
    extensions=(".md", ".rst"),
    links_by_path=True,
    takes_readme=True,
    build_dirs=frozenset({"_build", "node_modules"}),
    rules=JupyterBookRules,
)
"""What a site of Jupyter Book is."""
