"""A blog in which all that must not be public holds a marker of its own, and a search for them.

A marker is a word that nothing else has. It stands in each text of each record that not everyone may see, and, in
every disguise, in the fields of records that everyone may see.
"""

import base64
import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple, get_origin
from urllib.parse import quote, unquote

from msgspec.structs import fields

from converters.fields import part_of
from converters.model import (
    MENU_ITEM,
    Asset,
    Author,
    Comment,
    Commenter,
    Entity,
    Markup,
    Media,
    Post,
    Site,
    Term,
    TermRef,
)
from converters.testing.files import written_files
from tests.disguises import DISGUISES, php

HOST: Final = "https://pond.example"
HIDDEN: Final = {
    "draft": {"status": "draft"},
    "pending": {"status": "pending"},
    "private": {"status": "private"},
    "future": {"status": "future", "date": "2090-01-01T12:00:00"},
    "trash": {"status": "trash"},
    "password": {"password": "sesame"},
    "": {"status": "archived-by-a-plug-in"},
    "no status": {"status": ""},
}
"""Why a post is hidden, and what makes it so: a word of `--include`; nothing adds the last two. Drafts are in targets,
as drafts, and in no site that is built."""
INCLUDABLE: Final = ("pending", "private", "future", "trash", "password", "unapproved", "personal")


class Marker(NamedTuple):
    """Where a marker stands, the texts of which none may be public, and the word of `--include` that adds it."""

    path: str
    needles: tuple[str, ...]
    include: str


BY_NAME: Final = (
    "api_key apiKey client-secret accessToken request_nonce session_tokens billing_phone customer_note password"
    " draft_feedback akismet_history user_agent comment_author_email voted_IP previously_liked_99 work-phone"
).split()
"""Names of fields that are personal whatever they hold."""


