"""Page builders that store their elements as shortcodes: Divi 4, Avada, WPBakery, Enfold, Flatsome, Oxygen and others.

WordPress knows no nesting of one shortcode in itself, and ends a tag at its first bracket; the builders do without
both, so their tags have their own grammar here.
"""

import binascii
import re
from base64 import b64decode
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from converters import lazy_re
from converters.io.json import loads
from converters.markup.wordpress.autop import autop
from converters.markup.wordpress.builders.element import UNKNOWN, Element
from converters.markup.wordpress.builders.recipes import COLUMN, is_container
from converters.markup.wordpress.builders.show import show_all
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.grammar import parse_attributes
from converters.markup.wordpress.shortcodes.table import table
from converters.markup.wordpress.tags import hide_brackets

BUILDERS: Mapping[str, str] = {
    "vc_": "WPBakery",
    "et_pb_": "Divi",
    "fusion_": "Avada",
    "av_": "Enfold",
    "cs_": "Cornerstone",
    "x_": "Cornerstone",
    "mk_": "Jupiter",
    "fl_": "Beaver Builder",
    "tatsu_": "Tatsu",
    "themify_": "Themify",
    "nectar_": "Salient",
    "ultimate_": "WPBakery",
    "ct_": "Oxygen",
    "oxy_": "Oxygen",
    "oxy-": "Oxygen",
    "ux_": "Flatsome",
    "su_": "Shortcodes Ultimate",
}
"""The builder whose elements' names begin so."""

_FLATSOME = frozenset([
    "section", "section_inner", "row", "row_inner", "row_inner_1", "col", "col_inner", "col_inner_1", "col_grid", "text_box",
    "featured_box", "accordion", "accordion-item", "tabgroup", "tabgroup_vertical", "tab", "gap", "divider", "title", "button",
    "message_box", "testimonial", "team_member", "page_header", "lightbox", "map", "follow", "share", "logo",
    "blog_posts", "scroll_to", "video_button", "stack", "countdown", "background", "slider", "content_box", "page_meta",
    "layer", "grid", "bullet_item",
])  # fmt: skip
"""Elements of Flatsome without a prefix; other plug-ins use these names too."""
_IS_FLATSOME = lazy_re.compile(
    r"\[(?:ux_\w+|(?:col|col_inner|col_grid)\s[^\]]*\bspan=|text_box|accordion-item|featured_box|tabgroup)"
)

_PREFIX = "|".join(map(re.escape, BUILDERS))
_HINT = lazy_re.compile(rf"\[/?(?:{_PREFIX}|{COLUMN})|{_IS_FLATSOME.pattern}")
_OWN = lazy_re.compile(rf"(?:{_PREFIX})[\w-]+|{COLUMN}", re.ASCII)
_TAG = lazy_re.compile(r"(?<!\[)\[(/?)([A-Za-z][\w-]+)(?=[\s\]/])", re.ASCII)
_OPEN_VALUE = lazy_re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')|=\s*([\"'])")

_LINE_HOLDER = lazy_re.compile(
    r"(?:<!--|<!–-|<!–|&lt;!--|<!&#8211;)?\s*\[et_pb_(?:line_break|br)_holder\]\s*(?:-->|-–>|–>|--&gt;|&#8211;>)?"
)
"""Divi's line breaks in code, in the spellings that a texturized copy has."""
_ENCODED = {"%22": '"', "%92": "\\", "%91": "[", "%93": "]", "``": '"', "`{`": "[", "`}`": "]"}
"""What Divi and WPBakery write for characters that end an attribute."""
_BASE64 = lazy_re.compile(r"[A-Za-z0-9+/]{6,}={0,2}")
_DEEPEST = 60
"""Levels of nested elements; what is deeper is taken apart on the level above."""


def expand(text: str, context: Context, *, in_blocks: bool = False) -> str:
    """Replace the elements in stored content by what they show.

    `in_blocks`: nobody makes paragraphs of the text afterwards, so that they are made here.
    """
    if "[" not in text or not _HINT.search(text):
        return text
    if "_holder]" in text:
        text = _LINE_HOLDER.sub("\n", text)
    parts = elements_of(text)
    if not parts:
        return text
    if not in_blocks:
        return show_all(parts, context)
    return "".join(
        part if isinstance(part, str) else _paragraphs(show_all([part], context)) for part in parts
    )


def elements_of(text: str) -> list[str | Element]:
    """The texts and elements of stored content; empty where there is no element of a builder."""
    hidden, show_brackets = hide_brackets(text)
    tags = _proved(list(_tags(hidden)))
    return [] if all(tag.foreign for tag in tags) else _tree(hidden, tags, show_brackets)


def _paragraphs(html: str) -> str:
    return html if "<!-- wp:" in html else autop(html)


class _Tag(NamedTuple):
    """A tag: where it stands, and whether it is of an element of a builder, or `foreign`: a shortcode that nobody knows."""

    start: int
    end: int
    closes: bool
    void: bool
    name: str
    attributes: str
    foreign: bool


