"""How the parts of an element stand on a page: as a heading, a quote, a price. What a shape does not place follows it."""

import binascii
import re
from base64 import b64decode
from collections.abc import Callable
from html import escape
from urllib.parse import quote, unquote

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.wordpress.builders import values
from converters.markup.wordpress.builders.element import joined
from converters.markup.wordpress.builders.parts import Parts, clean, inline
from converters.markup.wordpress.embeds import embed, link, player
from converters.markup.wordpress.media import figure, type_of

Shape = Callable[[Parts], list[str]]
"""Takes out of the parts what it places, and gives it as pieces of HTML."""

_TAGS = lazy_re.compile(r"<[^>]*>")
_BLOCK = lazy_re.compile(
    r"<(?:p|h[1-6]|ul|ol|li|div|blockquote|figure|table|pre|hr|iframe|video|audio|section)\b"
)
_ENCODED = lazy_re.compile(r"[A-Za-z0-9+/\s]{8,}={0,2}\s*")
_MAP = "#E-8_"
_UNAVAILABLE = lazy_re.compile(r"^\s*([+-])\s*(.*)$", re.MULTILINE)
_PROVIDERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
}


def card(parts: Parts) -> list[str]:
    """The usual order: images, films and sounds, heading, numbers, texts, what it holds, who said it, links."""
    pairs = parts.pairs()
    headings, images = parts.take("headings"), parts.take("images")
    if len(pairs) == 1 and not pairs[0][1] and (url := pairs[0][0]):  # the link of the whole element
        if headings:
            headings[0], pairs = _linked(url, headings[0]), []
        elif len(images) == 1 and "<figure" not in images[0]:
            images, pairs = [_linked(url, images[0])], []
        else:
            pairs = [(url, parts.link_title)]
    posters = images if parts.films and len(images) == 1 else []
    shown = [*_films(parts, posters), *_sounds(parts)]
    shown = [*([] if posters else _captioned(images, parts)), *shown]
    shown += (_heading(text, parts.level) for text in headings)
    shown += _numbers(parts)
    shown += parts.take("subheadings")
    shown += parts.take("texts")
    shown += parts.take("captions")
    shown += parts.take("body")
    shown += parts.take("names")
    shown += (code(text) for text in parts.take("codes"))
    shown += (link(url, words) if url and words else embed(url) if url else words for url, words in pairs)
    if profiles := parts.take("profiles"):
        shown.append(
            "<ul>" + "".join(f"<li>{link(url, escape(name))}</li>" for url, name in profiles) + "</ul>"
        )
    return shown


def heading(parts: Parts) -> list[str]:
    """A heading whose text may be what the element holds."""
    words = parts.take("headings") or parts.take("texts")[:1] or parts.take("body")
    pairs = parts.pairs()
    if len(pairs) == 1 and pairs[0][0] and not pairs[0][1]:
        words, pairs = [_linked(pairs[0][0], inline(text)) for text in words], []
    parts.links = [("", url, text) for url, text in pairs]
    return [_heading(inline(text), parts.level) for text in words]


def button(parts: Parts) -> list[str]:
    """A link with words; the words may be what the element holds, or the title of the link."""
    pairs = parts.pairs()
    url = next((url for url, _ in pairs if url), "")
    words = next((text for _, text in pairs if text), "")
    for name in ("body", "texts", "headings"):
        if not words and (found := parts.take(name)):
            words = inline(found[0])
            setattr(parts, name, found[1:])
    words = words or parts.link_title
    if not url:
        return [words] if words else []
    if _BLOCK.search(words):
        return [words, link(url)]
    return [link(url, words)]


def picture(parts: Parts) -> list[str]:
    """An image; its URL may be what the element holds."""
    body = parts.take("body")
    held = _TAGS.sub("", joined(body)).strip()
    if not values.is_url(held):
        parts.body = body
    else:
        parts.images = [parts.image_of(unescape(held))]
    if parts.headings and not parts.captions:  # a title of an image is shown below or over it
        parts.captions = parts.take("headings")
    return []


