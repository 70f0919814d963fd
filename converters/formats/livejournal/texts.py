"""Texts of journals: the tags of LiveJournal and Dreamwidth become HTML, line ends become breaks.

The tags are those of LiveJournal's `HTMLCleaner` and Dreamwidth's manual.
"""

import re
from dataclasses import dataclass, field
from html import escape
from typing import Final

from converters import lazy_re
from converters.io.character_references import unescape

MORE: Final = "<!--more-->"
_TAG: Final = lazy_re.compile(
    r"<(/?)(lj-[\w-]+|lj|user|cut|raw-code|site-embed|site-template)(?=[\s/>])([^<>]*)>", re.IGNORECASE
)
_ATTRIBUTE: Final = lazy_re.compile(r"""(?<![\w-])([\w-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))""")
_HAS_BREAKS: Final = lazy_re.compile(r"<(?:p|br)\b", re.IGNORECASE)
_CUTS: Final = frozenset({"lj-cut", "cut"})
_UNWRAPPED: Final = frozenset({"lj-raw", "raw-code", "lj-spoiler", "lj-like", "lj-repost", "lj-wishlist", "lj-replace"})  # fmt: skip
"""Tags of which only what stands in them matters."""
_USERS: Final = frozenset({"lj", "user"})


@dataclass
class Text:
    """A text as HTML."""

    html: str = ""
    cuts: list[str] = field(default_factory=list)
    """The words of the links that led to what was cut."""
    lost: list[str] = field(default_factory=list)
    """Tags of which no export has what they showed."""


def journal_url(user: str, host: str) -> str:
    """The home page of a journal. A host name has no `_`; a name that begins or ends with one is below `users`."""
    name = user.strip().lower().replace("_", "-")
    if name.startswith("-") or name.endswith("-"):
        return f"https://users.{host}/{user.strip().lower()}/"
    return f"https://{name}.{host}/"


def text(source: str, host: str, *, preformatted: bool | None) -> Text:
    """The HTML of an entry or comment; `host` is that of links to users (`livejournal.com`).

    `preformatted` says that line ends mean nothing. None where nobody knows: then tags for breaks in the text say so.
    """
    found = Text()
    html = source.replace("\r\n", "\n").strip("\n")
    if preformatted is None:
        preformatted = bool(_HAS_BREAKS.search(html))
    if not preformatted:
        from converters.markup.line_breaks import breaks  # detection does not wait for it

        html = breaks(html)
    found.html = _TAG.sub(lambda tag: _resolved(tag, host, found), html) if "<" in html else html
    return found


def _resolved(tag: re.Match[str], host: str, found: Text) -> str:
    name, is_end = tag[2].lower(), bool(tag[1])
    values = {
        part[1].lower(): unescape(part[2] or part[3] or part[4] or "") for part in _ATTRIBUTE.finditer(tag[3])
    }
    if name in _CUTS:
        if is_end:
            return ""
        found.cuts.append(values.get("text", ""))
        return f"\n\n{MORE}\n\n" if len(found.cuts) == 1 else ""
    if name in _USERS:
        return "" if is_end else _user(values, host)
    if name in _UNWRAPPED or is_end:
        return ""
    if name.startswith("lj-poll-"):
        number = name.removeprefix("lj-poll-")
        return f'<a href="https://www.{host}/poll/?id={escape(number)}">Poll {escape(number)}</a>'
    if name not in found.lost:
        found.lost.append(name)
    return ""


def _user(values: dict[str, str], host: str) -> str:
    user = values.get("user") or values.get("comm") or values.get("name") or ""
    if not user:
        return ""
    site = values.get("site", "")
    host = (site if "." in site else f"{site}.com") if site else host
    shown = values.get("title") or user
    return f'<a href="{escape(journal_url(user, host))}">{escape(shown)}</a>'
