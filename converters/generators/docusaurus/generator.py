"""Docusaurus: how its sites are detected, read and written."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, format_date, setting_names
from converters.generators.docusaurus.rules import DocusaurusRules
from converters.generators.node.front_matter import front_matter
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
    front_matter=front_matter(
        date=FrontMatterField("date", format_date),
        modified=FrontMatterField("last_update.date", format_date),
        address="slug",
        name="slug",
        authors="authors",
        seo_title="title_meta",
        order="sidebar_position",
    ),
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
    excluding_settings=("exclude",),
    site_settings=setting_names("title url base=baseUrl description=tagline language=i18n.defaultLocale"),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=MARKDOWN,
    static_dirs={"static/": "/"},
    links_by_path=True,
    author_files=("*/authors.yml", "*/authors.yaml", "*/authors.json"),
    build_dirs=frozenset({"build", ".docusaurus", "node_modules"}),
    dates_roll_over=True,
    rules=DocusaurusRules,
    hidden_has_address=True,
)
