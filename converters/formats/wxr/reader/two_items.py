"""Items whose beginning is that of another one: a part of the file is missing, from the text of one to the text of the next.

Such an item is well-formed and says all that it must. But its link and its `guid` still name the first, and its id and slug
the second. WordPress makes both from the id (`get_permalink`, `wp_insert_post`). In an imported blog the `guid` keeps the id
that the post had before, and a plug-in may change a link: only both together tell.
"""

from converters import lazy_re
from converters.extra_keys import GUID
from converters.readers.wordpress.fields import Values
from converters.readers.wordpress.items import guid_text, link_names
from converters.readers.wordpress.parts import ItemParts

_NUMBER = lazy_re.compile(r"[?&](?:p|page_id|attachment_id)=(\d+)")
_GUID = lazy_re.compile(rb"<guid[^<>]*>[^<>]*[?&;](?:p|page_id)=(\d+)")
_ID = lazy_re.compile(rb"<wp:post_id>(?:<!\[CDATA\[)?(\d+)")
_LINK = lazy_re.compile(rb"<link>([^<]*)</link>")
_SLUG = lazy_re.compile(rb"<wp:post_name>(?:<!\[CDATA\[)?([^<\]]+)")
_HALF = 0.5


def guids_have_ids(head: bytes) -> bool:
    """Whether half of the items at the beginning of a file, or more, have a `guid` with their id, as if not imported."""
    items = [(_GUID.search(item), _ID.search(item)) for item in head.split(b"<item>")[1:]]
    pairs = [(guid[1], id_[1]) for guid, id_ in items if guid and id_]
    own = [guid for guid, id_ in pairs if guid == id_]
    return bool(own) and len(own) >= len(pairs) * _HALF


def links_have_slugs(head: bytes) -> bool:
    """Whether half of the items at the beginning of a file, or more, have a link that ends in their slug."""
    items = [(_LINK.search(item), _SLUG.search(item)) for item in head.split(b"<item>")[1:]]
    pairs = [(link[1].strip(), slug[1]) for link, slug in items if link and slug]
    own = [link for link, slug in pairs if slug == link.rstrip(b"/").rpartition(b"/")[2]]
    return bool(own) and len(own) >= len(pairs) * _HALF


def begins_as_another(
    parts: ItemParts, site_url: str, *, guids_have_ids: bool, links_have_slugs: bool
) -> bool:
    """Whether the link and the `guid` of an item are those of another. The link of the home page names no page.

    Before WordPress 2.5 the `guid` was the permalink: one that equals the link was made of the same slug.
    """
    values = parts.values
    if values.get("status", "").strip() != "publish" or not values.get("id") or link_names(values):
        return False
    guid = guid_text(parts.extra.get(GUID, "")).strip()
    if guids_have_ids and _other_number(guid, values):
        return _is_of_another(values, site_url)
    return links_have_slugs and guid == values.get("url", "").strip() and _is_of_another(values, site_url)


def _is_of_another(values: Values, site_url: str) -> bool:
    url = values.get("url", "").strip()
    if _NUMBER.search(url):
        return _other_number(url, values)
    return bool(values.get("slug", "").strip()) and url.rstrip("/") not in ("", site_url.rstrip("/"))


def _other_number(url: str, values: Values) -> bool:
    """Whether a URL has the id of another item."""
    found = _NUMBER.search(url)
    return found is not None and found[1] != values["id"].strip()
