"""Hexo: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, pairs
from converters.generators.hexo.rules import HexoRules
from converters.generators.node.front_matter import front_matter
from converters.io.extensions import ORG

_VISIBLE = r"(?P<dir>(?:[^_./][^/]*/)*)"
"""Folders of a path; those that begin with `_` or `.` are not read (`isHiddenFile`)."""

RESERVED = frozenset(
    "__page __permalink __post _content _id asset_dir canonical_path categories category comments content date "
    "disableNunjucks excerpt full_source id lang language layout length link locals more next path permalink photo "
    "photos prev published raw series slug source tag tags title updated".split()
)
"""Front matter keys that Hexo defines, or that its records of posts and pages have (Hexo 8: `models/post`, `models/page`)."""

HEXO = Generator(
    name="hexo",
    output_paths={
        "front page": "source/index.md",
        "posts page": "source/posts.md",
        "draft post": "source/_drafts/{name}.md",
        "post": "source/_posts/{name}.md",
        "draft page": "source/_unpublished/pages/{above}{name}.md",
        "page": "source/pages/{above}{name}.md",
        "draft other": "source/_unpublished/{type}/{above}{name}.md",
        "other": "source/{type}/{above}{name}.md",
    },
    front_matter=front_matter(
        type="layout",
        date_stated="post_date",
        modified_stated="post_updated",
        published="published",
        draft="",
        categories=FrontMatterField("categories", lambda names: [[name] for name in names]),
        image="cover",
    ),
    reserved=RESERVED,
    reserved_fields=frozenset(key.lower() for key in RESERVED),
    reserved_folders=frozenset({"posts", "pages", "data", "drafts", "unpublished"}),
    data="data/{name}.json",
    front_matter_aliases=pairs(
        "category tag language=lang thumbnail=image image former redirect_from=former alias=former"
    ),
    front_matter_styles=("yaml", "json", "json_members", "yaml_without_start"),
    config_files=("_config.yml", "_config.yaml", "_config.json", "package.json"),
    config_signatures={
        "_config.yml": r"(?m)^(?:new_post_name|source_dir|default_layout|public_dir|skip_render|post_asset_folder|"
        r"render_drafts|permalink_defaults|category_map)\s*:",
        "_config.yaml": r"(?m)^(?:new_post_name|source_dir|default_layout|public_dir)\s*:",
        "_config.json": r'"(?:new_post_name|source_dir|default_layout|public_dir)"\s*:',
        "package.json": r'"hexo"\s*:',
    },
    excluding_settings=("ignore", "exclude", "skip_render", "future"),
    site_settings={
        "title": ("title",),
        "url": ("url",),  # has the path of `root` in it
        "description": ("description", "subtitle"),
        "language": ("language", "language.0"),
        "zone": ("timezone",),
        "author": ("author",),
        "content": ("source_dir",),
    },
    marker_paths=(
        r"scaffolds/(?:draft|page|post)\.md",
        r"source/_posts/(?!\d{4}-\d\d?-\d\d?-)(?:.*/)?[^/]+\.md",  # other generators want a date in every name
    ),
    content=("source",),
    content_rules=(
        ContentRule(rf"_posts/{_VISIBLE}(?P<name>[^_./][^/]*)", "post"),
        ContentRule(rf"_drafts/{_VISIBLE}(?P<name>[^_./][^/]*)", "post", "draft"),
        ContentRule(rf"_unpublished/{_VISIBLE}(?P<name>[^_./][^/]*)", "page", "draft"),  # of ours alone
        ContentRule(rf"{_VISIBLE}(?P<name>[^_./][^/]*)/index", "page"),
        ContentRule(rf"{_VISIBLE}(?P<name>[^_./][^/]*)", "page"),
    ),
    extensions=(".md", ORG, ".markdown", ".mkd", ".mkdn", ".html", ".htm"),
    build_dirs=frozenset({"public", "themes", "scaffolds", "node_modules", ".deploy_git"}),
    dates_roll_over=True,
    rules=HexoRules,
)
