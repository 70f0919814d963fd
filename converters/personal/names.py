"""Names, slugs, ids and URLs without the addresses in them, the same whatever the order of the records."""

import hashlib
import re
from typing import Final
from urllib.parse import quote, unquote

from converters import lazy_re
from converters.io.slugs import sanitize_title
from converters.personal.addresses import addresses
from converters.personal.disguises import plain_form
from converters.personal.fields import is_personal_text

NOBODY: Final = "user"
"""What a name has of an IP address, which has no part that can be shown."""
_EMPTY_BRACKETS: Final = lazy_re.compile(r"\(\s{0,9}\)|<\s{0,9}>|\[\s{0,9}\]")
_SEGMENT: Final = lazy_re.compile(r"[^/?#&=]+")


def public_text(text: str) -> str:
    """A name as it is shown: of an e-mail address what is before its `@`, of an IP address nothing."""
    if not is_personal_text(text):
        return text
    cut = _cut(text)
    if is_personal_text(cut):
        cut = _cut(plain_form(text))
    return "" if is_personal_text(cut) else cut


def public_name(text: str) -> str:
    """A login, a slug or an id without addresses; others stay as they are.

    Four hexadecimal digits tell two of one name apart.
    """
    if not is_personal_text(text):
        return text
    return f"{public_text(text) or NOBODY}-{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:4]}"


def login_of(name: str, language: str = "") -> str:
    """A login for an author who is known by name: a slug. An address stays as it is, so that it is seen to be one."""
    return name if is_personal_text(name) else sanitize_title(name, language) or name


def public_path(path: str) -> str:
    """A path in which the parts that hold addresses have other names. A file keeps its extension."""
    return _SEGMENT.sub(lambda part: _public_segment(part[0]), path) if is_personal_text(path) else path


def public_url(url: str) -> str:
    """A URL whose path and query hold no addresses; its host, and what is no address, stay."""
    if not is_personal_text(url):
        return url
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/") if mark else ("", "", url)
    path = public_path(path)
    host = host.rpartition("@")[2]  # a name and a password are no part of a host
    return f"{scheme}{mark}{host}{slash}{path}" if mark else path


def _public_segment(segment: str) -> str:
    stem, dot, extension = segment.rpartition(".")
    name = unquote(segment)
    if not is_personal_text(name):
        return segment
    if dot and re.fullmatch(r"[A-Za-z0-9]{1,5}", extension) and is_personal_text(unquote(stem)):
        return f"{quote(public_name(unquote(stem)))}.{extension}"
    return quote(public_name(name))


def _cut(text: str) -> str:
    """The text with each address cut; one in brackets behind a name goes: `Ada <ada@pond.example>` is Ada."""
    parts: list[str] = []
    at, local = 0, ""
    for found in sorted(addresses(text)):
        if found.start >= at:
            in_brackets = text[found.start - 1 : found.start] in ("<", "(", "[")
            parts += [text[at : found.start], "" if in_brackets else found.local]
            local = local or found.local
            at = found.end
    cut = _EMPTY_BRACKETS.sub("", "".join((*parts, text[at:]))).strip(" ,;:-")
    return cut or local
