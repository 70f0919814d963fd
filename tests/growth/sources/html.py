"""Pages that have much of one thing."""

import json
import plistlib
from collections.abc import Callable
from typing import Final

from tests.growth.sources.base import HOME, Files, Source, each


def _page(
    body: str = "<p>Words of the post that are enough to be its text, and some more.</p>",
    *,
    head: str = "",
    below: str = "",
    title: str = "A post",
    attributes: str = "",
) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>\n<body {attributes}>'
        f'<article class="post hentry"><h1 class="entry-title">{title}</h1><time class="entry-date" datetime="2020-01-05T08:00:00+00:00">5 January 2020</time>'
        f'<div class="entry-content">{body}</div></article>{below}</body></html>\n'
    )


def _in_head(template: str) -> Source:
    return lambda n: {"page.html": _page(head=each(template, n))}


def _below(template: str, before: str = "", after: str = "") -> Source:
    return lambda n: {"page.html": _page(below=before + each(template, n) + after)}


_LIST: Final = '<div id="comments" class="comments-area"><h2 class="comments-title">Thoughts</h2><ol class="comment-list">'

_ANSWER: Final = (
    '<li class="comment" id="comment-{0}"><article class="comment-body"><cite class="fn">A{0}</cite> <time datetime="2020-01-06T08:00:00+00:00">6 January 2020</time>'
    '<div class="comment-content"><p>An answer.</p></div></article>'
)


def _site_page(number: int, above: int = 0, body: str = "") -> str:
    links = f'<link rel="canonical" href="{HOME}/post-{number}/">'
    return _page(
        f"<p>Words of the post {number} that are enough to be its text.</p>{body}",
        head=links,
        title=f"Post {number}",
    )


def linked_pages(n: int, name: str, text: Callable[[int], str]) -> Files:
    """Files, each a folder below the one before; from the longest path that file systems take on, in a new chain."""
    depth = 500
    files = {}
    for number in range(n):
        chain, level = divmod(number, depth)
        files[f"{chain}/{'d/' * level}{name}"] = text(number)
    return files


