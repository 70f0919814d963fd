"""MkDocs, and Material for MkDocs with its blog: how their sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.mkdocs.rules import MkDocsRules

MKDOCS = Generator(
    name="mkdocs",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date.created"),
        "modified": FrontMatterField("date.updated"),
        "draft": FrontMatterField("draft"),
        "name": FrontMatterField("slug"),
        "author": FrontMatterField("author"),
        "authors": FrontMatterField("authors"),
        "categories": FrontMatterField("categories"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "image": FrontMatterField("image"),
        "sticky": FrontMatterField("pin"),
    },
    front_matter_aliases={
        "date": "date",
        "updated": "modified",
        "comments": "comments_open",
        "lang": "lang",
    },
    fenced_lines=True,
    front_matter_styles=("yaml", "meta"),
    usual_key_first=True,
    config_files=("mkdocs.yml", "mkdocs.yaml"),
    site_settings={
        "title": ("site_name",),
        "url": ("site_url",),
        "description": ("site_description",),
        "language": ("theme.language",),
        "author": ("site_author",),
        "content": ("docs_dir",),
    },
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
