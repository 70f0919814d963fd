"""Hooks of MkDocs: each text at the path that `permalink` in its header says, its comments, and the lists of the blog.

The comments of a post are in comments/KEY.json, where its header has the key: a list in the order of the page, in
which `level` says how deep a comment is. A comment's body is HTML that was made safe when it was written. One that has
a `status` (pending, spam, trash) is not shown; take the status away to show it. The words of the templates are in
data/words.json, by language; the slugs of terms and authors in data/slugs.json.
"""

import json
import re
from datetime import UTC, date, datetime
from email.utils import format_datetime
from functools import cached_property
from html import escape, unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml
from mkdocs.plugins import event_priority  # type: ignore[import-not-found,unused-ignore]
from mkdocs.structure import pages as mkdocs_pages  # type: ignore[import-not-found,unused-ignore]

from converters import lazy_re

MENTIONS = ("pingback", "trackback", "webmention", "mention")
"""Types of comments that other sites sent."""
HEADER = lazy_re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*\n", re.S)
FRAME = lazy_re.compile(r"<iframe\b([^>]*)>")
SOURCE = lazy_re.compile(r'\ssrc="(https?://([^/"]+)[^"]*)"')
SUMMARY, LONGEST, LATEST = 280, 1500, 20
"""Characters of a summary, and of a text in the index of the search; posts on the home page, and in the feed."""
BASES = {"categories": "category", "tags": "tag", "authors": "author"}
TITLE, PATH = "title", "permalink"


class Text:
    """A post or a page, for templates."""

    def __init__(self, meta: dict[str, Any], path: str, *, is_post: bool) -> None:
        self.meta, self.path, self.is_post, self.html = meta, path, is_post, ""

    @property
    def title(self) -> str:
        """Its title; empty if it has none."""
        return str(self.meta.get(TITLE) or "")

    @property
    def date(self) -> str:
        """When it was published, with the clock of the blog."""
        dates = self.meta.get("date")
        created = dates.get("created") if isinstance(dates, dict) else dates
        return created.isoformat() if isinstance(created, date) else str(created or "")

    @property
    def words(self) -> str:
        """Its text without tags."""
        bare = re.sub(r"<(script|style)\b.*?</\1>", " ", self.html, flags=re.S | re.I)
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", bare)).split())

    def names(self, kind: str) -> list[str]:
        """The names of its categories or tags, or of its author."""
        found = self.meta.get("author" if kind == "authors" else kind) or []
        return [str(name) for name in (found if isinstance(found, list) else [found])]


