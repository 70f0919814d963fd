"""Reads one entry of a feed, in either form, by the local names of its elements.

The forms have no name in common that means two things. Prefixes do not count: feeds that another program wrote again
have lost their declarations (Pelican's own sample of a backup has an undeclared `app:draft`).
"""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from converters import lazy_re
from converters.io.charset import decoded
from converters.io.xml.fragments import parsed
from converters.io.xml.parts import (
    Parts,
    children_named,
    first_parts,
    last_parts,
    local_name,
    other_children,
    text_of,
    whole_text,
)

_KIND = "http://schemas.google.com/g/2005#kind"
"""The scheme of the category that says what an entry of a backup is."""
_ID = lazy_re.compile(r"\.(?:post|page)-(\d+)\s*$")
_COMMENT_FORM = lazy_re.compile(r"#comment-form\s*$")
_IN_FEED = lazy_re.compile(r"/feeds/\d+/(\d+)/comments/")
"""The post in the address of a feed of comments."""
_RELATED = lazy_re.compile(r"/comments/default/(\d+)")
"""The comment in the address of an entry."""
_READ = frozenset(
    """id type status title content summary published updated created trashed author category link filename parent inreplyto total
    control location metadescription enclosure in-reply-to extendedproperty thumbnail edited""".split()
)
"""Elements of an entry that are read, or that repeat another one (`thumbnail` is an image of the text)."""
_ONCE = frozenset("id type status title content published updated created trashed filename parent".split())
"""Those of which the first is read."""
_READ_OF_AUTHOR = frozenset({"name", "uri", "email", "image", "type"})
_PROFILE = lazy_re.compile(r"//(?:www\.)?blogger\.com/profile/0*(\d+)")


class Person(Struct, frozen=True):
    """Who wrote an entry. `profile` is the number of a profile on Blogger; empty for anybody else."""

    name: str = ""
    url: str = ""
    profile: str = ""


class Entry(Struct, frozen=True):
    """One entry, as its feed has it. Texts are decoded once: `content` is HTML, dates are the feed's."""

    id: str
    """The number in its `tag:` URI; the whole URI of a setting."""
    kind: str
    """`post`, `page`, `comment`, `settings`, `template`, or another word that the feed says."""
    status: str = "LIVE"
    title: str = ""
    content: str = ""
    published: str = ""
    updated: str = ""
    created: str = ""
    trashed: str = ""
    person: Person = Person()
    labels: tuple[str, ...] = ()
    path: str = ""
    """`blogger:filename`: the permalink without its host."""
    url: str = ""
    post: str = ""
    """Of a comment: the id of the post it is on."""
    parent: str = ""
    """Of a comment: the id of the comment that it answers."""
    declared: int | None = None
    """How many comments the feed says that the post has (RFC 4685, `thr:total`)."""
    about: dict[str, object] = field(default_factory=dict)
    """Other values, by the name that `extra` has for them."""
    others: dict[str, object] = field(default_factory=dict)
    """What nobody knows, by the names of the feed."""


class Decoded(Struct, frozen=True):
    """An entry, and what had to be done to read it."""

    entry: Entry
    lost: int = 0
    """Characters that could not be decoded."""
    encoding: str = ""
    repaired: str = ""
    """What was wrong with its XML."""


def read(data: bytes) -> Decoded:
    """Read an entry. Raises `NotRead` where nothing of it can be read."""
    text = decoded(data)
    element, repaired = parsed(text.text)
    return Decoded(_entry(element), text.lost, text.encoding, repaired)


def _entry(element: etree._Element) -> Entry:
    parts = first_parts(element)
    said = text_of(parts, "type")
    kind = said.lower() or _kind(element)
    links = list(children_named(element, "link"))
    return Entry(
        id=number(text_of(parts, "id")),
        kind=kind,
        status=_stated(element) or ("DRAFT" if _is_draft(element) else "" if said else "LIVE"),
        title=text_of(parts, "title"),
        content=_raw(parts, "content") or _raw(parts, "summary"),
        published=text_of(parts, "published"),
        updated=text_of(parts, "updated"),
        created=text_of(parts, "created"),
        trashed=text_of(parts, "trashed"),
        person=_person(parts.get("author")),
        labels=tuple(dict.fromkeys(_labels(element))),
        path=text_of(parts, "filename"),
        url=_permalink(links),
        post=number(text_of(parts, "parent")) or _answered_post(parts, links),
        parent=number(text_of(parts, "inreplyto")) or _related(links),
        declared=_number(text_of(parts, "total")),
        about=_about(parts, links),
        others=other_children(element, _READ, once=_ONCE)
        | _odd_categories(element)
        | other_children(parts.get("author"), _READ_OF_AUTHOR, "author."),
    )


