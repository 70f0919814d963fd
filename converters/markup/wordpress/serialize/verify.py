"""HTML to block markup that is rendered again, as WordPress renders it, and compared with what it came from.

The whole is looked at first: mostly it is right. Where it is not, every block is looked at, and
those that do not come back stay HTML; if even that is not the same, all of it does.
"""

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from converters.diagnostics import Diagnostics
from converters.markup import lazy_images
from converters.markup.emphasis import within_blocks
from converters.markup.html import parse, serialise
from converters.markup.markdown.hints import fragment_targets
from converters.markup.markdown.verification.normal_form import normal_form
from converters.markup.wordpress import Context, render
from converters.markup.wordpress.serialize import footnotes
from converters.markup.wordpress.serialize.body import write
from converters.markup.wordpress.serialize.inline import contents
from converters.markup.wordpress.serialize.normalize import normal_form_of, normalized
from converters.markup.wordpress.serialize.rules import BLOCKS, custom_html
from converters.markup.wordpress.serialize.state import RuleSet, WriterState
from converters.model import Post
from converters.site.index import SiteIndex


class Result(NamedTuple):
    """What WordPress stores, and what of it is still HTML.

    `raw` counts the blocks of the top level that stay HTML, by what they are, of `blocks`.
    `footnotes` is what the custom field of that name must hold. `verified`: the
    whole shows the same as its source; what does not is one HTML block, or classic content that
    spaces a line otherwise.
    """

    text: str
    raw: Counter[str]
    blocks: int = 0
    footnotes: str = ""
    verified: bool = True


def to_blocks(html: str, key: str | None = "") -> Result:
    """HTML as blocks; nothing that a reader sees is lost.

    `key` is the post's, for the ids of its footnotes; without one, they stay the lists and links they are.
    """
    body = parse(html)
    within_blocks(body)
    if key is not None and "footnote" in html:
        noted = deepcopy(body)
        if found := footnotes.take_out(noted, key):
            stored = found.field()
            made = verified_body(body, noted, BLOCKS, lambda text: shown(text, stored), footnotes=True)
            if made.verified:
                return made._replace(footnotes=stored)
    made = verified_body(body, body, BLOCKS, shown)
    if made.verified:
        return made
    return Result(custom_html(inner_html(body)), Counter(body=1), 1, verified=False)


def shown(text: str, footnotes: str = "") -> str:
    """The HTML that WordPress makes of a post's text, and of its footnotes."""
    extra = {"footnotes": [footnotes]} if "<!-- wp:footnotes" in text else {}
    return render(text, Context(Post(extra=extra), SiteIndex(), Diagnostics()))


def verified_body(
    source: etree._Element,
    body: etree._Element,
    form: RuleSet,
    show: Callable[[str], str],
    *,
    footnotes: bool = False,
) -> Result:
    """The body in a form that shows the same as `source`, or as close to it as this form can be."""
    expected = _expected(source, footnotes=footnotes)
    wanted = fragment_targets(body)

    def rendered_form(text: str) -> object:
        return normal_form_of(show(text), footnotes=footnotes)

    def is_verified(text: str, html: str) -> bool:
        return rendered_form(text) == normal_form_of(lazy_images.load(html), footnotes=footnotes)

    first = _attempt(WriterState(form, write, None, wanted), body)
    if rendered_form(first.text) == expected:
        return first
    second = _attempt(WriterState(form, write, is_verified, wanted), body)
    return second._replace(verified=rendered_form(second.text) == expected)


def _expected(source: etree._Element, *, footnotes: bool) -> object:
    """The normal form of a body; of lazy images it has the files, as `render` shows them."""
    if next(source.iter(*lazy_images.ELEMENTS), None) is not None:
        html = inner_html(source)
        if (loaded := lazy_images.load(html)) is not html:
            return normal_form_of(loaded, footnotes=footnotes)
    return normal_form(normalized(deepcopy(source)), footnotes=footnotes)


def _attempt(state: WriterState, body: etree._Element) -> Result:
    text = write(contents(body), state)
    return Result(text, state.raw, state.blocks)


def inner_html(body: etree._Element) -> str:
    """What is in a body, as it is."""
    return serialise(body).removeprefix("<body>").removesuffix("</body>").strip()