def _tags(text: str) -> Iterator[_Tag]:
    """The tags of elements in a text, in order."""
    flatsome = _FLATSOME if _IS_FLATSOME.search(text) else frozenset[str]()
    position = 0
    ends: dict[str, int] = {}
    while found := _TAG.search(text, position):
        name = found[2]
        foreign = not _OWN.fullmatch(name) and name not in flatsome
        if table.is_added(name) or (foreign and name in table):
            position = found.end()
            continue
        end = _end(text, found.end(), ends)
        if end < 0:
            return
        position = end + 1
        attributes = text[found.end() : end]
        if text.startswith("](", end) and not attributes.strip():
            continue  # a link of Markdown
        void = attributes.endswith("/")
        yield _Tag(found.start(), position, bool(found[1]), void, name, attributes.removesuffix("/"), foreign)


def _proved(tags: list[_Tag]) -> list[_Tag]:
    """The tags; those of a builder that none has an attribute or a closing form of are foreign: `a[x_i]` is a formula."""
    builders = {
        _builder(tag.name) for tag in tags if not tag.foreign and (tag.closes or "=" in tag.attributes)
    }
    return [
        tag if tag.foreign or _builder(tag.name) in builders else tag._replace(foreign=True) for tag in tags
    ]


def _end(text: str, start: int, ends: dict[str, int]) -> int:
    """Where a tag ends: at the first bracket that is not within quotes; where quotes do not end, at the first one.

    `ends` keeps where no more quotes were found, so that the time is linear.
    """
    end = text.find("]", start)
    while end >= 0:
        quote = next((found[1] for found in _OPEN_VALUE.finditer(text, start, end) if found[1]), "")
        if not quote:
            return end
        closing = -1 if quote in ends else text.find(quote, end)
        if closing < 0:
            ends[quote] = end
            return end
        after = text.find("]", closing)
        if after < 0 or (text.find("[", end, closing) not in (-1, end) and "{" not in text[start:end]):
            return end  # the quote is of another tag
        start, end = closing + 1, after
    return -1


class _Open(NamedTuple):
    """An element that is open: the number of its closing tag, its content so far, and whether elements stand in it."""

    closing: int
    content: list[str | Element]
    holds_elements: bool


def _tree(text: str, tags: list[_Tag], show_brackets: Callable[[str], str]) -> list[str | Element]:
    """Elements with those in them. A tag that no closing one follows within its parent holds nothing."""
    closed = _pairs(tags)
    stack = [_Open(-1, [], False)]
    done = 0
    for number, tag in enumerate(tags):
        inside = stack[-1]
        if between := text[done : tag.start]:
            inside.content.append(show_brackets(between))
        done = tag.end
        whole = number in closed or "=" in tag.attributes
        if tag.closes and inside.closing == number:
            stack.pop()
        elif tag.foreign and (tag.closes or not whole or not inside.holds_elements):
            inside.content.append(show_brackets(text[tag.start : tag.end]))
        elif not tag.closes:
            content: list[str | Element] = []
            settings = _settings(show_brackets(tag.attributes))
            inside.content.append(Element(_builder(tag.name), tag.name, settings, content))
            if number in closed and len(stack) < _DEEPEST:
                stack.append(_Open(closed[number], content, tag.foreign or is_container(tag.name)))
    stack[0].content.append(show_brackets(text[done:]))
    return stack[0].content


def _pairs(tags: list[_Tag]) -> dict[int, int]:
    """The number of the closing tag of each tag that has one."""
    open_: list[int] = []
    by_name: dict[str, list[int]] = defaultdict(list)
    closed: dict[int, int] = {}
    for number, tag in enumerate(tags):
        if not tag.closes:
            if not tag.void:
                open_.append(number)
                by_name[tag.name].append(number)
        elif by_name[tag.name]:
            opening = by_name[tag.name][-1]
            while (inner := open_.pop()) != opening:
                by_name[tags[inner].name].pop()
            by_name[tag.name].pop()
            closed[opening] = number
    return closed


def _builder(name: str) -> str:
    if found := next((builder for prefix, builder in BUILDERS.items() if name.startswith(prefix)), ""):
        return found
    if re.fullmatch(COLUMN, name):
        return "columns of a theme"
    return "Flatsome" if name in _FLATSOME else UNKNOWN


def _settings(attributes: str) -> dict[str, Any]:
    """The attributes of a tag; Oxygen has one, with JSON in it."""
    if "=" not in attributes:
        return {}
    settings: dict[str, Any] = {}
    for name, value in parse_attributes(attributes).items():
        for code, character in _ENCODED.items():
            value = value.replace(code, character)
        settings[name] = value
    if "ct_options" in settings:
        found = re.search(r"ct_options\s*=\s*'(.*)'", attributes, re.DOTALL)
        return oxygen_settings(_loaded(found[1] if found else settings["ct_options"]))
    return {name: value for name, value in settings.items() if not name.isdigit()}


def _loaded(text: str) -> dict[str, Any]:
    try:
        found = loads(text)
    except (ValueError, RecursionError):
        return {"ct_options": text}
    return found if isinstance(found, dict) else {}


def oxygen_settings(options: Mapping[str, Any]) -> dict[str, Any]:
    """Oxygen's options: the element's own are in `original`, next to what the builder keeps for itself. Texts may be in base64."""
    original = options.get("original")
    own = original if isinstance(original, Mapping) else {}
    return {**options, **{name: _plain(value) for name, value in own.items()}}


def _plain(value: Any) -> Any:
    if not isinstance(value, str) or not _BASE64.fullmatch(value) or len(value) % 4:
        return value
    try:
        text = b64decode(value).decode()
    except (binascii.Error, UnicodeDecodeError):
        return value
    return text if text.isprintable() else value
