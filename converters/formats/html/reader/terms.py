"""Categories and tags of a post, distinguished by their markup or their URLs.

WordPress names the terms of a post in the classes of its element (`category-news tag-rye`, `get_post_class`): where
it does, no other link is a term of the post.
"""

from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader import urls as addresses
from converters.formats.html.reader.dom import Node, attribute, classes, folded, text_of
from converters.formats.html.reader.metadata import PageMetadata
from converters.io.slugs import sanitize_title
from converters.model import TermRef
from converters.readers.page_words import phrases

CATEGORY_BASE: Final = lazy_re.compile(
    r"/(?:category|categories|kategorie|kategorien|categoria|categorie|cat|topics?|rubrik)/|[?&]cat="
)
TAG_BASE: Final = lazy_re.compile(r"/(?:tag|tags|tagged|schlagwort|etiqueta)/|[?&]tag=|/search/label/")
TAXONOMIES: Final = {"category": "categories", "post_tag": "tags"}
"""The taxonomies and their fields in a profile."""
_CLASS: Final = lazy_re.compile(r"(category|tag)-([\w%-]+)$")
_GLUED: Final = lazy_re.compile(r",(?=\S)")
"""What separates several terms in one text, which some plug-ins print for machines; in a name a blank follows."""
_LISTED: Final = lazy_re.compile(r",\s*")
_MOST_COMMAS: Final = 2
"""Commas from which a text is a list of terms."""


class _Named(NamedTuple):
    """A term as the page shows it."""

    name: str
    link: str


def terms(metadata: PageMetadata, language: str) -> tuple[TermRef, ...]:
    """The terms of a post, each once."""
    declared = _declared(metadata)
    shown = {
        taxonomy: [
            term
            for name, link in metadata.values(field, elsewhere=not declared or taxonomy in declared)
            for term in _split(name, link, language)
        ]
        for taxonomy, field in TAXONOMIES.items()
    }
    if declared:
        shown = _of_classes(metadata, shown, declared, language)
    categories = set(shown["category"])
    found: dict[tuple[str, str], TermRef] = {}
    for taxonomy, named in shown.items():
        for term in named:
            if taxonomy == "post_tag" and term in categories:
                continue
            is_tag = taxonomy == "post_tag" and not CATEGORY_BASE.search(term.link)
            is_tag = is_tag or bool(TAG_BASE.search(term.link))
            ref = _ref("post_tag" if is_tag else "category", term, language)
            found.setdefault((ref.taxonomy, ref.slug), ref)
    return tuple(found.values())


def _split(name: str, link: str, language: str) -> list[_Named]:
    """The terms in one text: a link is one; a text may be a line, `Posted in News, Boats`."""
    if link:
        return [_Named(name, link)]
    for role in ("filed", "tagged"):
        if (phrase := phrases.find(role, name, language)) and phrase.terms:
            return [_Named(part, "") for part in _LISTED.split(phrase.terms) if part]
    separator = _LISTED if name.count(", ") >= _MOST_COMMAS else _GLUED
    return [_Named(part.strip(), "") for part in separator.split(name) if part.strip()]


def _declared(metadata: PageMetadata) -> dict[str, list[str]]:
    """The slugs of the post's terms in the classes of its element, by taxonomy; empty where it has none, or other names
    instead: `sanitize_html_class` takes what is not ASCII out of a slug, and uses the term's number for the rest."""
    found: dict[str, list[str]] = {}
    if not metadata.part.numbers:
        return found
    for name in classes(metadata.scope):
        if match := _CLASS.match(name):
            taxonomy = "category" if match[1] == "category" else "post_tag"
            found.setdefault(taxonomy, []).append(match[2])
    is_other = any(
        slug.isdecimal() or "%" in slug or slug[0] == "-" for slugs in found.values() for slug in slugs
    )
    return {} if is_other or "category" not in found else found


def _of_classes(
    metadata: PageMetadata, shown: dict[str, list[_Named]], declared: dict[str, list[str]], language: str
) -> dict[str, list[_Named]]:
    """The terms that the page shows and the classes declare; all that they declare of a taxonomy of which it shows none."""
    own: dict[str, list[_Named]] = {}
    everything = [term for named in shown.values() for term in named]
    for taxonomy in TAXONOMIES:
        slugs = declared.get(taxonomy, [])
        own[taxonomy] = [
            term
            for term in everything
            if (slug := _slug(term, language)) in slugs or (term in shown[taxonomy] and not slug.isascii())
        ]
        if not slugs:
            foreign = {slug for name in declared if name != taxonomy for slug in declared[name]}
            own[taxonomy] = [term for term in shown[taxonomy] if _slug(term, language) not in foreign]
        elif not own[taxonomy]:
            links = {
                addresses.slug(attribute(link, "href")): link
                for link in metadata.root.css('a[rel~="tag"], a[href*="/category/"], a[href*="/tag/"]')
            }
            own[taxonomy] = [_elsewhere(slug, links.get(slug), taxonomy) for slug in slugs]
    return own


def _slug(term: _Named, language: str) -> str:
    return addresses.slug(term.link) if term.link else sanitize_title(term.name, language)


def _elsewhere(slug: str, link: Node | None, taxonomy: str) -> _Named:
    """A term that the post does not show, with the name that another link of the page has for it, or its slug."""
    base = "category" if taxonomy == "category" else "tag"
    name = _name_of(link) if link is not None else ""
    return _Named(name or slug.replace("-", " "), f"/{base}/{slug}/")


def _name_of(link: Node) -> str:
    return folded(text_of(link)).lstrip("#")


def _ref(taxonomy: str, term: _Named, language: str) -> TermRef:
    stated = (
        addresses.slug(term.link) if CATEGORY_BASE.search(term.link) or TAG_BASE.search(term.link) else ""
    )
    slug = stated if stated.isascii() and " " not in stated else ""
    return TermRef(
        taxonomy=taxonomy, slug=slug or sanitize_title(term.name, language) or term.name, name=term.name
    )
