"""Writes Atom (RFC 4287): entries, their comments as entries that answer them (RFC 4685), and the heads of files (RFC 5005)."""

from typing import Final

from converters.dates import NO_DATE
from converters.formats.feed.own import GENERATOR
from converters.formats.feed.writer.files import Links
from converters.formats.feed.writer.items import Item, Person, Reply, language_tag, made_id, scheme
from converters.io.urls import of_web
from converters.io.xml.text import attribute, element, text
from converters.model import Site, TermRef

_NAMESPACES: Final = {
    "": "http://www.w3.org/2005/Atom",
    "thr": "http://purl.org/syndication/thread/1.0",
    "fh": "http://purl.org/syndication/history/1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
_POST_ID: Final = '<post-id xmlns="com-wordpress:feed-additions:1">{}</post-id>\n'
"""As WordPress's own feeds state the id of a post."""
TYPE: Final = "application/atom+xml"


class Atom:
    """The texts of the files of one site."""

    extension = "atom"
    between = b""
    end = b"</feed>\n"

    def __init__(self, site: Site) -> None:
        self._site = site

    def head(self, links: Links, updated: str) -> bytes:
        """All before the first entry. `updated` is the time of the newest change; the generator comes first, by which
        blogport knows the file as its own."""
        site = self._site
        home = of_web(site.url)
        names = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items()
        )
        language = language_tag(site.language)
        parts = [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f"<feed{names}",
            f' xml:lang="{language}"' if language else "",
            ">\n",
            element("generator", GENERATOR),
            element("id", home or made_id(site, "feed")),
            f'<title type="text">{text(site.title)}</title>\n',
            f'<subtitle type="text">{text(site.description)}</subtitle>\n' if site.description else "",
            element("updated", updated or NO_DATE),
            element("link", rel="alternate", type="text/html", href=home) if home else "",
        ]
        parts += [
            element("link", rel=relation, type=TYPE, href=address)
            for relation, address in links.relations.items()
        ]
        parts += [self._category(ref) for ref in links.terms]
        parts += ["<fh:complete/>\n" if links.complete else "", "<fh:archive/>\n" if links.archive else ""]
        return "".join(parts).encode()

    def item(self, item: Item) -> bytes:
        """The entry of a post, and those of its comments."""
        language = language_tag(item.language)
        parts = [
            f'<entry xml:lang="{language}">\n' if language else "<entry>\n",
            element("id", item.id),
            f'<title type="text">{text(item.title)}</title>\n',
            element("link", rel="alternate", type="text/html", href=item.url) if item.url else "",
            *(
                element("link", rel="enclosure", href=file.url, length=file.length, type=file.type)
                for file in item.files
            ),
            element("published", item.published) if item.published else "",
            element("updated", item.updated),
            *map(_author, item.people or (Person(),)),
            *map(self._category, item.terms),
            f'<summary type="html">{text(item.summary)}</summary>\n' if item.summary else "",
            f'<content type="html">{text(item.content)}</content>\n',
            f'<media:thumbnail url="{attribute(item.image)}"/>\n' if item.image else "",
            element("dc:type", item.type) if item.type != "post" else "",
            element("dc:identifier", item.slug) if item.slug else "",
            _POST_ID.format(item.number) if item.number else "",
            element("thr:total", str(len(item.replies))) if item.replies else "",
            "</entry>\n",
            *map(_reply, item.replies),
        ]
        return "".join(parts).encode(errors="replace")

    def _category(self, ref: TermRef) -> str:
        return element(
            "category", term=ref.slug or ref.name, scheme=scheme(self._site, ref.taxonomy), label=ref.name
        )


def _author(person: Person) -> str:
    """A person; the name is an empty element where nobody knows it, since Atom wants an author of each entry."""
    return "".join(
        [
            "<author>\n",
            element("name", person.name),
            element("uri", person.url) if person.url else "",
            element("email", person.email) if person.email else "",
            "</author>\n",
        ]
    )


def _reply(reply: Reply) -> str:
    return "".join(
        [
            "<entry>\n",
            element("id", reply.id),
            f'<title type="text">{text(reply.title)}</title>\n',
            element("link", rel="alternate", type="text/html", href=reply.url) if reply.url else "",
            element("published", reply.published) if reply.published else "",
            element("updated", reply.published or NO_DATE),
            _author(reply.person),
            element(
                "thr:in-reply-to",
                ref=reply.answers,
                href=reply.answers_url,
                type="text/html" if reply.answers_url else "",
            ),
            f'<content type="html">{text(reply.content)}</content>\n',
            element("dc:type", reply.type) if reply.type != "comment" else "",
            "</entry>\n",
        ]
    )
