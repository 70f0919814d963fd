"""The texts that a text may stand for, so that what is encoded is judged as what it means."""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.io.character_references import unescape

ROUNDS: Final = 3
"""How often a text is decoded: `%2540` is `%40` is `@`."""
_ESCAPE: Final = lazy_re.compile(r"\\{1,4}(?:u\{?([0-9A-Fa-f]{4})\}?|x([0-9A-Fa-f]{2}))")
"""Escapes of JSON and JavaScript, themselves escaped or not."""
_QUOTED_PRINTABLE: Final = lazy_re.compile(r"=(40|2E)")
_BRACKET: Final = lazy_re.compile(r"[\[({<]")
_AT: Final = lazy_re.compile(
    r"(?<=\w)\s{0,3}[\[({<]\s{0,3}(?:[a\u00e4]t|@)\s{0,3}[\])}>]\s{0,3}(?=\w)", re.IGNORECASE
)
_DOT: Final = lazy_re.compile(
    r"(?<=\w)\s{0,3}[\[({<]\s{0,3}(?:dot|\.)\s{0,3}[\])}>]\s{0,3}(?=\w)", re.IGNORECASE
)
_AT_AND_DOT: Final = lazy_re.compile(
    r"(?<=\w)\s{1,3}at\s{1,3}([\w-]{1,60}(?:\s{1,3}dot\s{1,3}[\w-]{1,60})+)(?!\w)", re.IGNORECASE
)
"""`ada at pond dot example`: both words make it an address."""
_DOT_WORD: Final = lazy_re.compile(r"\s+dot\s+", re.IGNORECASE)
_TAG: Final = lazy_re.compile(r"<!--.{0,300}?-->|</?[A-Za-z][^<>@]{0,300}>", re.DOTALL)
_CLOUDFLARE: Final = lazy_re.compile(r"(?:email-protection#|data-cfemail=[\"'])([0-9A-Fa-f]{8,400})")
"""Where Cloudflare's e-mail obfuscation keeps an address: a key of one byte, then each byte with it."""
_UNSEEN: Final = lazy_re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SHORTEST_BASE64: Final = 12
_BASE64: Final = lazy_re.compile(rf"[A-Za-z0-9+/_-]{{{_SHORTEST_BASE64},}}={{0,2}}")

_CAPITAL: Final = lazy_re.compile("[A-Z]")


def forms(text: str) -> Iterator[str]:
    """The text itself, then what it stands for: decoded, decoded once more; without tags, and what is base64 in it."""
    yield text
    seen = [text]
    for _ in range(ROUNDS):
        decoded = _decoded(seen[-1])
        if decoded == seen[-1]:
            break
        seen.append(decoded)
        yield decoded
    for form in seen:
        if (bare := _TAG.sub("", form)) != form:
            yield bare
        for found in _CLOUDFLARE.finditer(form):
            yield _unmasked(found[1])
        for inner in _base64_texts(form):
            yield inner
            if (decoded := _decoded(inner)) != inner:
                yield decoded


def plain_form(text: str) -> str:
    """The text, decoded as far as it goes; base64 stays."""
    for _ in range(ROUNDS):
        text = _decoded(text)
    return text


def _decoded(text: str) -> str:
    if "%" in text:
        text = unquote(text)
    if "&" in text:
        text = unescape(text)
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text).replace("\\/", "/")
    if "=" in text:
        text = _QUOTED_PRINTABLE.sub(lambda found: chr(int(found[1], 16)), text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    if "dot" in text.lower() and _AT_AND_DOT.search(text):
        text = _AT_AND_DOT.sub(lambda found: f"@{_DOT_WORD.sub('.', found[1])}", text)
    return _DOT.sub(".", _AT.sub("@", text)) if _BRACKET.search(text) and _AT.search(text) else text


def _unmasked(text: str) -> str:
    data = bytes.fromhex(text[: len(text) // 2 * 2])
    return bytes(byte ^ data[0] for byte in data[1:]).decode(errors="replace")


def _base64_texts(text: str) -> Iterator[str]:
    for found in _BASE64.finditer(text) if len(text) >= _SHORTEST_BASE64 and _CAPITAL.search(text) else ():
        if not _CAPITAL.search(found[0]):
            continue  # a slug: of ASCII text every fourth character is one of A to f
        token = found[0].rstrip("=").translate(str.maketrans("-_", "+/"))
        try:
            decoded = base64.b64decode(token + "=" * (-len(token) % 4)).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
        if decoded.isprintable() or not any(ord(each) < 32 and each not in "\t\r\n" for each in decoded):
            yield decoded
