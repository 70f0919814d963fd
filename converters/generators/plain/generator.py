"""Plain Markdown without a generator: what its reader and its writer share."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, format_date, keys, pairs
from converters.generators.plain.rules import PlainRules
from converters.io.extensions import COLESLAW, MARKDOWN, ORG, SUPER_MARKDOWN, TEXTILE

KEYS = {
    "title": FrontMatterField("title"),
    "date": FrontMatterField("date", format_date),
    "modified": FrontMatterField("modified", format_date),
    "draft": FrontMatterField("draft"),
    "kind": FrontMatterField("type"),
    **keys("id slug"),
    "permalink": FrontMatterField("url"),
    **keys(
        "old_slugs aliases term_slugs author categories tags format description seo_title seo_image canonical noindex excerpt image image_alt sticky order parent lang translation_key likes podcast comments_open"
    ),
}

_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)-)?"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE_OF_FOLDERS = rf"(?P<dir>(?:.*/)?)(?P<date>(?:19|20)\d\d/{_MONTH}(?:/{_DAY}/|-{_DAY}-))"

PLAIN = Generator(
    name="markdown",
    output_paths={
        "front page": "index.md",
        "post": "posts/{name}.md",
        "page": "pages/{above}{name}.md",
        "other": "{type}/{above}{name}.md",
    },
    front_matter=KEYS,
    builds=False,
    rules=PlainRules,
    reserved=frozenset(key.name for key in KEYS.values()),
    reserved_folders=frozenset({"posts", "pages", "data"}),
    front_matter_aliases={
        **pairs("comments=comments_open"),
        **dict.fromkeys(
            ("created", "created_at", "createdat", "date_created", "pubdate", "publishdate", "publish_date"),
            "date",
        ),
        **pairs(
            "updated=modified lastmod=modified last_modified_at=modified published permalink "
            "redirect_from=former category tag keywords=tags authors summary=excerpt lang"
        ),
    },
    front_matter_styles=("yaml", "toml", "json", "meta"),
    usual_key_first=True,
    sidecar_suffixes=(".yaml", ".yml", ".metadata", ".meta"),
    content_rules=(
        ContentRule(
            r"(?:(?P<dir>.*/)?)_?drafts/(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+?)(?:\.html)?",
            "post",
            "draft",
        ),
        ContentRule(rf"{_DATE_OF_FOLDERS}(?P<name>[^/]+?)(?:\.html)?(?:/index)?", "post"),
        ContentRule(rf"(?:.*/)?(?:_?posts|blog)/(?P<dir>.*/)?{_DATED}(?P<name>[^/]+)/index", "post"),
        ContentRule(
            r"(?:.*/)?(?:_?posts|blog)/(?P<dir>(?:.*/)?(?P<date>\d{4}-\d\d-\d\d)-[^/]+/)(?P<name>[^/\d][^/]*)",
            "post",
        ),
        ContentRule(rf"(?:.*/)?(?:_?posts|blog)/(?P<dir>.*/)?{_DATED}(?P<name>[^/]+?)(?:\.html)?", "post"),
        ContentRule(r"(?P<dir>(?:.*/)?pages/(?:.*/)?)(?P<name>[^/]+)/index", "page"),
        ContentRule(r"(?P<dir>(?:.*/)?pages/(?:.*/)?)(?P<name>[^/]+?)(?:\.html)?", "page"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>(?P<date>\d{4}-\d\d-\d\d))(?:/index)?"),  # a diary
        ContentRule(rf"(?P<dir>.*/)?{_DATED}(?P<name>[^/]+)/index"),
        ContentRule(rf"(?P<dir>.*/)?{_DATED}(?P<name>[^/]+?)(?:\.html)?"),
    ),
    extensions=(*MARKDOWN, SUPER_MARKDOWN, COLESLAW, TEXTILE, ORG),
    separator=",",
    ignored=(".",),
    build_dirs=frozenset({"node_modules"}),
)
