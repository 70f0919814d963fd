"""Tags of page builders: dropped, and what they hold is kept, also what they hold in attributes."""

import binascii
import re
from base64 import b64decode
from html import escape
from urllib.parse import unquote

from converters import messages
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import embed, link
from converters.markup.wordpress.media import by_ids, image
from converters.markup.wordpress.shortcodes.galleries import render, split_ids
from converters.markup.wordpress.shortcodes.grammar import Attributes, parse_attributes

PREFIXES = (
    "vc_",
    "et_pb_",
    "fusion_",
    "av_",
    "cs_",
    "mk_",
    "fl_",
    "x_",
    "tatsu_",
    "themify_",
    "nectar_",
    "ultimate_",
)
"""WPBakery, Divi, Avada, Enfold, Cornerstone, Jupiter, Beaver, X, Tatsu, Themify, Salient. A new one is a word here."""

_PREFIX = "|".join(PREFIXES)
_HINT = re.compile(rf"\[/?(?:{_PREFIX})")
_TAG = re.compile(rf"(?<!\[)\[(/?)((?:{_PREFIX})[\w-]*)((?:\s[^\]]*|/)?)\](?!\])", re.ASCII)
_RAW = re.compile(
    r"\[(vc_raw_html|vc_raw_js|fusion_code)(?:\s[^\]]*)?\]\s*(?:<p>)?([A-Za-z0-9+/=\s]+?)(?:</p>)?\s*\[/\1\]"
)
_ENCODED_QUOTES = {"%22": '"', "%91": "[", "%93": "]", "``": '"', "`{`": "[", "`}`": "]"}
_LINK_PARTS = re.compile(r"(?:^|\|)(url|title):([^|]*)")

_IMAGE = ("src", "image", "image_url", "image_src", "bg_image", "background_image", "logo", "img", "poster")
_IMAGES = ("images", "gallery_ids", "image_ids", "ids")
_FILM = ("video", "video_url", "videoid", "video_link")
_LINK = ("url", "link", "href", "button_url", "button_link", "link_url", "btn_link")
_WORDS = (
    "heading",
    "title",
    "text",
    "button_text",
    "caption",
    "subtitle",
    "subheading",
    "author",
    "name",
    "job_title",
    "label",
)
_NUMBER = re.compile(r"\d+")


def drop(text: str, context: Context) -> str:
    """Take page builder tags out of stored content; each ends a paragraph, as it does when the builder runs."""
    if "[" not in text or not _HINT.search(text):
        return text
    text = _RAW.sub(_decode, text)

    def replace(tag: re.Match[str]) -> str:
        closing, name, attributes = tag.groups()
        if closing:
            return "\n\n"
        context.note(messages.PAGE_BUILDER, name=name)
        if "=" not in attributes:
            return "\n\n"
        for code, character in _ENCODED_QUOTES.items():
            attributes = attributes.replace(code, character)
        return "\n\n" + "\n\n".join([*_shown(parse_attributes(attributes), name, context), ""])

    return _TAG.sub(replace, text)


def _shown(attributes: Attributes, name: str, context: Context) -> list[str]:
    """What a builder's tag shows of its attributes: images, films, words, links."""
    shown: list[str] = []
    if ids := split_ids(_first(attributes, _IMAGES)):
        items = by_ids([text for text in ids if _NUMBER.fullmatch(text)], name, context)
        shown.append(render(items))
    if picked := _first(attributes, _IMAGE):
        if _NUMBER.fullmatch(picked):
            shown += (image(item) for item in by_ids([picked], name, context))
        elif "://" in picked or picked.startswith("/"):
            shown.append(f'<img src="{escape(picked)}" alt="{escape(attributes.get("alt", ""))}">')
    if (film := _first(attributes, _FILM)) and "://" in film:
        shown.append(embed(film))
    target, words = _target(_first(attributes, _LINK))
    texts = [
        value for key in _WORDS if (value := attributes.get(key, "").strip()) and not _NUMBER.fullmatch(value)
    ]
    if target:
        if name == "vc_video":
            shown.append(embed(target))
        else:
            shown += texts[:-1]
            shown.append(link(target, texts[-1] if texts else escape(words, quote=False)))
    else:
        shown += texts
    return [html for html in shown if html]


def _first(attributes: Attributes, names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := attributes.get(name, "").strip())), "")


def _target(value: str) -> tuple[str, str]:
    """The URL and text of a link; WPBakery's is `url:…|title:…`, percent-encoded."""
    if "|" in value or value.startswith("url:"):
        parts = {name: unquote(part) for name, part in _LINK_PARTS.findall(value)}
        return parts.get("url", ""), parts.get("title", "")
    return (value, "") if "://" in value or value.startswith(("/", "mailto:", "#")) else ("", "")


def _decode(found: re.Match[str]) -> str:
    """HTML that a builder stored in base64, WPBakery percent-encoded as well."""
    try:
        html = b64decode(found[2], validate=False).decode()
    except (binascii.Error, UnicodeDecodeError):
        return found[0]
    return f"\n\n{unquote(html) if found[1].startswith('vc_') else html}\n\n"
