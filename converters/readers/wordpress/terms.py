"""Authors, terms, and the terms that a post names."""

from collections.abc import Iterable
from functools import lru_cache

from converters import lazy_re
from converters.extra_keys import NAME_HTML, SLUG, TERM_NAMES_HTML, TERM_TAXONOMY
from converters.model import Author, Extra, Term, TermRef
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.fields import Values, keep_metas, plain_or_raw
from converters.readers.wordpress.parts import Category
from converters.readers.wordpress.restore import restore_saved_fields
from converters.readers.wordpress.titles import decode_title, has_markup

_SPACE = lazy_re.compile(r"\s+")


def author_of(values: Values, extra: Extra) -> Author:
    """The author with these values, by the fields of an author."""
    author = Author(
        id=values.pop("id", "").strip(),
        login=values.pop("login", "").strip(),
        name=plain_or_raw(values.pop("name", ""), NAME_HTML, extra),
        email=values.pop("email", "").strip(),
        url=values.pop("url", "").strip(),
        extra=extra,
    )
    return restore_saved_fields(author)


def term_of(values: Values, taxonomy: str, extra: Extra, metas: Iterable[tuple[str, str]]) -> Term:
    """The term with these values and custom fields; `taxonomy` is that of its element, empty where its values state it."""
    stated = values.pop("taxonomy", "").strip()
    taxonomy = taxonomy or stated or "category"
    if stated not in ("", taxonomy):
        extra[TERM_TAXONOMY] = stated
    name = plain_or_raw(values.pop("name", ""), NAME_HTML, extra)
    written = values.pop("slug", "").strip()
    parent = values.pop("parent", "").strip()
    slug = slug_of(written or name)
    if slug != written and written:
        extra[SLUG] = written
    term = Term(
        id=values.pop("id", "").strip(),
        taxonomy=vocabulary.DOMAINS.get(taxonomy, taxonomy),
        slug=slug,
        name=name,
        parent="" if parent == "0" else slug_of(parent),
        description=values.pop("description", ""),
        extra=extra,
    )
    keep_metas(extra, list(metas))
    return restore_saved_fields(term)


def references(categories: list[Category], extra: Extra) -> tuple[TermRef, ...]:
    """The terms that an item's `category` elements name, each once."""
    found: dict[tuple[str, str], TermRef] = {}
    nameless: list[tuple[str, str]] = []
    named: set[tuple[str, str]] = set()
    for category in categories:
        ref = _reference(category)
        if not ref.slug:
            nameless.append((ref.taxonomy, ref.name))
            continue
        named.add((ref.taxonomy, ref.name))
        found.setdefault((ref.taxonomy, ref.slug), ref)
        if has_markup(raw := category[2]):
            extra.setdefault(TERM_NAMES_HTML, {})[f"{ref.taxonomy}/{ref.slug}"] = raw
    for taxonomy, name in nameless:  # WXR 1.0 writes every term twice, once without its slug
        if name and (taxonomy, name) not in named:
            slug = slug_of(name)
            found.setdefault((taxonomy, slug), TermRef(taxonomy=taxonomy, slug=slug, name=name))
    return tuple(found.values())


@lru_cache(maxsize=4096)
def _reference(category: Category) -> TermRef:
    """The term that a `category` names; without a slug where it states none. Most posts name terms of other posts."""
    domain, nicename, raw = category
    domain = domain.strip()
    slug = slug_of(nicename.strip())
    return TermRef(taxonomy=vocabulary.DOMAINS.get(domain, domain), slug=slug, name=decode_title(raw))


def slug_of(text: str) -> str:
    """A slug unchanged; a name in its place (Squarespace) as a slug."""
    return _SPACE.sub("-", text.strip()).lower() if _SPACE.search(text) or text != text.strip() else text
