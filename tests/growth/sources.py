"""Sources that have much of one thing: what every reader must read in a time that grows as the source does.

A reader has a row in `SOURCES`: its own constructs, and in `BODIES` how a text of any kind becomes a source of it.
A reader without a row fails a test.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from xml.sax.saxutils import escape

from tests.formats.isso.database import isso_database
from tests.growth import comment_systems

Files = Mapping[str, str | bytes]
"""The texts of a source by path; a single one with the path `""` and an extension is a file."""
Source = Callable[[int], Files]

HOME: Final = "https://many.example"


def lay(files: Files, folder: Path) -> Path:
    """Write the files of a source; returns its path: the file itself where it is only one."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path if len(files) == 1 else folder


def _each(template: str, n: int, first: int = 1) -> str:
    """A text n times; `{0}` in it is its number, `{1}` the number before."""
    return "".join(
        template.replace("{0}", str(number)).replace("{1}", str(number - 1) if number > 1 else "0")
        for number in range(first, first + n)
    )


# WordPress exports

_WXR: Final = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Many</title><link>https://many.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://many.example</wp:base_site_url><wp:base_blog_url>https://many.example</wp:base_blog_url>
"""


def _item(body: str = "", *, id_: str = "1", more: str = "", title: str = "Post", slug: str = "") -> str:
    return f"""<item><title>{title}</title><link>https://many.example/post-{id_}/</link><dc:creator>many</dc:creator>