class MarkedBlog:
    """The records, and their markers."""

    def __init__(self) -> None:
        self.markers: list[Marker] = []
        self._numbers = count(101)
        self.records: list[Entity] = list(self._make())

    def mark(self, path: str, include: str = "personal") -> str:
        """A new marker."""
        word = f"qz{next(self._numbers)}q"
        self.markers.append(Marker(path, (word,), include))
        return word

    def _mail(self, path: str) -> str:
        return f"who@{self.mark(path)}.example"

    def _ip(self, path: str) -> str:
        number = next(self._numbers)
        address = f"198.51.{number // 250}.{number % 250}"
        self.markers.append(Marker(path, (address, address.replace(".", "-")), "personal"))
        return address

    def _ip6(self, path: str) -> str:
        address = f"2001:db8::{next(self._numbers)}:1"
        self.markers.append(Marker(path, (address,), "personal"))
        return address

    def _extra(self, path: str) -> dict[str, Any]:
        """Custom fields in every disguise."""
        extra: dict[str, Any] = {"mood": "fine"}
        for name, disguise in DISGUISES.items():
            mail = self._mail(f"{path} {name}")
            extra[f"field {name}"] = disguise(mail)
        for name in BY_NAME:
            if (path, name) != ("term", "password"):  # which closes all posts of the term
                extra[name] = self.mark(f"{path} {name}")
        extra[self._mail(f"{path} name of a field")] = "x"
        extra["where from"] = self._ip(f"{path} ip")
        extra["where-six"] = f"from {self._ip6(f'{path} ipv6')} or so"
        extra["seen"] = php({self._ip(f"{path} ip in php"): "1"})
        extra["version"] = self._ip(f"{path} ip as a version")
        extra["browser"] = f"Mozilla/5.0 (X11; {self.mark(f'{path} user agent')})"
        extra["key of a service"] = f"sk_live_{self.mark(f'{path} secret')}abcdefghijk"
        extra["geo_public"] = ["0"]
        for name in ("geo_latitude", "geo_longitude", "geo_address", "geotag_lat", "mf2_location"):
            extra[name] = self.mark(f"{path} {name}")
        return extra

    def _filled(self, cls: type[Any], path: str, include: str, /, **given: Any) -> Any:
        """A record with a marker in each text that is not `given`."""
        values = dict(given)
        for field in fields(cls):
            part = part_of(field.type)
            if field.name in given:
                continue
            if part is Markup:
                values[field.name] = Markup(text=self.mark(f"{path}.{field.name}", include), dialect="html")
            elif part and get_origin(field.type) is not tuple:
                values[field.name] = self._filled(part, f"{path}.{field.name}", include)
            elif field.type is str:
                values[field.name] = self.mark(f"{path}.{field.name}", include)
            elif field.name == "extra":
                values["extra"] = {"field": self.mark(f"{path}.extra", include)}
        return cls(**values)

    def _make(self) -> Iterator[Entity]:
        yield Site(title="Pond Letters", url=HOST, language="en", extra=self._extra("site"))
        yield from self._people_and_terms()
        yield from self._public_posts()
        for number, (reason, hidden) in enumerate(HIDDEN.items()):
            yield from self._hidden_post(1000 + 100 * number, reason, hidden)

    def _people_and_terms(self) -> Iterator[Entity]:
        self.login = self._mail("author.login")
        yield Author(
            id="1",
            login=self.login,
            name=self._mail("author.name"),
            email=self._mail("author.email"),
            url=f"mailto:{self._mail('author.url')}",
            extra=self._extra("author"),
        )
        self.by_ip = self._ip("author.login ip")
        yield Author(id="2", login=self.by_ip, name=self._ip6("author.name ip"))
        mail = self._mail("term.name")
        self.terms = (
            TermRef(taxonomy="category", slug="news", name="News"),
            TermRef(taxonomy="post_tag", slug=mail.replace("@", "").replace(".", "-"), name=mail),
            TermRef(taxonomy="post_tag", slug=quote(self._mail("term.slug")), name="By post"),
            TermRef(taxonomy="place", slug=self._mail("term.slug custom"), name=self._ip("term.name ip")),
        )
        for number, ref in enumerate(self.terms, 10):
            description = f"Ada {self._mail('term.description')} {self._ip('term.description ip')}"
            yield Term(
                id=str(number),
                taxonomy=ref.taxonomy,
                slug=ref.slug,
                name=ref.name,
                description=description,
                extra=self._extra("term") if number == 10 else {},
            )

    def _comments(self) -> Iterator[Comment]:
        body = Markup(text="<p>Said by somebody</p>", dialect="html")
        yield Comment(
            id="1",
            author=Commenter(
                name=f"Ann <{self._mail('comment.author.name')}>",
                email=self._mail("comment.author.email"),
                url=f"https://ann.example/?m={quote(self._mail('comment.author.url'))}",
                ip=self._ip("comment.author.ip"),
            ),
            body=body,
            extra=self._extra("comment"),
        )
        names = (self._ip("comment.author.name ip"), quote(self._mail("comment.author.name percent")))
        for id_, name in enumerate(names, 2):
            yield Comment(
                id=str(id_),
                parent="1",
                author=Commenter(name=name, url=f"mailto:{self._mail('comment.author.url mailto')}"),
                body=body,
            )
        for id_, status in enumerate(("pending", "spam", "trash", "approved"), 10):
            yield self._filled(
                Comment,
                f"comment {status}",
                "unapproved",
                id=str(id_),
                parent="",
                status=status,
                type="note" if status == "approved" else "comment",
                author=Commenter(name=self.mark(f"comment {status}.author.name", "unapproved")),
            )

    def _public_posts(self) -> Iterator[Entity]:
        image = f"{self._mail('media.url')}.jpg"
        url = f"{HOST}/wp-content/uploads/2020/01/{quote(image)}"
        yield Asset(url=url, name=image, open=lambda: BytesIO(b"\xff\xd8\xff"))
        yield Media(
            id="60",
            url=url,
            path=f"2020/01/{image}",
            title=self._mail("media.title"),
            mime="image/jpeg",
            extra=self._extra("media") | {"creator": self._mail("media.creator")},
        )
        yield Post(
            id="20",
            title="First",
            slug="first",
            url=f"{HOST}/first/",
            date="2020-01-05T12:00:00+00:00",
            author=self.login,
            body=Markup(text="The first post.", dialect="markdown"),
            terms=self.terms,
            featured="60",
            comments=tuple(self._comments()),
            extra=self._extra("post")
            | {
                "_wp_old_slug": ["once", self._mail("old slug")],
                "aliases": ["/sometime/", f"/{self._mail('alias')}/"],
            },
        )
        slug = self._mail("post.slug")
        yield Post(
            id="21",
            type="page",
            title="About Ada",
            slug=slug,
            url=f"{HOST}/author/{slug}/",
            author=self.by_ip,
            body=Markup(text="A page.", dialect="markdown"),
        )
        yield Post(
            id="22",
            title="Second",
            slug=quote(self._mail("post.slug percent")),
            date="2020-02-05T12:00:00+00:00",
            author=self._mail("post.author"),
            body=Markup(text="The second post.", dialect="markdown"),
        )

    def _hidden_post(self, id_: int, reason: str, hidden: dict[str, str]) -> Iterator[Entity]:
        include, path = reason, f"hidden post ({hidden})"

        def mark(field: str) -> str:
            return self.mark(f"{path} {field}", include)

        login, file = mark("author"), f"{mark('file')}.jpg"
        yield self._filled(
            Author, f"{path} author", include, login=login, id=str(id_ + 1), email="", extra={}
        )
        refs = []
        for number, taxonomy in enumerate(("category", "post_tag", "place"), id_ + 2):
            term = self._filled(
                Term, f"{path} {taxonomy}", include, id=str(number), taxonomy=taxonomy, parent="", extra={}
            )
            refs.append(TermRef(taxonomy=taxonomy, slug=term.slug, name=term.name))
            yield term
        given = {"mime": "image/jpeg", "path": "", "extra": {}}
        urls = {name: f"{HOST}/wp-content/uploads/{name}-{file}" for name in ("featured", "inline", "child")}
        for number, (name, url) in enumerate(urls.items(), id_ + 10):
            yield Asset(url=url, name=url, open=lambda: BytesIO(b"\xff\xd8\xff"))
            parent = str(id_) if name == "child" else ""
            yield self._filled(
                Media, f"{path} {name}", include, id=str(number), url=url, parent=parent, **given
            )
        body = f'<p>{mark("body")}</p><img src="{urls["inline"]}">'
        post = self._filled(
            Post,
            path,
            include,
            **{
                "id": str(id_),
                "type": "post",
                "status": "publish",
                "url": f"{HOST}/{mark('url')}/",
                "date": "2020-03-01T12:00:00+00:00",
                "author": login,
                "body": Markup(text=body, dialect="html"),
                "parent": "",
                "password": "",
                "terms": tuple(refs),
                "featured": str(id_ + 10),
                "comments": (
                    Comment(
                        id=str(id_ + 20),
                        author=Commenter(name=mark("comment.author.name")),
                        body=Markup(text=mark("comment.body"), dialect="html"),
                    ),
                ),
                "extra": {
                    "field": mark("extra"),
                    "_wp_old_slug": [mark("old slug")],
                    "aliases": [f"/{mark('alias')}/"],
                },
            }
            | hidden,
        )
        yield post
        yield from self._menu_items(id_ + 30, post)

    def _menu_items(self, id_: int, post: Post) -> Iterator[Post]:
        """Items that lead to a hidden post, by its id and by its URL, and to its category; one is in no menu."""
        menu = (TermRef(taxonomy="nav_menu", slug="main", name="Main"),)
        ways = (
            {"_menu_item_type": ["post_type"], "_menu_item_object_id": [post.id]},
            {"_menu_item_type": ["custom"], "_menu_item_url": [post.url]},
            {"_menu_item_type": ["taxonomy"], "_menu_item_object_id": [str(int(post.id) + 2)]},
        )
        for number, extra in enumerate((*ways, ways[0]), id_):
            yield Post(
                id=str(number),
                type=MENU_ITEM,
                order=number,
                title=self.mark(f"menu item to {post.status}", "menu"),
                terms=menu if number < id_ + len(ways) else (),
                extra=extra,
            )


