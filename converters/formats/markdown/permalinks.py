"""The URL of each post and each asset on the site that the generator builds."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from converters import lazy_re
from converters.extra_keys import ALIASES, OLD_SLUGS
from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.permalinks import permalink
from converters.generators.rules import slugify
from converters.io import urls
from converters.io.urls import ABSOLUTE
from converters.model import Extra

_WORD = lazy_re.compile(r":([a-z]+)")
_DATED = lazy_re.compile(r":(?:year|month|day)\b")


def post_url(site: SourceSite, post: PermalinkInput) -> str:
    """The permalink of a post, also the one that a draft will have; empty if it has no page.

    In a site that blogport wrote, a draft has only an explicit one: the writers give drafts none.
    """
    explicit = post.metadata.get("address")
    hidden = post.status == "private" and not site.generator.hidden_has_address
    if not explicit and (hidden or (post.status == "draft" and site.written_by_us)):
        return ""
    by_user = site.permalink and not explicit and post.type == "post"
    path = by_pattern(site, post) if by_user else site.rules.path(post)
    if not path or "//" in path[1:8]:  # none, or a whole URL
        return path
    slug = post.metadata.get("slug") or (post.metadata.get("name") if site.written_by_us else "")
    return permalink(site.base_url, path, str(slug or ""))


def stated_url(site: SourceSite, stated: str) -> str:
    """The URL that a text states: whole, or a path below the home page, with its query; empty for `false`, which is no address."""
    if site.written_by_us or ABSOLUTE.match(stated):
        return stated
    if stated.lower() == "false":
        return ""
    path = _QUERY.split(stated, maxsplit=1)[0]
    query = encode_path(stated[len(path) :], f"{ENCODED_PATH_CHARACTERS}?#&=")
    return f"{site.base_url.rstrip('/')}/{encode_path(path.lstrip('/'), ENCODED_PATH_CHARACTERS)}{query}"


_QUERY = lazy_re.compile(r"[?#]")


def by_pattern(site: SourceSite, post: PermalinkInput) -> str:
    """The path of a post by the pattern that the user states; empty for an undated post whose pattern has a date.

    `:year`, `:month`, `:day`, `:slug`, `:name` (of the file), `:folder`, `:category`; what is not one of these stays.
    """
    categories = post.categories
    values = {
        "slug": str(post.metadata.get("name") or post.metadata.get("stem") or site.rules.slug(post.file)),
        "name": post.file.name,
        "folder": post.file.dir.strip("/"),
        "category": slugify(categories[0]) if categories else "",
    }
    values |= dict(zip(("year", "month", "day"), post.date[:10].split("-"), strict=True)) if post.date else {}
    if not post.date and _DATED.search(site.permalink):
        return ""
    path = _WORD.sub(lambda word: values.get(word[1], word[0]), site.permalink)
    return encode_path(re.sub(r"/{2,}", "/", f"/{path}"), ENCODED_PATH_CHARACTERS)


def asset_url(site: SourceSite, path: str) -> str:
    """The URL of a file that the generator copies to the site; empty if it does not."""
    path = site.rules.asset_path(path)
    return f"{site.base_url}{quote(path)}" if path else ""


def categories(site: SourceSite, metadata: Mapping[str, Any], file: ContentFile) -> list[str]:
    """The categories of a post: those of its front matter, and what the generator makes of its folders."""
    keys = ("category", "categories", "other_categories")
    names = [name for key in keys for name in metadata.get(key, ())]
    return list(dict.fromkeys(site.rules.categories(file, names)))


def note_former_urls(site: SourceSite, metadata: Mapping[str, Any], extra: Extra) -> None:
    """Put the former URLs of a post into `extra`: old slugs in a site that blogport wrote, else as they are."""
    former, aliases = list(metadata.get("former", ())), list(metadata.get("aliases", ()))
    old_slugs = list(metadata.get("old_slugs", ())) or list(metadata.get("old_slugs_stated", ()))
    if not site.written_by_us:
        aliases = [_below_home(site, path) for path in former + aliases]
    elif explicit := metadata.get("address"):
        folder = _split(explicit)[0]
        siblings = [url for url in former if _split(url)[0] == folder]
        old_slugs = old_slugs or [_split(url)[1] for url in siblings]
        aliases += [url for url in former if url not in siblings or _split(url)[1] not in old_slugs]
    if old_slugs:
        extra[OLD_SLUGS] = old_slugs
    if aliases:
        extra[ALIASES] = aliases


def _below_home(site: SourceSite, path: str) -> str:
    """A former path with that of the home page before it: generators leave it out."""
    home = urls.split(site.base_url).path.rstrip("/")
    is_bare = path.startswith("/") and not f"{path}/".startswith(f"{home}/")
    return f"{home}{path}" if home and is_bare else path


def _split(path: str) -> tuple[str, str]:
    folder, _, name = path.rstrip("/").rpartition("/")
    return folder, name