PAGES: Final[dict[str, Source]] = {
    "lines of a head": _in_head('<meta name="x{0}" content="a">'),
    "links of a head": _in_head('<link rel="x{0}" href="/a">'),
    "scripts": _in_head("<script>var a{0} = 1;</script>"),
    "scripts of other files": _in_head('<script src="a{0}.js"></script>'),
    "styles": _in_head("<style>a{0} { color: red }</style>"),
    "data of schema.org": _in_head('<script type="application/ld+json">{"@type": "Thing{0}"}</script>'),
    "deep data of schema.org": lambda n: {
        "page.html": _page(head=f'<script type="application/ld+json">{"[" * n}{"]" * n}</script>')
    },
    "a list of schema.org": lambda n: {
        "page.html": _page(
            head='<script type="application/ld+json">'
            + json.dumps({"@type": "BlogPosting", "comment": [{"@type": "Comment", "text": "a"}] * n})
            + "</script>"
        )
    },
    "attributes of the body": lambda n: {"page.html": _page(attributes=each("a{0}=b ", n))},
    "a long title": lambda n: {"page.html": _page(title="word " * n)},
    "a title of separators": lambda n: {"page.html": _page(title="a - b | " * n)},
    "a title of spaces": lambda n: {"page.html": _page(title="a" + " " * n + "b")},
    "comments": _below(_ANSWER + "</li>", _LIST, "</ol></div>"),
    "comments in a chain": lambda n: {
        "page.html": _page(
            below=_LIST + each(_ANSWER + "<ol class='children'>", n) + "</ol></li>" * n + "</ol></div>"
        )
    },
    "comments that nothing closes": _below(_ANSWER, _LIST),
    "lists of comments": _below(_LIST + _ANSWER + "</li></ol></div>"),
    "comments of divs": _below('<div class="comment" id="c{0}"><b>A</b><p>An answer.</p></div>', '<div id="comments">', "</div>"),
    "comments without marks": _below("<div><b>A{0}</b> said on 6 January 2020 at 8:00<p>An answer.</p></div>", "<h3>Comments</h3>"),
    "dated boxes that nothing closes": _below("<div><b>A{0}</b> 6 January 2020<p>An answer."),
    "lists with a date": _below("<ul><li>A{0}</li><li>6 January 2020</li></ul>"),
    "names below a heading": _below("<b>A{0}</b><br>An answer.<br>", "<h3>Comments</h3>"),
    "classes named like comments": _below("comment-{0}a ", '<p class="', '">a</p>'),
    "attributes with no space between": _below('a{0}="b"', "<p ", ">a</p>"),
    "articles": lambda n: {"page.html": _page(below=each("<article><h2>Other {0}</h2><p>Words</p></article>", n))},
    "nested articles": lambda n: {"page.html": _page(below="<article><p>a</p>" * n)},
    "headings": _below("<h2>A heading {0}</h2>"),
    "links": _below('<a href="/{0}/">a</a> ', "<nav>", "</nav>"),
    "tags of a post": _below('<a rel="tag" href="/tag/{0}/">a{0}</a> '),
    "dates": _below('<time datetime="2020-01-05">5 January 2020</time> '),
    "forms": _below("<form><input name=a></form>"),
    "frames": _below('<iframe srcdoc="<p>a</p>"></iframe>'),
    "shadow roots": _below('<div><template shadowrootmode="open"><p>a</p></template></div>'),
    "nested shadow roots": _below('<div><template shadowrootmode="open"><p>a</p>'),
    "frames in frames": lambda n: {"page.html": _page(below='<iframe srcdoc="&lt;p>a">' * n)},
    "boxes of the page": lambda n: {"page.html": _page(below="<div>" * n + "a" + "</div>" * n)},
    "boxes around the post": lambda n: {"page.html": _page().replace("<article", "<div>" * n + "<article", 1)},
    "sections around the post": lambda n: {
        "page.html": _page().replace("<article", '<section class="content">' * n + "<article", 1)
    },
    "a mirror": lambda n: {f"site/post-{k}/index.html": _site_page(k) for k in range(n // 10)},
    "a mirror of links": lambda n: {
        f"site/post-{k}/index.html": _site_page(k, body=f'<a href="../post-{k + 1}/index.html">next</a>')
        for k in range(n // 10)
    },
    "pages below pages": lambda n: linked_pages(n // 10, "index.html", _site_page),
    "pages of one address": lambda n: {f"site/{k}.html": _site_page(1) for k in range(n // 10)},
    "pages of comments": lambda n: {
        f"site/post-1/comment-page-{k}/index.html": _page(
            head=f'<link rel="canonical" href="{HOME}/post-1/comment-page-{k}/">',
            below=_LIST + each(_ANSWER + "</li>", 1, k) + "</ol></div>",
        )
        for k in range(1, n // 10 + 1)
    },
    "pages of one post": lambda n: {
        f"site/post-1/{k}/index.html": _page(head=f'<link rel="canonical" href="{HOME}/post-1/{k}/">')
        for k in range(1, n // 10 + 1)
    },
    "pages and a feed": lambda n: {
        **{f"site/post-{k}/index.html": _site_page(k) for k in range(n // 20)},
        "site/feed/index.xml": '<?xml version="1.0"?><rss version="2.0"><channel><title>Many</title>'
        + f"<link>{HOME}/</link>"
        + each(
            f"<item><title>Post {{0}}</title><link>{HOME}/post-{{0}}/</link><description>Words</description></item>",
            n // 20,
        )
        + "</channel></rss>",
    },
    "captures": lambda n: {"site.warc": each(_CAPTURE, n // 10)},
    "parts of a saved page": lambda n: {"page.mht": _MHT + each(_PART, n) + "--x--\r\n"},
    "pages in JSON": lambda n: {
        "pages.jsonl": each(json.dumps({"url": f"{HOME}/{{0}}/", "html": _page()}) + "\n", n // 10)
    },
    "parts of a web archive": lambda n: {"page.webarchive": _web_archive(n)},
}  # fmt: skip


def _web_archive(frames: int) -> str:
    """A page of Safari with frames of comments, and as many files."""
    page = {
        "WebResourceURL": f"{HOME}/post/",
        "WebResourceMIMEType": "text/html",
        "WebResourceData": _page().encode(),
    }
    frame = {**page, "WebResourceURL": f"{HOME}/comments/"}
    file = {
        "WebResourceURL": f"{HOME}/a.png",
        "WebResourceMIMEType": "image/png",
        "WebResourceData": b"\x89PNG",
    }
    lists = {"WebSubframeArchives": [{"WebMainResource": frame}] * frames, "WebSubresources": [file] * frames}
    return plistlib.dumps({"WebMainResource": page, **lists}).decode()


_SHORT: Final = "<html><head><title>Post</title></head><body><article><h1>Post</h1><p>Words of a post.</p></article></body></html>"

_ANSWERED: Final = (
    f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(_SHORT)}\r\n\r\n{_SHORT}"
)

_CAPTURE: Final = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://many.example/{0}/\r\nWARC-Date: 2020-01-05T08:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
    f"Content-Length: {len(_ANSWERED)}\r\n\r\n{_ANSWERED}\r\n\r\n"
)

_MHT: Final = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://many.example/a/\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
    f"--x\r\nContent-Type: text/html\r\nContent-Location: https://many.example/a/\r\n\r\n{_page()}\r\n"
)

_PART: Final = (
    "--x\r\nContent-Type: image/png\r\nContent-Location: https://many.example/{0}.png\r\n\r\nabc\r\n"
)


def page_body(text: str) -> Files:
    words = "<p>Words of the post that are enough to be its text, and some more.</p>"
    comment = f'<li class="comment" id="comment-1"><article class="comment-body"><cite class="fn">A</cite><div class="comment-content">{text}</div></article></li>'
    return {"page.html": _page(words + text, below=f"{_LIST}{comment}</ol></div>")}
