"""Whether a field is personal: by its name, by a name within it, or by a value, however it is wrapped."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, cast

from converters import lazy_re
from converters.io import json, php
from converters.personal.addresses import emails, ip_addresses, is_ip_address
from converters.personal.disguises import forms
from converters.personal.field_names import is_personal_name, says_version
from converters.personal.secrets import holds_secret

_PLAIN: Final = lazy_re.compile(
    r"[a-z0-9 ,_/-]*|[\w ,'-]{0,11}"
    r"|https?://[a-z0-9-]+(?:\.[a-z0-9-]+){0,2}(?:/[a-z0-9_/-]*(?:\?p(?:age_id)?=(?!40)[0-9]+)?)?",  # `=40` may be an `@`
    re.ASCII,
)
"""Most ids, slugs, names and URLs: no address can be in them, not even in disguise."""
_IDS: Final = lazy_re.compile(r"[a-z0-9 ,_/-]*")
"""The first of these: several such texts are one, with spaces between them."""
WRAPPINGS: Final = 4
"""How often a text may hold another: JSON in serialized PHP in JSON."""
_SHORT: Final = 64
"""Characters of the longest text whose verdict is remembered."""

More = ParamSpec("More")
Verdict = TypeVar("Verdict")


def _once(judge: Callable[Concatenate[str, More], Verdict]) -> Callable[Concatenate[str, More], Verdict]:
    """The judge, who remembers the short texts: posts have the same fields, with the same words in them (`open`, `0`)."""
    known = cast(Callable[Concatenate[str, More], Verdict], lru_cache(4096)(judge))

    @wraps(judge)
    def verdict(text: str, /, *rest: More.args, **more: More.kwargs) -> Verdict:
        return known(text, *rest, **more) if len(text) <= _SHORT else judge(text, *rest, **more)

    return verdict


def is_personal(name: str, value: Any) -> bool:
    """Whether a field is personal by its name, or by anything in its value, keys of mappings included.

    Serialized PHP and JSON are looked into, also percent-encoded and in base64.
    """
    if _is_personal_key(name):
        return True
    waiting: list[tuple[bool, Any, int]] = [(says_version(name), value, 0)]
    while waiting:
        version, value, depth = waiting.pop()
        match value:
            case dict():
                if any(_is_personal_key(str(inner)) for inner in value):
                    return True
                waiting += [(says_version(str(inner)), value[inner], depth) for inner in value]
            case list() | tuple():
                waiting += [(version, item, depth) for item in value]
            case str():
                personal, within = _judged(value, version=version)
                if personal:
                    return True
                if within and depth < WRAPPINGS:
                    waiting += [(version, inner, depth + 1) for inner in within]
    return False


@_once
def _is_personal_key(name: str) -> bool:
    """Whether the name of a field is personal, or holds an address or a secret."""
    return is_personal_name(name) or is_personal_text(name)


def is_personal_text(text: str) -> bool:
    """Whether an address or a secret is in a text, in whatever disguise."""
    return _judged(text)[0]


def are_plain(texts: Iterable[str]) -> bool:
    """Whether all texts are such as most ids and slugs are, so that nothing personal is in any. Others must be looked at one by
    one.
    """
    together = " ".join(texts)
    return _IDS.fullmatch(together) is not None and not holds_secret(together)


@_once
def _judged(text: str, *, version: bool = False) -> tuple[bool, Sequence[Any]]:
    """Whether a text is personal; if not, what it holds that is JSON or serialized PHP."""
    if _PLAIN.fullmatch(text):
        return holds_secret(text), ()
    read: list[str] = []
    for form in forms(text):
        if next(emails(form), None) or holds_secret(form):
            return True, ()
        if is_ip_address(form) if version else next(ip_addresses(form), None):
            return True, ()
        read.append(form)
    return False, _unwrapped(read)


def _unwrapped(read: Sequence[str]) -> Sequence[Any]:
    """What the forms of a text hold that is JSON or serialized PHP."""
    found: list[Any] = []
    for form in read:
        trimmed = form.strip()
        try:
            if trimmed[:1] in ("{", "[") and trimmed[-1:] in ("}", "]"):
                found.append(json.loads(trimmed))
            elif php.looks_serialized(trimmed):
                found.append(php.unserialize(trimmed))
        except (ValueError, RecursionError):
            continue  # as a text it is judged already
    return found
