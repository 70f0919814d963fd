"""A site that moves: addresses within it change on the spans of text that they are, and nothing else does."""

import re
from urllib.parse import SplitResult, urlsplit

from converters.errors import UsageError


class Move:
    """From one home page to another. Knows the old one with http, https and no scheme, with and without `www.`.

    `example.org.evil.example`, `example.organic` and the copies in a web archive are other places.
    """

    def __init__(self, old: str, new: str) -> None:
        """Raises `UsageError` for a new address that is none."""
        target = _split(new)
        if not target or target.scheme not in ("http", "https") or target.query or target.fragment:
            raise UsageError(
                f"-o base-url={new}: it takes the address of a site, such as https://new.example"
            )
        source = _split(old)
        self._new = new.strip().rstrip("/")
        self._pattern: re.Pattern[str] | None = None
        self._hint = ""
        if source:
            host = re.sub(r"^www\.", "", source.netloc, flags=re.IGNORECASE)
            place = re.escape(host + source.path.rstrip("/")).replace("/", r"\\?/")
            self._pattern = re.compile(
                rf"(?<![\w/.:\\@-])(https?:)?(\\?)/\\?/(?:www\.)?{place}(?![A-Za-z0-9_@-]|\.\w|:\d)",
                re.IGNORECASE,
            )
            self._hint = host.partition(":")[0].lower()

    def __call__(self, text: str) -> str:
        """The text with the addresses of the old site as those of the new one."""
        if not self._pattern or "/" not in text:
            return text
        return self._pattern.sub(self._replaced, text)

    def concerns(self, text: str) -> bool:
        """Whether the address of the old site is in a text, escaped or not."""
        return bool(self._hint) and self._hint in text.lower()

    def _replaced(self, found: re.Match[str]) -> str:
        scheme, escape = found.groups()
        new = self._new if scheme else self._new.partition(":")[2]
        return new.replace("/", "\\/") if escape else new


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return parts if parts.netloc else None
