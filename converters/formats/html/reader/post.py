"""Reads one page: whether it is a post, and its fields."""

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from msgspec.structs import replace

from converters import extra_keys, lazy_re
from converters.formats.html.reader import addresses, clean, dates, redirects, server_pages, strip_edges
from converters.formats.html.reader import urls as page_urls
from converters.formats.html.reader.article_finder import find_article
from converters.formats.html.reader.body_finder import body_node
from converters.formats.html.reader.bylines import name_in, name_in_line
from converters.formats.html.reader.comments.discussion import Discussion, read_discussion
from converters.formats.html.reader.comments.in_data import comments_in_data
from converters.formats.html.reader.comments.nodes import extract_comment_nodes
from converters.formats.html.reader.comments.search import CommentSearch
from converters.formats.html.reader.comments.unread import unread_comments
from converters.formats.html.reader.dom import Node, all_of, attribute, classes, find, parsed, text_of
from converters.formats.html.reader.images import images
from converters.formats.html.reader.lines_about import texts_about
from converters.formats.html.reader.list_entries import list_entries
from converters.formats.html.reader.metadata import PageMetadata
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.page_lists import has_list_address, has_own_heading, is_list, may_list
from converters.formats.html.reader.parsed_page import NonPost, ParsedPost
from converters.formats.html.reader.post_dates import PostDates, post_dates
from converters.formats.html.reader.profile import boilerplate, fitting, has
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from converters.formats.html.reader.site_of_page import named, site_of_page
from converters.formats.html.reader.structured import longer_in_data
from converters.formats.html.reader.terms import terms
from converters.formats.html.reader.text_around import text_around
from converters.formats.html.reader.titles import PREFIX, title
from converters.formats.html.reader.unclosed import unclosed
from converters.io import urls
from converters.io.numbers import digits_in, parse_int
from converters.io.slugs import sanitize_title
from converters.model import Author, Markup, Post, Site, TermRef
from converters.personal.names import login_of

_PART: Final = lazy_re.compile(r"/\d+/?$")


def read(page: Page) -> ParsedPost | NonPost:
    """Read one page. Memory is bound by the size of the page."""
    if server_pages.is_program(urls.split(page.address).path) or server_pages.is_source(
        page.place, page.html
    ):
        return NonPost(kind="program")
    root = parsed(page.html)
    if link := redirects.target(root, page.html):
        return NonPost(kind="redirect", address=page.address, target=urls.join(page.address, link))
    return _Reading(page, root).result()