def _stated(element: etree._Element) -> str:
    """The status, which each entry of a Takeout states; of one that states several, a word that is not one of them."""
    return " ".join(dict.fromkeys(map(whole_text, children_named(element, "status")))).strip()


def number(tag: str) -> str:
    """The number of a post or comment in `tag:blogger.com,1999:blog-1.post-2`; any other text as it is."""
    found = _ID.search(tag)
    return found[1] if found else tag.strip()


def _raw(parts: Parts, name: str) -> str:
    """The text of an element; of content with elements in it (`type="xhtml"`) their markup."""
    part = parts.get(name)
    if part is None:
        return ""
    if len(part):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in part)
        return (part.text or "") + inner
    return part.text or ""


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _kind(element: etree._Element) -> str:
    for category in children_named(element, "category"):
        if category.get("scheme") == _KIND:
            return (category.get("term") or "").rpartition("#")[2].lower()
    return ""


def _labels(element: etree._Element) -> Iterator[str]:
    for category in children_named(element, "category"):
        if category.get("scheme") != _KIND and (label := (category.get("term") or "").strip()):
            yield label


def _odd_categories(element: etree._Element) -> dict[str, object]:
    """Categories without a `term` that say something all the same: by another attribute than `scheme`, or in a text."""
    odd = (
        whole_text(category) or {str(key): str(value) for key, value in category.attrib.items()}
        for category in children_named(element, "category")
        if not category.get("term")
        and (whole_text(category) or any(key not in ("scheme", "term") for key in category.attrib))
    )
    return {f"category[{number}]" if number > 1 else "category": value for number, value in enumerate(odd, 1)}


def _is_draft(element: etree._Element) -> bool:
    """Atom Publishing Protocol, RFC 5023 section 13.1: `app:control/app:draft` is `yes`."""
    return any(
        (draft.text or "").strip().lower() == "yes"
        for control in children_named(element, "control")
        for draft in children_named(control, "draft")
    )


def _person(author: etree._Element | None) -> Person:
    parts = last_parts(author)
    url = text_of(parts, "uri")
    return Person(text_of(parts, "name"), url, profile(url))


def profile(url: str) -> str:
    """The number of the profile that an address of Blogger is; empty for any other address."""
    found = _PROFILE.search(url)
    return found[1] if found else ""


def _permalink(links: list[etree._Element]) -> str:
    """The address of a post; that of a draft is only in the link to its comments."""
    found = {link.get("rel"): link.get("href") or "" for link in links if link.get("type") == "text/html"}
    return _COMMENT_FORM.sub("", found.get("alternate") or found.get("replies") or "")


def _answered_post(parts: Parts, links: list[etree._Element]) -> str:
    """The post that a comment is on: RFC 4685, `thr:in-reply-to`; else the post in the address of the comment's feed."""
    answered = parts.get("in-reply-to")
    if answered is not None and (ref := answered.get("ref")):
        return number(ref)
    for link in links:
        found = _IN_FEED.search(link.get("href") or "")
        if found:
            return found[1]
    return ""


def _related(links: list[etree._Element]) -> str:
    """The comment that a comment of a backup answers: the entry that its link `related` leads to."""
    for link in links:
        if link.get("rel") == "related" and (found := _RELATED.search(link.get("href") or "")):
            return found[1]
    return ""


def _about(parts: Parts, links: list[etree._Element]) -> dict[str, object]:
    about: dict[str, object] = {}
    if description := text_of(parts, "metadescription"):
        about["description"] = description
    if (place := parts.get("location")) is not None and (found := location(place)):
        about["location"] = found
    enclosures = [
        href
        for link in [*links, *([parts["enclosure"]] if "enclosure" in parts else [])]
        if (link.get("rel") == "enclosure" or local_name(link) == "enclosure")
        and (href := link.get("href") or link.get("url") or (link.text or "").strip())
    ]
    if enclosures:
        about["enclosure"] = enclosures
    return about


_PARTS = ("name", "latitude", "longitude", "span")


def location(element: etree._Element) -> dict[str, str]:
    """The parts of `blogger:location` that have a value: `name`, `latitude`, `longitude` and `span`, as texts."""
    found = {local_name(child): (child.text or "").strip() for child in element.iterchildren(etree.Element)}
    return {name: found[name] for name in _PARTS if found.get(name)}
