"""Makes what is measured: exports, mirrors of web pages, and texts. The same arguments give the same bytes."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

WORDS: Final = "the a path over hill and stone where rain falls on old walls while sheep look up from wet grass near water".split()

HEAD: Final = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>A long walk</title><link>https://walk.example</link><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://walk.example</wp:base_site_url><wp:base_blog_url>https://walk.example</wp:base_blog_url>
"""

AUTHOR: Final = """<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[walker]]></wp:author_login><wp:author_display_name><![CDATA[The Walker]]></wp:author_display_name></wp:author>
"""

ITEM: Final = """<item>
<title><![CDATA[{title}]]></title><link>https://walk.example/2020/01/06/post-{n}/</link><pubDate>Mon, 06 Jan 2020 10:00:00 +0000</pubDate>
<dc:creator><![CDATA[walker]]></dc:creator><guid isPermaLink="false">https://walk.example/?p={n}</guid><description></description>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{n}</wp:post_id><wp:post_date><![CDATA[2020-01-06 12:00:00]]></wp:post_date><wp:post_date_gmt><![CDATA[2020-01-06 10:00:00]]></wp:post_date_gmt>
<wp:comment_status><![CDATA[open]]></wp:comment_status><wp:ping_status><![CDATA[open]]></wp:ping_status><wp:post_name><![CDATA[post-{n}]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status><wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type><![CDATA[post]]></wp:post_type>
<wp:post_password><![CDATA[]]></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="hills"><![CDATA[Hills]]></category><category domain="post_tag" nicename="rain"><![CDATA[Rain]]></category>
<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
{comments}</item>
"""

COMMENT: Final = """<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author><![CDATA[Reader {who}]]></wp:comment_author><wp:comment_author_email><![CDATA[reader{who}@walk.example]]></wp:comment_author_email><wp:comment_author_url></wp:comment_author_url><wp:comment_author_IP><![CDATA[192.0.2.{who}]]></wp:comment_author_IP>
<wp:comment_date><![CDATA[2020-01-07 12:00:00]]></wp:comment_date><wp:comment_date_gmt><![CDATA[2020-01-07 10:00:00]]></wp:comment_date_gmt><wp:comment_content><![CDATA[{text}]]></wp:comment_content>
<wp:comment_approved><![CDATA[1]]></wp:comment_approved><wp:comment_type><![CDATA[comment]]></wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>
"""

PAGE: Final = """<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><title>{title} – The Long Walk</title>
<meta name="generator" content="WordPress 5.9"><link rel="canonical" href="https://walk.example{path}">
<link rel="alternate" type="application/rss+xml" title="The Long Walk » Feed" href="https://walk.example/feed/">
<style>{style}</style></head><body class="single single-post postid-{id}"><div id="page"><header><h1 class="site-title"><a href="https://walk.example/" rel="home">The Long Walk</a></h1></header>
<article id="post-{id}" class="post-{id} post type-post status-publish hentry"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="{date}T08:00:00+01:00">{date}</time> <span class="author vcard"><a class="url fn n" href="https://walk.example/author/walker/">Walker</a></span></div>
<div class="entry-content">{body}</div><footer><a href="https://walk.example/category/hills/" rel="category tag">Hills</a></footer></article>
<div id="comments"><h2 class="comments-title">{count} thoughts</h2><ol class="comment-list">{comments}</ol></div>
<aside class="widget-area">{aside}</aside></div></body></html>
"""

PAGE_COMMENT: Final = """<li id="comment-{id}" class="comment depth-1"><article id="div-comment-{id}" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">Reader {who}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="https://walk.example{path}#comment-{id}"><time datetime="{date}T10:00:00+01:00">{date}</time></a></div>
</footer><div class="comment-content"><p>{text}</p></div></article></li>"""


