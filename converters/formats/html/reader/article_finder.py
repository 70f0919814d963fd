"""Finds the article of a page that no profile describes.

1. Each block of text has a worth (`text_density`).
2. What the markup calls boilerplate (`boilerplate`), teasers of other posts, comments, columns beside the
   heading with the page's title and what stands before it are worth nothing.
3. The article is the innermost element that holds nearly all that is left.

`article_cleanup` then takes out of the element what does not count. All steps are linear in the page.
The constants are fitted by `tests/benchmarks/article_fit.py`, which says on which pages.
"""

import re
from typing import Final

from converters import lazy_re
from converters.formats.html.reader import boilerplate
from converters.formats.html.reader.article_cleanup import Article, clean_up
from converters.formats.html.reader.boilerplate import LABEL, Verdict
from converters.formats.html.reader.dom import Node, attribute, find, text_of
from converters.formats.html.reader.other_posts import SAME_TITLE, TEASER, sameness
from converters.formats.html.reader.text_density import Part, add_up, host_of, measure
from converters.io import urls
from converters.markup.html import HEADINGS
from converters.readers.page_words import phrases

NEARLY_ALL: Final = 0.9
"""The share of the sum that an element must hold to be taken instead of what is around it."""
WHOLE_LINK: Final = 0.8
"""The share of a heading that must be a link to be the heading of another post: some have a date or a number too."""
ENOUGH: Final = 25
"""The worth of the smallest article that is believed at once, or without a heading that has the page's title."""
TINY: Final = 0.1
"""The share of a page's text below which an article without such a heading is looked for again."""

LONGEST_QUESTION: Final = 4000
"""Characters of the longest question for cookies."""

_INDEX: Final = lazy_re.compile(r"(?:^|(?<=/))index\.\w{3,5}$", re.IGNORECASE)
_TEXT: Final = HEADINGS | frozenset("p pre ul ol dl li dt dd blockquote figure".split())
"""Elements that are parts of an article, and the whole of it only where the title is in them."""
_TABLE: Final = frozenset("table tbody thead tfoot tr".split())
"""Elements that are never the whole of an article, but may have a cell that is: a table for the layout."""


def find_article(root: Node, title: str, *, address: str = "", language: str = "") -> Article:
    """The article in `root`, without what surrounds it; empty where there is none.

    `title` is the page's title, with or without the name of the site, `address` its URL and `language`
    its language, as far as they are known. The page is changed.
    """
    host = host_of(address)
    search = _Search(measure(find(root, "body") or root, host), title, address)
    best = search.best(names=True)
    if best.value < ENOUGH or search.is_tiny(best):
        best = search.best(names=False)
    if best.value < (1 if search.heading else ENOUGH):
        shown = search.picture()
        if shown is None:
            return Article()
        best = shown
    return clean_up(best, search.parts, search.heading, host=host, language=language)


def main_part(root: Node, title: str, *, address: str = "") -> Part | None:
    """The element with the article in `root`, with its worth; None where it is not most of a page that has no heading with
    the title. The page is not changed."""
    search = _Search(measure(find(root, "body") or root, host_of(address)), title, address)
    best = search.best(names=True)
    return best if search.heading or search.is_most(best) else None


