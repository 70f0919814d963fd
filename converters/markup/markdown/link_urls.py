"""URLs in a Markdown text, rewritten in place: nothing else of the text changes.

They are those of links, images and definitions. Code and tags of template languages stay.
"""

import re
from collections.abc import Callable, Container
from itertools import count
from typing import Final
from urllib.parse import quote

from converters import lazy_re
from converters.markup.links import rewrite_urls
from converters.markup.markdown.render import comrak_renderer
from converters.markup.markdown.template_tags import CODE, CODE_WITHOUT_COMMENTS, code_in

_LINK: Final = (
    r"|(?P<before>(?<!\\)\]\(\s*|^ {0,3}\[[^\]\n]+\]:[ \t]*)"
    r"(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:[^\s()<>{}\\]|\\.|\([^\s()<>{}]*\))+))"
)
_LINKS: Final = {code: lazy_re.compile(code + _LINK, re.S | re.M) for code in (CODE, CODE_WITHOUT_COMMENTS)}
"""Code, or a link; by the pattern of code."""
_TAG: Final = lazy_re.compile(r"""<(/?[a-zA-Z][\w-]*)(?:[^<>"']|"[^"]{0,5000}+"|'[^']{0,5000}+')*+>""")
_MOST: Final = 500
"""How often a text is rendered, by bisection, to find which rewritten URLs change what a reader sees."""


def rewrite_link_urls(text: str, change: Callable[[str], str | None]) -> str:
    """A text with rewritten URLs: `change` gets a URL and returns another, or None to keep it.

    The result is rendered, and so is the text: where a reader would see another text (code, brackets that are escaped), what
    changes it stays as it was.
    """
    new = _rewritten(text, change)
    if new == text or (shown := _shown(text)) == _shown(new):
        return new
    seen: list[str] = []
    _rewritten(text, lambda url: seen.append(url))
    harmless: set[int] = set()
    parts = [range(len(seen))]
    for _ in range(_MOST):
        if not parts:
            break
        part = parts.pop()
        if _shown(_rewritten(text, _only(change, part))) == shown:
            harmless.update(part)
        elif len(part) > 1:
            parts += [part[: len(part) // 2], part[len(part) // 2 :]]
    return _rewritten(text, _only(change, harmless))


def links_of(text: str, *, shown: bool = False) -> list[str]:
    """The URLs of links and of what is shown, as they are in the rendered text.

    `shown`: only those of images and other media.
    """
    found: list[tuple[str, str]] = []
    rewrite_urls(comrak_renderer()(text), lambda name, url: found.append((name, url)))
    return [url for name, url in found if not shown or name != "href"]


def _only(change: Callable[[str], str | None], wanted: Container[int]) -> Callable[[str], str | None]:
    """Changes some of the URLs of a text, by their numbers."""
    numbers = count()
    return lambda url: change(url) if next(numbers) in wanted else None


def _shown(text: str) -> str:
    """What a reader sees of a text: all but the attributes of tags."""
    return _TAG.sub(r"<\1>", comrak_renderer()(text))


def _rewritten(text: str, change: Callable[[str], str | None]) -> str:
    def rewritten(found: re.Match[str]) -> str:
        if found["code"] is not None:
            return found[0]
        angle = found["angle"]
        new = change(angle if angle is not None else re.sub(r"\\(.)", r"\1", found["bare"]))
        if new is None:
            return found[0]
        return f"{found['before']}{quote(new, safe=_SAFE)}"

    new = _LINKS[code_in(text)].sub(rewritten, text)
    return rewrite_urls(new, lambda name, url: change(url)) if "<" in new else new


_SAFE: Final = "/:@!$&'*+,;=~%#?-._"
