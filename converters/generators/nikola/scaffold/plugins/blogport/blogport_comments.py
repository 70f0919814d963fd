"""Nikola plug-in: what templates show comments, dates, menus and lists with, as `blogport`.

The comments of a post are in comments/KEY.json, where its header has the key: a list in the order of the page, in
which `level` says how deep a comment is. A comment's body is HTML that was made safe when it was written. One that
has a `status` (pending, spam, trash) is not shown; take the status away to show it. The words of the templates are
in site_data/words.json, by language.
"""

import json
import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from lxml import html as lxml_html
from nikola.plugin_categories import SignalHandler  # type: ignore[import-not-found,unused-ignore]

from converters import lazy_re

MENTIONS = ("pingback", "trackback", "webmention", "mention")
"""Types of comments that other sites sent."""
FRAME = lazy_re.compile(r"<iframe\b([^>]*)>")
SOURCE = lazy_re.compile(r'\ssrc="(https?://([^/"]+)[^"]*)"')
SUMMARY = 280
"""Characters of a summary."""


class Comments(SignalHandler):  # type: ignore[misc,unused-ignore]
    """Gives templates `blogport`, and keeps links that are no URLs from ending a build."""

    name = "blogport_comments"

    def set_site(self, site: Any) -> None:
        """Called by Nikola."""
        super().set_site(site)
        helpers = site._GLOBAL_CONTEXT["blogport"] = Helpers(site)
        render, replaced = site.render_template, site.url_replacer

        def render_template(
            template: str, output: str | None, context: Any, *more: Any, **options: Any
        ) -> Any:
            """The page as the theme writes it: Nikola would parse it, and drop spaces between images."""
            text = render(template, None, context, *more, **options)
            if output:
                Path(output).parent.mkdir(parents=True, exist_ok=True)
                Path(output).write_text(text.strip() + "\n", encoding="utf-8")
            return text

        def url_replacer(src: str, dst: str, *more: Any, **options: Any) -> str:
            """In another theme, a link of a text, which has the path of the home page already."""
            if dst.startswith("link:"):
                return dst
            try:
                if helpers.root and dst.startswith(f"{helpers.root}/"):
                    dst = dst.removeprefix(helpers.root)
                return str(replaced(src, dst, *more, **options))
            except ValueError:  # "http://[": a reader of the page sees what the author wrote
                return dst

        if site.config["THEME"] == "blogport":
            site.render_template = render_template
        site.url_replacer = url_replacer


