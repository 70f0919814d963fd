"""One page: whether it is a post, and what it says of it."""

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from msgspec.structs import replace

from converters.formats.html.reader import clean, dates, strip_edges
from converters.formats.html.reader import urls as addresses
from converters.formats.html.reader.article_finder import find_article
from converters.formats.html.reader.comment_nodes import extract_comment_nodes
from converters.formats.html.reader.comments import Discussion, read_discussion
from converters.formats.html.reader.dom import all_of, attribute, classes, find, folded, parsed, text_of
from converters.formats.html.reader.images import images
from converters.formats.html.reader.metadata import Facts
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import NonPost, ParsedPost
from converters.formats.html.reader.profile import fitting, has, picked
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from converters.formats.html.reader.terms import terms
from converters.formats.html.reader.titles import PROTECTED, title
from converters.io import urls
from converters.io.numbers import digits_in, parse_int
from converters.io.slugs import sanitize_title
from converters.model import Author, Markup, Post, Site, TermRef
from converters.page_words import phrases

_DATED: Final = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/")
"""An address that has the day in it."""
_BY: Final = re.compile(
    r"^(?:(?:posted by|by|von|par|por|door)\s+(?=\w)|(?:posted by|by|von|autor|author|auteur):\s*)",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"/\d+/?$")
_LONGEST_NAME: Final = 100


def read(page: Page) -> ParsedPost | NonPost:
    """What a page says. Memory is bound by the page."""
    return _Reading(page).result()