def film(parts: Parts) -> list[str]:
    """A film: by the URL of a page or file, by id and service, or as HTML."""
    if not parts.films and (held := joined(parts.body)) and (values.is_url(held) or "<iframe" in held):
        parts.films = parts.take("body")
    for _, url, _ in parts.links:
        if url and not parts.films and (player(url) or not parts.images):
            parts.films = [url]
            parts.links = [item for item in parts.links if item[1] != url]
    if parts.films:
        parts.captions = [*parts.take("headings"), *parts.captions]
    return []


def provided(service: str) -> Shape:
    """A film of one service, which is named by its id or URL."""

    def shape(parts: Parts) -> list[str]:
        named = [*parts.take("films"), *parts.take("numbers"), *parts.take("texts"), *parts.take("body")]
        parts.films = [
            name
            if "://" in name or "<" in name
            else _PROVIDERS[service].format(quote(unescape(name), safe="/-_"))
            for name in named
        ]
        return []

    return shape


def sound(parts: Parts) -> list[str]:
    """A sound: by its URL."""
    if not parts.sounds:
        parts.sounds = [url for _, url, words in parts.links if url and not words]
        parts.links = [item for item in parts.links if item[1] not in parts.sounds]
    parts.sounds += parts.take("films")
    return []


def quotation(parts: Parts) -> list[str]:
    """What somebody said, with who said it below."""
    said = [*parts.take("texts"), *parts.take("body")]
    names = [*parts.take("names"), *parts.take("headings"), *parts.take("subheadings")]
    pairs = parts.pairs()
    if len(pairs) == 1 and pairs[0][0] and not pairs[0][1] and names:
        names[-1], pairs = _linked(pairs[0][0], names[-1]), []
    parts.links = [("", url, words) for url, words in pairs]
    who = ", ".join(dict.fromkeys(names))
    words = joined([*said, f"<p><cite>{who}</cite></p>" if who else ""])
    return [
        *_captioned(parts.take("images"), parts),
        f"<blockquote>\n\n{words}\n\n</blockquote>" if words else "",
    ]


def counter(parts: Parts) -> list[str]:
    """A number and what it counts."""
    if parts.element.settings.get("percent_sign", "on") == "on" and parts.element.name.endswith(_PERCENTAGES):
        parts.suffix = parts.suffix or "%"
    numbers = parts.take("numbers")[-1:]  # where there are two, the first is where it starts to count
    if not numbers:
        return []
    number = f"{parts.prefix}{numbers[0]}{'' if numbers[0].endswith('%') else parts.suffix}"
    parts.prefix = parts.suffix = ""
    words = [
        *parts.take("headings"),
        *(parts.take("texts") if not any(map(_BLOCK.search, parts.texts)) else []),
    ]
    if len(parts.body) == 1 and not _BLOCK.search(parts.body[0]):
        words += (inline(text) for text in parts.take("body"))
    return [" ".join([f"<strong>{number}</strong>", *dict.fromkeys(words)])]


def price(parts: Parts) -> list[str]:
    """A price list's column: what it is called, what it costs, what is in it."""
    shown = [_heading(text, parts.level) for text in parts.take("headings")]
    shown += parts.take("subheadings")
    if numbers := parts.take("numbers"):
        per = f" / {parts.period}" if parts.period else ""
        shown.append(f"<strong>{parts.prefix}{' '.join(numbers)}{parts.suffix}</strong>{per}")
        parts.prefix = parts.suffix = parts.period = ""
    body = parts.take("body")
    parts.body = [_plus_and_minus(text) for text in body]
    return shown


def item(parts: Parts) -> list[str]:
    """An item of a list."""
    pairs = parts.pairs()
    words = [
        *parts.take("headings"),
        *parts.take("texts"),
        *parts.take("numbers"),
        *parts.take("subheadings"),
    ]
    url = next((url for url, text in pairs if url and not text), "")
    if url and words:
        words[0], pairs = _linked(url, words[0]), [pair for pair in pairs if pair[0] != url]
    words += (link(url, text) if url else text for url, text in pairs)
    words += parts.take("body")
    if len(words) == 1 and not _BLOCK.search(line := inline(words[0])):
        return [f"<li>{line}</li>"]
    return [f"<li>{joined(words)}</li>"] if words else []


