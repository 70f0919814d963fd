"""Takes out of an article what only surrounds it: sharing, lists of links, forms, empty divisions.

After Readability.js (`_prepArticle`, `_cleanConditionally`); only for pages of which nothing is known.
"""

import re
from collections.abc import Callable
from typing import Final

from converters.formats.html.reader import clean
from converters.formats.html.reader.dom import Node, ancestors, attribute, folded, parsed, text_of
from converters.formats.html.reader.weights import Weights

SHARE: Final = re.compile(
    r"(\b|_)(share|sharedaddy|sharing|social|addthis|addtoany|shariff)(\b|_)", re.IGNORECASE
)
VIDEOS: Final = re.compile(
    r"//(?:www\.)?(?:dailymotion|youtube|youtube-nocookie|player\.vimeo|v\.qq|bilibili|upload\.wikimedia|player\.twitch|"
    r"open\.spotify|w\.soundcloud|archive)\.(?:com|org|tv|be)",
    re.IGNORECASE,
)
NEVER: Final = (
    "object, embed, footer, link, aside, input, textarea, select, button, nav, dialog, iframe, form"
)
_CONDITIONAL: Final = "form, fieldset, table, ul, div"
_HEADS: Final = "h1, h2"


def trimmed(
    top: Node, title: str, passed: set[int], weight: Callable[[Node], float], *, tidy: bool = True
) -> str:
    """What of a candidate is the article, as HTML. The tree is left as it was: it works on a copy."""
    marks = [node for node in top.css("*") if node.mem_id in passed]
    for node in marks:
        node.attrs["data-passed"] = "1"
    copy = parsed(top.html or "").css_first("body")
    assert copy is not None  # every page has one
    for node in marks:
        del node.attrs["data-passed"]
    clean.without(copy.css("[data-passed]"))
    for node in copy.css(NEVER):
        if not any(VIDEOS.search(value or "") for value in node.attributes.values()):
            node.remove()
    for node in copy.css("[class], [id]"):
        if (
            SHARE.search(f"{attribute(node, 'class')} {attribute(node, 'id')}")
            and len(folded(node.text())) < 500
        ):
            node.remove()
    counted = Weights(copy)
    for node in reversed(copy.css(_CONDITIONAL)) if tidy else ():
        if node.mem_id != copy.mem_id and _is_furniture(node, counted, weight):
            node.remove()
    for node in copy.css(_HEADS):
        if _same_title(text_of(node), title) or weight(node) < 0:
            node.remove()
    for node in reversed(copy.css("p, div, section, h1, h2, h3, h4, h5, h6, ul, ol")):
        if (
            not folded(node.text())
            and node.css_first("img, picture, embed, object, iframe, video, audio, hr, svg") is None
            and node.mem_id != copy.mem_id
        ):
            node.remove()
    return clean.body(copy)


def _same_title(text: str, title: str) -> bool:
    one, other = (set(re.findall(r"\w+", part.lower())) for part in (text, title))
    return bool(one) and len(one & other) / len(one) > 0.75 and len(other - one) <= len(other) / 3


def _is_furniture(node: Node, weights: Weights, weight: Callable[[Node], float]) -> bool:
    """Whether a list, table or division is not of the text: by links, lists, images and fields in it."""
    if node.tag == "table" and _is_data(node):
        return False
    around = list(ancestors(node))
    if any(above.tag == "table" and _is_data(above) for above in around) or any(
        above.tag in ("code", "pre", "figure") for above in around
    ):
        return False
    weighs = weight(node)
    if weighs < 0:
        return True
    if weights.commas(node) >= 10:
        return False
    counts = {name: len(node.css(name)) for name in ("p", "img", "li", "input")}
    if node.css_first("pre, code table") is not None:
        return False
    embeds = [one for one in node.css("object, embed, iframe") if True]
    if any(VIDEOS.search(value or "") for one in embeds for value in one.attributes.values()):
        return False
    length, density = weights.text(node), weights.link_density(node)
    heads = sum(weights.text(one) for one in node.css("h1, h2, h3, h4, h5, h6")) / max(1, length)
    in_figure = any(above.tag == "figure" for above in around)
    is_list = node.tag in ("ul", "ol") or (
        length > 0 and sum(weights.text(one) for one in node.css("ul, ol")) / length > 0.9
    )
    paragraphs, images = counts["p"], counts["img"]
    furniture = (
        (not in_figure and images > 1 and paragraphs / images < 0.5)
        or (not is_list and counts["li"] - 100 > paragraphs)
        or counts["input"] > paragraphs // 3
        or (
            not is_list
            and not in_figure
            and heads < 0.9
            and length < 25
            and (images == 0 or images > 2)
            and density > 0
        )
        or (not is_list and weighs < 25 and density > 0.2)
        or (weighs >= 25 and density > 0.5)
        or (len(embeds) == 1 and length < 75)
        or len(embeds) > 1
    )
    if is_list and furniture:
        items = node.css("li")
        if items and images == len(items) and all(len(list(one.css("img"))) == 1 for one in items):
            return False
    return furniture


def _is_data(table: Node) -> bool:
    """Whether a table is of data, and not there for the layout."""
    if attribute(table, "role") == "presentation" or attribute(table, "datatable") == "0":
        return False
    if attribute(table, "summary") or table.css_first("caption, col, colgroup, tfoot, thead, th") is not None:
        return True
    if len(table.css("table")) > 1:
        return False
    rows = table.css("tr")
    columns = max((len(row.css("td")) for row in rows), default=0)
    return len(rows) >= 10 or columns > 4 or len(rows) * columns > 10
