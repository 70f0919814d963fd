"""Nikola: what its trees look like."""

from converters.generators.base import Flavour, Key, Where

NIKOLA = Flavour(
    name="nikola",
    keys={
        "title": Key("title"),
        "date": Key("date"),
        "modified": Key("updated"),
        "status": Key("status"),
        "name": Key("slug"),
        "author": Key("author"),
        "category": Key("category"),
        "tags": Key("tags"),
        "description": Key("description"),
        "image": Key("previewimage"),
    },
    also={"nocomments": "comments_closed", "authors": "authors", "modified": "modified"},
    headers=("nikola", "yaml", "toml", "pelican"),
    headers_of={".rst": ("nikola", "rst")},
    header_beside=".meta",
    separator=",",
    settings=("conf.py",),
    settings_suffice=False,
    proof={"conf.py": r"BLOG_TITLE|COMPILERS|TRANSLATIONS"},
    site={
        "title": ("BLOG_TITLE",),
        "url": ("SITE_URL", "BASE_URL"),
        "description": ("BLOG_DESCRIPTION",),
        "language": ("DEFAULT_LANG",),
        "zone": ("TIMEZONE",),
        "author": ("BLOG_AUTHOR",),
        "default_language": ("DEFAULT_LANG",),
        "languages": ("TRANSLATIONS",),
    },
    signs=(r"(?:posts|pages|stories)/(?:.*/)?[^/]+\.meta",),
    where=(
        Where(r"posts/(?P<dir>.*/)?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2}(?:_[a-z]+)?))?", "post"),
        Where(r"(?:pages|stories)/(?P<dir>.*/)?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2}(?:_[a-z]+)?))?", "page"),
    ),
    endings=(".md", ".markdown", ".mdown", ".rst", ".txt", ".html", ".htm"),
    copied={"files/": "/", "images/": "/images/"},
    built=frozenset({"output", "cache", "themes", "plugins", "templates", "listings", "galleries"}),
)  # fmt: skip
