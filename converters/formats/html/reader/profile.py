"""Platforms and themes as data: each file of `profiles/*.yml` is a `Profile`.

`schemas/html-profile.schema.json` is generated from here. All profiles that fit a page are used, in the
order of `RANKS` and then of their file names.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Annotated, Any, Final, Literal, NamedTuple

import msgspec
import yaml

from converters.formats.html.reader.dom import Node, attribute, folded, joined, text_of
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter

Rank = Literal["platform", "microdata", "microformats", "opengraph", "guess"]
RANKS: Final[tuple[Rank, ...]] = ("platform", "microdata", "microformats", "opengraph", "guess")
"""The precedence of profiles: known platforms, then markup with a standard meaning, last guesses."""

Facts = Literal["pages", "template", "scrapers", "unverified"]
"""Real pages; the published template or program; programs that read its pages; descriptions only."""

Picks = tuple[Annotated[str, msgspec.Meta(min_length=1)], ...]
"""Each `SELECTOR`, `SELECTOR @ATTRIBUTE` or one of these and ` =~ REGULAR EXPRESSION`: the text of the
element, or an attribute's value, or what the expression's group finds in it. The first that finds counts.
The selector `&` is the comment itself."""
Selectors = tuple[Annotated[str, msgspec.Meta(min_length=1)], ...]
"""CSS selectors; what any of them fits."""
Patterns = tuple[Annotated[str, msgspec.Meta(min_length=1)], ...]
"""Regular expressions; what any of them finds."""


class Part(
    msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """A part of a profile."""


class PageSelectors(Part, frozen=True, kw_only=True):
    """What tells that a page is no post: selectors of something in it, by kind of page."""

    list: Selectors = ()
    list_address: Patterns = ()
    """Patterns of the path, with its query, that only lists of the platform have."""
    search: Selectors = ()
    missing: Selectors = ()
    attachment: Selectors = ()
    page: Selectors = ()
    """Of these alone there is something to read: a page that is not of the blog's posts."""
    protected: Selectors = ()
    """Of a post that asks for a password: its text is not there."""
    unlocked: Selectors = ()
    """Of a post with a password that somebody entered before the page was saved: its text is there."""


class PostSelectors(Part, frozen=True, kw_only=True):
    """Where a post's fields are."""

    scope: Selectors = ()
    """The elements that hold one post each; the first counts, and more than one that links away is a list."""
    id: Picks = ()
    title: Picks = ()
    body: Selectors = ()
    author: Picks = ()
    author_url: Picks = ()
    author_login: Picks = ()
    date: Picks = ()
    modified: Picks = ()
    categories: Selectors = ()
    """Links or texts, each the name of one."""
    tags: Selectors = ()
    terms: Picks = ()
    """Links to categories and tags that only their URLs distinguish."""
    image: Picks = ()
    excerpt: Picks = ()
    status: Picks = ()
    """WordPress's word for the status of a post that is not public: its author saved the page when logged in."""
    likes: Picks = ()
    address: Picks = ()
    language: Picks = ()
    part: Picks = ()
    """Which part this page is, from 1, of a post that is spread over pages."""
    parts: Picks = ()
    """The numbers of its parts, or the texts of links to them."""


class SiteSelectors(Part, frozen=True, kw_only=True):
    """Where the site's fields are."""

    title: Picks = ()
    description: Picks = ()
    url: Picks = ()


class CommentSelectors(Part, frozen=True, kw_only=True):
    """Where comments are, and their fields in each."""

    starts: Selectors = ()
    """What begins a comment that no element holds: it ends where its next sibling of the kind begins.
    Such a comment becomes a `div.gathered`."""
    item: Selectors = ()
    """The comments. One that holds another with the same id is that comment."""
    separate: bool = False
    """Whether an item within another is always a separate comment, also without an id on its element."""
    undated: bool = False
    """Whether a comment without an id needs no date: the platform shows none."""
    id: Picks = ()
    title: Picks = ()
    """Its heading, on platforms where a comment has one."""
    author: Picks = ()
    url: Picks = ()
    date: Picks = ()
    body: Selectors = ()
    """What holds the text, best first; else the item itself, without `drop`."""
    parent: Picks = ()
    """The id of the comment that it answers, where the page states it; else the nearest around it."""
    depth: Picks = ()
    """Its level, from 1, where nesting does not show it."""
    levels: Selectors = ()
    """Boxes around answers, each one level deeper, where a comment does not hold its answers."""
    indent: Picks = ()
    """Its indentation, in any unit, where neither nesting nor a level shows the threads."""
    answer: Selectors = ()
    """Marks an answer, where a comment either answers the last one without the mark or none."""
    likes: Picks = ()
    pingback: Selectors = ()
    trackback: Selectors = ()
    by_author: Selectors = ()
    """Marks a comment of the post's author."""
    login: Picks = ()
    reply: Selectors = ()
    """The link to answer it."""
    answered: Selectors = ()
    """Marks a comment that has answers."""
    pending: Selectors = ()
    drop: Selectors = ()
    """What is no part of the text."""
    count: Selectors = ()
    """The heading that says how many comments there are."""


