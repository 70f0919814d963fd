"""Where each post is on the site that its generator builds of the tree."""

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any
from urllib.parse import quote

from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.documents import Document
from converters.formats.markdown.source_site import SourceSite
from converters.generators import permalink_patterns
from converters.generators.eleventy import permalinks as eleventy
from converters.generators.hugo import permalinks as hugo
from converters.generators.jekyll import permalinks as jekyll
from converters.generators.nikola import permalinks as nikola
from converters.generators.pelican import permalinks as pelican
from converters.generators.permalink_input import PermalinkInput
from converters.generators.permalinks import permalink
from converters.generators.zola import permalinks as zola
from converters.model import Extra

__all__ = [
    "PermalinkInput",
    "categories",
    "defaults",
    "note_former",
    "of_file",
    "status",
    "takes",
    "type_of",
    "url",
]

_RULES: Mapping[str, ModuleType] = {
    "hugo": hugo,
    "jekyll": jekyll,
    "pelican": pelican,
    "eleventy": eleventy,
    "nikola": nikola,
    "zola": zola,
}
"""Flavour -> its rules; the others have the pattern of their table."""


def url(tree: SourceSite, place: PermalinkInput) -> str:
    """The permalink, also the one that a draft will have; `""` where the tree builds no site.

    In a tree of ours a draft has the one that it states: the writers let those have none.
    """
    stated = place.metadata.get("address")
    hidden = place.status == "private" and not tree.generator.hidden_has_address
    if not stated and (hidden or (place.status == "draft" and tree.own is not None)):
        return ""
    path = _rules(tree).path(tree, place)
    if not path or "//" in path[1:8]:
        return str(path)
    return permalink(tree.base, str(path), str(place.metadata.get("slug", "")))


def of_file(tree: SourceSite, place: str) -> str:
    """The address of a file that the generator copies to the site as it is; `""` where it does not."""
    path: str | None = _asked(tree, "of_file", None, place)
    if path is None:
        copied = tree.generator.static_dirs.items()
        path = next((f"{to}{place[len(folder) :]}" for folder, to in copied if place.startswith(folder)), "")
    return f"{tree.base}{quote(path)}" if path else ""


def _rules(tree: SourceSite) -> ModuleType:
    return _RULES.get(tree.generator.name, permalink_patterns)


def _asked(tree: SourceSite, name: str, default: Any, *given: Any) -> Any:
    rule = getattr(_rules(tree), name, None)
    return rule(tree, *given) if rule else default


def defaults(tree: SourceSite, spot: ContentFile) -> dict[str, Any]:
    """What the settings say of a file in place of its header."""
    found: dict[str, Any] = _asked(tree, "defaults", {}, spot)
    return found


def type_of(tree: SourceSite, spot: ContentFile) -> str:
    """The type of a post by the generator's settings; `""` where they do not tell."""
    return str(_asked(tree, "type_of", spot.type, spot))


def takes(tree: SourceSite, spot: ContentFile, document: Document) -> bool:
    """Whether the generator reads the file at all."""
    return bool(_asked(tree, "takes", True, spot, document))


def status(tree: SourceSite, spot: ContentFile, extra: Extra) -> str:
    """Who sees a post that is no draft."""
    return str(_asked(tree, "status", "publish", spot, extra))


def categories(tree: SourceSite, facts: Mapping[str, Any], spot: ContentFile) -> list[str]:
    """The categories of a post: of its header, and what the generator makes of its folders."""
    named: Sequence[str] = [
        *facts.get("category", ()),
        *facts.get("categories", ()),
        *facts.get("other_categories", ()),
    ]
    return list(dict.fromkeys(_asked(tree, "categories", named, spot, named)))


def note_former(tree: SourceSite, facts: Mapping[str, Any], extra: Extra) -> None:
    """The addresses that a post had before: old slugs in a tree of ours, else as they are."""
    former, aliases = list(facts.get("former", ())), list(facts.get("aliases", ()))
    old_slugs = list(facts.get("old_slugs", ())) or list(facts.get("old_slugs_stated", ()))
    if tree.own is None:
        aliases = former + aliases
    elif stated := facts.get("address"):
        above = stated.rstrip("/").rpartition("/")[0]
        beside = [one for one in former if one.rstrip("/").rpartition("/")[0] == above]
        told = [one.rstrip("/").rpartition("/")[2] for one in beside]
        old_slugs = old_slugs or told
        aliases += [
            one for one in former if one not in beside or one.rstrip("/").rpartition("/")[2] not in old_slugs
        ]
    if old_slugs:
        extra["_wp_old_slug"] = old_slugs
    if aliases:
        extra["aliases"] = aliases
