"""ikiwiki: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.ikiwiki.directives import comment_fields, pending_comment_fields
from converters.generators.ikiwiki.rules import IkiwikiRules

_BLOG: str = r"(?:posts?|blog|news|entries|entry|journal|diary)"

IKIWIKI = Generator(
    name="ikiwiki",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date"),
        "modified": FrontMatterField("updated"),
        "authors": FrontMatterField("author"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "former": FrontMatterField("former"),
        "draft": FrontMatterField("draft"),
    },
    config_files=("ikiwiki.setup",),
    config_suffices=False,
    marker_paths=(r".*\.mdwn",),
    content_rules=(
        ContentRule(rf"(?P<dir>(?:.*/)?{_BLOG}/(?:.*/)?)(?P<name>[^/]+)", "post"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=(".mdwn", ".md"),
    build_dirs=frozenset({".ikiwiki", "templates"}),
    static_dirs={"": "/"},
    comment_parsers={"._comment": comment_fields, "._comment_pending": pending_comment_fields},
    rules=IkiwikiRules,
    permalinks={"": "/{dir}{name}/"},
)