class Profile(Part, frozen=True, kw_only=True):
    """A platform, a theme or a vocabulary."""

    name: str
    versions: str = ""
    """The versions or years of the platform that it describes; empty for all, or where they are unknown."""
    facts: Facts | None = None
    """Where its selectors come from, of a platform."""
    rank: Rank = "platform"
    fits: Selectors = ()
    """The profile is used on pages that match one of these; without any, on every page."""
    pages: PageSelectors = PageSelectors()
    site: SiteSelectors = SiteSelectors()
    post: PostSelectors = PostSelectors()
    comments: CommentSelectors = CommentSelectors()
    boilerplate: Selectors = ()
    """What is no part of a post's body, wherever it stands."""


LONGEST: Final = 2000
"""Characters of the longest value: no id, name or date is longer, an element without an end tag holds the rest of the page
with all that it hides, and a pattern as `(\\w+)$` takes quadratic time."""


class Pick(NamedTuple):
    """One of `Picks`, parsed."""

    selector: str
    attribute: str
    pattern: re.Pattern[str] | None

    def value(self, node: Node) -> str:
        """The value at an element that its selector matches; empty for none."""
        text = attribute(node, self.attribute).strip() if self.attribute else text_of(node)
        if len(text) > LONGEST and (self.pattern or not self.attribute):
            return ""
        if self.pattern:
            found = self.pattern.search(text)
            text = found[found.lastindex or 0] if found else ""
        return text


@lru_cache(maxsize=1024)
def pick(text: str) -> Pick:
    """Parse a pick."""
    rest, _, pattern = text.partition(" =~ ")
    selector, _, name = rest.partition(" @")
    return Pick(selector.strip(), name.strip(), re.compile(pattern, re.IGNORECASE) if pattern else None)


def picked(node: Node, picks: Picks, names: SelectorPrefilter) -> Iterator[tuple[Node, str]]:
    """Yield every element in `node` that the picks find, best first, with its value."""
    for text in names.likely(picks):
        yield from values_of(node, text)


def values_of(node: Node, text: str) -> Iterator[tuple[Node, str]]:
    """Yield every element in `node` that one pick finds, with its value."""
    selection = pick(text)
    for found in node.css(selection.selector):
        if value := selection.value(found):
            yield found, value


def first(node: Node, picks: Picks, names: SelectorPrefilter) -> str:
    """The value of the best pick; empty where none finds anything."""
    return next((value for _, value in picked(node, picks, names)), "")


def links_of(elements: list[Node]) -> list[tuple[str, str]]:
    """The texts and link URLs of elements, each once; of an element that holds links, those of the links."""
    found: dict[tuple[str, str], None] = {}
    for element in elements:
        inner = [] if element.tag == "a" else element.css("a[href]")
        for node in inner or (element,):
            text = attribute(node, "content") or folded(text_of(node)).lstrip("#")
            if text:
                found.setdefault((text, attribute(node, "href")))
    return list(found)


@cache
def profiles() -> tuple[Profile, ...]:
    """All profiles in order of precedence."""
    loaded = []
    for file in sorted(files(__package__).joinpath("profiles").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yml"):
            data = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
            loaded.append(msgspec.convert(data, Profile))
    return tuple(sorted(loaded, key=lambda profile: RANKS.index(profile.rank)))


def fitting(root: Node, names: SelectorPrefilter) -> tuple[Profile, ...]:
    """The profiles that fit a page."""
    likely = frozenset(names.likely(_all_fits()))
    return tuple(
        profile
        for profile in profiles()
        if not profile.fits or _matches(root, likely.intersection(profile.fits))
    )


@cache
def _all_fits() -> Selectors:
    return tuple(dict.fromkeys(selector for profile in profiles() for selector in profile.fits))


def _matches(root: Node, selectors: frozenset[str]) -> bool:
    return bool(selectors) and root.css_first(", ".join(selectors)) is not None


def has(node: Node, selectors: Selectors, names: SelectorPrefilter) -> bool:
    """Whether any of the selectors matches."""
    likely = names.likely(selectors)
    return bool(likely) and node.css_first(joined(likely)) is not None


def schema() -> dict[str, Any]:
    """The JSON Schema of a profile, as `schemas/html-profile.schema.json` holds it."""
    made = msgspec.json.schema(Profile)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A profile of the web pages of a platform, a theme or a vocabulary",
        **made,
    }


def boilerplate(profiles: Iterable[Profile], *, guessed: bool) -> tuple[str, ...]:
    """The selectors of what surrounds a text; `guessed`: with those of profiles that guess."""
    return tuple(
        selector
        for profile in profiles
        if guessed or profile.rank != "guess"
        for selector in profile.boilerplate
    )
