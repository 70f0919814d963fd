"""Marmite: how its sites are detected and read.

Sources: the documentation of Marmite 0.2 (Front Matter, Content Types, Streams, Markdown Fragments).
"""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.marmite.rules import MarmiteRules

_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)(?:-\d\d-\d\d(?:-\d\d)?)?-)?"

MARMITE = Generator(
    name="marmite",
    front_matter={
        **same_names("title date"),
        "name": FrontMatterField("slug"),
        **same_names("tags authors description"),
        "image": FrontMatterField("card_image"),
        "sticky": FrontMatterField("pinned"),
        "comments_open": FrontMatterField("comments"),
        "lang": FrontMatterField("language"),
    },
    front_matter_aliases={"author": "authors", "banner_image": "image"},
    config_files=("marmite.yaml", "marmite.yml"),
    site_settings={
        "title": ("name",),
        "url": ("url",),
        "description": ("tagline",),
        "language": ("language",),
        "author": ("default_author",),
        "content": ("content_path",),
    },
    content=("content", ""),
    content_rules=(ContentRule(rf"(?P<dir>(?:.*/)?){_DATED}(?P<name>[^/]+)"),),
    static_dirs={"static/": "/static/", "content/media/": "/media/", "media/": "/media/"},
    separator=",",
    ignored=(".", "#", "~", "_"),
    build_dirs=frozenset({"site", "templates", "shortcodes", "themes"}),
    rules=MarmiteRules,
)
