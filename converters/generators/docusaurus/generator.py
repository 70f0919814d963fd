"""Docusaurus: how its sites are detected, read and written."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, format_date
from converters.generators.docusaurus.rules import DocusaurusRules
from converters.io.extensions import MARKDOWN

RESERVED = frozenset(
    "author author_image_url author_title author_url authorimageurl authortitle authorurl authors date description draft "
    "hide_table_of_contents id image keywords last_update mdx sidebar_label slug tags title title_meta "
    "toc_max_heading_level toc_min_heading_level unlisted wrapperclassname".split()
)
"""Front matter keys whose values Docusaurus checks, in lower case (its documentation, plug-ins content-blog and
content-pages, Markdown front matter)."""

DOCUSAURUS = Generator(
    name="docusaurus",
    output_paths={
        "front page": "src/pages/index.md",
        "posts page": "src/pages/posts.md",
        "draft post": "drafts/posts/{name}.md",
        "undated post": "src/pages/undated/{name}.md",  # a post of the blog would get the date of its file
        "post": "blog/{name}.md",
        "draft page": "drafts/pages/{above}{name}.md",
        "page": "src/pages/{above}{name}.md",
        "draft other": "drafts/{type}/{above}{name}.md",
        "other": "blog/{type}/{above}{name}.md",
    },
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date", format_date),
        "draft": FrontMatterField("draft"),
        "address": FrontMatterField("slug"),
        "name": FrontMatterField("slug"),
        "former": FrontMatterField("aliases"),
        "author": FrontMatterField("author"),
        "authors": FrontMatterField("authors"),
        "categories": FrontMatterField("categories"),
        "tags": FrontMatterField("tags"),
        "format": FrontMatterField("post_format"),
        "description": FrontMatterField("description"),
        "seo_title": FrontMatterField("title_meta"),
        "seo_image": FrontMatterField("seo_image"),
        "canonical": FrontMatterField("canonical_url"),
        "noindex": FrontMatterField("noindex"),
        "excerpt": FrontMatterField("excerpt"),
        "image": FrontMatterField("image"),
        "image_alt": FrontMatterField("image_alt"),
        "image_in_body": FrontMatterField("image_in_body"),
        "sticky": FrontMatterField("pinned"),
        "order": FrontMatterField("sidebar_position"),
        "id": FrontMatterField("post_id"),
        "slug": FrontMatterField("post_slug"),
        "post_url": FrontMatterField("post_url"),
        "type_stated": FrontMatterField("post_type"),
        "old_slugs_stated": FrontMatterField("old_slugs"),
        "term_slugs": FrontMatterField("term_slugs"),
        "parent": FrontMatterField("post_parent"),
        "lang": FrontMatterField("lang"),
        "translation_key": FrontMatterField("translation_key"),
        "likes": FrontMatterField("likes"),
        "podcast": FrontMatterField("podcast"),
        "comments_open": FrontMatterField("comments"),
        "comments_key": FrontMatterField("comments_key"),
        "modified": FrontMatterField("last_update.date", format_date),
    },
    reserved=RESERVED,
    reserved_fields=RESERVED,
    reserved_folders=frozenset({"posts", "pages", "undated"}),
    data="data/{name}.json",
    front_matter_aliases={"post_path": "address"},
    config_files=(
        "docusaurus.config.js",
        "docusaurus.config.ts",
        "docusaurus.config.mjs",
        "docusaurus.config.cjs",
    ),
    site_settings={
        "title": ("title",),
        "url": ("url",),
        "base": ("baseUrl",),
        "description": ("tagline",),
        "language": ("i18n.defaultLocale",),
    },
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=MARKDOWN,
    static_dirs={"static/": "/"},
    links_by_path=True,
    author_files=("*/authors.yml", "*/authors.yaml", "*/authors.json"),
    build_dirs=frozenset({"build", ".docusaurus", "node_modules"}),
    rules=DocusaurusRules,
    hidden_has_address=True,
)