def rule(parts: Parts) -> list[str]:
    """A line between parts of a page; Elementor keeps a text for it that is shown on one kind of line only."""
    if parts.element.builder == "Elementor" and parts.element.settings.get("look") != "line_text":
        parts.take("texts")
    return ["<hr>", *(_heading(inline(text), parts.level) for text in parts.take("headings"))]


def nothing(parts: Parts) -> list[str]:
    """Room between elements."""
    parts.take("numbers")
    return []


def raw(parts: Parts) -> list[str]:
    """HTML as its author wrote it, which some builders store in base64."""
    return [code(text) for text in (*parts.take("body"), *parts.take("codes"))]


def place(parts: Parts) -> list[str]:
    """A map: what it says, and the frame that shows it, if there is one."""
    frames = [url for _, url, _ in parts.links if url.startswith(_MAP)]
    parts.links = [item for item in parts.links if item[1] not in frames]
    parts.texts = list(dict.fromkeys(parts.texts))
    return [code(text.removeprefix(_MAP)) for text in frames]


def code(text: str) -> str:
    """Raw HTML: decoded from base64, and from percent-encoding, where it is all of that (`vc_raw_html`, `fusion_code`)."""
    bare = _TAGS.sub("", text).strip()
    if not _ENCODED.fullmatch(bare):
        return text
    try:
        html = b64decode(bare, validate=False).decode()
    except (binascii.Error, UnicodeDecodeError):
        return text
    return unquote(html)


def _heading(text: str, level: int) -> str:
    if not text:
        return ""
    return f"<h{level}>{text}</h{level}>" if level else text


def _linked(url: str, html: str) -> str:
    return html if "<a " in html else link(url, html)


def _captioned(images: list[str], parts: Parts) -> list[str]:
    if len(images) == 1 and parts.captions and "<figure" not in images[0]:
        return [figure(images[0], " ".join(parts.take("captions")))]
    return images


def _films(parts: Parts, posters: list[str]) -> list[str]:
    shown = []
    for url in dict.fromkeys(parts.take("films")):
        made = code(url) if "<" in url else embed(unescape(url))
        poster = re.search(r'src="([^"]*)"', posters[0]) if posters else None
        if poster and made.startswith("<video"):
            made = made.replace("<video controls", f'<video controls poster="{poster[1]}"', 1)
        elif posters:
            shown += posters
        posters = []
        shown.append(made)
    return shown


def _sounds(parts: Parts) -> list[str]:
    return [
        f'<audio controls src="{escape(url)}"></audio>' if type_of(url) == "audio" else embed(url)
        for url in dict.fromkeys(map(unescape, parts.take("sounds")))
    ]


def _numbers(parts: Parts) -> list[str]:
    """Numbers with their units; the latter alone where there is no number."""
    numbers = parts.take("numbers")
    prefix, suffix, period = parts.prefix, parts.suffix, parts.period
    parts.prefix = parts.suffix = parts.period = ""
    if not numbers:
        return [text for text in (prefix, suffix, period) if text]
    last = f"{prefix}{numbers[-1]}{suffix}"
    return [" ".join([*numbers[:-1], last]) + (f" / {period}" if period else "")]


def _plus_and_minus(text: str) -> str:
    """Divi's list of features: lines that begin with a plus, or with a minus for what is not included."""
    lines = [line for line in re.split(r"\n|<br\s*/?>|</?p>", text) if line.strip()]
    if not lines or _BLOCK.search(text) or not all(_UNAVAILABLE.match(line) for line in lines):
        return text
    marked = [_UNAVAILABLE.match(line) for line in lines]
    items = ((found[1], clean(found[2])) for found in marked if found)
    return (
        "<ul>"
        + "".join(f"<li>{f'<del>{words}</del>' if sign == '-' else words}</li>" for sign, words in items)
        + "</ul>"
    )


_PERCENTAGES = ("et_pb_number_counter", "et_pb_circle_counter", "divi/number-counter", "divi/circle-counter")
"""Divi's counters: a percent sign follows the number unless it is switched off."""