class Writer:
    """Sentences of invented text, from one seed."""

    def __init__(self) -> None:
        self.random = random.Random(7)

    def sentence(self, words: int) -> str:
        """So many words, with a capital and a full stop."""
        return " ".join(self.random.choices(WORDS, k=words)).capitalize() + "."

    def blocks(self, n: int) -> str:
        """A body of the block editor: paragraphs with links and emphasis, a figure, a list, code."""
        paragraphs = [f"<p>{self.sentence(37)}</p>" for _ in range(9)]
        paragraphs[1] = (
            f'<p><strong>{self.sentence(6)}</strong> {self.sentence(28)} <a href="https://walk.example/?p={n}">{self.sentence(4)}</a></p>'
        )
        blocks = [f"<!-- wp:paragraph -->\n{text}\n<!-- /wp:paragraph -->" for text in paragraphs]
        items = "".join(
            f"<!-- wp:list-item -->\n<li>{self.sentence(12)}</li>\n<!-- /wp:list-item -->" for _ in range(5)
        )
        blocks[3:3] = [
            f'<!-- wp:image {{"id":{n},"sizeSlug":"large"}} -->\n<figure class="wp-block-image size-large"><img src="https://walk.example/wp-content/uploads/{n}.jpg" alt="{self.sentence(5)}" class="wp-image-{n}"/><figcaption class="wp-element-caption">{self.sentence(8)}</figcaption></figure>\n<!-- /wp:image -->',
            f'<!-- wp:list -->\n<ul class="wp-block-list">{items}</ul>\n<!-- /wp:list -->',
        ]
        blocks[8:8] = [
            f'<!-- wp:code -->\n<pre class="wp-block-code"><code>{self._code(n)}</code></pre>\n<!-- /wp:code -->'
        ]
        return "\n\n".join(blocks)

    def classic(self, n: int) -> str:
        """The same of the classic editor: WordPress makes its paragraphs, captions are shortcodes."""
        paragraphs = [self.sentence(41) for _ in range(9)]
        paragraphs[1] = (
            f'<strong>{self.sentence(6)}</strong> {self.sentence(28)} <a href="https://walk.example/?p={n}">{self.sentence(4)}</a>'
        )
        items = "\n".join(f"\t<li>{self.sentence(12)}</li>" for _ in range(5))
        paragraphs[3:3] = [
            f'[caption id="attachment_{n}" align="aligncenter" width="600"]<img class="size-large wp-image-{n}" src="https://walk.example/wp-content/uploads/{n}.jpg" alt="{self.sentence(5)}" width="600" height="400" /> {self.sentence(8)}[/caption]',
            f"<ul>\n{items}\n</ul>",
        ]
        paragraphs[8:8] = [f"<pre>{self._code(n)}</pre>"]
        return "\n\n".join(paragraphs)

    def _code(self, n: int) -> str:
        names = self.random.choices(WORDS, k=6)
        return "\n".join(f"    {name}_{n} = {name}[{at}] &lt; {n}" for at, name in enumerate(names))


def export(path: Path, posts: int) -> None:
    """Write an export of so many posts, 7.6 KB each with four comments; of three, one is of the classic editor."""
    writer = Writer()
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD + AUTHOR)
        for n in range(1, posts + 1):
            comments = "".join(
                COMMENT.format(
                    id=4 * n + k, who=k, text=writer.sentence(26), parent=4 * n + k - 1 if k % 2 else 0
                )
                for k in range(4)
            )
            body = writer.blocks(n) if n % 3 else writer.classic(n)
            out.write(ITEM.format(n=n, title=writer.sentence(6), body=body, comments=comments))
        out.write("</channel>\n</rss>\n")


_ITEM = re.compile(rb"<item>.*?</item>", re.DOTALL)
_AUTHOR = re.compile(rb"<wp:author>.*?</wp:author>", re.DOTALL)
_NUMBERS = re.compile(
    rb"(<wp:(?:post_id|post_parent|comment_id|comment_parent)>(?:<!\[CDATA\[)?)([1-9][0-9]*)"
)
_NAME = re.compile(rb"(<wp:post_name>(?:<!\[CDATA\[)?[^<\]]+)")
_LINK = re.compile(rb"(<link>[^<?]+?)/?</link>")
_TEXTS = re.compile(rb"<(content:encoded|wp:comment_content)>.*?</\1>", re.DOTALL)
_TAG_OR_WORD = re.compile(rb"<!\[CDATA\[|<[^>]*>|\[[^\]]*\]|&\w+;|https?://\S+|([a-z]{6,})")
ELEMENTS: Final = frozenset({"post_id", "post_name", "post_type", "status", "title", "pubDate", "encoded"})
"""What WordPress writes in each item, if empty."""
_COPY: Final = 1_000_000
"""What the ids of an export are moved by, so that no two exports share one."""


