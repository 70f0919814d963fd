"""Makes the records of the model from the objects of responses."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from converters.extra_keys import (
    CONTENT,
    CREATOR,
    DATE,
    DESCRIPTION,
    GENERATOR,
    GUID,
    LINK,
    MODIFIED,
    NAME_HTML,
    PAGE_TEMPLATE,
    PING_STATUS,
    POST_MODIFIED,
    PROTECTED,
    STATUS,
    TITLE_HTML,
)
from converters.formats.wordpress_rest import shapes
from converters.formats.wordpress_rest.clock import date
from converters.formats.wordpress_rest.custom_fields import custom_fields, for_search_engines, says
from converters.formats.wordpress_rest.responses import (
    Values,
    embedded,
    has_raw,
    objects,
    reference,
    status_of,
    strings,
    text,
    whole_number,
)
from converters.formats.wordpress_rest.tables import Tables
from converters.formats.wordpress_rest.texts import (
    is_cut,
    is_made_of,
    path_in_uploads,
    shown_text,
    unwrapped,
    without_shown_file,
)
from converters.io.character_references import unescape
from converters.io.moderation_flags import is_marked
from converters.io.slugs import sanitize_title
from converters.markup.html import plain
from converters.model import Author, Comment, Commenter, Dialect, Markup, Media, Post, Site, Term, TermRef
from converters.privacy import unread_fields
from converters.readers.source_fields import FieldCheck
from converters.readers.wordpress.vocabulary import OPEN

_COMMENT_STATUS: Final = {
    "approved": "approved",
    "approve": "approved",
    "1": "approved",
    "hold": "pending",
    "0": "pending",
}
"""The words of `WP_REST_Comments_Controller::prepare_status_response` -> the model's. Others stay as they are."""
_TAXONOMIES: Final = {"categories": "category", "tags": "post_tag"}
"""Keys of a post -> taxonomies, where no response says so."""
_REST: Final = "_rest"
"""The key of what other plug-ins added to a post."""


