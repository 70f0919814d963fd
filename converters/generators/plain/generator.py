"""Plain Markdown, of no generator: what its reader and its writer agree on."""

from converters.generators.base import Flavour, Key, Where, moment

KEYS = {
    "title": Key("title"),
    "date": Key("date", moment),
    "modified": Key("modified", moment),
    "draft": Key("draft"),
    "kind": Key("type"),
    "id": Key("id"),
    "slug": Key("slug"),
    "permalink": Key("url"),
    "old_slugs": Key("old_slugs"),
    "aliases": Key("aliases"),
    "term_slugs": Key("term_slugs"),
    "author": Key("author"),
    "categories": Key("categories"),
    "tags": Key("tags"),
    "format": Key("format"),
    "description": Key("description"),
    "excerpt": Key("excerpt"),
    "image": Key("image"),
    "image_alt": Key("image_alt"),
    "sticky": Key("sticky"),
    "order": Key("order"),
    "parent": Key("parent"),
    "likes": Key("likes"),
    "comments_open": Key("comments_open"),
}

_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)-)?"

PLAIN = Flavour(
    name="markdown",
    places={
        "post": "posts/{name}.md",
        "page": "pages/{above}{name}.md",
        "other": "{type}/{above}{name}.md",
    },
    keys=KEYS,
    builds=False,
    reserved=frozenset(key.name for key in KEYS.values()),
    reserved_folders=frozenset({"posts", "pages", "data"}),
    also={
        "comments": "comments_open",
        "updated": "modified",
        "lastmod": "modified",
        "last_modified_at": "modified",
        "published": "published",
        "permalink": "permalink",
        "redirect_from": "former",
        "category": "category",
        "tag": "tag",
        "keywords": "tags",
        "authors": "authors",
        "summary": "excerpt",
        "lang": "lang",
    },
    headers=("yaml", "toml", "json", "pelican"),
    usual_key_first=True,
    where=(
        Where(r"(?:(?P<dir>.*/)?)_?drafts/(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+)", "post", "draft"),
        Where(rf"(?:.*/)?(?:_?posts|blog)/(?P<dir>.*/)?{_DATED}(?P<name>[^/]+)/index", "post"),
        Where(rf"(?:.*/)?(?:_?posts|blog)/(?P<dir>.*/)?{_DATED}(?P<name>[^/]+)", "post"),
        Where(r"(?P<dir>(?:.*/)?pages/(?:.*/)?)(?P<name>[^/]+)/index", "page"),
        Where(r"(?P<dir>(?:.*/)?pages/(?:.*/)?)(?P<name>[^/]+)", "page"),
        Where(rf"(?P<dir>.*/)?{_DATED}(?P<name>[^/]+)/index"),
        Where(rf"(?P<dir>.*/)?{_DATED}(?P<name>[^/]+)"),
    ),
    ignored=(),
    built=frozenset({"_site", "public", "output", "node_modules", "vendor"}),
)
