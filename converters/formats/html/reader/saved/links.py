"""Rewrites the links of a page in its text; nothing else changes."""

import re
from collections.abc import Callable

from converters import lazy_re
from converters.markup.links import SRCSET_URL

_TAG = lazy_re.compile(
    r"<[a-z][a-z0-9]*\b(?=[^<>\"'\s]*[\"'\s])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE
)
"""A tag that may have attributes: most have none."""
_LINK = lazy_re.compile(
    r"""(\s(?:href|src|data-src|data-lazy-src|data-orig-file|poster|action|content|longdesc|cite)\s*=\s*)(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
_REFRESH = lazy_re.compile(r"(\s*\d+\s*;\s*url\s*=\s*)[\"']?([^\"'\s]+)", re.IGNORECASE)
"""The value of a `meta` that leads to another page."""
_SET = lazy_re.compile(r"""(\ssrcset\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CANONICAL = lazy_re.compile(r"<link\b[^>]*\brel=[\"']?canonical\b", re.IGNORECASE)
_HOST = lazy_re.compile(r"""(=\s*")https?://[^/"]*""", re.IGNORECASE)
_ELSEWHERE = lazy_re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)


def restore_links(html: str, restore: Callable[[str], str]) -> str:
    """The page with each relative link replaced by `restore(link)`; both are escaped as in an attribute.

    A relative canonical stays without a host: a program made it so, and it says no more than where the file lies.
    """

    def restored(link: str) -> str:
        return link if _ELSEWHERE.match(link.strip()) else restore(link)

    def in_tag(tag: re.Match[str]) -> str:
        if tag[0][1] in "lL" and _CANONICAL.match(tag[0]):
            return _LINK.sub(
                lambda found: _HOST.sub("\\1", in_link(found)) if _is_relative(found) else found[0], tag[0]
            )
        text = _LINK.sub(in_link, tag[0])
        return _SET.sub(in_set, text) if "srcset" in text else text

    def in_link(found: re.Match[str]) -> str:
        value = found[2] if found[2] is not None else found[3]
        if found[1].strip().lower().startswith("content") and not value.startswith(("../", "./")):
            refresh = _REFRESH.match(value)
            return f'{found[1]}"{refresh[1]}{restored(refresh[2])}"' if refresh else found[0]
        return f'{found[1]}"{restored(value)}"' if value else found[0]

    def in_set(found: re.Match[str]) -> str:
        value = found[2] if found[2] is not None else found[3]
        return f'{found[1]}"{SRCSET_URL.sub(lambda part: restored(part[0]), value)}"'

    return _TAG.sub(in_tag, html)


def _is_relative(link: re.Match[str]) -> bool:
    value = link[2] if link[2] is not None else link[3]
    return not _ELSEWHERE.match(value.strip())
