"""The files of the site that MkDocs does not write itself: redirects, feed and sitemap, the lists of the blog, the index of the search."""

import json
import re
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from blogport_blog import BASES, Blog, Text, moment  # type: ignore[import-not-found,unused-ignore] # MkDocs finds it beside the hooks

LONGEST, NEWEST = 1500, 50
"""Characters of a text in the index of the search; posts in the feed."""


def file_of(path: str) -> str:
    """The file that a web server shows at a path."""
    name = path.strip("/")
    if not path.endswith("/") and re.fullmatch(r"\.[a-z]{3,5}", name[name.rfind(".") :]):
        return name
    return f"{name}/index.html".lstrip("/")


def write_lists(blog: Blog, site: Path) -> None:
    """The archive, the lists of terms and authors with their pages, and the index of the search."""

    def page(template: str, path: str, **known: Any) -> None:
        html = blog.env.get_template(template).render(page=None, **known)
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
    items = "".join(item(blog, post) for post in blog.posts[:NEWEST])
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
