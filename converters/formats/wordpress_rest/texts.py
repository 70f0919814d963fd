"""The texts of responses: what WordPress rendered, as near to what somebody wrote as it can be told."""

import re
from typing import Any, Final
from urllib.parse import unquote

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.html import plain

_MARKUP: Final = lazy_re.compile(r"</?[a-zA-Z]")
_PARAGRAPH: Final = lazy_re.compile(r"<p>((?:(?!</?p[\s>]).)*)</p>", re.DOTALL)
_SHOWN_FILE: Final = lazy_re.compile(
    r'(?<!\s)\s*(?:<p class="attachment">.*?</p>|(?:<!--.*?-->\s*)?<audio\b.*?</audio>|<div\b[^>]*class="wp-video".*?</div>)\s*',
    re.DOTALL,
)
"""What WordPress puts before the description of a file (`prepend_attachment`)."""
_MORE: Final = lazy_re.compile(
    r"\[?(?:&hellip;|…|\.\.\.)\]?\s*(?:<a\b.*</a>\s*)?(?:</p>)?\s*$|<a\b[^>]*more-link.*$", re.DOTALL
)
"""How an excerpt ends that WordPress, or a theme, made of the text (`wp_trim_excerpt`)."""
_NO_LETTERS: Final = lazy_re.compile(r"\W+")
_RUN, _MOST = 4, 0.8
"""Words of a run, and the part of the runs that must be found."""
_IN_UPLOADS: Final = lazy_re.compile(r"/wp-content/uploads/(?:sites/\d+/)?([^?#]+)")


def shown_text(shown: str, key: str, extra: dict[str, Any]) -> str:
    """A title or name as people see it; one with markup is kept under `key` too."""
    if not _MARKUP.search(shown):
        return unescape(shown).strip() if "&" in shown else shown.strip()
    if key:
        extra[key] = shown
    return plain(shown).replace("\n", " ")


def unwrapped(html: str) -> str:
    """HTML without the paragraph around it, if it is a single one (`wpautop` puts it there)."""
    found = _PARAGRAPH.fullmatch(html.strip())
    return found[1].strip() if found else html.strip()


def without_shown_file(description: str) -> str:
    """The description of a file without the file itself, which WordPress shows before it."""
    return unwrapped(_SHOWN_FILE.sub("", description, count=1))


def is_cut(excerpt: str) -> bool:
    """Whether an excerpt ends as those do that WordPress cut off."""
    return bool(_MORE.search(excerpt))


def is_made_of(excerpt: str, body: str) -> bool:
    """Whether an excerpt is the beginning of a body, maybe without its images, as `wp_trim_excerpt` makes it.

    Most runs of four words of it are in the body, in their order. Letters alone count: markup and signs may be others.
    """
    words = _NO_LETTERS.split(plain(excerpt).strip()) if excerpt else []
    letters = _NO_LETTERS.sub("", plain(body)) if body else ""
    runs = ["".join(words[at : at + _RUN]) for at in range(0, len(words), _RUN)]
    at = found = 0
    for run in runs:
        place = letters.find(run, at)
        if place >= 0:
            at, found = place + len(run), found + 1
    return found >= _MOST * len(runs)


def path_in_uploads(url: str) -> str:
    """The path of a file among the uploads, by its URL."""
    found = _IN_UPLOADS.search(url)
    return unquote(found[1]) if found else ""