_BASE64: Final = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")


def decodings(text: str) -> Iterator[str]:
    """A text, and what is encoded in it: by percent codes, entities, escapes of JSON, base64."""
    yield text
    for _ in range(2):
        text = unquote(unescape(text))
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
        yield text
    for found in re.findall(r"email-protection#([0-9a-f]+)", text):
        yield "".join(chr(byte ^ bytes.fromhex(found)[0]) for byte in bytes.fromhex(found)[1:])
    for found in _BASE64.findall(text):
        try:
            yield base64.b64decode(found + "=" * (-len(found) % 4)).decode()
        except ValueError:
            continue


def everything_in(target: Path) -> str:
    """The names and the contents of all files, in lower case, with all that is encoded in them."""
    parts: list[str] = []
    for path in sorted(target.rglob("*")) if target.is_dir() else ():
        parts += decodings(path.relative_to(target).as_posix())
    for name, data in written_files(target).items():
        parts += [*decodings(name), *decodings(data.decode("utf-8", errors="replace"))]
    return "\n".join(parts).lower()


def found_in(target: Path, markers: Iterable[Marker]) -> list[str]:
    """The paths of the markers that are in a file or a folder."""
    text = everything_in(target)
    return [f"{marker.path}: {marker.needles[0]}" for marker in markers if _is_in(text, marker)]


def missing_from(target: Path, markers: Iterable[Marker], without: Collection[str] = ()) -> list[str]:
    """The paths of the markers that are not, but for those whose path has a text of `without` in it."""
    text = everything_in(target)
    return [
        f"{marker.path}: {marker.needles[0]}"
        for marker in markers
        if not _is_in(text, marker) and not any(part in marker.path for part in without)
    ]


def _is_in(text: str, marker: Marker) -> bool:
    return any(needle.lower() in text for needle in marker.needles)
