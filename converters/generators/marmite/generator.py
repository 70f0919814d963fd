"""Marmite: how its sites are detected and read.

Sources: the documentation of Marmite 0.2 (Front Matter, Content Types, Streams, Markdown Fragments).

Its rules: each text is `/SLUG.html`, and the stream `draft` keeps one out of all lists.

Source: what Marmite 0.4 builds.
"""

from collections.abc import Mapping
from typing import Any, Final

from converters.generators.base import ContentRule, Generator, keys, setting_names
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.front_matter.parse import plain_values
from converters.generators.rules import SiteRules, slugify
from converters.model import Extra

_DRAFT: Final = "draft"
"""The stream of drafts, which have pages, but are in no list."""


class MarmiteRules(SiteRules):
    """The rules of Marmite."""

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """By the stream, which is stated, or begins the name of the file: `draft-2024-01-01-tide.md`."""
        stream = str(extra.get("stream") or file.name.partition("-")[0]).strip().lower()
        return "draft" if stream == _DRAFT else "publish"

    def path(self, post: PermalinkInput) -> str:
        """By the slug, else the title in front matter, else the name of the file; a stream stands before it."""
        fields = post.front_matter
        stated = (plain_values(fields.get(name)) for name in ("slug", "title"))
        slug = next((slug for text in stated if isinstance(text, str) and (slug := slugify(text))), "")
        stream = plain_values(fields.get("stream"))
        prefix = f"{slugify(stream)}-" if isinstance(stream, str) and stream != "index" else ""
        return encode_path(f"/{prefix}{slug or post.file.name}.html")


_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)(?:-\d\d-\d\d(?:-\d\d)?)?-)?"

MARMITE = Generator(
    name="marmite",
    front_matter=keys(
        "title date name=slug tags authors description image=card_image sticky=pinned "
        "comments_open=comments lang=language"
    ),
    front_matter_aliases={"author": "authors", "banner_image": "image"},
    config_files=("marmite.yaml", "marmite.yml"),
    site_settings=setting_names(
        "title=name url description=tagline language author=default_author content=content_path"
    ),
    content=("content", ""),
    content_rules=(ContentRule(rf"(?P<dir>(?:.*/)?){_DATED}(?P<name>[^/]+)"),),
    static_dirs={"static/": "/static/", "content/media/": "/media/", "media/": "/media/"},
    separator=",",
    ignored=(".", "#", "~", "_"),
    build_dirs=frozenset({"site", "templates", "shortcodes", "themes"}),
    rules=MarmiteRules,
)
