"""Judges the values of settings: which are text, URLs, or design. Used for page builders, and for blocks of plug-ins."""

import re
from typing import Any
from urllib.parse import unquote

from converters import lazy_re
from converters.io.character_references import unescape
from converters.io.json import loads

_MARKUP = lazy_re.compile(r"<[a-zA-Z/!][^<>]*>")
_UNSEEN = lazy_re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_WORD = lazy_re.compile(r"[^\W\d_]{2,}")
_URL = lazy_re.compile(r"(?:https?:)?//[^\s<>\"']+|(?:mailto|tel):\S+", re.IGNORECASE)
_PATH = lazy_re.compile(r"[/#][^\s<>\"']*")
_NUMBER = lazy_re.compile(r"[-+]?\d[\d.,]*")
_MEASURE = lazy_re.compile(
    r"(?:[-+]?[\d.]+\s*(?:px|r?em|%|v[hw]|m?s|deg|pt|fr)?(?:\s+|$))+|#[0-9a-f]{3,8}|(?:rgba?|hsla?|var|calc|url)\(.*\)",
    re.IGNORECASE | re.DOTALL,
)
_ICON = lazy_re.compile(
    r"(?:fa[bsrl]?|fas?-|icon|dashicons|et-pb-icon)[ -][\w -]+|&?#x[0-9a-f]+;.*|%%\d+%%", re.IGNORECASE
)
_CSS = lazy_re.compile(r"[\w-]+\s*:\s*[^;{}]+;|[.#]?[\w-]+\s*\{")
_VARIANT = lazy_re.compile(
    r"(?:style|type|layout|variant|skin|preset|col|column)s?[-_]?\d+|\d+c(?:ol)?", re.IGNORECASE
)
_PIPED = lazy_re.compile(r"[^\s|]*(?:\|[^|]{0,20}){2,}")
_KEY_VALUE = lazy_re.compile(r"[\w-]+:[^|\s]*(?:\|[\w-]+:[^|]*)+")
_PERCENT = lazy_re.compile(r"%(?:20|3C)", re.IGNORECASE)
_SINGLE = lazy_re.compile(r"[^\W\d_][^\W_]*[.!?:…]?")
_PRICE_OR_SIZE = lazy_re.compile(r"[$€£¥₹]\s?\d\S*|\d\S*[€$£]|\d[\d.,]*[A-Z][A-Za-z]{1,4}")
"""`$12/mo`, `10Gbps`."""
_HASH = lazy_re.compile(r"(?=[a-f]*\d)[0-9a-f]{6,}(?:-[0-9a-f]+)*|\$variable\(.*", re.DOTALL)

_ENUMERATIONS = frozenset(
    "on off yes no true false none null default left right center centre top bottom middle auto normal inherit full custom"
    " solid dashed dotted double small medium large xlarge big tiny thin wide light dark white black transparent row"
    " column columns grid list cover contain fixed scroll block inline flex both all any self blank _blank _self above below"
    " before after start end stretch flat classic modern outline round rounded square circle horizontal vertical fade slide"
    " zoom thumbnail post page date title image icon text asc desc enabled disabled open closed h1 h2 h3 h4 h5 h6 p div span"
    " section header footer li ul ol desktop tablet phone mobile hover active primary secondary success danger info warning"
    " absolute relative static sticky unset visible hidden inside outside up down rotate"
    " manually theme-color lightbox single post-type number percent px em rem vh vw linear ease".split()
)
"""Values that choose one of several ways to look."""

_COLUMNS = lazy_re.compile(r"\d+_\d+(?:,\d+_\d+)*|\d+[/:x-]\d+")
"""Widths of columns and the like: `1_2`, `1/3`, `16:9`."""


def words_of(html: str) -> str:
    """The visible text of HTML, white space made single, for comparison."""
    return " ".join(unescape(_MARKUP.sub(" ", _UNSEEN.sub(" ", html))).split())


def is_number(value: str) -> bool:
    """Whether a value is a number."""
    return bool(_NUMBER.fullmatch(value.strip()))


def is_url(value: str) -> bool:
    """Whether a value is one address: absolute, or a path from the root of the site, or a fragment."""
    return bool(_URL.fullmatch(value.strip()) or _PATH.fullmatch(value.strip()))


def is_switch(value: str) -> bool:
    """Whether a value chooses one of several ways, also where a text may stand: `left`, `on`, but not `Left`."""
    return value.strip() in _ENUMERATIONS


def is_design(value: str) -> bool:
    """Whether a value can only say how something looks: a measure, a colour, an icon, a choice, a key of the builder."""
    value = value.strip()
    if not value or value.lower() in _ENUMERATIONS or _NUMBER.fullmatch(value):
        return True
    return any(
        pattern.fullmatch(value)
        for pattern in (_MEASURE, _ICON, _PIPED, _VARIANT, _KEY_VALUE, _HASH, _COLUMNS)
    ) or bool(_CSS.match(value))


def reads_as_text(value: str) -> bool:
    """Whether a value was written for people, judged without the name of its setting.

    That is HTML with words in it, several words, or one word with a capital letter or a mark at its end. A single
    word in small letters may be a choice as well as a text, so it is not taken for one.
    """
    if is_design(value) or is_url(value):
        return False
    text = words_of(value)
    if _PRICE_OR_SIZE.fullmatch(text):
        return True
    if not _WORD.search(text):
        return False
    if text != value.strip():  # markup, or entities
        return True
    if " " in text:
        return not all(re.fullmatch(r"[\w.#-]*[-_.#][\w.#-]*", part) for part in text.split())
    return bool(_SINGLE.fullmatch(text)) and (
        not text.isascii()
        or text[-1] in ".!?:…"
        or (text[0].isupper() and (text[1:].islower() or text.isupper()))
    )


def decoded(value: Any) -> Any:
    """A value as it is meant: what is percent-encoded is decoded, and JSON loaded (WPBakery's groups, Lazy Blocks' lists)."""
    if not isinstance(value, str) or len(value) < 4:
        return value
    text = value.strip()
    if text.startswith(("%5B", "%7B", "%5b", "%7b")):
        text = unquote(text)
    elif _PERCENT.search(text) and " " not in text and not is_url(text):
        return unquote(text)
    elif not text.startswith(("[{", '{"', '["', "[[")):
        return value
    try:
        found = loads(text)
    except (ValueError, RecursionError):
        return value
    return found if isinstance(found, dict | list) else value