def mixed_export(path: Path, corpus: Path, posts: int) -> int:
    """Write one export of the well-formed, complete items of all exports of a corpus; returns how many.

    Items that lack an element of `ELEMENTS`, or name a term without its taxonomy as WordPress did until 3.1, are left out:
    wordpress-export-to-markdown gives up a whole export for one of them.

    Where the corpus has fewer than `posts`, they are repeated under other ids, names and addresses, with other words, so
    that no text is there twice.
    """
    exports = [file.read_bytes() for file in sorted(corpus.rglob("*.xml"))]
    authors = dict.fromkeys(filter(_is_whole, (it for data in exports for it in _AUTHOR.findall(data))))
    items = [
        (number, item)
        for number, data in enumerate(exports)
        for item in _ITEM.findall(data)
        if _is_whole(item)
    ]
    written = 0
    with path.open("wb") as out:
        out.write(HEAD.encode() + b"\n".join(authors) + b"\n")
        while items and written < posts:
            turn = written // len(items)
            for number, item in items[: posts - written]:
                out.write(_copied(item, turn, _COPY * (number + turn * len(exports))) + b"\n")
            written += len(items[: posts - written])
        out.write(b"</channel>\n</rss>\n")
    return written


def _is_whole(element: bytes) -> bool:
    """Whether what was cut out of an export is well-formed below `HEAD`, and no item without its elements."""
    try:
        found = etree.fromstring(HEAD.encode() + element + b"</channel></rss>")[0][-1]
    except etree.XMLSyntaxError:
        return False
    if found.tag != "item":
        return True
    named = all("domain" in term.attrib for term in found.iterfind("category"))
    return named and all(found.find(f"{{*}}{name}") is not None for name in ELEMENTS)


def _copied(item: bytes, turn: int, moved: int) -> bytes:
    """An item with other ids; in all turns but the first with other addresses and words."""
    item = _NUMBERS.sub(lambda found: found[1] + b"%d" % (int(found[2]) + moved), item)
    if not turn:
        return item
    ending = b"%c%c" % (97 + turn // 26 % 26, 97 + turn % 26)
    item = _NAME.sub(rb"\1-%d" % turn, item)
    item = _LINK.sub(rb"\1-%d/</link>" % turn, item)
    return _TEXTS.sub(
        lambda text: _TAG_OR_WORD.sub(lambda word: word[0] + ending if word[1] else word[0], text[0]), item
    )


def pages(number: int) -> Iterator[tuple[str, str]]:
    """Web pages of posts, of about 30 KB with four comments each, with their paths; they lie in folders by month."""
    writer = Writer()

    def sentences(count: int) -> str:
        return " ".join(writer.sentence(12) for _ in range(count))

    style = "".join(f".rule-{at}{{color:#{at:06x};margin:0 auto}}" for at in range(400))
    for id_ in range(1, number + 1):
        date = f"{2005 + id_ % 15}-{1 + id_ % 12:02d}-{1 + id_ % 28:02d}"
        path = f"/{date[:4]}/{date[5:7]}/walk-{id_}/"
        comments = [
            PAGE_COMMENT.format(
                id=4 * id_ + at, who=writer.random.randrange(500), path=path, date=date, text=sentences(3)
            )
            for at in range(4)
        ]
        body = "".join(f"<p>{sentences(6)}</p>" for _ in range(8))
        aside = "".join(
            f'<li><a href="https://walk.example/?cat={at}">{sentences(1)}</a></li>' for at in range(60)
        )
        yield (
            path,
            PAGE.format(
                title=f"Walk {id_}",
                path=path,
                id=id_,
                date=date,
                body=body,
                count=4,
                comments="".join(comments),
                aside=aside,
                style=style,
            ),
        )


def mirror(folder: Path, number: int) -> None:
    """Write a mirror of so many pages of posts."""
    for path, html in pages(number):
        place = folder / "walk.example" / path.strip("/") / "index.html"
        place.parent.mkdir(parents=True)
        place.write_text(html, encoding="utf-8", newline="")