class _Reading:
    """One page while it is read. Elements that are read are removed from its tree."""

    def __init__(self, page: Page, root: Node) -> None:
        self.page = page
        self.root = root
        self.names = SelectorPrefilter(self.root)
        self.line: str | None = None
        """The line with the date that was under the title in the body; None before the body is trimmed."""
        self.trimmed_of = ""
        self.dates = PostDates()
        self.near: list[tuple[Node, str]] = []
        """Short elements near the title and the body, with their texts."""
        self.lines: tuple[str, ...] = ()
        """Lines around an article found by `article_finder`, with its date or author."""
        self.unread = ""
        """The place of comments that cannot be read."""
        self.holder: Node | None = None
        """The element with the body, where markup names one."""
        self.author: Author | None = None
        self.terms: tuple[TermRef, ...] = ()
        self.profiles = fitting(self.root, self.names)
        said = addresses.stated(self.root)
        self.homes = said.homes
        self.own_urls = [url for url, _ in said.own]
        self.search = CommentSearch(self.root, attribute(self.root, "lang"), self.names)
        self.listed = self._listed()
        search = None if self.listed else self.search
        self.comment_nodes = extract_comment_nodes(self.root, self.profiles, self.names, search)
        self.metadata = PageMetadata(self.root, self.profiles, self.names)
        permalink = self.metadata.value("address")
        permalink = permalink if permalink != said.relative else ""
        self.address = addresses.weighed(said, page.address, permalink, page.site)
        self.metadata.address = self.address
        base = addresses.base_of(self.root, page.address or self.address)
        self.language = (attribute(self.root, "lang") or self.metadata.value("language")).replace("_", "-")
        self.view = self._view()
        clean.prepared(self.root, base, page.assets)

    def result(self) -> ParsedPost | NonPost:
        """The post of the page, or the kind of page that it is instead."""
        site = site_of_page(self.metadata, self.homes, self.language)
        if (kind := self._kind()) not in ("post", "page"):
            return self._non_post(kind, site)
        protected, unlocked = self._any("protected"), self._any("unlocked")
        discussion = read_discussion(
            self.root,
            self.profiles,
            self.comment_nodes,
            self.language,
            self.page.html,
            self.page.captured,
        )
        if discussion.declared is None:
            discussion = discussion._replace(declared=self.search.declared)
        if not discussion.comments:
            unread = unread_comments(self.root, self.names, self.language)
            self.unread = (
                unread or self.search.doubtful or discussion.left or comments_in_data(self.page.html)
            )
        name, markup = title(self.metadata, site.title)
        site = named(site, name, self.metadata.document_title())
        self.holder = body_node(self.metadata, name, self.address)
        self.metadata.part.find_title(name)
        self.near = list(texts_about(self.metadata.part, self.holder))
        self.trimmed_of = name
        self.terms = terms(self.metadata, self.language)  # before `trim`, which removes links to them
        self.dates = post_dates(
            self.metadata, self.language, self.page.captured, self._trimmed_line, self.near
        )
        self.author = self._author()
        self._trimmed_line()
        extra: dict[str, object] = {"title_html": markup} if markup else {}
        if protected or unlocked:
            extra[extra_keys.PROTECTED] = True
        if protected or unlocked or self.metadata.value("status") == "private":
            name = PREFIX.sub("", name)
        leaf = self._leaf(self._post(kind, name, discussion, extra), site, discussion)
        leaf = self._with_body(replace(leaf, locked=protected))
        if not leaf.post.comments and "body" not in self.metadata.sources:
            kind = server_pages.kind_of_empty(self.page.html)
            return NonPost(kind=kind, site=site, place=self.page.place)
        return leaf

    def _non_post(self, kind: str, site: Site) -> NonPost:
        """A page that is not a post; a list with its posts."""
        address = self.page.address or self.address
        own = page_urls.view(address)
        holders = self.metadata.holders() if kind == "list" else []
        return NonPost(
            kind=kind,
            site=site,
            window=self.metadata.document_title(),
            place=self.page.place,
            keys=tuple(dict.fromkeys(key for key in (self.view.post, own.post) if key)),
            entries=tuple(list_entries(self.root, holders, own, address)),
        )

    def _post(self, kind: str, name: str, discussion: Discussion, extra: dict[str, object]) -> Post:
        """The post without its body, which is read last: its element may hold fields too."""
        metadata = self.metadata
        when = self.dates
        if when.shown:
            extra[extra_keys.DATE_SHOWN] = when.shown
        if when.precision:
            extra[extra_keys.DATE_PRECISION] = when.precision
        addresses_stated = (self.page.address, self.address, *self.own_urls)
        is_draft = self.page.is_draft or any(map(page_urls.is_preview, addresses_stated))
        return Post(
            id=metadata.value("id"),
            type=kind,
            status=metadata.value("status") or ("draft" if is_draft else "publish"),
            title=name,
            slug=page_urls.slug(self._permalink())
            or sanitize_title(name or PurePosixPath(self.page.place).stem, self.language),
            url=self._permalink(),
            date=when.date,
            modified=when.modified if when.modified != when.date else None,
            author=self.author.login if self.author else "",
            terms=self.terms,
            likes=digits_in(metadata.value("likes")),
            comments=tuple(discussion.comments),
            extra=extra,
        )

    def _leaf(self, post: Post, site: Site, discussion: Discussion) -> ParsedPost:
        metadata = self.metadata
        numbers = re.findall(r"\b\d{1,3}\b", metadata.value("parts"))
        return ParsedPost(
            key=self.view.post,
            own_key=page_urls.view(self.page.address).post,
            own_url=self.page.address,
            amp_key=addresses.amp_key(self.root, self.page.address or self.address, self.view.post),
            place=self.page.place,
            view=self.view.kind,
            part=self._part(),
            parts=max(map(int, numbers), default=1),
            comment_page=self.view.comment_page,
            captured=self.page.captured,
            window=self.metadata.document_title(),
            title_is_window=self.metadata.sources.get("title") == "window",
            post=post,
            author=self.author,
            site=site,
            declared=discussion.declared if discussion.declared is not None else metadata.declared(),
            unsure=tuple(discussion.unsure),
            flat=tuple(discussion.flat),
            pings=tuple(discussion.pings),
            unread=self.unread,
            left=discussion.left if discussion.comments else "",
            unclosed=unclosed(self.page.html),
        )

    def _with_body(self, leaf: ParsedPost) -> ParsedPost:
        (shown, alt), excerpt = self._featured(), self.metadata.value("excerpt")
        beside = text_around(self.holder) if self.holder is not None else ("", "")
        body = self._body(leaf.post.title)
        leaf = self._with_lines(leaf)
        post = leaf.post
        media, featured = images(body, shown, alt, post.id)
        post = replace(post, body=Markup(text=body, dialect="html"), excerpt=self._own(excerpt, body))
        there = {
            "title": post.title,
            "date": post.date,
            "author": post.author,
            "tags": post.terms,
            "body": body,
        }
        guessed = tuple(
            name for name, value in there.items() if value and self.metadata.sources.get(name) == "guess"
        )
        return replace(
            leaf,
            post=post,
            media=media,
            featured=featured,
            guessed=guessed,
            beside=beside,
            length_in_data=longer_in_data(self.metadata.data_text, body),
        )

    def _with_lines(self, leaf: ParsedPost) -> ParsedPost:
        """The page with date and author from the lines around an article, where no other source has them."""
        for line in self.lines:
            date, _ = dates.shown(line, self.language)
            day = leaf.post.date
            is_exact = date and day and day.endswith("T00:00:00") and date[:10] == day[:10]
            if date and (not day or is_exact):
                self.metadata.sources["date"] = "guess"
                leaf = replace(leaf, post=replace(leaf.post, date=date))
            if not leaf.post.author and (name := name_in_line(line, self.language)):
                self.metadata.sources["author"] = "guess"
                login = login_of(name, self.language)
                leaf = replace(
                    leaf, post=replace(leaf.post, author=login), author=Author(login=login, name=name)
                )
        return leaf

    def _view(self) -> page_urls.View:
        """Which view of which post it is: the canonical URL says which post, the page's own URL which view."""
        own, stated = page_urls.view(self.page.address or self.address), page_urls.view(self.address)
        kind = own.kind if own.kind != "whole" else stated.kind
        if "amp" in self.root.attrs or "⚡" in self.root.attrs:
            kind = "amp"
        return stated._replace(kind=kind, comment_page=own.comment_page or stated.comment_page)

    def _listed(self) -> str:
        """The kind of page that a profile names instead of a post; empty where none does."""
        for kind in ("missing", "search", "attachment"):
            if self._any(kind):
                return kind
        if self._is_single():
            return ""
        return server_pages.kind_of(self.root, attribute(self.root, "lang"), self.page.place) or (
            "list"
            if self._any("list") or has_list_address((self.page.address, *self.own_urls), self.profiles)
            else ""
        )

    def _is_single(self) -> bool:
        """Whether the classes of the page say that it has one post or page."""
        return bool(
            {"single", "page", "single-post", "item"} & set(classes(find(self.root, "body") or self.root))
        )

    def _kind(self) -> str:
        if self.listed and self.listed != "list":  # the page of a file may have comments
            return "page" if self.listed == "attachment" and self.comment_nodes else self.listed
        if page_urls.is_revision(self.page.address or self.address):
            return "revision"
        if self._is_single():
            return "page" if self._any("page") else "post"
        if self.view.kind == "feed":
            return "feed"
        if self._is_shared():
            return "share"
        if self.listed and not self._is_discussed_post():
            return "list"
        if self._any("page"):
            return "page"
        holders = self.metadata.holders()
        discussed = self.comment_nodes is not None and not (
            self.comment_nodes.structural and may_list(holders, self.view)
        )
        if is_list(self.root, holders, self.view, self.address, discussed=discussed):
            return self.view.listed or "list"
        return "post"

    def _is_discussed_post(self) -> bool:
        """Whether a page that looks like a list has comments, and one post whose heading is the title of the page."""
        if self.comment_nodes is None or len(self.metadata.holders()) > 1:
            return False
        return has_own_heading(self.root, self.view, self.address)

    def _is_shared(self) -> bool:
        """Whether the page is what another service shows to share a post: it does not state the post's address."""
        own = page_urls.view(self.page.address)
        return own.kind == "share" and all(page_urls.view(url).post != own.post for url in self.own_urls)

    def _any(self, kind: str) -> bool:
        return any(has(self.root, getattr(profile.pages, kind), self.names) for profile in self.profiles)

    def _permalink(self) -> str:
        if not self.address.startswith(("http", "/")):
            return ""
        start = page_urls.whole(self.address)
        if self._any("page") and addresses.is_by_number(start):
            start = start.replace("?p=", "?page_id=")  # WordPress leads from there to it
        return start if self._part() == 1 else _PART.sub("/", start)

    def _part(self) -> int:
        return max(1, parse_int(self.metadata.value("part")) or 1)

    def _author(self) -> Author | None:
        name = self._author_name()
        if not name:
            return None
        url = self.metadata.value("author_url")
        url = url if url.startswith("http") and not page_urls.same_site(url, self.address) else ""
        login = unquote(self.metadata.value("author_login")) or login_of(name, self.language)
        return Author(login=login, name=name, url=url)

    def _trimmed_line(self) -> str:
        """Remove from the edges of the body what is not its text; returns the line with the date from under the title."""
        if self.line is None:
            self.line = ""
            if self.holder is not None:
                self.line = strip_edges.trim(self.holder, self.trimmed_of, self.language)
        return self.line

    def _author_name(self) -> str:
        for candidate in self.metadata.candidates("author"):
            if name := name_in(candidate.node, candidate.text, self.language):
                self.metadata.sources["author"] = candidate.source
                return name
        # themes show no author there: `Free from ...` in a language may begin like `By ...`
        if self._any("page"):
            return ""
        texts = (self._trimmed_line(), *(text for _, text in self.near))
        name = next((name for text in texts if (name := name_in_line(text, self.language))), "")
        name = name or self.metadata.author_elsewhere(self.language)
        self.metadata.sources["author"] = "guess"
        return name

    def _own(self, excerpt: str, body: str) -> str:
        """The excerpt, if somebody wrote it: plug-ins repeat the start of the body."""
        if self.metadata.sources.get("excerpt") in (None, "opengraph"):
            return ""
        start = re.sub(r"\W+", "", excerpt)[:60]
        repeated = start in re.sub(r"\W+", "", text_of(parsed(body[:8000])))
        return "" if repeated else excerpt

    def _featured(self) -> tuple[str, str]:
        """The URL and the alternative text of the featured image, if the page shows it apart from the text."""
        image = self.metadata.value("image")
        if self.metadata.sources.get("image") != "platform":
            return "", ""
        alt = next(
            (attribute(node, "alt") for node in self.root.css("img") if attribute(node, "src") == image), ""
        )
        return clean.absolute(image, self.address) if self.address.startswith("http") else image, alt

    def _body(self, name: str) -> str:
        node = self.holder
        if node is not None:
            clean.without(
                element
                for element in all_of(node, self.names.likely(boilerplate(self.profiles, guessed=False)))
                if element.mem_id != node.mem_id
            )
            return clean.body(node)
        clean.without(all_of(self.root, self.names.likely(boilerplate(self.profiles, guessed=True))))
        article = find_article(
            self.metadata.scope, name, address=self.address or self.page.place, language=self.language
        )
        if article.html:
            self.metadata.sources["body"] = "guess"
        self.lines = article.lines
        return article.html