class Blog:
    """The whole site, as the templates ask for it: `blogport`."""

    def __init__(self, config: Any) -> None:
        self.folder = Path(config.config_file_path).parent
        self.site_url = (config.site_url or "").rstrip("/")
        self.root = urlsplit(self.site_url).path.rstrip("/")
        self.config: dict[str, Any] = config.extra.get("blogport", {})
        self.description = config.site_description or ""
        self._words: dict[str, dict[str, str]] = self.data("words")
        self.slugs: dict[str, dict[str, str]] = self.data("slugs")
        self.menus: list[Any] = self.data("menus") or []
        self.texts: dict[str, Text] = {}
        """By the paths of the files."""
        self._terms: dict[str, list[tuple[str, str, list[Text]]]] = {}

    def data(self, name: str) -> Any:
        """A data file of the site; an empty table where it is not there."""
        path = self.folder / "data" / f"{name}.json"
        return json.loads(path.read_text("utf-8")) if path.is_file() else {}

    @cached_property
    def posts(self) -> list[Text]:
        """The posts, the latest first."""
        found = [text for text in self.texts.values() if text.is_post]
        return sorted(found, key=lambda text: (moment(text.date), text.path), reverse=True)

    @cached_property
    def pages(self) -> list[Text]:
        """All that are no posts, by title."""
        return sorted((text for text in self.texts.values() if not text.is_post), key=lambda text: text.title)

    def of(self, page: Any) -> Text | None:
        """The text of a page of MkDocs."""
        return self.texts.get(page.file.src_uri) if page else None

    def href(self, path: str) -> str:
        """The link to a path of the site, below that of its home page."""
        return f"{self.root}{path}" if path.startswith("/") else path

    def link(self, text: Text) -> str:
        """The link to a text."""
        return self.href(quote(text.path))

    def language(self, text: Text | None = None) -> str:
        """The language of a text, or of the site."""
        return str((text.meta.get("lang") if text else "") or self.config.get("language") or "en")

    def words(self, text: Text | None = None) -> dict[str, str]:
        """The words in the language of a text, or of the site."""
        code = self.language(text).replace("_", "-").partition("-")[0].lower()
        return self._words.get(code) or next(iter(self._words.values()), {})

    def thread(self, text: Text | None) -> list[dict[str, Any]]:
        """The comments of a text that are shown."""
        path = self.folder / "comments" / f"{text.meta.get('comments_key') if text else ''}.json"
        found = json.loads(path.read_text("utf-8")) if path.is_file() else []
        return [comment for comment in found if not comment.get("status")]

    def form(self, text: Text | None) -> dict[str, str]:
        """The form of a comment system for a text that takes comments, if data/comment_form.json names one."""
        is_closed = text is None or text.meta.get("comments_open") is False
        return {} if is_closed else self.data("comment_form")

    def is_mention(self, comment: dict[str, Any]) -> bool:
        """Whether another site sent a comment."""
        return comment.get("type") in MENTIONS

    def is_by_author(self, comment: dict[str, Any], text: Text) -> bool:
        """Whether the author of a post wrote a comment."""
        id_ = self.slugs.get("author_ids", {}).get(str(text.meta.get("author")), "")
        return bool(id_) and comment.get("author", {}).get("user") == id_

    def day(self, when: str, words: dict[str, str]) -> str:
        """A day as the language writes it; what is no date stays."""
        try:
            found = datetime.fromisoformat(when)
        except ValueError:
            return when
        month = words["months"].split()[found.month - 1]
        return words["date"].format(day=found.day, month=month, year=found.year)

    def moment(self, when: str, words: dict[str, str]) -> str:
        """A day and its time."""
        try:
            return f"{self.day(when, words)}{words['clock']}{datetime.fromisoformat(when):%H:%M}"
        except ValueError:
            return when

    def summary(self, text: Text) -> str:
        """The excerpt of a post, or how its text begins."""
        excerpt = text.meta.get("summary")
        bare = " ".join(unescape(re.sub(r"<[^>]*>", " ", str(excerpt))).split()) if excerpt else text.words
        if len(bare) <= SUMMARY:
            return bare
        return f"{bare[:SUMMARY].rpartition(' ')[0] or bare[:SUMMARY]} …"

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

    def around(self, text: Text) -> tuple[Text | None, Text | None]:
        """The posts before and after a post, in its language."""
        return self._older.get(id(text)), self._newer.get(id(text))

    @cached_property
    def _newer(self) -> dict[int, Text]:
        """The next post of each, by its identity."""
        lines: dict[str, list[Text]] = {}
        for post in reversed(self.posts):
            lines.setdefault(self.language(post), []).append(post)
        return {id(older): newer for line in lines.values() for older, newer in pairwise(line)}

    @cached_property
    def _older(self) -> dict[int, Text]:
        """The post before each."""
        by_id = {id(post): post for post in self.posts}
        return {id(newer): by_id[older] for older, newer in self._newer.items()}

    def listed(self) -> list[Text]:
        """The posts of the home page: those that are pinned, then the latest; the pages of a site without posts."""
        pinned = [post for post in self.posts if post.meta.get("pin")]
        return [*pinned, *(post for post in self.posts if post not in pinned)][:LATEST] or self.pages

    def by_year(self) -> list[tuple[str, list[Text]]]:
        """All posts by year, the latest first."""
        years: dict[str, list[Text]] = {}
        for post in self.posts:
            years.setdefault(post.date[:4], []).append(post)
        return sorted(years.items(), reverse=True)

    def tops(self) -> list[tuple[str, str]]:
        """Titles and links of the pages that are below no other: the menu of a site that has none."""
        pages = [
            page for page in self.pages if not page.meta.get("parent") and not page.meta.get("post_type")
        ]
        found = [(page.title, self.link(page)) for page in pages]
        title, link = self.config.get("posts_title"), self.href(quote(self.config.get("posts_path", "/")))
        return found + ([(title, link)] if title and link not in [path for _, path in found] else [])

    def translations(self, text: Text | None) -> list[Text]:
        """The same text in other languages."""
        key = text.meta.get("translation_key") if text else None
        others = self.texts.values() if key else ()
        return [other for other in others if other is not text and other.meta.get("translation_key") == key]

    def terms(self, kind: str) -> list[tuple[str, str, list[Text]]]:
        """Name, path and posts of each category, tag or author, in the order of the language, new ones last."""
        if kind not in self._terms:
            self._terms[kind] = self._terms_of(kind)
        return self._terms[kind]

    def _terms_of(self, kind: str) -> list[tuple[str, str, list[Text]]]:
        found: dict[str, list[Text]] = {}
        for post in self.posts:
            for name in post.names(kind):
                found.setdefault(name, []).append(post)
        known = self.slugs.get(kind, {})
        places = {name: place for place, name in enumerate(known)}
        order = sorted(found, key=lambda name: (places.get(name, len(places)), name))
        return [(name, f"/{BASES[kind]}/{known.get(name) or slug(name)}/", found[name]) for name in order]

    def term_links(self, text: Text, kind: str) -> list[tuple[str, str]]:
        """The names of categories or tags of a text, or of its author, with links to where their posts are listed."""
        known = self.slugs.get(kind, {})
        is_listed = text.is_post and (kind != "authors" or self.config.get("authors"))
        return [
            (name, self.href(quote(f"/{BASES[kind]}/{known.get(name) or slug(name)}/")) if is_listed else "")
            for name in text.names(kind)
        ]


