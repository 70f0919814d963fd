"""What Ghost's importer refuses: one row that is against its rules rejects the whole file, said in a log only.

The lengths are those of its database (`core/server/data/schema`), checked before anything is written.
"""

from typing import Final

from converters import lazy_re

LONGEST: Final = {
    "title": 255, "custom_excerpt": 300, "meta_title": 300, "meta_description": 500, "feature_image_alt": 191,
    "name": 191, "email": 191, "description": 500, "bio": 250, "website": 2000, "canonical_url": 2000, "feature_image": 2000,
}  # fmt: skip
"""Column -> the most characters that it takes."""
_MAIL: Final = lazy_re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")
NOBODY: Final = "example.invalid"
"""The host of addresses that stand for one that is not known: no mail can go there."""


def cut(column: str, text: str) -> str:
    """A text as long as its column takes: cut at a blank where there is one near, with an ellipsis."""
    most = LONGEST[column]
    if len(text) <= most:
        return text
    start = text[: most - 1]
    end = start.rfind(" ")
    return f"{start[:end] if end > most // 2 else start}…"


def mail_of(address: str, slug: str) -> str:
    """The address of a user, which Ghost wants; one that nobody has, where none is known or none may be written."""
    return address if is_mail(address) else f"{slug or 'author'}@{NOBODY}"


def is_mail(address: str) -> bool:
    """Whether Ghost takes an address."""
    return bool(_MAIL.fullmatch(address)) and ".." not in address and len(address) <= LONGEST["email"]
