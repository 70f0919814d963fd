"""Statiq and Wyam: how their sites are detected and read.

Rules of Statiq and Wyam: a post is in `posts`, and is shown from its date `Published` on.

Sources: the documentation of Wyam (Recipes / Blog) and of Statiq Web (Content, Metadata). No build of it was run.
"""

from collections.abc import Mapping
from typing import Any

from converters import messages
from converters.generators.base import ContentRule, Generator, keys, pairs
from converters.generators.content_file import ContentFile, PermalinkInput
from converters.generators.front_matter.dates import DATEUTIL_FORMATS
from converters.generators.rules import SiteRules
from converters.io.extensions import MARKDOWN
from converters.model import Extra


class StatiqRules(SiteRules):
    """The rules of Statiq and Wyam."""

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """A post without a date is not built."""
        if file.type != "post" or metadata.get("date") or file.date:
            return "publish"
        self.site.diagnostics.report(
            messages.UNBUILT, file=file.source.name, line=1, missing="date `Published`", generator="Statiq"
        )
        return "draft"

    def hides_future(self, type_: str) -> bool:
        """Posts wait for their date."""
        return type_ == "post"

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """What begins with `_` is a part of other pages."""
        return not any(part.startswith("_") for part in file.within.split("/"))

    def path(self, post: PermalinkInput) -> str:
        """The path of the file; the settings, which are a program, may put the date before it."""
        path = super().path(post)
        if post.type == "post":
            why = f"the settings are a program; by the name of its file this one is {path}"
            self.site.first.report("paths", messages.GUESSED_PERMALINKS, file=post.file.source.name, why=why)
        return path


_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+)"

STATIQ = Generator(
    name="statiq",
    front_matter=keys(
        "title=Title date=Published modified=Updated tags=Tags authors=Author description=Description "
        "excerpt=Lead image=Image former=RedirectFrom lang=Language"
    ),
    front_matter_aliases=pairs("draft isdraft=draft date category categories authors excerpt"),
    front_matter_styles=("yaml", "json", "yaml_without_start"),
    separator=",",
    config_files=("config.wyam",),
    marker_paths=(r"input/(?:.*/)?[^/]+\.cshtml",),
    content=("input",),
    content_rules=(
        ContentRule(rf"(?P<dir>(?:.*/)?(?:posts|blog)/(?:.*/)?){_DATED}", "post"),
        ContentRule(rf"(?P<dir>.*/)?{_DATED}"),
    ),
    date_formats=DATEUTIL_FORMATS,
    extensions=MARKDOWN,
    static_dirs={"input/": "/"},
    build_dirs=frozenset({"output", "theme", "themes", "cache", "node_modules", "packages"}),
    rules=StatiqRules,
    permalinks={"": "/{dir}{name}"},
)
