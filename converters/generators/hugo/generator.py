"""Hugo: what its reader and its writer agree on."""

from converters.generators.base import Flavour, Key, Where, moment

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
"""Keys at the top of a header that are the generator's own."""


def _term_name(name: str) -> str:
    """Hugo makes a path of the name; one that would lead elsewhere gets slashes that only look like it."""
    return name.replace("/", "\u2215") if {"", ".", ".."} & set(name.split("/")) else name


HUGO = Flavour(
    name="hugo",
    places={
        "post": "content/posts/{name}.md",
        "page": "content/pages/{above}{name}.md",
        "other": "content/{type}/{above}{name}.md",
    },
    keys={
        "title": Key("title"),
        "date": Key("date", moment),
        "modified": Key("lastmod", moment),
        "draft": Key("draft"),
        "address": Key("url"),
        "former": Key("aliases"),
        "description": Key("description"),
        "excerpt": Key("summary"),
        "categories": Key("categories"),
        "tags": Key("tags"),
        "weight": Key("weight"),
        "author": Key("params.author"),
        "image": Key("params.images", lambda url: [url]),
        "image_alt": Key("params.image_alt"),
        "image_in_body": Key("params.image_in_body"),
        "format": Key("params.format"),
        "sticky": Key("params.sticky"),
        "id": Key("params.post_id"),
        "slug": Key("params.post_slug"),
        "post_url": Key("params.post_url"),
        "type_stated": Key("params.post_type"),
        "old_slugs_stated": Key("params.old_slugs"),
        "term_slugs": Key("params.term_slugs"),
        "order_stated": Key("params.order"),
        "parent": Key("params.parent"),
        "likes": Key("params.likes"),
        "comments_open": Key("params.comments_open"),
        "comments_key": Key("params.comments_key"),
    },
    reserved=RESERVED,
    reserved_folders=frozenset({"categories", "tags", "posts", "pages"}),
    group="params.",
    data="data/{name}.json",  # since Hugo refuses YAML with more than some thousand lists and mappings in a file
    term_name=_term_name,
    also={
        "modified": "modified",
        "publishdate": "published_at",
        "pubdate": "published_at",
        "published": "published_at",
        "comments": "comments_open",
        "slug": "name",
        "linktitle": "link_title",
        "author": "author",
        "authors": "authors",
        "images": "image",
    },
    settings=(
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
    site={
        "title": ("title",),
        "url": ("baseurl",),
        "description": ("params.description", "params.subtitle"),
        "language": ("locale", "languagecode", "defaultcontentlanguage"),
        "zone": ("timezone",),
        "content": ("contentdir",),
        "default_language": ("defaultcontentlanguage",),
        "languages": ("languages",),
        "taxonomies": ("taxonomies",),
        "mounts": ("module.mounts",),
    },
    settings_caseless=True,
    settings_groups="config/_default",
    proof=dict.fromkeys(
        ("config.toml", "config.yaml", "config.yml", "config.json"),
        r"(?im)^\W*(baseurl|languagecode|title|theme|params)\b",
    ),
    signs=(r"archetypes/[^/]+\.md", r"content/(?:.*/)?_index(?:\.[a-z-]+)?\.md", r"themes/[^/]+/layouts/.*"),
    content=("content",),
    where=(
        Where(r"(?P<dir>.*/)?_index(?:\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z]+)?))?", "section"),
        Where(r"(?P<dir>.*/)?(?P<name>[^/]+)/index(?:\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z]+)?))?"),
        Where(r"(?P<dir>.*/)?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z]+)?))?"),
    ),
    endings=(".md", ".markdown", ".mdown", ".html", ".htm"),
    copied={"static/": "/"},
    takes_readme=True,
    bundles=True,
    language_folders=True,
    built=frozenset({"public", "resources", "node_modules", "vendor", "themes", "archetypes", "layouts"}),
    comments=("data/comments",),
)