BLOG: list[Blog] = []
"""The blog of this run."""


def moment(when: str) -> datetime:
    """A date as a point in time."""
    try:
        found = datetime.fromisoformat(when)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def slug(name: str) -> str:
    """A name as a part of a path."""
    return re.sub(r"[^\w-]+", "-", name.lower()).strip("-") or "-"


def file_of(path: str) -> str:
    """The file that a web server shows at a path."""
    name = path.strip("/")
    if not path.endswith("/") and re.fullmatch(r"\.[a-z]{3,5}", name[name.rfind(".") :]):
        return name
    return f"{name}/index.html".lstrip("/")


def on_config(config: Any) -> Any:
    """Read the data of the blog, and keep links that are no URLs from ending the build."""
    BLOG[:] = [Blog(config)]
    config.theme.dirs.insert(0, str(BLOG[0].folder / "overrides"))
    links = mkdocs_pages._RelativePathTreeprocessor
    if not hasattr(links, "blogport"):
        replaced = links.path_to_url

        def path_to_url(self: Any, url: str) -> str:
            try:
                return str(replaced(self, url))
            except ValueError:  # "http://[": a reader of the page sees what the author wrote
                return url

        links.path_to_url, links.blogport = path_to_url, True
    return config


@event_priority(-60)  # type: ignore[untyped-decorator,unused-ignore] # after the plug-in of Material
def on_files(files: Any, config: Any) -> Any:
    """Put each text at its path; the page whose place the list of posts has is left out."""
    blog = BLOG[0]
    blog.texts.clear()
    for file in [file for file in files if file.is_documentation_page()]:  # also posts, which no menu has
        if file.src_uri.startswith("drafts/"):
            continue
        meta = header_of(Path(file.abs_src_path))
        if meta.get("layout") == "posts":
            continue
        stem = (
            file.src_uri.removesuffix(".md")
            .removeprefix("pages/")
            .removeprefix("blog/")
            .removesuffix("index")
        )
        path = str(meta.get(PATH) or f"/{stem}/".replace("//", "/"))
        if meta.get("draft") or (blog.config.get("posts_title") and path == blog.config.get("posts_path")):
            files.remove(file)
            continue
        place(file, path, config)
        blog.texts[file.src_uri] = Text(meta, path, is_post=file.src_uri.startswith("blog/posts/"))
    return files


def place(file: Any, path: str, config: Any) -> None:
    """Give a file of MkDocs its path on the site."""
    file.dest_uri = file_of(path)
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    file.url = quote(file.dest_uri.removesuffix("index.html")) or "./"
    if file.page:
        file.page._set_canonical_url(config.site_url)