class Records:
    """Makes records for one site. `site` is its address, where the user states it."""

    def __init__(self, tables: Tables, site: str, check: FieldCheck) -> None:
        self._tables, self._check = tables, check
        self._zone = tables.zone()
        self.is_private = is_marked(tables.site.get("is_private") or "")
        """Whether only members of the site see it: WordPress.com's API says so."""
        self._site = site.rstrip("/")
        self.unknown_terms = 0
        """How many terms of posts have no response that says what they are."""
        self.unknown_authors: set[str] = set()
        self._formats: set[str] = set()

    def site(self) -> Site:
        """The site, with the program that made it (`redirects` asks)."""
        about = self._tables.site
        home = self._site or text(about, "home") or text(about, "url") or text(about, "guessed_home")
        fronts = {
            name: page for name in ("page_on_front", "page_for_posts") if (page := reference(about, name))
        }
        return Site(
            title=unescape(text(about, "name") or text(about, "title")),
            url=f"{home.rstrip('/')}/" if home else "",
            description=unescape(text(about, "description")),
            language=text(about, "language").replace("_", "-"),
            extra={GENERATOR: "WordPress"} | (fronts if text(about, "show_on_front") != "posts" else {}),
        )

    def authors(self) -> Iterator[Author]:
        """The authors, by the name in the address of their page: the API tells nobody their login."""
        for id_, user in self._tables.users.items():
            extra: dict[str, Any] = {}
            if about := text(user, "description"):
                extra[DESCRIPTION] = about
            yield Author(
                id=id_,
                login=self._login(id_),
                name=shown_text(text(user, "name"), NAME_HTML, extra),
                email=text(user, "email"),
                url=text(user, "url"),
                extra=extra,
            )

    def terms(self) -> Iterator[Term]:
        """The terms and the menus."""
        for id_, term in self._tables.terms.items():
            extra: dict[str, Any] = {}
            above = self._tables.terms.get(reference(term, "parent"), {})
            record = Term(
                id=id_,
                taxonomy=text(term, "taxonomy"),
                slug=text(term, "slug"),
                name=shown_text(text(term, "name"), NAME_HTML, extra),
                parent=text(above, "slug"),
                description=text(term, "description"),
                extra=extra | custom_fields(term, extra),
            )
            self._check.keep(record, term, shapes.TERM)
            yield record
        for form in sorted(self._formats):
            yield Term(taxonomy="post_format", slug=f"post-format-{form}", name=form.capitalize())
        for id_, menu in self._tables.menus.items():
            yield Term(
                id=id_, taxonomy="nav_menu", slug=text(menu, "slug"), name=unescape(text(menu, "name"))
            )

    def post(self, values: Values, comments: tuple[Comment, ...], place: str = "") -> Post:
        """The post, page, or post of another type; `place` is the path of its file, for one that has no type."""
        extra: dict[str, Any] = {}
        title = shown_text(text(values, "title"), TITLE_HTML, extra)
        if guid := unescape(text(values, "guid")):
            extra[GUID] = guid
        body, excerpt = self._body(values), self._excerpt(values)
        content = values.get("content")
        if isinstance(content, dict) and is_marked(content.get("protected")) and not text(values, "password"):
            extra[PROTECTED] = True
        featured = _featured(values)
        if not featured and text(values, "jetpack_featured_media_url"):
            featured = f"{text(values, 'id')}-featured"
        post = Post(
            id=text(values, "id"),
            type=text(values, "type") or ("page" if "pages" in place else "post"),
            status=status_of(values, "draft" if has_raw(values, "content") else "publish"),
            title=title,
            slug=text(values, "slug"),
            url=text(values, "link"),
            date=date(values, "date", self._zone, DATE, extra),
            modified=date(values, "modified", self._zone, MODIFIED, extra),
            author=self._author(values, extra),
            body=body,
            excerpt=excerpt,
            password=text(values, "password"),
            parent=reference(values, "parent"),
            order=whole_number(values.get("menu_order")) or 0,
            sticky=values.get("sticky") is True,
            terms=tuple(self._terms(values, extra)),
            featured=featured,
            comments_open=OPEN.get(text(values, "comment_status")),
            likes=whole_number(values.get("likes")),
            comments=comments,
            extra=extra,
        )
        if ping := text(values, "ping_status"):
            extra[PING_STATUS] = ping
        if template := text(values, "template"):
            extra[PAGE_TEMPLATE] = [template]
        extra.update(for_search_engines(values, title, post.url))
        extra.update(custom_fields(values, extra))
        known, others = shapes.POST.split(values)
        bases = self._bases()
        others = {name: value for name, value in others.items() if name not in bases}
        if rest := {name: value for name, value in others.items() if says(value)}:
            extra[_REST] = rest
        has_status = bool(text(values, "status"))
        is_hidden = self.is_private or unread_fields.hides(others, has_status=has_status)
        if post.status == "publish" and is_hidden:
            post = replace(post, status="private")
        self._check.keep(post, known, shapes.POST)
        return post

    def media(self, values: Values) -> Media:
        """An uploaded file."""
        extra: dict[str, Any] = {}
        details = values.get("media_details")
        title = shown_text(text(values, "title"), TITLE_HTML, extra)
        if guid := unescape(text(values, "guid")):
            extra[GUID] = guid
        for key, name in (
            (LINK, "link"),
            ("post_name", "slug"),
            ("comment_status", "comment_status"),
            (PING_STATUS, PING_STATUS),
        ):
            if value := text(values, name):
                extra[key] = value
        if login := self._login(reference(values, "author")):
            extra[CREATOR] = login
        if (status := text(values, "status")) not in ("", "inherit"):
            extra[STATUS] = status
        if modified := date(values, "modified", self._zone, POST_MODIFIED, extra):
            extra[POST_MODIFIED] = modified
        url, caption = text(values, "source_url"), unwrapped(text(values, "caption"))
        description = without_shown_file(text(values, "description"))
        if plain(description) == url:  # what WordPress shows of a sound or film
            description = ""
        if not has_raw(values, "caption") and (plain(caption) == url or is_cut(caption)):
            caption = ""
        if description:
            extra[CONTENT] = description
        media = Media(
            id=text(values, "id"),
            url=url,
            path=(text(details, "file") if isinstance(details, dict) else "") or path_in_uploads(url),
            title=title,
            caption=caption,
            alt=unescape(text(values, "alt_text")),
            mime=text(values, "mime_type"),
            parent=reference(values, "post"),
            date=date(values, "date", self._zone, DATE, extra),
            extra=extra | custom_fields(values, extra),
        )
        self._check.keep(media, values, shapes.MEDIA)
        return media

    def featured(self, values: Values) -> Media | None:
        """The featured image of a post, where no response has it: of its URL alone, which Jetpack or Yoast SEO state."""
        id_ = _featured(values)
        if id_ in self._tables.media_seen or id_ in self._tables.media:
            return None
        url = text(values, "jetpack_featured_media_url")
        seo = values.get("yoast_head_json")
        if id_ and not url and isinstance(seo, dict):
            url = next((text(image, "url") for image in objects(seo, "og_image")), "")
        return Media(id=id_ or f"{text(values, 'id')}-featured", url=url) if url else None

    def comment(self, values: Values) -> Comment:
        """A comment, as WordPress shows it or (`context=edit`) as it stores it."""
        word = status_of(values, "approved")
        extra: dict[str, Any] = {}
        when = date(values, "date", self._zone, DATE, extra)
        user = reference(values, "author")
        comment = Comment(
            id=text(values, "id"),
            parent=reference(values, "parent"),
            author=Commenter(
                name=shown_text(text(values, "author_name"), NAME_HTML, extra),
                email=text(values, "author_email"),
                url=text(values, "author_url"),
                ip=text(values, "author_ip"),
                user=user,
            ),
            date=when,
            type=text(values, "type") or "comment",
            status=_COMMENT_STATUS.get(word, word),
            likes=whole_number(values.get("likes")) or None,
            body=self._body(values),
            extra=extra | custom_fields(values, extra),
        )
        self._check.keep(comment, values, shapes.COMMENT)
        return comment

    def _login(self, user: str) -> str:
        about = self._tables.users.get(user, {})
        return text(about, "username") or text(about, "slug") or sanitize_title(text(about, "name"))

    def _author(self, values: Values, extra: dict[str, Any]) -> str:
        """The login of the author; of one that no response has, the name that Yoast SEO states, or else the number is kept."""
        user = reference(values, "author")
        if login := self._login(user):
            return login
        seo = values.get("yoast_head_json")
        name = text(seo, "author") if isinstance(seo, dict) else ""
        if user and name:
            self._tables.users[user] = {"id": user, "name": name}
            return self._login(user)
        if user:
            extra["_author_id"] = user
            self.unknown_authors.add(user)
        return ""

    def _bases(self) -> Mapping[str, str]:
        return _TAXONOMIES | self._tables.taxonomies

    def _terms(self, values: Values, extra: dict[str, Any]) -> Iterator[TermRef]:
        """The terms of a post: by their ids; of those that no response has, the slugs in the classes of the post."""
        found: list[Values] = []
        for base, taxonomy in {**self._bases(), "terms": ""}.items():
            ids = values.get(base)
            missing: list[object] = []
            for id_ in ids if isinstance(ids, list) else ():
                term = self._tables.terms.get(str(id_))
                if term:
                    found.append(term)
                elif isinstance(id_, int | str):
                    missing.append(id_)
            if missing:
                slugs = _slugs_of_classes(values, taxonomy) if len(missing) == len(ids or ()) else []
                if len(slugs) == len(missing):
                    found += [{"taxonomy": taxonomy, "slug": slug, "name": slug} for slug in slugs]
                else:
                    extra[f"_{base}"] = missing
                    self.unknown_terms += len(missing)
        if "_embedded" in values:
            found += [
                term
                for term in embedded(values, "wp:term")
                if text(term, "taxonomy") not in self._bases().values()
            ]
        if (form := text(values, "format")) not in ("", "standard"):
            self._formats.add(form)
            found.append(
                {"taxonomy": "post_format", "slug": f"post-format-{form}", "name": form.capitalize()}
            )
        seen: set[tuple[str, str]] = set()
        for term in found:
            taxonomy, slug = text(term, "taxonomy"), text(term, "slug")
            if taxonomy and (taxonomy, slug) not in seen:
                seen.add((taxonomy, slug))
                yield TermRef(taxonomy=taxonomy, slug=slug, name=shown_text(text(term, "name"), "", {}))

    def _body(self, values: Values) -> Markup | None:
        body = text(values, "content")
        return (
            Markup(text=body if has_raw(values, "content") else body.strip(), dialect=_dialect(values))
            if body.strip()
            else None
        )

    def _excerpt(self, values: Values) -> str:
        """The excerpt that somebody wrote: not what WordPress made of the beginning of the text."""
        excerpt = text(values, "excerpt").strip()
        if not excerpt or has_raw(values, "excerpt"):
            return excerpt
        return "" if is_cut(excerpt) or is_made_of(excerpt, text(values, "content")) else unwrapped(excerpt)


def _featured(values: Values) -> str:
    """The id of the featured image; the API had another name for it until WordPress 4.7."""
    former = reference(values, "featured_image")
    return reference(values, "featured_media") or (former if former.isdecimal() else "")


def _dialect(values: Values) -> Dialect:
    return "wordpress" if has_raw(values, "content") else "html"


def _slugs_of_classes(values: Values, taxonomy: str) -> list[str]:
    """The slugs of terms in the classes of a post (`get_post_class`; in responses since WordPress 6.7)."""
    start = "tag-" if taxonomy == "post_tag" else f"{taxonomy}-"
    return [name.removeprefix(start) for name in strings(values.get("class_list")) if name.startswith(start)]
