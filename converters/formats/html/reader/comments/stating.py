"""What the heading of all comments says: `3 Responses to “Boats”`, `Comments`, `No comments yet`."""

from functools import lru_cache
from typing import Final

from converters.formats.html.reader.dom import folded
from converters.readers.page_words import phrases

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6 legend".split())
"""Elements that head a part of a page."""
AROUND: Final = ' {}[]()»«↓↑→:|*-–—#"“”„'
"""What themes print around a heading."""
_TITLED: Final = HEADINGS | {"b", "strong", "p", "div", "dt", "span", "a", "summary", "font", "center"}


@lru_cache(maxsize=4096)
def stating(text: str, language: str) -> tuple[tuple[phrases.Phrase, frozenset[str] | None], ...]:
    """The phrases that a text is if it heads all comments, each with the tags that it must stand in; None for any."""
    if not phrases.may_be(("heading", "bare", "none"), text):
        return ()
    found: list[tuple[phrases.Phrase, frozenset[str] | None]] = []
    for line in dict.fromkeys((text, text.strip(AROUND))):
        if heading := phrases.find("heading", line, language):
            return (*found, (heading, None))
        if none := phrases.find("none", line, language):
            return (*found, (none._replace(number=0), None))
        if bare := phrases.find("bare", line, language):
            found.append((bare, HEADINGS if phrases.find("reply", line) else _TITLED))
    return tuple(found)


def is_of_page(phrase: phrases.Phrase, text: str, title: str) -> bool:
    """Whether a heading with this phrase may be that of the comments of a page with this title.

    One without a number, as `Response to the harbour plan`, is itself the title of a post, unless it quotes or repeats that of the page.
    """
    if not phrase.title or phrase.number is not None or not title:
        return True
    if text[-1:] in phrases.QUOTES:
        return True
    text, title, stated = (folded(each).casefold() for each in (text, title, phrase.title))
    return text != title and (stated in title or title in stated)
