"""Statiq and Wyam: how their sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.front_matter.dates import DATEUTIL_FORMATS
from converters.generators.statiq.rules import StatiqRules
from converters.io.extensions import MARKDOWN

_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+)"

STATIQ = Generator(
    name="statiq",
    front_matter={
        "title": FrontMatterField("Title"),
        "date": FrontMatterField("Published"),
        "modified": FrontMatterField("Updated"),
        "tags": FrontMatterField("Tags"),
        "authors": FrontMatterField("Author"),
        "description": FrontMatterField("Description"),
        "excerpt": FrontMatterField("Lead"),
        "image": FrontMatterField("Image"),
        "former": FrontMatterField("RedirectFrom"),
        "lang": FrontMatterField("Language"),
    },
    front_matter_aliases={
        "draft": "draft",
        "isdraft": "draft",
        "date": "date",
        "category": "category",
        "categories": "categories",
        "authors": "authors",
        "excerpt": "excerpt",
    },
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