<content:encoded><![CDATA[{body.replace("]]>", "]]]]><![CDATA[>")}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{id_}</wp:post_id>
<wp:post_date>2020-01-05 08:00:00</wp:post_date><wp:post_date_gmt>2020-01-05 08:00:00</wp:post_date_gmt><wp:post_name>{slug or f"post-{id_}"}</wp:post_name>
<wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type>{more}</item>
"""


def _wxr(channel: str = "", items: str | None = None, end: str = "</channel></rss>\n") -> Files:
    return {"export.xml": f"{_WXR}{channel}{_item() if items is None else items}{end}"}


def _channel(template: str) -> Source:
    return lambda n: _wxr(_each(template, n))


def _in_item(template: str, before: str = "", after: str = "") -> Source:
    return lambda n: _wxr(items=_item(more=before + _each(template, n) + after))


def _in_title(unit: str) -> Source:
    return lambda n: _wxr(items=_item(title=unit * n))


_COMMENT: Final = (
    "<wp:comment><wp:comment_id>{0}</wp:comment_id><wp:comment_author>A</wp:comment_author><wp:comment_date>2020-01-06 08:00:00</wp:comment_date>"
    "<wp:comment_content><![CDATA[Words]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type>"
    "<wp:comment_parent>{1}</wp:comment_parent>%s</wp:comment>\n"
)
_COMMENT_META: Final = (
    "<wp:commentmeta><wp:meta_key>k{0}</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:commentmeta>"
)
_META: Final = "<wp:postmeta><wp:meta_key>k{0}</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:postmeta>"
_TERM: Final = (
    "<wp:term><wp:term_id>{0}</wp:term_id><wp:term_taxonomy>%s</wp:term_taxonomy><wp:term_slug>t{0}</wp:term_slug>"
    "<wp:term_parent>%s</wp:term_parent><wp:term_name>T{0}</wp:term_name></wp:term>\n"
)

WXR: Final[dict[str, Source]] = {
    "items": lambda n: _wxr(items="".join(_item(id_=str(number)) for number in range(n))),
    "items of one id": lambda n: _wxr(items=_item() * n),
    "items that nothing closes": lambda n: _wxr(items=_item().replace("</item>", "") * n),
    "items in items": lambda n: _wxr(items="<item><title>a</title>" * n + "</item>" * n),
    "starts of items": lambda n: _wxr(items="<item>" * n),
    "ends of items": lambda n: _wxr(items="</item>" * n),
    "half an item again and again": lambda n: _wxr(items="<item><title>a" * n),
    "exports one after the other": lambda n: {"export.xml": _wxr()["export.xml"] * (n // 10)},
    "terms": _channel(_TERM % ("category", "")),
    "terms in a chain": _channel(_TERM % ("genre", "t{1}")),
    "taxonomies": _channel(_TERM % ("x{0}", "")),
    "term meta": lambda n: _wxr(
        (_TERM % ("genre", "")).replace(
            "</wp:term>", _META.replace("postmeta", "termmeta").replace("{0}", "0") * n + "</wp:term>"
        )
    ),
    "authors": _channel(
        "<wp:author><wp:author_id>{0}</wp:author_id><wp:author_login>a{0}</wp:author_login></wp:author>\n"
    ),
    "authors of one login": _channel(
        "<wp:author><wp:author_id>{0}</wp:author_id><wp:author_login>a</wp:author_login></wp:author>\n"
    ),
    "unknown elements of the channel": _channel("<x{0}>a</x{0}>\n"),
    "unknown prefixes of the channel": _channel("<x{0}:y>a</x{0}:y>\n"),
    "comments": _in_item(_COMMENT % ""),
    "comments in a chain": _in_item((_COMMENT % "").replace("{1}", "{1}")),
    "comments without parent": _in_item((_COMMENT % "").replace("{1}", "9{0}")),
    "meta of a comment": lambda n: _wxr(items=_item(more=_each(_COMMENT % _each(_COMMENT_META, n), 1))),
    "custom fields": _in_item(_META),
    "custom fields of one name": _in_item(_META.replace("k{0}", "k")),
    "categories of a post": _in_item('<category domain="category" nicename="c{0}">C{0}</category>'),
    "taxonomies of a post": _in_item('<category domain="x{0}" nicename="c">C</category>'),
    "unknown elements of an item": _in_item("<x{0}>a</x{0}>"),
    "unknown prefixes of an item": _in_item("<x{0}:y>a</x{0}:y>"),
    "attributes": lambda n: _wxr(items=_item(more="<x " + _each('a{0}="b" ', n) + ">a</x>")),
    "attributes without quotes": lambda n: _wxr(items=_item(more="<x " + _each("a{0}=b ", n) + ">a</x>")),
    "attributes of one name": lambda n: _wxr(items=_item(more="<x " + 'a="b" ' * n + ">a</x>")),
    "namespaces": lambda n: _wxr(
        items=_item(more="<x " + _each('xmlns:n{0}="http://n.example/{0}" ', n) + "/>")
    ),
    "nested elements": lambda n: _wxr(items=_item(more="<x>" * n + "</x>" * n)),
    "nested elements, unclosed": lambda n: _wxr(items=_item(more="<x>" * n)),
    "ends of elements": lambda n: _wxr(items=_item(more="</x>" * n)),
    "sections of CDATA": _in_item("<![CDATA[a]]>", "<excerpt:encoded>", "</excerpt:encoded>"),
    "CDATA ends in CDATA": lambda n: _wxr(items=_item("a]]>" * n)),
    "sections that nothing closes": _in_item("<x><![CDATA[a</x>"),
    "comments of XML": _in_item("<!-- a -->"),
    "comments of XML, unclosed": _in_item("<!-- a"),
    "instructions": _in_item("<?a b?>"),
    "instructions, unclosed": _in_item("<?a b"),
    "entities": _in_title("&amp;"),
    "unknown entities": _in_title("&eacute;"),
    "bare ampersands": _in_title("a & b "),
    "angle brackets": _in_title("a < b "),
    "control characters": _in_title("a\x01"),
    "blank lines in a title": _in_title("\n"),
    "blank lines between items": lambda n: _wxr(items=_item() + "\n" * n + _item(id_="2")),
    "text between items": lambda n: _wxr(items=_item() + "word " * n + _item(id_="2")),
    "blank lines before": lambda n: {"export.xml": "\n" * n + _wxr()["export.xml"]},
    "a long slug": lambda n: _wxr(items=_item(slug="a%e3" * n)),
    "definitions of entities": lambda n: {
        "export.xml": _wxr()["export.xml"].replace(
            "<rss", "<!DOCTYPE rss [" + _each('<!ENTITY e{0} "&e{1};&e{1};">', n) + "]>\n<rss", 1
        )
    },
}


def _wxr_body(text: str) -> Files:
    comment = (_COMMENT % "").replace("Words", text.replace("]]>", "]]]]><![CDATA[>"))
    return _wxr(items=_item(text, more=_each(comment, 1)))


# Pages


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
    return lambda n: {"page.html": _page(head=_each(template, n))}


def _below(template: str, before: str = "", after: str = "") -> Source:
    return lambda n: {"page.html": _page(below=before + _each(template, n) + after)}


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


def _chain(n: int, name: str, text: Callable[[int], str]) -> Files:
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
    "attributes of the body": lambda n: {"page.html": _page(attributes=_each("a{0}=b ", n))},
    "a long title": lambda n: {"page.html": _page(title="word " * n)},
    "a title of separators": lambda n: {"page.html": _page(title="a - b | " * n)},
    "a title of spaces": lambda n: {"page.html": _page(title="a" + " " * n + "b")},
    "comments": _below(_ANSWER + "</li>", _LIST, "</ol></div>"),
    "comments in a chain": lambda n: {
        "page.html": _page(
            below=_LIST + _each(_ANSWER + "<ol class='children'>", n) + "</ol></li>" * n + "</ol></div>"
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
    "articles": lambda n: {"page.html": _page(below=_each("<article><h2>Other {0}</h2><p>Words</p></article>", n))},
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
    "pages below pages": lambda n: _chain(n // 10, "index.html", _site_page),
    "pages of one address": lambda n: {f"site/{k}.html": _site_page(1) for k in range(n // 10)},
    "pages of comments": lambda n: {
        f"site/post-1/comment-page-{k}/index.html": _page(
            head=f'<link rel="canonical" href="{HOME}/post-1/comment-page-{k}/">',
            below=_LIST + _each(_ANSWER + "</li>", 1, k) + "</ol></div>",
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
        + _each(
            f"<item><title>Post {{0}}</title><link>{HOME}/post-{{0}}/</link><description>Words</description></item>",
            n // 20,
        )
        + "</channel></rss>",
    },
    "captures": lambda n: {"site.warc": _each(_CAPTURE, n // 10)},
    "parts of a saved page": lambda n: {"page.mht": _MHT + _each(_PART, n) + "--x--\r\n"},
}  # fmt: skip
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


def _page_body(text: str) -> Files:
    words = "<p>Words of the post that are enough to be its text, and some more.</p>"
    comment = f'<li class="comment" id="comment-1"><article class="comment-body"><cite class="fn">A</cite><div class="comment-content">{text}</div></article></li>'
    return {"page.html": _page(words + text, below=f"{_LIST}{comment}</ol></div>")}


# Texts

_TEXT: Final = "A post\n\nJanuary 5, 2020 by Ada\n\nWords of the post.\n\n"
_RESPONSES: Final = "responses to A post\n\n"


def _text(template: str, before: str = _TEXT, after: str = "\n\nThe end.\n") -> Source:
    return lambda n: {"page.txt": before + _each(template, n) + after}


TEXTS: Final[dict[str, Source]] = {
    "lines": _text("A line\n"),
    "paragraphs": _text("A paragraph.\n\n"),
    "blank lines": _text("\n"),
    "lines of spaces": _text("   \n"),
    "lines of tabs": _text("\t \n"),
    "one long line": _text("word "),
    "one long word": _text("w"),
    "deeper and deeper": lambda n: {"page.txt": _TEXT + "".join(f"{' ' * (k % 60)}- a\n" for k in range(n))},
    "quotes": _text("> a\n"),
    "deep quotes": _text(">", after=" a\n"),
    "rules": _text("-----\n\n"),
    "bullets": _text("  • a\n"),
    "links": _text("[{0}] https://many.example/{0}\n"),
    "references": _text("a [{0}] "),
    "references of lynx": lambda n: {
        "page.txt": _TEXT
        + _each("[{0}]word ", n)
        + "\n\nReferences\n\n"
        + _each("   {0}. https://many.example/{0}\n", n)
    },
    "dates": _text("January 5, 2020\n\n"),
    "headings of comments": _text("3 responses to A post\n\n"),
    "comments": _text("  {0}. Reader {0} says:\n     January 6, 2020 at 8:00 am\n\n     An answer.\n\n     Reply\n\n", f"{_TEXT}9 {_RESPONSES}"),
    "comments of WordPress.com": _text("  {0}. An answer.\n\n    Like\n\n", f"{_TEXT}9 {_RESPONSES}"),
    "comments in a chain": lambda n: {
        "page.txt": f"{_TEXT}9 {_RESPONSES}"
        + "".join(f"{' ' * (2 * min(k, 50))}1. Reader {k} says:\n{' ' * (2 * min(k, 50) + 3)}January 6, 2020 at 8:00 am\n\n{' ' * (2 * min(k, 50) + 3)}Words.\n\n" for k in range(n))
    },
    "names and dates": _text("Reader {0}\nJanuary 6, 2020 at 8:00 am\nAn answer.\n\n", f"{_TEXT}9 Comments\n\n"),
    "starts of comments": _text("Reader {0} says:\n", f"{_TEXT}9 {_RESPONSES}"),
    "numbers of comments": _text("{0}.\n", f"{_TEXT}9 {_RESPONSES}"),
    "answers to nothing": _text("Reply\n\n", f"{_TEXT}9 {_RESPONSES}"),
    "pingbacks": _text("  {0}. Pingback: A page {0}\n\n", f"{_TEXT}9 {_RESPONSES}"),
    "tags": lambda n: {"page.txt": _TEXT + "Tags: " + _each("tag{0}, ", n) + "\n"},
}  # fmt: skip


def _text_body(text: str) -> Files:
    return {
        "page.txt": f"{_TEXT}{text}\n\n1 {_RESPONSES}  1. Reader says:\n     January 6, 2020 at 8:00 am\n\n{text}\n"
    }


# Markdown


def _tree(files: Files) -> Files:
    """A folder with a post that no other file is."""
    return {"content/posts/first.md": "---\ntitle: First\ndate: 2020-01-05\n---\n\nWords.\n", **files}


def _header(template: str, before: str = "", style: str = "---") -> Source:
    return lambda n: _tree(
        {
            "content/posts/many.md": f'{style}\ntitle{" =" if style == "+++" else ":"} "Many"\n{before}{_each(template, n)}{style}\n\nWords.\n'
        }
    )


def _md(number: int, more: str = "", body: str = "") -> str:
    return f"---\ntitle: Post {number}\ndate: 2020-01-05\n{more}---\n\nWords of {number}.\n{body}"


def _data(name: str, value: Callable[[int], Any]) -> Source:
    return lambda n: _tree({name: json.dumps(value(n))})


def _hugo(files: Files) -> Files:
    return _tree({"hugo.toml": f'baseURL = "{HOME}"\ntitle = "Many"\n', **files})


def _jekyll(files: Files) -> Files:
    return {"_config.yml": f"title: Many\nurl: {HOME}\n", "_posts/2020-01-05-first.md": _md(0), **files}


MARKDOWN: Final[dict[str, Source]] = {
    "keys of a header": _header("key{0}: value\n"),
    "keys of a header in TOML": _header('key{0} = "value"\n', style="+++"),
    "tables of a header in TOML": _header("[key{0}]\na = 1\n", style="+++"),
    "keys of one name": _header("key: value\n"),
    "a list of a header": _header("  - value {0}\n", "keys:\n"),
    "tags": _header("  - tag {0}\n", "tags:\n"),
    "categories": _header("  - category {0}\n", "categories:\n"),
    "aliases": _header("  - /old/{0}/\n", "aliases:\n"),
    "a deep list": lambda n: _tree({"content/posts/many.md": f"---\ntitle: Many\nkeys: {'[' * n}{']' * n}\n---\n\nWords.\n"}),
    "a deep list, unclosed": lambda n: _tree({"content/posts/many.md": f"---\ntitle: Many\nkeys: {'[' * n}\n---\n\nWords.\n"}),
    "a deep list of lines": lambda n: _tree({"content/posts/many.md": f"---\ntitle: Many\nkeys:\n  {'- ' * n}a\n---\n\nWords.\n"}),
    "anchors": _header("key{0}: &a{0} [*a{1}, *a{1}]\n", "key0: &a0 value\n"),
    "lines that are no YAML": _header("key{0}: a: b\n"),
    "lines of tabs": _header("\tkey{0}: b\n"),
    "quotes that nothing closes": _header('key{0}: "a\n'),
    "blank lines of a header": _header("\n"),
    "a long title": lambda n: _tree({"content/posts/many.md": f"---\ntitle: {'word ' * n}\n---\n\nWords.\n"}),
    "a header that nothing closes": lambda n: _tree({"content/posts/many.md": "---\n" + _each("key{0}: value\n", n)}),
    "headers one after the other": lambda n: _tree({"content/posts/many.md": _md(1) * n}),
    "lines without fences": lambda n: {"content/many.md": "Title: Many\nDate: 2020-01-05\n" + _each("key{0}: value\n", n) + "\nWords.\n", "pelicanconf.py": "SITENAME = 'Many'\n"},
    "texts": lambda n: _tree({f"content/posts/post-{k}.md": _md(k) for k in range(n // 10)}),
    "texts of one slug": lambda n: _tree({f"content/{k}/same.md": _md(k, "slug: same\n") for k in range(n // 10)}),
    "texts that link to the next": lambda n: _hugo({f"content/posts/post-{k}.md": _md(k, body=f'[a]({{{{< ref "post-{k + 1}.md" >}}}})\n') for k in range(n // 10)}),
    "posts of Jekyll that link to the next": lambda n: _jekyll({f"_posts/2020-01-05-post-{k}.md": _md(k, body=f"[a]({{% post_url 2020-01-05-post-{k + 1} %}})\n") for k in range(n // 10)}),
    "sections": lambda n: _hugo({f"content/section-{k}/_index.md": _md(k) for k in range(n // 10)}),
    "texts below texts": lambda n: _hugo(_chain(n // 10, "_index.md", _md)),
    # Few: the paths of a chain, which are the input too, grow with the square of its length.
    "sections below sections": lambda n: _hugo({f"content/{name}": text for name, text in _chain(n // 40, "_index.md", lambda k: _md(k, "cascade:\n  build:\n    render: always\n")).items()}),
    "bundles": lambda n: _hugo({f"content/posts/{k}/{name}": _md(k) if name == "index.md" else "x" for k in range(n // 20) for name in ("index.md", "a.png")}),
    "files of a bundle": lambda n: _hugo({"content/posts/many/index.md": _md(1), **{f"content/posts/many/{k}.png": "x" for k in range(n // 10)}}),
    "languages": lambda n: _hugo({"hugo.toml": f'baseURL = "{HOME}"\n' + _each("[languages.l{0}]\ntitle = 'a'\n", n // 10), "content/posts/a.md": _md(1)}),
    "translations": lambda n: _hugo({"hugo.toml": f'baseURL = "{HOME}"\n[languages.en]\n[languages.de]\n', **{f"content/posts/a{k}.{lang}.md": _md(k) for k in range(n // 20) for lang in ("en", "de")}}),
    "taxonomies": lambda n: _hugo({"hugo.toml": f'baseURL = "{HOME}"\n[taxonomies]\n' + _each("t{0} = 't{0}s'\n", n), "content/posts/a.md": _md(1, _each("t{0}s: [a]\n", n))}),
    "settings": lambda n: _hugo({"hugo.toml": f'baseURL = "{HOME}"\n[params]\n' + _each("a{0} = 1\n", n)}),
    "settings of Python": lambda n: {"pelicanconf.py": _each("A{0} = 'a'\n", n) + "SITENAME = 'Many'\n", "content/a.md": "Title: A\nDate: 2020-01-05\n\nWords.\n"},
    "settings of Jekyll": lambda n: _jekyll({"_config.yml": f"title: Many\nurl: {HOME}\ncollections:\n" + _each("  c{0}:\n    output: true\n", n)}),
    "defaults of Jekyll": lambda n: _jekyll({"_config.yml": f"title: Many\nurl: {HOME}\ndefaults:\n" + _each("  - scope:\n      path: d{0}\n    values:\n      key{0}: a\n", n)}),
    "files of data": lambda n: _hugo({f"data/a{k}.yaml": "a: b\n" for k in range(n // 10)}),
    "comments in a chain": lambda n: _jekyll({f"_data/comments/first/c{k}.yml": f"_id: c{k}\n_parent: c{k - 1}\nname: A\nmessage: Words\ndate: 2020-01-06\n" for k in range(1, n // 10)}),
    "comments of one file": lambda n: _hugo({"data/comments/first.json": json.dumps([{"id": str(k), "parent": str(k - 1), "author": {"name": "A"}, "body": "Words"} for k in range(1, n)])}),
    "deep data of comments": lambda n: _hugo({"data/comments/first.json": "[" * n + "]" * n}),
}  # fmt: skip


def _markdown_body(text: str) -> Files:
    return _tree({"content/posts/many.md": _md(1, body=text)})


# Archives


def _line(**fields: Any) -> str:
    return json.dumps({"record": "post", "id": "1", "type": "post", "status": "publish", **fields}) + "\n"


def _archive(line: str) -> Files:
    return {"blog.jsonl": '{"record":"site","title":"Many","url":"https://many.example"}\n' + line}


ARCHIVE: Final[dict[str, Source]] = {
    "posts": lambda n: _archive("".join(_line(id=str(k)) for k in range(n))),
    "posts of one id": lambda n: _archive("".join(_line(id="1", title=str(k)) for k in range(n))),
    "comments in a chain": lambda n: _archive(
        _line(comments=[{"id": str(k), "parent": str(k - 1)} for k in range(1, n)])
    ),
    "comments of one id": lambda n: _archive(_line(comments=[{"id": "1"}] * n)),
    "fields": lambda n: _archive(_line(extra={f"field {k}": [k] for k in range(n)})),
    "unknown fields": lambda n: _archive(_line(**{f"field{k}": k for k in range(n)})),
    "deep fields": lambda n: _archive(_line(extra={"a": 0}).replace("0}", "[" * n + "]" * n + "}")),
    "deep fields, unclosed": lambda n: _archive(_line(extra={"a": 0}).replace("0}", "[" * n + "}")),
    "wrong lines": lambda n: _archive(_line() + "{\n" * n),
    "blank lines": lambda n: _archive(_line() + "\n" * n),
    "wrong dates": lambda n: _archive("".join(_line(id=str(k), date="9" * 40) for k in range(n))),
}


def _archive_body(text: str) -> Files:
    body = {"text": text, "dialect": "html"}
    return _archive(_line(title="Many", body=body, comments=[{"id": "2", "body": body}]))


# Backups


def _bag(lines: str, manifest: str = "", table: str = "", more: Files | None = None) -> Files:
    state = "bag/data/states/2020-01-01T00-00-00Z/"
    return {
        "bag/bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag/manifest-sha512.txt": manifest,
        f"{state}archive.jsonl": lines,
        f"{state}contents.csv": f"name,stored,bytes,sha512,url,other_urls,published\n{table}"
        f"archive.jsonl,{state.removeprefix('bag/')}archive.jsonl,1,00,,,\n",
        **(more or {}),
    }


def _backup_body(text: str) -> Files:
    return _bag("".join(_archive_body(text).values()))


BACKUP: Final[dict[str, Source]] = {
    "posts": lambda n: _bag("".join(_line(id=str(k)) for k in range(n))),
    "entries of files that are gone": lambda n: _bag(_line(), "".join(f"00  data/{k}\n" for k in range(n))),
    "entries of one file": lambda n: _bag(_line(), "00  data/a\n" * n),
    "an entry that does not end": lambda n: _bag(_line(), "0" * n),
    "spaces in an entry": lambda n: _bag(_line(), "00" + " \t" * n),
    "rows of the table": lambda n: _bag(
        _line(), table="".join(f"media/{k},data/{k},1,00,/{k},,\n" for k in range(n))
    ),
    "an open quotation mark": lambda n: _bag(_line(), table='"' + "a,b\n" * n),
    "states": lambda n: _bag(_line(), more={f"bag/data/states/2019-{k}/a": "" for k in range(n // 10)}),
}


# Uploads

UPLOADS: Final[dict[str, Source]] = {
    "files": lambda n: {f"uploads/2020/01/{k}.jpg": "x" for k in range(n // 10)},
    "folders": lambda n: {f"uploads/{2000 + k % 20}/{k % 12 + 1:02}/a{k}.jpg": "x" for k in range(n // 10)},
    "sizes of one image": lambda n: {f"uploads/2020/01/a-{k}x{k}.jpg": "x" for k in range(1, n // 10)},
}

# Blogger

_KIND = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"


def _feed(entries: str) -> Files:
    start = "<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id>"
    return {"backup.xml": f"{start}{entries}</feed>"}


def _entry(id_: object, kind: str, inner: str = "", content: str = "Words") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{id_}</id>{_KIND.format(kind)}{inner}"
        f"<published>2020-01-06T10:00:00Z</published><content type='html'>{escape(content)}</content></entry>"
    )


def _answer(id_: int, parent: int, content: str = "Words") -> str:
    ref = "<in-reply-to ref='tag:blogger.com,1999:blog-1.post-0'/>"
    related = f"<link rel='related' href='http://www.blogger.com/feeds/1/0/comments/default/{parent}'/>"
    return _entry(id_, "comment", ref + (related if parent else ""), content)


BLOGGER: Final[dict[str, Source]] = {
    "posts": lambda n: _feed("".join(_entry(k, "post") for k in range(n))),
    "posts of one id": lambda n: _feed(_entry(0, "post") * n),
    "comments in a chain": lambda n: _feed(
        "".join(_answer(k, k - 1) for k in range(1, n)) + _entry(0, "post")
    ),
    "comments of no post": lambda n: _feed("".join(_answer(k, 0) for k in range(1, n))),
    "labels": lambda n: _feed(
        _entry(0, "post", "".join(f"<category scheme='http://www.blogger.com/atom/ns#' term='a{k}'/>" for k in range(n)))
    ),
    "entries without an end": lambda n: _feed("<entry><id>a</id>" * n),
    "text between entries": lambda n: _feed("words " * n),
}  # fmt: skip


def _blogger_body(text: str) -> Files:
    return _feed(_entry(0, "post", content=text) + _answer(1, 0, text))


# Ghost


def _tables(**tables: Any) -> Files:
    data = {"db": [{"meta": {"exported_on": 1, "version": "6.0.0"}, "data": tables}]}
    return {"many.ghost.json": json.dumps(data)}


def _ghost_post(k: object = 0, html: str = "<p>Words</p>", **fields: Any) -> dict[str, Any]:
    row = {"id": f"p{k}", "slug": f"s{k}", "title": "T", "html": html, "status": "published"}
    return {**row, "visibility": "public", "published_at": "2020-01-06T10:00:00.000Z", **fields}


def _ghost_comment(k: int, parent: int = 0, html: str = "Words") -> dict[str, Any]:
    above = {"parent_id": f"c{parent}"} if parent else {}
    return {"id": f"c{k}", "post_id": "p0", "html": html, "created_at": "2020-01-07 10:00:00", **above}


def _lexical(*nodes: Any) -> dict[str, str]:
    return {"html": "", "lexical": json.dumps({"root": {"children": list(nodes)}})}


_PARAGRAPH = {"type": "paragraph", "children": [{"type": "text", "text": "Words"}]}

GHOST: Final[dict[str, Source]] = {
    "posts": lambda n: _tables(posts=[_ghost_post(k) for k in range(n)]),
    "comments in a chain": lambda n: _tables(
        posts=[_ghost_post()], comments=[_ghost_comment(k, k - 1) for k in range(1, n)]
    ),
    "tags": lambda n: _tables(
        posts=[_ghost_post()],
        tags=[{"id": f"t{k}", "name": f"a{k}", "slug": f"a{k}"} for k in range(n)],
        posts_tags=[{"post_id": "p0", "tag_id": f"t{k}", "sort_order": k} for k in range(n)],
    ),
    "paragraphs": lambda n: _tables(posts=[_ghost_post(**_lexical(*[_PARAGRAPH] * n))]),
    "unknown cards": lambda n: _tables(posts=[_ghost_post(**_lexical(*[{"type": f"x{k}"} for k in range(n)]))]),
    "tables that are not read": lambda n: _tables(posts=[_ghost_post()], other=[{"a": [k]} for k in range(n)]),
}  # fmt: skip


def _ghost_body(text: str) -> Files:
    return _tables(posts=[_ghost_post(html=text)], comments=[_ghost_comment(1, html=text)])


# Comment systems


def _disqus(threads: int, comments: Iterable[tuple[int, int, str]], text: str = "<p>Words</p>") -> Files:
    """Threads by number, and comments: thread, number, and the number of the parent, or nothing."""
    made = "".join(
        f'<thread dsq:id="{k}"><id>t{k}</id><link>https://fog.example/{k}/</link><title>T</title></thread>'
        for k in range(threads)
    ) + "".join(
        f'<post dsq:id="{k}"><message><![CDATA[{text}]]></message><createdAt>2020-01-05T10:00:00Z</createdAt>'
        f'<author><name>N</name></author><thread dsq:id="{thread}"/>{parent}</post>'
        for thread, k, parent in comments
    )
    head = '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'
    return {"many.xml": f"{head}{made}</disqus>"}


DISQUS: Final[dict[str, Source]] = {
    "threads": lambda n: _disqus(n, [(k, k + 1, "") for k in range(n)]),
    "threads without comments": lambda n: _disqus(n, [(0, 1, "")]),
    "comments in a chain": lambda n: _disqus(1, [(0, k, f'<parent dsq:id="{k - 1}"/>') for k in range(1, n)]),
    "comments without a thread": lambda n: _disqus(1, [(k, k, "") for k in range(1, n)]),
    "links through Disqus": lambda n: _disqus(1, [(0, 1, "")], "http://disq.us/url?url=a%3Ab " * n),
    "an open text": lambda n: {"many.xml": "<disqus><post><message><![CDATA[" + "<post>" * n},
    "comments that do not end": lambda n: {"many.xml": "<disqus><thread dsq:id='1'></thread>" + "<post a='1'>x" * n},
}  # fmt: skip


def _commento(comments: Iterable[dict[str, Any]], people: Iterable[dict[str, Any]] = ()) -> Files:
    rows = [
        {"commentHex": "e", "domain": "d", "url": "/0/", "html": "<p>Words</p>", **row} for row in comments
    ]
    return {"many.json": json.dumps({"version": 1, "comments": rows, "commenters": list(people)})}


COMMENTO: Final[dict[str, Source]] = {
    "comments in a chain": lambda n: _commento({"commentHex": f"e{k}", "parentHex": f"e{k - 1}"} for k in range(1, n)),
    "pages": lambda n: _commento({"commentHex": f"e{k}", "url": f"/{k}/"} for k in range(1, n)),
    "authors": lambda n: _commento([{}], ({"commenterHex": f"{k}", "name": "N"} for k in range(n))),
}  # fmt: skip


def _commento_body(text: str) -> Files:
    return _commento([{"html": text}])


def _isso(comments: Iterable[tuple[object, ...]]) -> Files:
    with TemporaryDirectory() as folder:
        return {"many.db": isso_database(Path(folder, "many.db"), comments)}


ISSO: Final[dict[str, Source]] = {
    "comments": lambda n: _isso((1, k, None, 1.0, 1, "Words") for k in range(1, n)),
    "comments in a chain": lambda n: _isso((1, k, k - 1, 1.0, 1, "Words") for k in range(1, n)),
    "comments without a thread": lambda n: _isso((k + 9, k, None, 1.0, 1, "Words") for k in range(1, n)),
}


def _isso_body(text: str) -> Files:
    return _isso([(1, 1, None, 1.0, 1, text)])


def _remark42(comments: Iterable[dict[str, Any]]) -> Files:
    rows = (
        {
            "text": "<p>Words</p>",
            "time": "2020-01-05T10:00:00Z",
            "locator": {"site": "s", "url": "/0/"},
            **row,
        }
        for row in comments
    )
    return {
        "many.json": "".join(
            json.dumps(row) + "\n" for row in ({"version": 1, "users": [], "posts": []}, *rows)
        )
    }


REMARK42: Final[dict[str, Source]] = {
    "comments in a chain": lambda n: _remark42({"id": f"c{k}", "pid": f"c{k - 1}"} for k in range(1, n)),
    "pages": lambda n: _remark42({"id": f"c{k}", "locator": {"url": f"/{k}/"}} for k in range(1, n)),
    "lines that are no JSON": lambda n: {"many.json": f"{_remark42([])['many.json']}{'{' * 9}\n" * n},
}


def _remark42_body(text: str) -> Files:
    return _remark42([{"id": "c", "text": text}])


def _disqus_body(text: str) -> Files:
    return _disqus(1, [(0, 1, "")], text.replace("]]>", "]]]]><![CDATA[>"))


# Responses of WordPress's REST API


def _answers(**files: Any) -> Files:
    return {f"{name}.json": json.dumps(rows) for name, rows in files.items()}


def _rest_post(k: int = 1, html: str = "<p>Words</p>", **fields: Any) -> dict[str, Any]:
    row = {
        "id": k,
        "slug": f"s{k}",
        "link": f"{HOME}/s{k}/",
        "date_gmt": "2020-01-06T10:00:00",
        "type": "post",
    }
    return {**row, "status": "publish", "title": {"rendered": "T"}, "content": {"rendered": html}, **fields}


def _rest_comment(k: int, parent: int = 0, html: str = "<p>Words</p>") -> dict[str, Any]:
    row = {"id": k, "post": 1, "parent": parent, "author_name": "A", "date_gmt": "2020-01-07T10:00:00"}
    return {**row, "status": "approved", "content": {"rendered": html}}


def _rest_term(k: int, parent: int = 0) -> dict[str, Any]:
    return {"id": k, "taxonomy": "category", "slug": f"a{k}", "name": f"A{k}", "parent": parent}


WORDPRESS_REST: Final[dict[str, Source]] = {
    "posts": lambda n: _answers(posts=[_rest_post(k) for k in range(1, n)]),
    "posts of one id": lambda n: _answers(posts=[_rest_post()] * n),
    "files": lambda n: _answers(**{f"posts-{k}": [_rest_post(k)] for k in range(1, n // 10)}),
    "comments in a chain": lambda n: _answers(
        posts=[_rest_post()], comments=[_rest_comment(k, k - 1) for k in range(1, n)]
    ),
    "terms in a chain": lambda n: _answers(
        posts=[_rest_post(categories=list(range(1, n)))], categories=[_rest_term(k, k - 1) for k in range(1, n)]
    ),
    "terms that nothing names": lambda n: _answers(
        posts=[_rest_post(categories=list(range(n)), class_list=["category-x"] * n)]
    ),
    "an excerpt": lambda n: _answers(
        posts=[_rest_post(html="<p>" + "words of a tide " * n + "</p>", excerpt={"rendered": "<p>" + "tide of words a " * n + "</p>"})]
    ),
    "custom fields": lambda n: _answers(posts=[_rest_post(meta={f"k{k}": "v" for k in range(n)})]),
    "objects in an object": lambda n: _answers(posts=[_rest_post(_links={f"k{k}": [{"href": "x"}] for k in range(n)})]),
    "lists in lists": lambda n: {"posts.json": "[" * n + json.dumps(_rest_post()) + "]" * n},
}  # fmt: skip


def _rest_body(text: str) -> Files:
    return _answers(posts=[_rest_post(html=text)], comments=[_rest_comment(2, html=text)])


# Feeds


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
    "comments in a chain": lambda n: _rss(_rss_item() + _each(_RSS_COMMENT, n)),
    "answers in a chain, the newest first": lambda n: {
        "a.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Many</title>'
        + "".join(_ATOM_ANSWER.replace("{0}", str(k)).replace("{1}", str(k - 1)) for k in range(n, 0, -1))
        + "<entry><id>c0</id><title>T</title></entry></feed>"
    },
    "categories": lambda n: _rss(_rss_item(more=_each("<category>a{0}</category>", n))),
    "unknown elements": lambda n: _rss(_rss_item(more=_each("<x:a{0}>b</x:a{0}>", n))),
    "unknown prefixes": lambda n: _rss(_rss_item(more=_each("<x{0}:a>b</x{0}:a>", n))),
    "bare ampersands": lambda n: _rss(_rss_item(more="<rights>" + "a & b " * n + "</rights>")),
    "sections": lambda n: _rss(_rss_item(more="<rights>" + "<![CDATA[a]]>" * n + "</rights>")),
    "elements of the head": lambda n: _rss(_rss_item(), head=_each("<x{0}>a</x{0}>", n)),
    "items without an end": lambda n: _rss("<item><title>a</title>" * n),
    "text between items": lambda n: _rss("words " * n + _rss_item()),
    "links at the end": lambda n: _rss(_rss_item("<p>a</p>" + "<p>a <a href='b'>c</a></p>" * n)),
    "items of JSON": lambda n: {
        "feed.json": json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": str(k), "content_html": "a"} for k in range(n)]})
    },
}  # fmt: skip


# Medium


def _medium(body: str, name: str = "2020-01-06_T-0123456789ab") -> Files:
    start = '<!DOCTYPE html><html><body><article class="h-entry"><header><h1 class="p-name">T</h1></header>'
    text = f'<section data-field="body" class="e-content"><section class="section">{body}</section></section>'
    return {f"medium/posts/{name}.html": f"{start}{text}<footer></footer></article></body></html>"}


MEDIUM: Final[dict[str, Source]] = {
    "paragraphs": lambda n: _medium('<p class="graf graf--p">Words</p>' * n),
    "lines of code": lambda n: _medium('<pre class="graf graf--pre">a</pre>' * n),
    "sections": lambda n: _medium('<section class="section"><p>a</p></section>' * n),
    "nested sections": lambda n: _medium("<section><div>" * n),
    "loose words": lambda n: _medium("a<br>" * n),
    "links to places": lambda n: _medium(
        "".join(f'<p id="a{k}"><a href="#a{k}">b</a></p>' for k in range(n))
    ),
    "unknown paragraphs": lambda n: _medium('<p>a</p><x-a class="graf graf--x">b</x-a>' * n),
    "posts": lambda n: {
        place: text
        for k in range(n // 10)
        for place, text in _medium("<p>a</p><p>b</p>", f"2020-01-06_T-{k:012x}").items()
    },
}


# Substack

_SUBSTACK = "post_id,post_date,is_published,type,audience,title,subtitle\n"


def _substack(body: str) -> Files:
    row = "1.a,2020-01-06T10:00:00.000Z,true,newsletter,everyone,T,\n"
    return {"substack/posts.csv": _SUBSTACK + row, "substack/posts/1.a.html": body}


def _attributes(**values: Any) -> str:
    return f'data-attrs="{escape(json.dumps(values))}"'


SUBSTACK: Final[dict[str, Source]] = {
    "rows": lambda n: {
        "posts.csv": _SUBSTACK + "".join(f"{k}.a,2020-01-06T10:00:00Z,true,page,everyone,T,S\n" for k in range(n))
    },
    "an open quotation mark": lambda n: {"posts.csv": _SUBSTACK + '1.a,"2020\n' + "a,b\n" * n},
    "images": lambda n: _substack(f'<div class="image3" {_attributes(src="https://x.example/a.png")}></div>' * n),
    "mentions": lambda n: _substack(f'<p>a<span class="mention-wrap" {_attributes(name="B")}></span>c</p>' * n),
    "mentions in one paragraph": lambda n: _substack(f'a<span class="mention-wrap" {_attributes(name="B")}></span>' * n),
    "footnotes": lambda n: _substack(
        "".join(f'<p><a class="footnote-anchor" id="footnote-anchor-{k}" href="#footnote-{k}">{k}</a></p>' for k in range(n // 4))
        + "".join(
            f'<div class="footnote"><a class="footnote-number" id="footnote-{k}" href="#footnote-anchor-{k}">{k}</a>'
            '<div class="footnote-content"><p>a</p></div></div>'
            for k in range(n // 4)
        )
    ),
    "nested boxes": lambda n: _substack('<div class="callout-block"><div>' * n),
    "plain boxes": lambda n: _substack("<div><div>a</div></div>" * n),
    "boxes that are removed": lambda n: _substack('a<div class="subscription-widget">b</div>' * n),
    "unknown boxes": lambda n: _substack("".join(f'<div class="x{k}" {_attributes(a=1)}></div>' for k in range(n))),
}  # fmt: skip


# Tumblr


def _tumblr(body: str, tags: str = "", name: str = "1") -> Files:
    start = "<html><head><link href='../style.css'/></head><body><h1>T</h1>"
    end = f'<div id="footer"><span id="timestamp"> March 4th, 2012 7:05pm </span>{tags}</div></body></html>'
    return {f"tumblr/posts/html/{name}.html": start + body + end}


def _tumblr_api(**fields: Any) -> Files:
    post = {"blog_name": "b", "post_url": "https://b.tumblr.com/post/1", "id": 1, "timestamp": 1, **fields}
    return {"many.json": json.dumps(post)}


def _npf(blocks: list[Any], **more: Any) -> Files:
    return _tumblr_api(content=blocks, layout=[], **more)


def _marked(*ranges: tuple[int, int], text: str) -> Files:
    marks = [{"start": start, "end": end, "type": "bold"} for start, end in ranges]
    return _npf([{"type": "text", "text": text, "formatting": marks}])


TUMBLR: Final[dict[str, Source]] = {
    "images": lambda n: _tumblr('<p><img src="../../media/1_0.png"/></p>' * n),
    "links": lambda n: _tumblr("<a href=' https://x.example '></a>" * n),
    "captions": lambda n: _tumblr('<div class="caption">' * n),
    "headings": lambda n: _tumblr("<h1></h1>" * n),
    "sizes of an image": lambda n: _tumblr(f'<img srcset="{"a.png 1w," * n}">'),
    "tags": lambda n: _tumblr("a", "".join(f'<span class="tag">a {k % 9}{"-" * (k % 99)}</span>' for k in range(n))),
    "posts": lambda n: {
        place: text for k in range(n // 10) for place, text in _tumblr("<p>a</p>", name=str(k)).items()
    },
    "blocks": lambda n: _npf([{"type": "text", "text": "a"}] * n),
    "items of a list": lambda n: _npf([{"type": "text", "subtype": "ordered-list-item", "text": "a", "indent_level": k % 7} for k in range(n)]),
    "rows": lambda n: _tumblr_api(
        content=[{"type": "text", "text": "a"}] * n,
        layout=[{"type": "rows", "display": [{"blocks": [k]} for k in range(n)], "truncate_after": n - 1}],
    ),
    "formats side by side": lambda n: _marked(*((k, k + 1) for k in range(n)), text="a" * n),
    "formats one after another": lambda n: _marked(*((3 * k, 3 * k + 2) for k in range(n)), text="a" * 3 * n),
    "notes": lambda n: _tumblr_api(type="text", body="a", notes=[{"type": "reply", "reply_text": "a", "timestamp": k} for k in range(n)]),
    "trail": lambda n: _npf([], trail=[{"blog": {"name": "a"}, "post": {"id": 1}, "content": [{"type": "text", "text": "a"}]}] * n),
    "posts of version 1": lambda n: {
        "many.xml": "<tumblr><posts>" + "<post id='1' type='regular'><regular-body>a</regular-body></post>" * n + "</posts></tumblr>"
    },
}  # fmt: skip


def _feed_body(text: str) -> Files:
    return _rss(
        _rss_item(body=text) + _RSS_COMMENT.replace("{0}", "2").replace("Words", escape(escape(text)))
    )


# Movable Type


def _mt(text: str) -> Files:
    return {"many.txt": text}


def _mt_entry(k: object = 0, body: str = "Words", more: str = "") -> str:
    fields = f"TITLE: T\nBASENAME: s{k}\nSTATUS: Publish\nDATE: 01/06/2020 10:00:00 AM\n"
    return f"{fields}-----\nBODY:\n{body}\n-----\n{more}--------\n"


def _mt_comment(text: str = "Words") -> str:
    return f"COMMENT:\nAUTHOR: A\nDATE: 01/07/2020 10:00:00 AM\n{text}\n-----\n"


MOVABLE_TYPE: Final[dict[str, Source]] = {
    "entries": lambda n: _mt("".join(_mt_entry(k) for k in range(n))),
    "comments": lambda n: _mt(_mt_entry(more=_mt_comment() * n)),
    "comments of no entry": lambda n: _mt(_mt_entry() + f"NO ENTRY: 1\nDATE: x\n-----\n{_mt_comment() * n}--------\n"),
    "categories": lambda n: _mt("".join(f"CATEGORY: a{k}\n" for k in range(n)) + _mt_entry()),
    "rules": lambda n: _mt(_mt_entry(body="-----\n\n" * n)),
    "rules of entries": lambda n: _mt(_mt_entry(body="--------\n\n" * n)),
    "paragraphs": lambda n: _mt(_mt_entry(body="Words\n\n" * n)),
    "preformatted": lambda n: _mt(_mt_entry(body="<pre>\n\n" * n)),
}  # fmt: skip


def _mt_body(text: str) -> Files:
    return _mt(_mt_entry(body=text, more=_mt_comment(text)))


# LiveJournal


def _journal(entries: str = "", comments: str = "") -> Files:
    dumped = (
        {"comments.xml": f"<livejournal><comments>{comments}</comments></livejournal>"} if comments else {}
    )
    return {"2020-01.xml": f"<livejournal>{entries}</livejournal>", **dumped}


def _lj_entry(k: int = 1, event: str = "Words", more: str = "") -> str:
    fields = f"<itemid>{k}</itemid><eventtime>2020-01-06 10:00:00</eventtime><security>public</security>"
    return f"<entry>{fields}<event>{escape(event)}</event>{more}</entry>"


def _lj_comment(k: int = 1, parent: int = 0, body: str = "Words") -> str:
    start = f"<comment id='{k}' jitemid='1' parentid='{parent}'>"
    return f"{start}<date>2020-01-07T10:00:00Z</date><body>{escape(body)}</body></comment>"


LIVEJOURNAL: Final[dict[str, Source]] = {
    "entries": lambda n: _journal("".join(_lj_entry(k) for k in range(1, n))),
    "comments in a chain": lambda n: _journal(_lj_entry(), "".join(_lj_comment(k, k - 1) for k in range(1, n))),
    "comments in an entry": lambda n: _journal(_lj_entry(more="<comment id='1'>a</comment>" * n)),
    "entries without an end": lambda n: _journal("<entry><itemid>1</itemid>" * n),
    "empty entries": lambda n: _journal(_lj_entry() + "<entry />" * n),
    "tags of users": lambda n: _journal(_lj_entry(event="<lj user='a'>" * n)),
    "cuts": lambda n: _journal(_lj_entry(event="<lj-cut text='a'>" * n)),
    "tags without an end": lambda n: _journal(_lj_entry(event="<lj-cut " * n)),
}  # fmt: skip


def _lj_body(text: str) -> Files:
    return _journal(_lj_entry(event=text), _lj_comment(body=text))


# WordPress's database


def _sql_table(name: str, columns: str, rows: Iterable[str]) -> str:
    listed = ", ".join(f"`{column}` text" for column in columns.split())
    values = ",".join(f"({row})" for row in rows)
    return f"CREATE TABLE `wp_{name}` ({listed});\nINSERT INTO `wp_{name}` VALUES {values};\n"


def _sql(posts: Iterable[str] = ("0,0,'T','s0','Words'",), **tables: tuple[str, Iterable[str]]) -> Files:
    told = {
        "options": ("option_name option_value", ["'home','https://x.example'", "'permalink_structure','/%category%/%postname%/'"]),
        **tables,
    }  # fmt: skip
    columns = "ID post_parent post_title post_name post_content post_status post_type post_date post_date_gmt"
    rest = "'publish','post','2020-01-06 10:00:00','2020-01-06 10:00:00'"
    text = _sql_table("posts", columns, (f"{post},{rest}" for post in posts))
    return {"many.sql": text + "".join(_sql_table(name, *table) for name, table in told.items())}


_SQL_COMMENT = "comment_ID comment_post_ID comment_parent comment_content comment_approved"
WORDPRESS_SQL: Final[dict[str, Source]] = {
    "posts": lambda n: _sql(f"{k},0,'T','s{k}','Words'" for k in range(1, n)),
    "posts below posts": lambda n: _sql(f"{k},{k - 1},'T','s{k}','Words'" for k in range(1, n)),
    "escapes": lambda n: _sql(["1,0,'T','s','" + "\\\\\\'\\n" * n + "'"]),
    "quotation marks": lambda n: _sql(["1,0,'T','s','" + "''" * n + "'"]),
    "broken rows": lambda n: _sql(["1,0,'T','s','a'b'"] * n),
    "values": lambda n: _sql([",".join(["1"] * n)]),
    "an open text": lambda n: {"many.sql": _sql()["many.sql"] + "INSERT INTO `wp_posts` VALUES (1,'" + "a(" * n},
    "comments in a chain": lambda n: _sql(
        comments=(_SQL_COMMENT, [f"{k},0,{k - 1},'Words','1'" for k in range(1, n)])
    ),
    "custom fields": lambda n: _sql(postmeta=("post_id meta_key meta_value", [f"0,'k{k}','v'" for k in range(n)])),
    "terms in a chain": lambda n: _sql(
        terms=("term_id name slug", [f"{k},'a{k}','a{k}'" for k in range(1, n)]),
        term_taxonomy=("term_taxonomy_id term_id taxonomy parent", [f"{k},{k},'category',{k - 1}" for k in range(1, n)]),
        term_relationships=("object_id term_taxonomy_id", [f"0,{n - 1}"]),
    ),
    "tables that are not read": lambda n: _sql(**{f"x{k}": ("a", ["1"]) for k in range(n)}),
}  # fmt: skip


def _sql_body(text: str) -> Files:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return _sql([f"1,0,'T','s','{escaped}'"], comments=(_SQL_COMMENT, [f"1,1,0,'{escaped}','1'"]))


# Mastodon, Micro.blog, Telegram


_TO = ["https://www.w3.org/ns/activitystreams#Public"]


def _note(k: int = 0, content: str = "Words", **fields: Any) -> dict[str, Any]:
    note = {"id": f"https://x.example/users/a/statuses/{k}", "type": "Note", "content": content, "to": _TO}
    return {"type": "Create", "object": {**note, "attributedTo": "https://x.example/users/a", **fields}}


def _outbox(*notes: Any) -> Files:
    context = "https://www.w3.org/ns/activitystreams"
    return {
        "outbox.json": json.dumps({"@context": context, "type": "OrderedCollection", "orderedItems": notes})
    }


MASTODON: Final[dict[str, Source]] = {
    "notes": lambda n: _outbox(*[_note(k) for k in range(n)]),
    "notes in a chain": lambda n: _outbox(
        *[_note(k, inReplyTo=f"https://x.example/users/a/statuses/{k - 1}") for k in range(1, n)]
    ),
    "boosts": lambda n: _outbox(*[{"type": "Announce", "object": "x"}] * n),
    "hashtags": lambda n: _outbox(_note(tag=[{"type": "Hashtag", "name": f"#a{k}"} for k in range(n)])),
    "links": lambda n: _outbox(_note(content='<a href="x"><span class="ellipsis">a' * n)),
}  # fmt: skip


def _bar(*items: Any) -> Files:
    head = {"version": "https://jsonfeed.org/version/1", "home_page_url": "https://a.micro.blog/"}
    return {"feed.json": json.dumps({**head, "items": items})}


def _bar_item(k: int = 0, text: str = "Words", **fields: Any) -> dict[str, Any]:
    return {"id": f"i{k}", "content_text": text, "url": f"https://a.micro.blog/{k}.html", **fields}


MICROBLOG: Final[dict[str, Source]] = {
    "items": lambda n: _bar(*[_bar_item(k) for k in range(n)]),
    "tags": lambda n: _bar(_bar_item(tags=[f"a{k}" for k in range(n)])),
    "uploads": lambda n: _bar(_bar_item(text="(uploads/" * n)),
}


def _channel(*messages: Any) -> Files:
    head = {"name": "A", "type": "public_channel", "id": 1}
    return {"result.json": json.dumps({**head, "messages": messages})}


def _message(k: int = 1, text: Any = "Words", **fields: Any) -> dict[str, Any]:
    return {
        "id": k,
        "type": "message",
        "date_unixtime": f"{1600000000 + k}",
        "from": "A",
        "text": text,
        **fields,
    }


TELEGRAM: Final[dict[str, Source]] = {
    "messages": lambda n: _channel(*[_message(k) for k in range(n)]),
    "an album": lambda n: _channel(*[_message(text="", photo="photos/a.jpg")] * n),
    "entities": lambda n: _channel(_message(text=[{"type": "bold", "text": "a\n\nb"}] * n)),
    "blank lines": lambda n: _channel(_message(text=" \n" * n)),
}
# Databases of other programs


def _rows(name: str, columns: str, rows: Iterable[str]) -> str:
    return _sql_table(name, columns, rows).replace("`wp_", "`")


_TXP = "ID Title url_title Body_html Status Posted LastMod Category1"
_TXP_PREFS = _rows("txp_prefs", "name val", ["'siteurl','x.example'", "'timezone_key','UTC'"])


def _textpattern(posts: Iterable[str], rest: str = "") -> Files:
    day = "'2020-01-06 10:00:00'"
    return {
        "many.sql": _rows("textpattern", _TXP, (f"{post},'4',{day},{day},''" for post in posts))
        + _TXP_PREFS
        + rest
    }


def _dotclear(*lines: str) -> Files:
    head = "[post post_id,blog_id,post_title,post_url,post_content_xhtml,post_status]"
    return {"many.txt": "\n".join(["///DOTCLEAR|2.25.3|single", "", head, *lines, ""])}


CMS_SQL: Final[dict[str, Source]] = {
    "posts": lambda n: _textpattern(f"{k},'T','s{k}','Words'" for k in range(n)),
    "comments": lambda n: _textpattern(
        ["0,'T','s','Words'"],
        _rows("txp_discuss", "discussid parentid message visible", (f"{k},0,'Words',1" for k in range(n))),
    ),
    "categories": lambda n: _textpattern(
        ["0,'T','s','Words'"],
        _rows("txp_category", "id name type parent title", (f"{k},'a{k}','article','a{k - 1}','A'" for k in range(n))),
    ),
    "flat posts": lambda n: _dotclear(*(f'"{k}","default","T","s{k}","Words","1"' for k in range(n))),
    "flat escapes": lambda n: _dotclear('"1","default","T","s","' + '\\"' * n + '","1"'),
    "flat quotation marks": lambda n: _dotclear('"1","default","T","s","' + '"' * n + '","1"'),
    "flat categories": lambda n: _dotclear(
        "[category cat_id,blog_id,cat_title,cat_url,cat_lft,cat_rgt]",
        *(f'"{k}","default","T","a{k}","{k}","{2 * n - k}"' for k in range(n)),
    ),
}  # fmt: skip


def _cms_body(text: str) -> Files:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    discuss = _rows("txp_discuss", "discussid parentid message visible", [f"1,1,'{escaped}',1"])
    return _textpattern([f"1,'T','s','{escaped}'"], discuss)


# Wix


def _wix(*bodies: Any) -> Files:
    rows = [["ID", "Title", "Slug", "Published Date", "Rich Content", "Plain Content"]]
    rows += [
        [f"p{k}", "T", f"s{k}", "2020-01-06T10:00:00Z", json.dumps({"nodes": body}), ""]
        for k, body in enumerate(bodies)
    ]
    return {
        "many.csv": "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    }


_RICOS_TEXT = {"type": "TEXT", "textData": {"text": "Words", "decorations": []}}


def _ricos(*nodes: Any) -> dict[str, Any]:
    return {"type": "PARAGRAPH", "nodes": list(nodes)}


WIX: Final[dict[str, Source]] = {
    "posts": lambda n: _wix(*[[_ricos(_RICOS_TEXT)]] * n),
    "paragraphs": lambda n: _wix([_ricos(_RICOS_TEXT)] * n),
    "unknown nodes": lambda n: _wix([{"type": f"X{k}"} for k in range(n)]),
    "decorations": lambda n: _wix([_ricos({"type": "TEXT", "textData": {"text": "a", "decorations": [{"type": "BOLD"}] * n}})]),
    "quotation marks": lambda n: {"many.csv": _wix()["many.csv"] + '\n"' + '""' * n + '"'},
    "an open cell": lambda n: {"many.csv": _wix()["many.csv"] + '\n"' + "a,\n" * n},
}  # fmt: skip


def _wix_body(text: str) -> Files:
    return _wix([_ricos({"type": "TEXT", "textData": {"text": text}})])


SOURCES: Final[dict[str, Mapping[str, Source]]] = {
    "archive": ARCHIVE,
    "backup": BACKUP,
    "blogger": BLOGGER,
    "commento": COMMENTO,
    "disqus": DISQUS,
    "feed": FEEDS,
    "cms-sql": CMS_SQL,
    "ghost": GHOST,
    "isso": ISSO,
    "remark42": REMARK42,
    "html": PAGES,
    "livejournal": LIVEJOURNAL,
    "markdown": MARKDOWN,
    "medium": MEDIUM,
    "substack": SUBSTACK,
    "mastodon": MASTODON,
    "microblog": MICROBLOG,
    "movabletype": MOVABLE_TYPE,
    "telegram": TELEGRAM,
    "text": TEXTS,
    "tumblr": TUMBLR,
    "uploads": UPLOADS,
    "wordpress-rest": WORDPRESS_REST,
    "wix": WIX,
    "wordpress-sql": WORDPRESS_SQL,
    "wxr": WXR,
    **comment_systems.SOURCES,
}
"""Reader -> a name -> the source of about size n."""
BODIES: Final[dict[str, Callable[[str], Files]]] = {
    "archive": _archive_body,
    "backup": _backup_body,
    "blogger": _blogger_body,
    "commento": _commento_body,
    "disqus": _disqus_body,
    "feed": _feed_body,
    "cms-sql": _cms_body,
    "ghost": _ghost_body,
    "isso": _isso_body,
    "remark42": _remark42_body,
    "html": _page_body,
    "livejournal": _lj_body,
    "markdown": _markdown_body,
    "medium": _medium,
    "substack": _substack,
    "mastodon": lambda text: _outbox(_note(content=text)),
    "microblog": lambda text: _bar(_bar_item(text=text)),
    "movabletype": _mt_body,
    "telegram": lambda text: _channel(_message(text=text)),
    "text": _text_body,
    "wordpress-rest": _rest_body,
    "tumblr": _tumblr,
    "wix": _wix_body,
    "wordpress-sql": _sql_body,
    "wxr": _wxr_body,
    **comment_systems.BODIES,
}
"""Reader -> a source that has a text as body of a post, and of a comment."""