class Helpers:
    """What the templates ask; a post is one of Nikola's."""

    def __init__(self, site: Any) -> None:
        self.site = site
        self._words: dict[str, dict[str, str]] = data("words")
        self._slugs: dict[str, dict[str, str]] = data("slugs")
        self.menus: list[Any] = data("menus") or []
        self._around: dict[int, tuple[Any, Any]] | None = None

    def __repr__(self) -> str:
        """The same for each build: Nikola compares it to see which pages are to be made again."""
        return "blogport"

    @property
    def config(self) -> dict[str, Any]:
        """`THEME_CONFIG` of conf.py."""
        found: dict[str, Any] = self.site.config["THEME_CONFIG"](self.site.default_lang)
        return found

    def href(self, path: str) -> str:
        """The link to a path of the site, below that of its home page."""
        return f"{self.root}{path}" if path.startswith("/") else path

    @property
    def root(self) -> str:
        """The path of the home page, without a slash at its end."""
        return str(urlsplit(self.site.config["BASE_URL"]).path).rstrip("/")

    def language(self, post: Any = None) -> str:
        """The language of a post, or of the site."""
        return str((post.meta("lang") if post else "") or self.config.get("language") or "en")

    def words(self, post: Any = None) -> dict[str, str]:
        """The words in the language of a post, or of the site."""
        code = self.language(post).replace("_", "-").partition("-")[0].lower()
        return self._words.get(code) or next(iter(self._words.values()), {})

    def thread(self, post: Any) -> list[dict[str, Any]]:
        """The comments of a post that are shown."""
        path = Path("comments", f"{post.meta('comments_key')}.json")
        found = json.loads(path.read_text("utf-8")) if path.is_file() else []
        return [comment for comment in found if not comment.get("status")]

    def form(self, post: Any) -> str:
        """The form of a comment system in JSON for a post that takes comments, if site_data/comment_form.json names one."""
        found = data("comment_form")
        return json.dumps(found) if found and str(post.meta("comments_open")).lower() != "false" else ""

    def mentions(self, thread: list[dict[str, Any]]) -> int:
        """How many comments of a thread other sites sent."""
        return sum(self.is_mention(comment) for comment in thread)

    def is_mention(self, comment: dict[str, Any]) -> bool:
        """Whether another site sent a comment."""
        return comment.get("type") in MENTIONS

    def is_by_author(self, comment: dict[str, Any], post: Any) -> bool:
        """Whether the author of a post wrote a comment."""
        id_ = self._slugs.get("author_ids", {}).get(post.meta("author"), "")
        return bool(id_) and comment.get("author", {}).get("user") == id_

    def link(self, url: str) -> str:
        """The URL of a commenter, if it is one of the web."""
        return url if url.partition("//")[0].lower() in ("http:", "https:") else ""

    def day(self, text: str, words: dict[str, str]) -> str:
        """A day as the language writes it; a text that is no date stays."""
        try:
            date = datetime.fromisoformat(str(text))
        except ValueError:
            return str(text)
        month = words["months"].split()[date.month - 1]
        return words["date"].format(day=date.day, month=month, year=date.year)

    def moment(self, text: str, words: dict[str, str]) -> str:
        """A day and its time."""
        try:
            return f"{self.day(text, words)}{words['clock']}{datetime.fromisoformat(text):%H:%M}"
        except ValueError:
            return text

    def summary(self, post: Any) -> str:
        """The excerpt of a post, or how its text begins."""
        excerpt = str(post.meta("summary") or "")
        text = plain(excerpt) if excerpt else post.text(strip_html=True)
        text = " ".join(text.split())
        if len(text) <= SUMMARY:
            return text
        return f"{text[:SUMMARY].rpartition(' ')[0] or text[:SUMMARY]} …"

    def frames(self, html: str, words: dict[str, str]) -> str:
        """A text whose frames of other sites show a link until that is clicked, so that nothing is loaded before."""

        def closed(frame: re.Match[str]) -> str:
            found = SOURCE.search(frame[1])
            if not found:
                return frame[0]
            url, host = found[1].replace("'", "%27"), found[2]
            title = "" if " title=" in frame[1] else f' title="{host}"'
            shown = f"<a href='{url}'>{words['show']}: {host}</a>"
            return (
                f"<iframe{frame[1]} srcdoc=\"<meta name='color-scheme' content='light dark'>{shown}\"{title}>"
            )

        return FRAME.sub(closed, html)

    def around(self, post: Any) -> tuple[Any, Any]:
        """The posts before and after a post, in its language."""
        if self._around is None:
            self._around = {}
            lines: dict[str, list[Any]] = {}
            for other in reversed(self.site.posts):
                lines.setdefault(self.language(other), []).append(other)
            for line in lines.values():
                for older, newer in pairwise(line):
                    self._around[id(older)] = (self._around.get(id(older), (None, None))[0], newer)
                    self._around[id(newer)] = (older, None)
        return self._around.get(id(post), (None, None))

    def listed(self, posts: list[Any], *, first: bool) -> list[Any]:
        """The posts of a page of the home list: those that are pinned stand on the first."""
        pinned = [post for post in self.site.posts if is_true(post.meta("sticky"))]
        return [*(pinned if first else ()), *(post for post in posts if post not in pinned)]

    def by_year(self) -> list[tuple[str, list[Any]]]:
        """All posts by year, the latest first."""
        years: dict[str, list[Any]] = {}
        for post in self.site.posts:
            years.setdefault(str(post.meta("date"))[:4], []).append(post)
        return sorted(years.items(), reverse=True)

    def tops(self) -> list[tuple[str, str]]:
        """Titles and paths of the pages that are below no other: the menu of a site that has none."""
        pages = [post for post in self.site.pages if not post.meta("parent") and not post.meta("post_type")]
        found = sorted((post.title(), post.permalink()) for post in pages)
        path = quote(self.config.get("posts_path", "/"))
        title = self.config.get("posts_title", "")
        return found + ([(title, path)] if title and path not in [link for _, link in found] else [])

    def all_pages(self) -> list[Any]:
        """The pages by title, for a site without posts."""
        return sorted(self.site.pages, key=lambda post: post.title())

    def translations(self, post: Any) -> list[Any]:
        """The same text in other languages."""
        key = post.meta("translation_key") if post else ""
        every = (*self.site.posts, *self.site.pages) if key else ()
        return [other for other in every if other is not post and other.meta("translation_key") == key]

    def term_links(self, post: Any, what: str) -> list[tuple[str, str]]:
        """The names of categories or tags of a post, and the pages that list their posts."""
        kind = {"categories": "category", "tags": "tag"}[what]
        is_listed = post.is_post
        return [
            (name, self.href(self.site.link(kind, name, self.site.default_lang)) if is_listed else "")
            for name in post.meta(what) or ()
        ]

    def author_link(self, post: Any) -> str:
        """The page of the author of a post, if there is one."""
        name = post.meta("author")
        known = self.config.get("authors") and post.is_post and name
        return self.href(self.site.link("author", name, self.site.default_lang)) if known else ""

    def has_terms(self, kind: str) -> bool:
        """Whether any post has a category, or a tag."""
        return any(post.meta(kind) for post in self.site.posts)


def is_true(value: Any) -> bool:
    """Whether a value of a header says yes."""
    return str(value).lower() == "true"


def plain(html: str) -> str:
    """The words of a text with tags."""
    return str(lxml_html.fragment_fromstring(html, create_parent="div").text_content())


def data(name: str) -> Any:
    """A data file of the site; an empty table where it is not there."""
    path = Path("site_data", f"{name}.json")
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}