class _Reading:
    """One page while it is read: what is read of the tree is taken out of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = parsed(page.html)
        self.names = SelectorPrefilter(page.html)
        self.line = ""
        self.lines: tuple[str, ...] = ()
        """What an article that had to be found says around it of its date and author."""
        self.author: Author | None = None
        self.terms: tuple[TermRef, ...] = ()
        self.profiles = fitting(self.root, self.names)
        self.apart = extract_comment_nodes(self.root, self.profiles, self.names)
        self.facts = Facts(self.root, self.profiles, self.names)
        stated = self.facts.one("address")
        base = page.address or (stated if stated.startswith("http") else "")
        self.address = clean.absolute(stated, base) if stated and base else stated or page.address
        self.language = (attribute(self.root, "lang") or self.facts.one("language")).replace("_", "-")
        self.view = self._view()
        clean.prepared(self.root, base, page.assets)

    def result(self) -> ParsedPost | NonPost:
        """What the page is, and says."""
        site = self._site()
        kind = self._kind()
        if kind not in ("post", "page"):
            return NonPost(kind=kind, site=site)
        protected = self._any("protected")
        talk = read_discussion(self.root, self.profiles, self.apart, self.language, self.page.html)
        name, markup = title(self.facts, site.title)
        site = self._named(site, name)
        self.author, self.terms = self._author(), terms(self.facts, self.language)
        holder = self.facts.body()
        self.line = strip_edges.trim(holder, name, self.language) if holder is not None else ""
        extra: dict[str, object] = {"title_html": markup} if markup else {}
        if protected:
            extra["protected"] = True
            name = PROTECTED.sub("", name)
        leaf = self._leaf(self._post(kind, name, talk, extra), site, talk)
        leaf = self._with_body(leaf)
        if not leaf.post.comments and "body" not in self.facts.sources:
            return NonPost(kind="empty", site=site)
        return leaf

    def _post(self, kind: str, name: str, talk: Discussion, extra: dict[str, object]) -> Post:
        """The post without its body, which comes last: fields may stand in it that are no part of it."""
        facts = self.facts
        date, modified = self._dates()
        return Post(
            id=facts.one("id"),
            type=kind,
            title=name,
            slug=addresses.slug(self._permalink()) or sanitize_title(name or self._file(), self.language),
            url=self._permalink(),
            date=date,
            modified=modified if modified != date else None,
            author=self.author.login if self.author else "",
            terms=self.terms,
            likes=digits_in(facts.one("likes")),
            comments=tuple(talk.comments),
            extra=extra,
        )

    def _leaf(self, post: Post, site: Site, talk: Discussion) -> ParsedPost:
        facts = self.facts
        host = self.view.post.partition("/")[0]
        numbers = re.findall(r"\b\d{1,3}\b", facts.one("parts"))
        return ParsedPost(
            key=f"{host}#{post.id}" if post.id else self.view.post or self.page.place,
            place=self.page.place,
            view=self.view.kind,
            part=self._part(),
            parts=max(map(int, numbers), default=1),
            comment_page=self.view.comment_page,
            captured=self.page.captured,
            post=post,
            author=self.author,
            site=site,
            declared=talk.declared if talk.declared is not None else facts.declared(),
            unsure=tuple(talk.unsure),
            flat=tuple(talk.flat),
            pings=tuple(talk.pings),
        )

    def _with_body(self, leaf: ParsedPost) -> ParsedPost:
        (shown, alt), excerpt = self._featured(), self.facts.one("excerpt")
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
            name for name, value in there.items() if value and self.facts.sources.get(name) == "guess"
        )
        return replace(leaf, post=post, media=media, featured=featured, guessed=guessed)

    def _with_lines(self, leaf: ParsedPost) -> ParsedPost:
        """The page with the date and the author of the lines around an article, where nothing else says them."""
        for line in self.lines:
            date, _ = dates.shown(line, self.language)
            if date and not leaf.post.date:
                self.facts.sources["date"] = "guess"
                leaf = replace(leaf, post=replace(leaf.post, date=date))
            said = phrases.find("posted", line, self.language)
            if said and said.name and not leaf.post.author and not re.search(r"\d", said.name):
                self.facts.sources["author"] = "guess"
                login = sanitize_title(said.name, self.language) or said.name
                leaf = replace(
                    leaf, post=replace(leaf.post, author=login), author=Author(login=login, name=said.name)
                )
        return leaf

    def _view(self) -> addresses.View:
        """Which view of which post it is: the canonical address says which post, the page's own which view."""
        own, stated = addresses.view(self.page.address or self.address), addresses.view(self.address)
        kind = own.kind if own.kind != "whole" else stated.kind
        if "amp" in self.root.attrs or "⚡" in self.root.attrs:
            kind = "amp"
        return stated._replace(kind=kind, comment_page=own.comment_page or stated.comment_page)

    def _kind(self) -> str:
        for kind in ("missing", "search", "attachment"):
            if self._any(kind):
                return kind
        single = {"single", "page", "single-post", "item"} & set(
            classes(find(self.root, "body") or self.root)
        )
        if single:
            return "page" if self._any("page") else "post"
        if self.view.kind == "feed":
            return "feed"
        if self._any("list"):
            return "list"
        if self._any("page"):
            return "page"
        if self.view.listed or (self.facts.holders() > 1 and not self.apart):
            return self.view.listed or "list"
        return "post"

    def _any(self, kind: str) -> bool:
        return any(has(self.root, getattr(one.pages, kind), self.names) for one in self.profiles)

    def _file(self) -> str:
        """What the file is called, where nothing else gives the post a name."""
        return PurePosixPath(self.page.place).stem

    def _permalink(self) -> str:
        if not self.address.startswith("http"):
            return ""
        start = re.sub(r"/comment-page-\d+/?$", "/", self.address.partition("#")[0])
        return start if self._part() == 1 else _PART.sub("/", start)

    def _part(self) -> int:
        return max(1, parse_int(self.facts.one("part")) or 1)

    def _dates(self) -> tuple[str | None, str | None]:
        date, sure = dates.shown(self.facts.one("date"), self.language)
        if date is None:
            date, sure = self._other_date()
        if date and not sure:
            self.facts.sources["date"] = "guess"
        modified, _ = dates.shown(self.facts.one("modified"), self.language)
        return date, modified

    def _other_date(self) -> tuple[str | None, bool]:
        """A date that another source says, where the best one says none that can be read; or the address."""
        for profile in self.profiles:
            for _, said in picked(self.facts.scope, profile.post.date, self.names):
                date, sure = dates.shown(said, self.language)
                if date:
                    return date, sure
        date, sure = dates.shown(self.line, self.language)
        if date:
            return date, sure
        if found := _DATED.search(self.address):
            return dates.iso("-".join(found.groups())), False
        return None, True

    def _author(self) -> Author | None:
        name = _BY.sub("", folded(self.facts.one("author")))
        if not name or len(name) > _LONGEST_NAME or name.startswith("http"):
            return None
        url = self.facts.one("author_url")
        url = url if url.startswith("http") and not addresses.same_site(url, self.address) else ""
        login = unquote(self.facts.one("author_login")) or sanitize_title(name, self.language) or name
        return Author(login=login, name=name, url=url)

    def _own(self, excerpt: str, body: str) -> str:
        """What somebody wrote as such: not the start of the body that a plug-in repeats."""
        if self.facts.sources.get("excerpt") in (None, "opengraph"):
            return ""
        start = re.sub(r"\W+", "", excerpt)[:60]
        repeated = start in re.sub(r"\W+", "", text_of(parsed(body[:8000])))
        return "" if repeated else excerpt

    def _featured(self) -> tuple[str, str]:
        """The address of the post's image, where the page shows it apart from the text, and what it shows."""
        image = self.facts.one("image")
        if self.facts.sources.get("image") != "platform":
            return "", ""
        alt = next(
            (attribute(one, "alt") for one in self.root.css("img") if attribute(one, "src") == image), ""
        )
        return clean.absolute(image, self.address) if self.address.startswith("http") else image, alt

    def _body(self, name: str) -> str:
        boilerplate = tuple(
            one for profile in self.profiles if profile.rank != "guess" for one in profile.boilerplate
        )
        node = self.facts.body()
        if node is not None:
            clean.without(
                one for one in all_of(node, self.names.likely(boilerplate)) if one.mem_id != node.mem_id
            )
            return clean.body(node)
        everything = tuple(one for profile in self.profiles for one in profile.boilerplate)
        clean.without(all_of(self.root, self.names.likely(everything)))
        article = find_article(self.facts.scope, name, address=self.address, language=self.language)
        if article.html:
            self.facts.sources["body"] = "guess"
        self.lines = article.lines
        return article.html

    def _named(self, site: Site, name: str) -> Site:
        """The site with what its pages' titles and addresses say, where nothing else says it."""
        title_ = site.title
        window = self.facts.document_title()
        if not title_ and name and name in window:
            title_ = window.replace(name, "", 1).strip(" -–—|«»·•:")
        url = site.url
        if not url and self.address.startswith("http"):
            parts = urls.split(self.address)
            url = f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""
        return replace(site, title=title_, url=url)

    def _site(self) -> Site:
        url = self.facts.of_site("url")
        generator = find(self.root, 'meta[name="generator"]')
        made_by = attribute(generator, "content") if generator is not None else ""
        return Site(
            title=self.facts.of_site("title"),
            url=clean.absolute(url, self.address) if url and self.address.startswith("http") else url,
            description=self.facts.of_site("description"),
            language=self.language,
            extra={"generator": made_by} if made_by else {},
        )
