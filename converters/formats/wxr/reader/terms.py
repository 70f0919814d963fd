"""Authors, terms, and the terms that an item names."""

import re
from functools import lru_cache

from lxml import etree

from converters.extra_keys import NAME_HTML, SLUG, TERM_NAMES_HTML, TERM_TAXONOMY
from converters.formats.wxr import vocabulary
from converters.formats.wxr.reader.fields import (
    META,
    PendingFindings,
    Values,
    keep_metas,
    metas_of,
    plain_or_raw,
    read_values,
)
from converters.formats.wxr.reader.namespaces import Names
from converters.formats.wxr.reader.parts import Category
from converters.formats.wxr.reader.restore import restore_saved_fields
from converters.formats.wxr.titles import decode_title, has_markup
from converters.model import Author, Extra, Term, TermRef

_author_names = Names(dict(vocabulary.AUTHOR))
_term_names = Names(vocabulary.TERM | {"wp:termmeta": META})
_SPACE = re.compile(r"\s+")


def read_author(element: etree._Element, pending: PendingFindings) -> Author:
    """An author as the channel lists them."""
    extra: Extra = {}
    values: Values = {}
    read_values(element, _author_names, values, extra, pending, {})
    author = Author(
        id=values.pop("id", "").strip(),
        login=values.pop("login", "").strip(),
        name=plain_or_raw(values.pop("name", ""), NAME_HTML, extra),
        email=values.pop("email", "").strip(),
        url=values.pop("url", "").strip(),
        extra=extra,
    )
    return restore_saved_fields(author)


def read_term(element: etree._Element, kind: str, pending: PendingFindings) -> Term:
    """A category, tag or term as the channel lists them; `kind` is its element."""
    extra: Extra = {}
    values: Values = {}
    metas: list[etree._Element] = []
    read_values(element, _term_names, values, extra, pending, {META: metas})
    stated = values.pop("taxonomy", "").strip()
    taxonomy = vocabulary.TAXONOMIES.get(kind, stated) or "category"
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
    keep_metas(extra, list(metas_of(metas, extra)))
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
