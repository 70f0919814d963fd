"""The texts that a text may stand for, so that what is encoded is judged as what it means."""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import unquote

ROUNDS: Final = 3
"""How often a text is decoded: `%2540` is `%40` is `@`."""
_ESCAPE: Final = re.compile(r"\\{1,4}(?:u\{?([0-9A-Fa-f]{4})\}?|x([0-9A-Fa-f]{2}))")
"""Escapes of JSON and JavaScript, themselves escaped or not."""
_QUOTED_PRINTABLE: Final = re.compile(r"=(40|2E)")
_BRACKET: Final = re.compile(r"[\[({<]")
_AT: Final = re.compile(r"(?<=\w)\s{0,3}[\[({<]\s{0,3}(?:at|@)\s{0,3}[\])}>]\s{0,3}(?=\w)", re.IGNORECASE)
_DOT: Final = re.compile(r"(?<=\w)\s{0,3}[\[({<]\s{0,3}(?:dot|\.)\s{0,3}[\])}>]\s{0,3}(?=\w)", re.IGNORECASE)
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")

_CAPITAL: Final = re.compile("[A-Z]")


def forms(text: str) -> Iterator[str]:
    """The text itself, then what it stands for: decoded, decoded once more, and what is base64 in each of these."""
    yield text
    seen = [text]
    for _ in range(ROUNDS):
        decoded = _decoded(seen[-1])
        if decoded == seen[-1]:
            break
        seen.append(decoded)
        yield decoded
    for form in seen:
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
    return _DOT.sub(".", _AT.sub("@", text)) if _BRACKET.search(text) and _AT.search(text) else text


def _base64_texts(text: str) -> Iterator[str]:
    for found in _BASE64.finditer(text) if _CAPITAL.search(text) else ():
        if not _CAPITAL.search(found[0]):
            continue  # a slug: of ASCII text every fourth character is one of A to f
        token = found[0].rstrip("=").translate(str.maketrans("-_", "+/"))
        try:
            decoded = base64.b64decode(token + "=" * (-len(token) % 4)).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
        if decoded.isprintable() or not any(ord(each) < 32 and each not in "\t\r\n" for each in decoded):
            yield decoded
