"""ikiwiki: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.ikiwiki.directives import comment_fields, pending_comment_fields
from converters.generators.ikiwiki.rules import IkiwikiRules

_BLOG: str = r"(?:posts?|blog|news|entries|entry|journal|diary)"

IKIWIKI = Generator(
    name="ikiwiki",
    front_matter={
        **same_names("title date"),
        "modified": FrontMatterField("updated"),
        "authors": FrontMatterField("author"),
        **same_names("tags description former draft"),
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
