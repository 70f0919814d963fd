"""Emphasis around blocks is in each block, and the tree is the one that the HTML5 parser made."""

import re

import pytest
from lxml import etree

from converters.markup.emphasis import within_blocks
from converters.markup.html import canonical, parse, tree
from converters.markup.markdown import COMMONMARK_GFM, to_markdown
from converters.markup.wordpress.serialize import to_blocks

SPREAD = {
    "<b><p>Fog</p><p>tide <i>low</i></p></b>x": "<p><b>Fog</b></p><p><b>tide <i>low</i></b></p>x",
    "a<i>b<div>c<ul><li>d</ul></div>e</i>f": "a<i>b</i><div><i>c</i><ul><li><i>d</i></li></ul></div><i>e</i>f",
    "<em><b><p>a</p>t</b></em>": "<p><em><b>a</b></em></p><em><b>t</b></em>",
    "<b><h2>head</h2><p>x</b>": "<h2>head</h2><p><b>x</b></p>",
    "<i><h2>head</h2></i>": "<h2><i>head</i></h2>",
    "<s><hr> <p><img src=a></p></s>z": '<hr> <p><img src="a"></p>z',
    "<u id=k><p>x</p></u>": '<p id="k"><u>x</u></p>',
    "<b class=c>x</b><p>y": '<b class="c">x</b><p>y</p>',
}


@pytest.mark.parametrize("html", SPREAD)
def test_emphasis_is_in_each_block(html):
    body = parse(html)
    assert within_blocks(body) is (etree.tostring(body) != etree.tostring(parse(html)))
    assert etree.tostring(body, method="html").decode() == f"<body>{SPREAD[html]}</body>"


def test_targets_keep_it():
    html = "<b><p>Fog</p><ul><li>tide</ul></b>"
    assert to_markdown(html, COMMONMARK_GFM).text.split() == ["**Fog**", "-", "**tide**"]
    assert (
        re.sub(r"<!--.*?-->| class=\"[^\"]*\"|\s", "", to_blocks(html).text)
        == "<p><b>Fog</b></p><ul><li><b>tide</b></li></ul>"
    )


OUTER = "address b big dir dl dt font h1 h3 h6 i legend menu ol pre s small strike tt u ul em div blockquote".split()
INNER = "address center dd div dl dt fieldset form li menu p pre table ul blockquote span".split()


@pytest.mark.parametrize("outer", OUTER)
def test_elements_nest_as_the_html5_parser_nests_them(outer):
    for inner in INNER:
        html = canonical(
            f"<{outer} class=x><{inner}>a</{inner}>b</{outer}>c<script>'<b><p>'</script><!--<b>-->"
        )
        assert etree.tostring(tree(html), method="html").decode().replace("\n", "") == html.replace("\n", "")