class _Search:
    """One page while its article is searched."""

    def __init__(self, parts: list[Part], title: str, address: str) -> None:
        self.parts = parts
        """The elements of the page, in its order."""
        self.heading = _title_heading(parts, title) or _linked_to_itself(parts, _last_segment(address))
        """The heading with the page's title."""
        self._around_heading = set(self.heading.ancestors()) if self.heading else set()
        above = parts[: parts.index(self.heading)] if self.heading else []
        self._above_heading = frozenset(above) - self._around_heading

    def best(self, *, names: bool) -> Part:
        """The element with the article; what is not part of it is set aside.

        Without `names`, only landmarks and hidden elements are: words in names, teasers, and the place of
        the heading with the title say nothing.
        """
        self._set_aside(names)
        add_up(self.parts, self._above_heading if names else frozenset())
        best = at = self.parts[0]
        enough = NEARLY_ALL * best.value
        with_text = {part.parent for part in self.parts[1:] if part.tag in _TEXT and part.value >= ENOUGH}
        for part in self.parts:  # the order of the page: each element comes after the one around it
            if part.parent is at and part.value >= enough > 0 and self._may_be_whole(part):
                if at in with_text and at.parent:
                    break  # paragraphs beside a box in one of an article: not all of it is in the box
                at = part
                if part.tag not in _TABLE:
                    best = part
        return best

    def _may_be_whole(self, part: Part) -> bool:
        return part.tag not in _TEXT or part in self._around_heading

    def is_most(self, part: Part) -> bool:
        """Whether an element has more than half of the text of the page that is not links."""
        page = self.parts[0]
        return part.text - part.links > (page.text - page.links) / 2

    def is_tiny(self, article: Part) -> bool:
        """Whether an article that no heading speaks for is next to nothing of the page's text."""
        page = self.parts[0]
        return self.heading is None and article.value < TINY * (page.text - page.links)

    def picture(self) -> Part | None:
        """The element with the title and a picture, where there is no text; nothing where there is none."""
        return (
            next((part for part in self.heading.ancestors() if part.pictures), None) if self.heading else None
        )

    def _set_aside(self, names: bool) -> None:
        for part in self.parts:
            part.aside = self._is_boilerplate(part, names)
        if names:
            self._set_columns_aside()
            self._set_teasers_aside()
            self._set_comments_aside()
        for part in self.parts:
            if part.parent is not None and part.parent.aside:
                part.aside = True

    def _is_boilerplate(self, part: Part, names: bool) -> bool:
        if part.parent is None or part is self.heading or part in self._around_heading:
            return False
        attributes = part.node.attributes
        if boilerplate.is_hidden(attributes):
            return True
        words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if boilerplate.asks_consent(words) and part.text <= LONGEST_QUESTION:
            return True
        if not self.heading and part.text > self.parts[0].text / 2:
            return False
        if boilerplate.is_landmark(part, attributes):
            return True
        if not names:
            return False
        found = boilerplate.verdict(words)
        if found is Verdict.BOILERPLATE and self.is_most(part) and not boilerplate.is_certain(words):
            return False  # a name of something else that it also has, `social-scroll-past-this`
        return found is Verdict.BOILERPLATE or (found is Verdict.DOUBTFUL and part.text <= LABEL)

    def _set_columns_aside(self) -> None:
        """Set table cells aside that stand beside the one with the title: the table is there for the layout."""
        rows = {part for part in self._around_heading if part.tag == "tr"}
        for part in self.parts if rows else ():
            if part.parent in rows and part not in self._around_heading:
                part.aside = True

    def _set_teasers_aside(self) -> None:
        """Set elements aside whose only heading leads to another page, if they are no larger than a teaser."""
        for part in self.parts:
            if part.tag not in HEADINGS or part is self.heading or part.link_share < WHOLE_LINK:
                continue
            teaser = part
            while (above := teaser.parent) and above not in self._around_heading and above.parent:
                if above.headings > 1 or (above.text > TEASER and above.tag != "article"):
                    break
                teaser = above
            if teaser is not part:
                teaser.aside = True

    def _set_comments_aside(self) -> None:
        """Set aside what follows a heading below the title such as `3 comments` or `Leave a reply`."""
        begin: set[Part] = set()
        below = self.heading is None
        for part in self.parts:
            below = below or part is self.heading
            if below and part.tag in HEADINGS and part.text <= LABEL and _is_of_comments(part):
                while (above := part.parent) and above.text == part.text:
                    part = above
                begin.add(part)
        begun: set[Part] = set()
        for part in self.parts if begin else ():
            if part in begin and part.parent:
                begun.add(part.parent)
            if part.parent in begun and part not in self._around_heading:
                part.aside = True


def _is_of_comments(heading: Part) -> bool:
    text = text_of(heading.node)
    return bool(phrases.find("heading", text) or phrases.find("form", text))


def _title_heading(parts: list[Part], title: str) -> Part | None:
    """The heading that repeats most of the title, the highest of several."""
    best, key = None, (SAME_TITLE, 0)
    for part in parts:
        if part.headings == 1 and part.tag in HEADINGS and part.text <= 2 * len(title) + 20:
            rank = (sameness(text_of(part.node), title), -int(part.tag[1]))
            if rank > key:
                best, key = part, rank
    return best


def _linked_to_itself(parts: list[Part], name: str) -> Part | None:
    """The heading that links to the page itself, by the last segment of its address; the highest and first of several."""
    found = [part for part in parts if part.tag in HEADINGS and _leads_to(part.node, name)] if name else []
    return min(found, key=lambda part: part.tag, default=None)


def _leads_to(heading: Node, name: str) -> bool:
    link = find(heading, "a[href]")
    return link is not None and _last_segment(attribute(link, "href")) == name


def _last_segment(address: str) -> str:
    """The last segment of the path of a URL; empty for a home page."""
    return _INDEX.sub("", urls.split(address).path).rstrip("/").rpartition("/")[2]
