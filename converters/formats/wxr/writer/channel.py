"""The head of an export: all before the items, repeated in every part of a split export."""

from collections.abc import Iterable, Iterator

from converters.extra_keys import DESCRIPTION_HTML, LINK, NAME_HTML, PUB_DATE, SLUG, TITLE_HTML
from converters.formats.wxr.writer.extra import sort_out, sort_out_elements
from converters.formats.wxr.writer.ids import number
from converters.formats.wxr.writer.xml import plain_leaf, text_element, word
from converters.io.slugs import sanitize_title
from converters.model import Author, Extra, Site, Term
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.titles import decode_title, encode_title

START = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n'
    "<!-- A WordPress export (WXR), written by blogport. In WordPress: Tools, Import, WordPress. -->\n"
    '<rss version="2.0"'
    + "".join(f'\n\txmlns:{prefix}="{uri}"' for prefix, uri in vocabulary.NAMESPACES.items())
    + ">\n<channel>\n"
)
END = "</channel>\n</rss>\n"

_SLUG = {"category": "wp:category_nicename", "post_tag": "wp:tag_slug"}
_PARENT = {"category": "wp:category_parent", "post_tag": "wp:tag_parent"}
_NAME = {"category": "wp:cat_name", "post_tag": "wp:tag_name"}
_DESCRIPTION = {"category": "wp:category_description", "post_tag": "wp:tag_description"}
_ELEMENT = {taxonomy: element for element, taxonomy in vocabulary.TAXONOMIES.items()}


def site(record: Site) -> str:
    """The elements about the site."""
    extra = dict(record.extra)
    title, description = (
        raw(extra, TITLE_HTML, record.title),
        raw(extra, DESCRIPTION_HTML, record.description),
    )
    link = str(extra.pop(LINK, record.url))
    facts = {"wxr_version": vocabulary.VERSION, "base_site_url": record.url}
    stated = {name: extra.pop(name) for name in list(facts) if name in extra}
    base = stated.get("base_site_url")
    facts["base_site_url"] = base if isinstance(base, str) and base else record.url
    pub_date = extra.pop(PUB_DATE, "") if isinstance(extra.get(PUB_DATE), str) else ""
    others = sort_out_elements(extra, vocabulary.SITE)
    others.rest |= {name: value for name, value in stated.items() if value != facts[name]}
    if without := [name for name in facts if name not in stated and facts[name]]:
        others.saved["without"] = " ".join(without)
    lines = [
        plain_leaf("title", title),
        plain_leaf("link", link),
        plain_leaf("description", description),
        plain_leaf("pubDate", pub_date) if pub_date else "",
        plain_leaf("language", record.language),
        *(plain_leaf(f"wp:{name}", value) for name, value in facts.items()),
        plain_leaf("wp:base_blog_url", record.url),
        *others.elements,
        others.saved_elements(),
    ]
    return "".join(f"\t{line}\n" for line in lines if line)


def author(record: Author, login: str, author_id: str, email: str) -> str:
    """The element of an author; login, id and e-mail address are valid in WordPress."""
    extra = dict(record.extra)
    name = raw(extra, NAME_HTML, record.name)
    others = sort_out_elements(extra, vocabulary.AUTHOR)
    stated = {"login": (record.login, login), "id": (record.id, author_id), "email": (record.email, email)}
    others.saved |= {field: was for field, (was, now) in stated.items() if was != now}
    return (
        "\t<wp:author>"
        + (plain_leaf("wp:author_id", author_id) if author_id else "")
        + text_element("wp:author_login", login)
        + text_element("wp:author_email", email)
        + text_element("wp:author_display_name", name)
        + (text_element("wp:author_url", record.url) if record.url else "")
        + "".join(others.elements)
        + others.saved_elements()
        + "</wp:author>\n"
    )


def term(record: Term) -> str:
    """A category, tag or other term."""
    extra = dict(record.extra)
    name = raw(extra, NAME_HTML, record.name)
    slug = extra.pop(SLUG, record.slug) if isinstance(extra.get(SLUG), str) else record.slug
    others = sort_out(extra, ())
    if not slug:
        others.saved["slug"] = ""
        slug = sanitize_title(record.name) or "term"
    if not name:
        others.saved["name"] = ""
        name = encode_title(slug)
    term_id = record.id if number(record.id) else ""
    if term_id != record.id:
        others.saved["id"] = record.id
    taxonomy = word(record.taxonomy, "category")
    if taxonomy != record.taxonomy:
        others.saved["taxonomy"] = record.taxonomy
    element = _ELEMENT.get(taxonomy, "wp:term")
    return (
        f"\t<{element}>"
        + (plain_leaf("wp:term_id", term_id) if term_id else "")
        + (text_element("wp:term_taxonomy", taxonomy) if element == "wp:term" else "")
        + text_element(_SLUG.get(taxonomy, "wp:term_slug"), slug)
        + (
            text_element(_PARENT.get(taxonomy, "wp:term_parent"), record.parent)
            if element != "wp:tag" or record.parent
            else ""
        )
        + text_element(_NAME.get(taxonomy, "wp:term_name"), name)
        + (
            text_element(_DESCRIPTION.get(taxonomy, "wp:term_description"), record.description)
            if record.description
            else ""
        )
        + "".join(others.elements)
        + others.metas("wp:termmeta")
        + f"</{element}>\n"
    )


def parents_first(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms in their order, but each after its parent: WordPress does not repair a term before its parent."""
    all_terms = {(term.taxonomy, term.slug): term for term in terms}
    done: set[tuple[str, str]] = set()
    for term in all_terms.values():
        way: dict[tuple[str, str], Term] = {}
        at: Term | None = term
        while at and (key := (at.taxonomy, at.slug)) not in done and key not in way:
            way[key] = at
            at = all_terms.get((at.taxonomy, at.parent)) if at.parent else None
        done.update(way)
        yield from reversed(way.values())


def raw(extra: Extra, name: str, text: str) -> str:
    """A title or name as the source stored it, if it is still the same; otherwise as WordPress may store it."""
    kept = extra.get(name)
    if isinstance(kept, str) and decode_title(kept) == text:
        return str(extra.pop(name))
    return encode_title(text)
