"""Renders a template as a page of the site: with masthead, navigation, search and footer, and writes its file."""

from collections.abc import Iterable
from typing import Any

from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.csp import policy, servers
from converters.formats.html.writer.navigation import Navigation
from converters.formats.html.writer.page_paths import ASSET_FOLDER, ASSETS, FEED, FORM_SCRIPT, HOME, relative
from converters.io.output import StagedOutput


class PageWriter:
    """Writes the pages of one run."""

    def __init__(self, context: RenderContext, out: StagedOutput) -> None:
        self._context, self._out = context, out
        self.navigation = Navigation(context)

    def write(
        self, template: str, file: str, *, title: str, scripts: Iterable[str] = (), **values: Any
    ) -> None:
        """Write one page to `file`. `scripts` are the sources that its policy allows, `values` go to the template."""
        context = self._context
        values.setdefault("canonical", context.absolute(file))
        values.setdefault("draft", False)
        values.setdefault("noindex", False)
        values.setdefault("whole_title", "")
        values.setdefault("translations", ())
        values.setdefault("comment_form", "")
        values.setdefault("language", context.language)

        def to(target: str) -> str:
            return relative(file, target)

        html = context.templates.render(
            template,
            title=title,
            site=context.site,
            to=to,
            nav=[(name, to(target)) for name, target in self.navigation.links],
            root=to(HOME).removesuffix(HOME),
            assets=to(f"{ASSET_FOLDER}/x").removesuffix("/x"),
            feed=to(FEED) if context.absolute(HOME) else "",
            home=context.absolute(HOME),
            policy=policy(scripts, servers(context.comment_form) if values["comment_form"] else ()),
            single=False,
            **values.pop("language"),
            **values,
        )
        self._out.write(file, html.encode(errors="replace"))

    def write_assets(self) -> None:
        """Write the style sheet and the script, unless the user changed those of an earlier run."""
        for name in ASSETS:
            self._out.write_default(name, self._context.templates.asset(name))
        if self._context.comment_form:
            self._out.write_default(FORM_SCRIPT, self._context.templates.asset(FORM_SCRIPT))
