"""Constructs that make parsers slow, and the roads through `markup`: every construct is tried on every road.

A new construct is a row in `CONSTRUCTS`, a new road one in `ROADS`; the flavors of Markdown are roads by themselves.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from converters.diagnostics import Diagnostics
from converters.generators.directives import boxes as boxes_of_colons
from converters.generators.mdx.convert import to_markdown as mdx_to_markdown
from converters.generators.mkdocs.boxes import boxes as boxes_of_mkdocs
from converters.generators.quarto.pandoc import readable_markdown
from converters.markup import wordpress
from converters.markup.html import plain, sanitise
from converters.markup.markdown import (
    ANY,
    convert_template_tags,
    inline_background_images,
    read,
    to_markdown,
    with_anchors,
)
from converters.markup.markdown.link_urls import rewrite_link_urls
from converters.markup.wordpress import serialize
from converters.model import Post
from converters.site.index import SiteIndex
from tests.markup.flavors import ALL_TAGS, FLAVORS


def _wordpress(text: str) -> object:
    return wordpress.render(text, wordpress.Context(Post(id="1"), SiteIndex(), Diagnostics()))


ROADS: Final[dict[str, Callable[[str], object]]] = {
    "wordpress to html": _wordpress,
    "comment to html": lambda text: sanitise(wordpress.render_comment(text)),
    "html to plain text": plain,
    "html to blocks": lambda text: serialize.to_blocks(text, "1"),
    "html to classic": serialize.to_classic,
    "html to a comment of WordPress": serialize.to_comment,
    "mdx to markdown": lambda text: mdx_to_markdown(text, {}),
    "boxes between colons": boxes_of_colons,
    "boxes of mkdocs": boxes_of_mkdocs,
    "quarto to markdown": readable_markdown,
    "anchors of html": with_anchors,
    "backgrounds of html": inline_background_images,
    "markdown to html": lambda text: read(text, ANY, ALL_TAGS),
    "markdown to markdown": lambda text: rewrite_link_urls(
        convert_template_tags(text, ALL_TAGS).text, lambda url: None
    ),
    **{f"html to {name}": partial(to_markdown, flavor=flavor) for name, flavor in FLAVORS.items()},
}


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda n: unit * n


def _inside(before: str, unit: str, after: str) -> Callable[[int], str]:
    return lambda n: before + unit * n + after


def _nested(start: str, end: str) -> Callable[[int], str]:
    return lambda n: start * n + end * n


def _numbered(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda n: before + "".join(unit.format(number) for number in range(n)) + after


_NESTED: Final = {
    "lists": ("<ul><li>a", "</li></ul>"),
    "ordered lists": ("<ol><li><p>a</p>", "</li></ol>"),
    "definitions": ("<dl><dt>a<dd>b", "</dd></dl>"),
    "tables": ("<table><tr><td>a", "</td></tr></table>"),
    "quotes": ("<blockquote>a", "</blockquote>"),
    "quotes with paragraphs": ("<blockquote><p>a</p>", "</blockquote>"),
    "boxes": ("<div>a", "</div>"),
    "details": ("<details><summary>a</summary>b", "</details>"),
    "figures": ("<figure>a", "</figure>"),
    "spans": ("<span>a", "</span>"),
    "bold": ("<b>a", "</b>"),
    "superscripts": ("<sup>a", "</sup>"),
    "bold and italic": ("<b><i>", "</i></b>"),
    "buttons": ("<button>a", "</button>"),
    "drawings": ("<svg><g>a", "</g></svg>"),
    "formulas": ("<math><mi>a", "</mi></math>"),
    "templates": ("<template>a", "</template>"),
    "groups": ("<!-- wp:group --><div>", "</div><!-- /wp:group -->"),
    "columns": ("[column]a", "[/column]"),
    "boxes of shortcodes": ("[box]", "[/box]"),
    "captions": ("[caption]", "[/caption]"),
    "raw tags": ("{% raw %}", "{% endraw %}"),
    "headings": ("<h1>a", "</h1>"),
    "boxes between colons": ("::: a\n", ":::\n"),
    "callouts": ("::: {.callout-note}\n", ":::\n"),
    "boxes of components": ("<Note>\n\n", "\n\n</Note>\n"),
}
_REPEATED: Final = (
    # Unclosed
    "<p>a", '<p><font color="red">a word</p>', "<li>a\n", "<ul>\n", "<td>a", "<table><tr>a", "<pre>a\n", "<iframe>",
    "<select><option>a", "<b><p>a", "<a href=x>a", "<b>a<i>b</b>c</i>", "<!--", "<![CDATA[", "<", "</div>", "<a ",
    '<a href="', '"', "&", "a < b ", "<a", "<a/", '<a"', "[", "[[", "[a ", "[/a]", "[caption]", "[code]", "[gallery ",
    "<!-- wp:group -->", "<!-- /wp:group -->", '<!-- wp:group {"a":', "{{<", "{%", "{{", "{:", "`", "![", "[x](", "](",
    "[x](<", "\\", "$a ", "$$ ", "*", "*a ", "_a ", "**a*", "~~a ", "|", "```\n", "```a\n", "/// a\n", "==a ", "<aside>",
    "{{< highlight go >}}\n",
    "{% highlight x %}\n", "{% raw %}", "~~~\n",
    # Whole
    "<br>", "a<br>", "<hr>", "<p>a</p>\n", "<p>&nbsp;</p>\n", "&nbsp;", "a\n", "a\n\n", "word ", "&amp;&#8217;&lt;",
    '<p data-a="b" class="x y" style="color:red">a</p>', '<a href="/a">b</a> ', '<img src="a.png" alt="b">', "<h2>a</h2>",
    "<pre>a\n\nb</pre>", "<code>a</code> ", "<script>a</script>", "<ruby>a<rt>b</ruby>", "<!-- a -->", "<!--more-->a\n",
    "<!--nextpage-->a", '<iframe src="https://a.example"></iframe>', '<video src="a.mp4"></video>',
    '<figure class="wp-block-image"><img src="a.png"><figcaption>b</figcaption></figure>',
    '<div style="background-image:url(a.png)">a</div>',
    '[caption id="a" width="1"]<img src="a.png"> b[/caption]', '[gallery ids="1,2"]', "[code]a[/code]", "<p>[gallery]</p>\n",
    "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->\n",
    "- a\n", "- a\n\n", "1. a\n", "> a\n\n", "# a\n", "# a {#b}\n", "[a](b.md) ", "![a](b.png) ", "a{: .x} ", "*a*{: .x} ",
    "a\n{: .x}\n\n", "```\na\n```\n", "{{< a >}}\n", "{{< details >}}a{{< /details >}}\n", "[a]({filename}b.md) ",
    "http://x.example ", "https://x.example/a\n\n", "https://www.youtube.com/watch?v=abc\n\n", "a@b.example ",
    "www.a.example ", "a.", "a@",
)  # fmt: skip
CONSTRUCTS: Final[dict[str, Callable[[int], str]]] = {
    **{f"nested {name}": _nested(*ends) for name, ends in _NESTED.items()},
    **{f"nested {name}, unclosed": _repeat(start) for name, (start, _) in _NESTED.items()},
    **{f"repeated {unit!r}": _repeat(unit) for unit in _REPEATED},
    "fonts that nothing closes": _numbered('<p><font color="{0}">a'),
    "spans and ends of boxes": lambda n: "<span>" * n + "</div>" * n,
    "drawings and ends of nothing": lambda n: "<svg><g>" * n + "</x>" * n,
    "starts of Hugo's tags and one end": _inside("", "{{<", ">}}"),
    "items of a list": _inside("<ul>", "<li>a</li>", "</ul>"),
    "rows of a table": _inside("<table>", "<tr><td>a</td><td>b</td></tr>", "</table>"),
    "cells of a table": _inside("<table><tr>", "<td>a</td>", "</tr></table>"),
    "options of a form": _inside("<select>", "<option>a", "</select>"),
    "images of a gallery": _inside(
        '<figure class="wp-block-gallery">', '<figure><img src="a.png"></figure>', "</figure>"
    ),
    "items of a list of blocks": _inside(
        "<!-- wp:list --><ul>",
        "<!-- wp:list-item --><li>a</li><!-- /wp:list-item -->",
        "</ul><!-- /wp:list -->",
    ),
    "blank lines": _inside("a", "\n", "b"),
    "lines of one space": _inside("a\n", " \n", "b"),
    "lines of tabs": _inside("a", "\t\n \n", "b"),
    "spaces": _inside("a", " ", "b"),
    "blank lines in code": _inside("<pre>a", "\n", "b</pre>"),
    "blank lines in a list": _inside("- a\n", "\n", "- b\n"),
    "blank lines in a quote": _inside("> a\n", ">\n", "> b\n"),
    "attributes": _numbered("a{0}=b ", "<p ", ">a</p>"),
    "attributes between slashes": _numbered("a{0}/", "<p ", ">a</p>"),
    "attributes of an image": _numbered("a{0}=b ", '<p><img src="a.png" ', ">a</p>"),
    "attributes of a shortcode": _inside("[gallery ", "a=b ", "]"),
    "quotes in a shortcode": _inside("[gallery ", '"a', "]"),
    "angle brackets in a shortcode": _inside("[gallery ", "<", "]"),
    "elements of a page builder": _inside("[vc_row]", '[vc_btn title="a" link="/b"]', "[/vc_row]"),
    "nested elements of a page builder": lambda n: '[vc_row a="b"]' * n + "c" + "[/vc_row]" * n,
    "unclosed quotes of a page builder": _repeat("[et_pb_text a=\"b c='d"),
    "unknown elements of a page builder": _inside(
        "[vc_column a=b]", '[acme title="a"]b[/acme]', "[/vc_column]"
    ),
    "brackets in an element of Oxygen": _inside("[ct_headline ct_options='", "{]", "'][/ct_headline]"),
    "blocks with texts in attributes": _repeat('<!-- wp:acme/x {"title":"A few words"} -->'),
    "styles": _inside('<p style="', "color:red;", '">a</p>'),
    "classes": _inside('<p class="', "a b ", '">a</p>'),
    "code and one block": _inside("", "[code]", "<!-- wp:x -->[/code]"),
    "code and one end": _inside("", "[code]", "[/code]"),
    **{
        f"repeated {unit!r} in a text of a template language": _repeat(unit)
        for unit in (
            "{false && (",
            "{/* ",
            "{a ",
            "<A b={",
            "{` ",
            '{" ',
            "<A>\n",
            "export const a = {\n",
            "export const a = {\n\n",
            "import a,\n",
            "{# ",
            "{{/* ",
            "{{!-- ",
            "<%# ",
            "{% if false %}",
            "@if(false) ",
            "<%doc>",
            "{::comment}",
        )
    },
    "nested expressions": _nested("{a ", "}"),
    "nested objects": _nested("{a: ", "}"),
    "nested attributes": _nested("<A b={", "}"),
    "tags and ends of others": _nested("<A>", "</B>"),
    "one end of a comment of Mako": _inside("</%doc>\n", "<%doc>", ""),
    "conditions of Blade in one line": _inside("", "@if(false ", "\n"),
    **{f"spaces after {start!r}": _inside(start, " ", "x") for start in ("{% if", "<% if", "{{ if", "@if")},
    "raw and one end": _inside("", "{% raw %}", "{% endraw %}"),
    "attributes of a block": lambda n: "<!-- wp:group " + '{"a":' * n + "1" + "}" * n + " /-->",
    "deep quotes": _inside("", ">", " a"),
    "deep quotes with spaces": _inside("", "> ", "a"),
    "quotes of all depths": lambda n: "".join(">" * (number % 100) + " a\n" for number in range(n)),
    "rows of Markdown": _inside("|a|b|\n|-|-|\n", "|a|b|\n", ""),
    "cells of Markdown": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|\n",
    "definitions of links": _numbered("[a{0}]: /b\n"),
    "uses of a definition": _inside("[a]: /b\n\n", "[a] ", ""),
    "footnotes of Markdown": _numbered("a[^{0}]\n\n[^{0}]: b\n\n"),
    "footnotes": lambda n: (
        _numbered('<sup class="fn"><a href="#f{0}" id="r{0}">{0}</a></sup>')(n)
        + _numbered('<li id="f{0}">a <a href="#r{0}">b</a></li>', '<ol class="wp-block-footnotes">', "</ol>")(
            n
        )
    ),
    "brackets in a URL": _inside("http://x.example/", "(", ""),
    "closing brackets in a URL": _inside("http://x.example/", ")", ""),
    "colons in a URL": _inside("http://x.example/", "a.b:", ""),
    "a word like a placeholder": _inside("kept", "x", "[code]a[/code]"),
    "a word like a placeholder of Markdown": _inside("q5", "x", " $a$"),
}
"""Name -> the text of about size n."""
