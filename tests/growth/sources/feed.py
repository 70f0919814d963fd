"""Feeds that have much of one thing."""

import json
from typing import Final
from xml.sax.saxutils import escape

from tests.growth.sources.base import HOME, Files, Source, each


def _rss(items: str, head: str = "") -> Files:
    start = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Many</title>'
    return {"feed.xml": f"{start}<link>{HOME}</link>{head}{items}</channel></rss>"}


def _rss_item(name: str = "1", body: str = "<p>Words</p>", more: str = "") -> str:
    return (
        f"<item><title>T</title><link>{HOME}/{name}/</link><guid>{name}</guid><pubDate>Mon, 06 Jan 2020 10:00:00 GMT</pubDate>"
        f"<content:encoded>{escape(body)}</content:encoded>{more}</item>"
    )


_RSS_COMMENT: Final = (
    f'<item><title>By: A</title><link>{HOME}/1/#comment-{{0}}</link><description>&lt;p&gt;In reply to &lt;a href="{HOME}/1/#comment-{{1}}"&gt;A'
    "&lt;/a&gt;.&lt;/p&gt; Words</description></item>"
)

_ATOM_ANSWER: Final = '<entry><id>c{0}</id><in-reply-to xmlns="http://purl.org/syndication/thread/1.0" ref="c{1}"/><content>a</content></entry>'

FEEDS: Final[dict[str, Source]] = {
    "items": lambda n: _rss("".join(_rss_item(str(k)) for k in range(n))),
    "items of one id": lambda n: _rss(_rss_item() * n),
    "items of one link": lambda n: _rss("".join(_rss_item().replace("<guid>1", f"<guid>{k}") for k in range(n))),
    "comments in a chain": lambda n: _rss(_rss_item() + each(_RSS_COMMENT, n)),
    "answers in a chain, the newest first": lambda n: {
        "a.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Many</title>'
        + "".join(_ATOM_ANSWER.replace("{0}", str(k)).replace("{1}", str(k - 1)) for k in range(n, 0, -1))
        + "<entry><id>c0</id><title>T</title></entry></feed>"
    },
    "categories": lambda n: _rss(_rss_item(more=each("<category>a{0}</category>", n))),
    "unknown elements": lambda n: _rss(_rss_item(more=each("<x:a{0}>b</x:a{0}>", n))),
    "unknown prefixes": lambda n: _rss(_rss_item(more=each("<x{0}:a>b</x{0}:a>", n))),
    "bare ampersands": lambda n: _rss(_rss_item(more="<rights>" + "a & b " * n + "</rights>")),
    "sections": lambda n: _rss(_rss_item(more="<rights>" + "<![CDATA[a]]>" * n + "</rights>")),
    "elements of the head": lambda n: _rss(_rss_item(), head=each("<x{0}>a</x{0}>", n)),
    "items without an end": lambda n: _rss("<item><title>a</title>" * n),
    "text between items": lambda n: _rss("words " * n + _rss_item()),
    "links at the end": lambda n: _rss(_rss_item("<p>a</p>" + "<p>a <a href='b'>c</a></p>" * n)),
    "items of JSON": lambda n: {
        "feed.json": json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": str(k), "content_html": "a"} for k in range(n)]})
    },
}  # fmt: skip


def feed_body(text: str) -> Files:
    return _rss(
        _rss_item(body=text) + _RSS_COMMENT.replace("{0}", "2").replace("Words", escape(escape(text)))
    )
