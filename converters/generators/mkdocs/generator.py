"""MkDocs, and Material for MkDocs with its blog: how their sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, keys, pairs, setting_names
from converters.generators.mkdocs.rules import MkDocsRules
from converters.io.yaml import LocalMoment

RESERVED = frozenset(
    {
        "authors",
        "categories",
        "comments",
        "date",
        "description",
        "draft",
        "hide",
        "icon",
        "layout",
        "links",
        "nav",
    }
    | {"pin", "readtime", "search", "slug", "social", "status", "subtitle", "tags", "template", "title"}
)
"""Metadata that MkDocs, and Material with its plug-ins, define."""

MKDOCS = Generator(
    name="mkdocs",
    output_paths={
        "front page": "docs/index.md",
        "draft post": "docs/drafts/{name}.md",
        "draft page": "docs/drafts/pages/{above}{name}.md",
        "draft other": "docs/drafts/{type}/{above}{name}.md",
        "undated post": "docs/pages/undated/{name}.md",
        "post": "docs/blog/posts/{name}.md",
        "page": "docs/pages/{above}{name}.md",
        "other": "docs/pages/{type}/{above}{name}.md",
    },
    front_matter={
        **keys("title"),
        "date": FrontMatterField("date.created", LocalMoment),
        "modified": FrontMatterField("date.updated", LocalMoment),
        **keys(
            "draft name=slug address=permalink former=aliases author authors categories tags format "
            "description seo_title seo_image canonical noindex excerpt=summary image image_alt "
            "image_in_body sticky=pin order id=post_id post_url kind=post_type old_slugs_stated=old_slugs "
            "term_slugs parent translation_key lang likes podcast comments_open comments_key"
        ),
    },
    reserved=RESERVED,
    reserved_fields=RESERVED,
    reserved_folders=frozenset({"pages", "undated"}),
    data="data/{name}.json",
    comments=("comments", "_data/comments", "data/comments"),
    front_matter_aliases=pairs("date updated=modified comments=comments_open lang"),
    fenced_lines=True,
    front_matter_styles=("yaml", "meta"),
    usual_key_first=True,
    config_files=("mkdocs.yml", "mkdocs.yaml"),
    excluding_settings=("exclude_docs", "draft_docs"),
    site_settings=setting_names(
        "title=site_name url=site_url description=site_description language=theme.language "
        "author=site_author content=docs_dir"
    ),
    content=("docs",),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/(?:index|README)"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=(".md", ".markdown", ".mkdn", ".mkd", ".mdown"),
    static_dirs={},
    links_by_path=True,
    author_files=("*/.authors.yml", "*.authors.yml"),
    takes_readme=True,
    build_dirs=frozenset({"site"}),
    rules=MkDocsRules,
)
