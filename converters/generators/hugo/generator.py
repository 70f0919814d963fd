"""Hugo: what its reader and its writer share."""

from converters.generators.base import (
    ContentRule,
    FrontMatterField,
    Generator,
    format_date,
    keys,
    pairs,
    setting_names,
)
from converters.generators.hugo.rules import HugoRules
from converters.io.extensions import ORG

RESERVED = frozenset(
    {"aliases", "build", "cascade", "content", "date", "description", "draft", "expirydate", "headless"}
    | {
        "iscjklanguage",
        "keywords",
        "kind",
        "lang",
        "lastmod",
        "layout",
        "linktitle",
        "markup",
        "menu",
        "menus",
    }
    | {"modified", "outputs", "params", "path", "pubdate", "published", "publishdate", "resources", "sitemap"}
    | {"sites", "slug", "summary", "title", "translationkey", "type", "unpublishdate", "url", "weight"}
)
"""Front matter keys that Hugo defines."""


def _term_name(name: str) -> str:
    """Hugo makes a path of the name; in one that would leave its folder, slashes become a look-alike."""
    return name.replace("/", "\u2215") if {"", ".", ".."} & set(name.split("/")) else name


HUGO = Generator(
    name="hugo",
    output_paths={
        "front page": "content/_index.md",
        "posts page": "content/posts/_index.md",
        "post": "content/posts/{name}.md",
        "page": "content/pages/{above}{name}.md",
        "other": "content/{type}/{above}{name}.md",
    },
    front_matter={
        **keys("title"),
        "date": FrontMatterField("date", format_date),
        "modified": FrontMatterField("lastmod", format_date),
        **keys(
            "draft address=url former=aliases description seo_title=params.seo_title "
            "seo_image=params.seo_image canonical=params.canonical noindex=params.noindex excerpt=summary "
            "categories tags weight author=params.author"
        ),
        "image": FrontMatterField("params.images", lambda url: [url]),
        **keys(
            "image_alt=params.image_alt image_in_body=params.image_in_body format=params.format "
            "sticky=params.sticky id=params.post_id slug=params.post_slug post_url=params.post_url "
            "type_stated=params.post_type old_slugs_stated=params.old_slugs term_slugs=params.term_slugs "
            "order_stated=params.order parent=params.parent translation_key=translationKey "
            "lang=params.lang likes=params.likes podcast=params.podcast "
            "comments_open=params.comments_open comments_key=params.comments_key"
        ),
    },
    reserved=RESERVED,
    reserved_folders=frozenset({"categories", "tags", "posts", "pages", "archive", "author"}),
    custom_fields_key="params.",
    data="data/{name}.json",  # since Hugo refuses YAML with more than some thousand lists and mappings in a file
    format_term=_term_name,
    front_matter_aliases=pairs(
        "modified publishdate=published_at pubdate=published_at published=published_at "
        "comments=comments_open slug=name linktitle=link_title author authors images=image"
    ),
    config_files=(
        "hugo.toml",
        "config/_default/hugo.toml",
        "config/_default/hugo.yaml",
        "config/_default/config.toml",
        "config/_default/config.yaml",
        "hugo.yaml",
        "hugo.yml",
        "hugo.json",
        "config.toml",
        "config.yaml",
        "config.yml",
        "config.json",
    ),
    excluding_settings=("ignorefiles", "disablelanguages", "disablekinds", "rendersegments", "cascade"),
    site_settings=setting_names(
        "title url=baseurl description=params.description,params.subtitle "
        "language=locale,languagecode,defaultcontentlanguage zone=timezone content=contentdir "
        "default_language=defaultcontentlanguage languages taxonomies mounts=module.mounts"
    ),
    config_ignores_case=True,
    config_directory="config/_default",
    published_config_directory="config/production",
    config_signatures=dict.fromkeys(
        ("config.toml", "config.yaml", "config.yml", "config.json"),
        r"(?im)^\W*(baseurl|languagecode|title|theme|params)\b",
    ),
    marker_paths=(
        r"archetypes/[^/]+\.md",
        r"content/(?:.*/)?_index(?:\.[a-z-]+)?\.md",
        r"themes/[^/]+/layouts/.*",
    ),
    front_matter_signatures=(rb"\+\+\+\r?\n",),
    content=("content",),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?_index(?:\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z]+)?))?", "section"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index(?:\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z]+)?))?"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z]+)?))?"),
    ),
    extensions=(".md", ORG, ".markdown", ".mdown", ".html", ".htm"),
    static_dirs={"static/": "/"},
    takes_readme=True,
    bundles=True,
    language_folders=True,
    build_dirs=frozenset(
        {"public", "resources", "node_modules", "vendor", "themes", "archetypes", "layouts"}
    ),
    rules=HugoRules,
)