def header_of(file: Path) -> dict[str, Any]:
    """The values of the header of a text."""
    found = HEADER.match(file.read_text("utf-8-sig"))
    meta = yaml.safe_load(found[1]) if found else None
    return meta if isinstance(meta, dict) else {}


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give templates `blogport`."""
    env.globals["blogport"] = BLOG[0]
    BLOG[0].env = env  # type: ignore[attr-defined]
    return env


@event_priority(-110)  # type: ignore[untyped-decorator,unused-ignore]
def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Note the text of each page for lists, feed and search."""
    if text := BLOG[0].of(page):
        text.html = html
    return html


def on_post_build(config: Any) -> None:
    """Write what has no file in docs/: redirects, feed and sitemap, and in our theme the lists and the search."""
    blog, site = BLOG[0], Path(config.site_dir)
    for text in blog.texts.values():
        for alias in text.meta.get("aliases") or ():
            write(site / file_of(alias), redirect(blog.link(text)))
    listed = [text for text in blog.texts.values() if not text.meta.get("noindex")]
    write(site / "sitemap.xml", sitemap(blog, listed))
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    if blog.config.get("feed"):
        write(site / "rss.xml", feed(blog))
    if blog.config.get("lists"):
        write_lists(blog, site)


def write_lists(blog: Blog, site: Path) -> None:
    """The archive, the lists of terms and authors with their pages, and the index of the search."""

    def page(template: str, path: str, **known: Any) -> None:
        html = blog.env.get_template(template).render(page=None, **known)  # type: ignore[attr-defined]
        write(site / file_of(path), html)

    if blog.config.get("archive"):
        page("archive.html", blog.config["archive"])
    for kind in BASES:
        if not (blog.config.get(kind) if kind == "authors" else True):
            continue
        page("terms.html", blog.config[kind], kind=kind, terms=blog.terms(kind))
        for name, path, posts in blog.terms(kind):
            page("list.html", path, name=name, posts=posts)
    texts = [*blog.posts, *blog.pages]
    rows = [
        [
            quote(text.path),
            text.title or text.path,
            text.date[:10] if text.is_post else "",
            " ".join([*text.names("tags"), text.words])[:LONGEST],
        ]
        for text in texts
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    write(site / "assets" / "search-index.js", f"blogportIndex([\n{lines}\n]);\n")


def redirect(link: str) -> str:
    """A page that leads to another."""
    to = escape(link)
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>…</title>'
        f'<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={to}">'
        f'</head><body><p><a href="{to}">{to}</a></p></body></html>\n'
    )


def sitemap(blog: Blog, listed: list[Text]) -> str:
    """All pages that search engines may list."""
    urls = [f"{blog.site_url}/", *(f"{blog.site_url}{quote(text.path)}" for text in listed)]
    lines = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in dict.fromkeys(urls))
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{space}">\n{lines}</urlset>\n'


def feed(blog: Blog) -> str:
    """The latest posts as RSS 2.0, with the sound and the films of a podcast."""
    title = escape(blog.config.get("title") or blog.site_url)
    items = "".join(item(blog, post) for post in blog.posts[:50])
    spaces = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" {spaces}>\n<channel>\n<title>{title}</title>\n'
        f"<link>{escape(blog.site_url)}/</link>\n<description>{escape(blog.description) or title}</description>\n"
        f"{items}</channel>\n</rss>\n"
    )


def item(blog: Blog, post: Text) -> str:
    """A post in the feed."""
    link = escape(f"{blog.site_url}{quote(post.path)}")
    lines = [
        f"<title>{escape(post.title or post.date[:10])}</title>",
        f"<link>{link}</link>",
        f"<guid>{link}</guid>",
    ]
    lines.append(f"<pubDate>{format_datetime(moment(post.date))}</pubDate>")
    lines.append(f"<description>{escape(xml_text(post.html))}</description>")
    podcast = post.meta.get("podcast")
    if isinstance(podcast, dict):
        url = str(podcast.get("url", ""))
        url = f"{blog.site_url}{url.removeprefix(blog.root)}" if url.startswith("/") else url
        facts = (escape(url), podcast.get("length") or 0, escape(str(podcast.get("type", ""))))
        lines.append('<enclosure url="{}" length="{}" type="{}"/>'.format(*facts))
        if podcast.get("duration"):
            lines.append(f"<itunes:duration>{escape(str(podcast['duration']))}</itunes:duration>")
    return "<item>\n" + "\n".join(lines) + "\n</item>\n"


def xml_text(text: str) -> str:
    """A text without the characters that XML has no place for."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def write(path: Path, text: str) -> None:
    """Write a file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
