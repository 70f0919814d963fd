"""A site for a generator that runs on Node: `blogport/*.mjs` makes all pages, out of texts and `data/*.json`.

The generator reads front matter and renders Markdown; a short file (`scaffold/` of its folder) hands both to
`files()` in `blogport/pages.mjs`, and writes what that returns. So the pages are the same in each of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters import messages
from converters.fields import Loss
from converters.generators.losses import COMMON_LOSSES, TEMPLATE_TAGS
from converters.generators.site.data_files import mapping
from converters.generators.site.layout import RedirectFinding
from converters.generators.site.pages_writer import PagesWriter
from converters.generators.site.state import SiteState
from converters.publishing.scaffold import scaffold_files

PACKAGE: Final = "converters.generators.node"
FOLDER: Final = "blogport/"
"""The folder of our theme in the target."""
IN_ANY_THEME: Final = frozenset(f"{FOLDER}{name}.mjs" for name in ("comments", "data", "html"))
"""The files of it that show the comments in any theme."""


@dataclass(frozen=True)
class NodeWriter(PagesWriter):
    """A writer of a site that Node builds. Not a format by itself."""

    losses: ClassVar[tuple[Loss, ...]] = (*COMMON_LOSSES, TEMPLATE_TAGS)
    has_comment_form: ClassVar[bool] = True
    packages: ClassVar[Mapping[str, str]]
    """The packages that the site needs -> their versions."""
    start: ClassVar[str]
    """The command that shows the site while it is changed; `preview` has it, too."""
    build: ClassVar[str]
    """The command that builds it."""
    package_fields: ClassVar[Mapping[str, Any]] = {}
    """More fields of `package.json`."""

    @property
    def redirect_finding(self) -> RedirectFinding | None:
        """Our theme makes the pages that redirect; without it the old paths are in front matter alone."""
        if self.has_theme:
            return None
        return RedirectFinding(
            messages.NO_REDIRECT, {"generator": self.generator.name.title(), "field": "aliases"}
        )

    def write_scaffold(self, site: SiteState) -> None:
        """The theme with its data, `package.json`, and what the generator itself needs."""
        super().write_scaffold(site)
        for name, data in scaffold_files(PACKAGE):
            if self.has_theme or name in IN_ANY_THEME:
                site.out.write_default(name, data)
        site.out.write("data/pages.json", mapping(self.pages(site), ".json"))
        site.out.write_default("package.json", json.dumps(self._package(), indent=2) + "\n")

    def _package(self) -> dict[str, Any]:
        return {
            "name": "blog",
            "private": True,
            **self.package_fields,
            "scripts": {"start": self.start, "build": self.build},
            "dependencies": dict(self.packages),
        }
