"""WordPress exports that have much of one thing."""

from typing import Final

from tests.growth.sources.base import Files, Source, each

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
    return lambda n: _wxr(each(template, n))


def _in_item(template: str, before: str = "", after: str = "") -> Source:
    return lambda n: _wxr(items=_item(more=before + each(template, n) + after))


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
    "meta of a comment": lambda n: _wxr(items=_item(more=each(_COMMENT % each(_COMMENT_META, n), 1))),
    "custom fields": _in_item(_META),
    "custom fields of one name": _in_item(_META.replace("k{0}", "k")),
    "categories of a post": _in_item('<category domain="category" nicename="c{0}">C{0}</category>'),
    "taxonomies of a post": _in_item('<category domain="x{0}" nicename="c">C</category>'),
    "unknown elements of an item": _in_item("<x{0}>a</x{0}>"),
    "unknown prefixes of an item": _in_item("<x{0}:y>a</x{0}:y>"),
    "attributes": lambda n: _wxr(items=_item(more="<x " + each('a{0}="b" ', n) + ">a</x>")),
    "attributes without quotes": lambda n: _wxr(items=_item(more="<x " + each("a{0}=b ", n) + ">a</x>")),
    "attributes of one name": lambda n: _wxr(items=_item(more="<x " + 'a="b" ' * n + ">a</x>")),
    "namespaces": lambda n: _wxr(
        items=_item(more="<x " + each('xmlns:n{0}="http://n.example/{0}" ', n) + "/>")
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
            "<rss", "<!DOCTYPE rss [" + each('<!ENTITY e{0} "&e{1};&e{1};">', n) + "]>\n<rss", 1
        )
    },
}


def wxr_body(text: str) -> Files:
    comment = (_COMMENT % "").replace("Words", text.replace("]]>", "]]]]><![CDATA[>"))
    return _wxr(items=_item(text, more=each(comment, 1)))
