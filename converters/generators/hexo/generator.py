"""Hexo: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.hexo.rules import HexoRules

_VISIBLE = r"(?P<dir>(?:[^_./][^/]*/)*)"
"""Folders of a path; those that begin with `_` or `.` are not read (`isHiddenFile`)."""

HEXO = Generator(
    name="hexo",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date"),
        "modified": FrontMatterField("updated"),
        "published": FrontMatterField("published"),
        "address": FrontMatterField("permalink"),
        "author": FrontMatterField("author"),
        "categories": FrontMatterField("categories"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "excerpt": FrontMatterField("excerpt"),
        "image": FrontMatterField("cover"),
        "comments_open": FrontMatterField("comments"),
        "lang": FrontMatterField("lang"),
        "type": FrontMatterField("layout"),
    },
    front_matter_aliases={
        "category": "category",
        "tag": "tag",
        "language": "lang",
        "thumbnail": "image",
        "image": "image",
        "former": "former",
        "redirect_from": "former",
        "aliases": "former",
        "alias": "former",
    },
    front_matter_styles=("yaml", "json", "json_members", "yaml_without_start"),
    config_files=("_config.yml", "_config.yaml", "_config.json", "package.json"),
    config_signatures={
        "_config.yml": r"(?m)^(?:new_post_name|source_dir|default_layout|public_dir|skip_render|post_asset_folder|"
        r"render_drafts|permalink_defaults|category_map)\s*:",
        "_config.yaml": r"(?m)^(?:new_post_name|source_dir|default_layout|public_dir)\s*:",
        "_config.json": r'"(?:new_post_name|source_dir|default_layout|public_dir)"\s*:',
        "package.json": r'"hexo"\s*:',
    },
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
        ContentRule(rf"{_VISIBLE}(?P<name>[^_./][^/]*)/index", "page"),
        ContentRule(rf"{_VISIBLE}(?P<name>[^_./][^/]*)", "page"),
    ),
    extensions=(".md", ".markdown", ".mkd", ".mkdn", ".html", ".htm"),
    ignored=(".", "#", "~"),
    build_dirs=frozenset({"public", "themes", "scaffolds", "node_modules", ".deploy_git"}),
    rules=HexoRules,
)
