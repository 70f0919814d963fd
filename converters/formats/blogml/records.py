"""Makes the records of the model from the elements of posts and comments."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from lxml import etree
from msgspec.structs import replace

from converters import dates
from converters.clock import is_ahead
from converters.comment_systems.readers.texts import html_with_lines
from converters.extra_keys import AUTHORS, DATE, GENERATOR, MODIFIED, STATUS, TITLE
from converters.formats.blogml.elements import attribute, child, children, mark, row, text
from converters.formats.blogml.head import Head, Person
from converters.io import urls
from converters.io.slugs import sanitize_title
from converters.io.xml.parts import before_its_end
from converters.markup.titles import plain_title
from converters.model import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.readers.known_by_name import Authors, Terms
from converters.readers.source_fields import FieldCheck, Shape

_TYPES: Final = {"": "post", "normal": "post", "article": "page"}
"""Types of posts (`blogpostTypes` of the schema) -> those of the model; another word stays as it is."""
_NODE: Final = "id date-created date-modified approved"
_OF_POST: Final = Shape(
    texts=f"{_NODE} post-url type hasexcerpt is-published title content post-name excerpt authors categories tags comments"
    " trackbacks attachments",
    anything="views",
)
_OF_COMMENT: Final = Shape(texts=f"{_NODE} parentid user-name user-email user-ip user-url title content")
_OF_TRACKBACK: Final = Shape(texts=f"{_NODE} url title")
_OF_ATTACHMENT: Final = Shape(texts="embedded mime-type size external-uri url path")
_OTHERS: Final = Shape()
_NOTHING: Final = frozenset({"", "0", "00000000-0000-0000-0000-000000000000"})
"""Ids that name no parent."""
_LONGEST_ADDRESS: Final = 2000
"""Characters of an address in an attachment; more are the file itself."""
_ENDINGS: Final = (".aspx", ".html", ".htm", ".ashx", ".php")
"""What the address of a post has behind its slug."""


class Records:
    """Makes records for one blog, and remembers its authors and terms. Memory: their names."""

    def __init__(
        self, about: Head, site: str, now: datetime, check: FieldCheck, says_approved: Callable[[], bool]
    ) -> None:
        """`site` is the address of the blog, where the export does not know it; a post is of the future after `now`.

        `says_approved` finds out whether any element of the export has the mark that says whether it is public.
        """
        stated = about.url if "://" in about.url else ""
        self._about, self._home, self._now, self._check = about, (site or stated).rstrip("/"), now, check
        self._says_approved = says_approved
        self.unstated: list[Post | Comment] = []
        """Of the last post what has lost that mark, or has one that nobody can read: itself, its comments."""
        self._authors = Authors()
        self._terms = Terms()
        self._categories = {
            id_: self._terms.ref("category", category.name or id_)
            for id_, category in about.categories.items()
        }
        for id_ in about.authors:
            self._author(id_)

    @property
    def has_address(self) -> bool:
        """Whether the address of the blog is known."""
        return bool(self._home)

    def site(self) -> Site:
        """The blog, with the settings of its program."""
        extra: dict[str, Any] = {GENERATOR: "BlogML"}
        site = Site(
            title=plain_title(self._about.title, extra),
            url=f"{self._home}/" if self._home else "",
            description=self._about.subtitle,
            extra=extra | {f"_{key}": word for key, word in self._about.settings.items()},
        )
        self._check.keep(site, self._about.others, _OTHERS)
        return site

    def post(self, element: etree._Element, *, is_whole: bool) -> Post:
        """The post of an element; one that is not whole, and does not say that it is public, is not."""
        self.unstated = []
        extra: dict[str, Any] = {}
        title = plain_title(text(child(element, "title")), extra)
        authors = [self._author(attribute(ref, "ref")) for ref in children(element, "authors", "author")]
        if len(authors) > 1:
            extra[AUTHORS] = authors
        path = attribute(element, "post-url")
        kind = attribute(element, "type").lower()
        date = dates.kept(attribute(element, "date-created"), DATE, extra)
        post = Post(
            id=attribute(element, "id"),
            type=_TYPES.get(kind, kind),
            status=self._status(element, date, extra, is_whole=is_whole),
            title=title,
            slug=_slug(path, text(child(element, "post-name"))),
            url=path if "://" in path or not path else f"{self._home}/{path.lstrip('/')}",
            date=date,
            modified=dates.kept(attribute(element, "date-modified"), MODIFIED, extra),
            author=authors[0] if authors else "",
            body=_body(element, is_whole=is_whole),
            excerpt=text(child(element, "excerpt")),
            terms=tuple(dict.fromkeys(self._refs(element))),
            comments=tuple(self._replies(element, title, is_whole=is_whole)),
            extra=extra,
        )
        self._check.keep(post, row(element), _OF_POST)
        if post.status == "private":
            self.unstated.insert(0, post)
        return post

    def attachments(self, element: etree._Element, post: Post) -> Iterator[Media]:
        """The files that a post names. One that is packed in the export is reported: only its address is read."""
        for number, found in enumerate(children(element, "attachments", "attachment"), 1):
            fields = row(found)
            if mark(found, "embedded") or len(text(found)) > _LONGEST_ADDRESS:
                fields["data"] = text(found)[:60]
            self._check.report("attachment", fields, _OF_ATTACHMENT)
            stated = (attribute(found, name) for name in ("external-uri", "url", "path"))
            url = next(filter(None, stated), "") or ("" if "data" in fields else text(found))
            if url:
                address = url if "://" in url else f"{self._home}/{url.lstrip('~/')}"
                yield Media(
                    id=f"{post.id}-{number}", url=address, mime=attribute(found, "mime-type"), parent=post.id
                )

    def rest(self) -> Iterator[Author | Term]:
        """The authors, the categories and the tags of the posts so far."""
        for author in self._authors.records():
            if person := self._about.authors.get(author.id.lower()):
                self._check.keep(author, person.others, _OTHERS)
            yield author
        stated = {ref.slug: id_ for id_, ref in self._categories.items()}
        for term in self._terms.records():
            id_ = stated.get(term.slug, "") if term.taxonomy == "category" else ""
            about = self._about.categories.get(id_)
            if about is None:
                yield term
                continue
            parent = self._categories.get(about.parent) if about.parent != id_ else None
            yield replace(term, id=id_, parent=parent.slug if parent else "", description=about.description)

    def _author(self, id_: str) -> str:
        about = self._about.authors.get(id_.lower()) or Person(id_, id_, "", {})
        name = about.name or about.id
        return self._authors.author(name, id_=about.id, email=about.email).login if name else ""

    def _refs(self, element: etree._Element) -> Iterator[TermRef]:
        for found in children(element, "categories", "category"):
            if id_ := attribute(found, "ref"):
                if id_ not in self._categories:  # the list of categories is damaged
                    self._categories[id_] = self._terms.ref("category", id_)
                yield self._categories[id_]
        for found in children(element, "tags", "tag"):
            if name := attribute(found, "ref") or text(found):
                yield self._terms.ref("post_tag", name)

    def _status(
        self, element: etree._Element, date: str | None, extra: dict[str, Any], *, is_whole: bool
    ) -> str:
        """`approved` says whether a post is public (the schema: by default it is); BlogEngine.NET says it with `is-published`."""
        marks = {name: mark(element, name) for name in ("approved", "is-published")}
        if False in marks.values():
            return "draft"
        if odd := [word for name in marks if marks[name] is None and (word := attribute(element, name))]:
            extra[STATUS] = odd[0]
            return "private"
        is_known = is_whole or marks["approved"] is not None
        if not is_known or _may_hide(element, _OF_POST, is_stated=marks["approved"] is not None):
            return "private"
        moment = dates.parsed(date) if date else None
        if moment and is_ahead(moment.replace(tzinfo=moment.tzinfo or UTC), self._now):
            return "future"
        return "publish"

    def _replies(self, element: etree._Element, title: str, *, is_whole: bool) -> Iterator[Comment]:
        for found in children(element, "comments", "comment"):
            yield self._comment(found, title, is_whole=is_whole)
        for found in children(element, "trackbacks", "trackback"):
            yield self._trackback(found, is_whole=is_whole)

    def _comment(self, element: etree._Element, of_post: str, *, is_whole: bool) -> Comment:
        extra: dict[str, Any] = {}
        title = plain_title(text(child(element, "title")), {})
        if title and _without_re(title) != _without_re(of_post):
            extra[TITLE] = title
        parent = attribute(element, "parentid")
        comment = Comment(
            id=attribute(element, "id"),
            parent="" if parent in _NOTHING else parent,
            author=Commenter(
                name=attribute(element, "user-name"),
                email=attribute(element, "user-email"),
                url=attribute(element, "user-url"),
                ip=attribute(element, "user-ip"),
            ),
            date=dates.kept(attribute(element, "date-created"), DATE, extra),
            status=self._moderated(element, _OF_COMMENT, is_whole=is_whole),
            body=_body(element, is_whole=is_whole),
            extra=extra,
        )
        self._check.keep(comment, row(element), _OF_COMMENT)
        return self._noted(comment, element)

    def _trackback(self, element: etree._Element, *, is_whole: bool) -> Comment:
        """A trackback has no text but its title: the first line says who links here."""
        extra: dict[str, Any] = {}
        name, _, rest = text(child(element, "title")).partition("\n")
        comment = Comment(
            id=attribute(element, "id"),
            author=Commenter(name=plain_title(name.strip(), {}), url=attribute(element, "url")),
            date=dates.kept(attribute(element, "date-created"), DATE, extra),
            type="trackback",
            status=self._moderated(element, _OF_TRACKBACK, is_whole=is_whole),
            body=html_with_lines(rest.strip()),
            extra=extra,
        )
        self._check.keep(comment, row(element), _OF_TRACKBACK)
        return self._noted(comment, element)

    def _moderated(self, element: etree._Element, shape: Shape, *, is_whole: bool) -> str:
        """The status of a comment: the schema says that it is approved where nothing says otherwise.

        Where other elements of the export say it, one without the mark has lost it.
        """
        stated = mark(element, "approved")
        is_known = stated is not None or (
            is_whole and not attribute(element, "approved") and not self._says_approved()
        )
        if stated is False or not is_known or _may_hide(element, shape, is_stated=stated is not None):
            return "pending"
        return "approved"

    def _noted(self, comment: Comment, element: etree._Element) -> Comment:
        if comment.status == "pending" and mark(element, "approved") is None:
            self.unstated.append(comment)
        return comment


def _body(element: etree._Element, *, is_whole: bool) -> Markup | None:
    content = text(child(element, "content"))
    return html_with_lines(content if is_whole else before_its_end(content, "content"))


def _may_hide(element: etree._Element, shape: Shape, *, is_stated: bool) -> bool:
    """Whether an attribute that nobody knows may be the mark that hides an element: it says no, or the mark is missing."""
    others = {name for name in shape.split(row(element))[1] if name in element.attrib}
    return bool(others) and (not is_stated or any(mark(element, name) is False for name in others))


def _slug(path: str, name: str) -> str:
    """The last part of the address; the name of the post where it has none and the name is one."""
    last = urls.split(path).path.rstrip("/").rpartition("/")[2]
    for ending in _ENDINGS:
        if last.lower().endswith(ending):
            last = last[: -len(ending)]
    return last or (name if sanitize_title(name) == name else "")


def _without_re(title: str) -> str:
    """The title of a post in that of a comment: `re: Low tide`."""
    return title.lower().removeprefix("re:").strip()
