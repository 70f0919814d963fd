"""Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What it has no field for is in an extension (`own`):
the type and id of a post, its terms with their taxonomies, and its comments, which are items that say what they answer.
"""

import json
from typing import Any, Final

from converters.dates import NO_DATE
from converters.formats.feed.own import EXTENSION
from converters.formats.feed.writer.files import Links
from converters.formats.feed.writer.items import Item, Person, Reply, language_tag
from converters.io.urls import of_web
from converters.model import Site, TermRef

_VERSION: Final = "https://jsonfeed.org/version/1.1"
TYPE: Final = "application/feed+json"


class JsonFeed:
    """The texts of the files of one site."""

    extension = "json"
    between = b",\n"
    end = b"]}\n"

    def __init__(self, site: Site) -> None:
        self._site = site

    def head(self, links: Links, updated: str) -> bytes:
        """All before the first item; the extension comes near the start, by which blogport knows the file as its own."""
        site = self._site
        values = {
            "version": _VERSION,
            EXTENSION: {"complete": links.complete} | _kept({"terms": [_term(ref) for ref in links.terms]}),
            "title": site.title,
            "home_page_url": of_web(site.url),
            "feed_url": links.relations.get("self"),
            "next_url": links.relations.get("prev-archive"),
            "description": site.description,
            "language": language_tag(site.language),
        }
        kept = {name: value for name, value in values.items() if value or name == "title"}
        return _json(kept).removesuffix(b"}") + b',\n"items":[\n'

    def item(self, item: Item) -> bytes:
        """The item of a post, with its comments in the extension."""
        own = {
            "type": item.type,
            "slug": item.slug,
            "post_id": item.number,
            "terms": [_term(ref) for ref in item.terms],
            "comments": [_reply(reply) for reply in item.replies],
        }
        values = {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_html": item.content,
            "summary": item.summary,
            "image": item.image,
            "date_published": item.published,
            "date_modified": item.updated if item.updated not in (NO_DATE, item.published) else "",
            "authors": [_person(person) for person in item.people],
            "tags": list(dict.fromkeys(ref.name or ref.slug for ref in item.terms)),
            "language": language_tag(item.language),
            "attachments": [
                _kept(
                    {
                        "url": file.url,
                        "mime_type": file.type or "application/octet-stream",
                        "size_in_bytes": int(file.length) if file.length else 0,
                    }
                )
                for file in item.files
            ],
            EXTENSION: _kept(own),
        }
        return _json(_kept(values) | {"content_html": item.content})


def _term(ref: TermRef) -> dict[str, Any]:
    return _kept({"taxonomy": ref.taxonomy, "slug": ref.slug, "name": ref.name})


def _person(person: Person) -> dict[str, Any]:
    return _kept({"name": person.name, "url": person.url})


def _reply(reply: Reply) -> dict[str, Any]:
    values = {
        "id": reply.id,
        "url": reply.url,
        "in_reply_to": reply.answers,
        "type": reply.type if reply.type != "comment" else "",
        "authors": [author] if (author := _person(reply.person)) else [],
        "date_published": reply.published,
        "content_html": reply.content,
    }
    return _kept(values) | {"content_html": reply.content}


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
