"""The title of a post: a heading of the page, or the `title` element without the name of the site.

A page states its title several times: in a heading, in its `title` element, for social networks. What two of these
agree on is the title. A heading that leads to the home page is the site's.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader import dates
from converters.formats.html.reader.dom import Node, attribute, elements, find, folded, text_of
from converters.formats.html.reader.metadata import PageMetadata
from converters.formats.html.reader.other_posts import sameness
from converters.formats.html.reader.scope import leads_home
from converters.io import urls
from converters.io.slugs import sanitize_title
from converters.readers.page_words import dates as written_dates

SEPARATORS: Final = lazy_re.compile(r"\s+(?:[-–—|«»·•:⋆~›‹]+|::|<|>|←|→)\s+|\s*[|«»›‹]\s*|\s*::\s*")
"""Separators of a post's title and the name of the site."""
PREFIX: Final = lazy_re.compile(r"^[^\W\d]{3,20}(?: [^\W\d]{2,12})?\s?[::]\s*")
"""The prefix of WordPress for the title of a post with a password (`Protected: `) or of a private one (`Private: `), in any language."""
ARCHIVE: Final = frozenset(
    "blog archive|blog-archiv|blogarchiv|archive|archives|archiv|blog archives|archive du blog|archives du blog|archivo del blog|"
    "blog archief|arquivo do blog|archivio blog|blog arkiv|blogg arkiv|архив блога|ブログアーカイブ|blog arşivi".split(
        "|"
    )
)
"""What Kubrick, WordPress's theme of 2005 to 2010, has between the names of the site and of the post, in languages."""
_MARKUP: Final = lazy_re.compile(r"<(?:em|strong|i|b|code|sub|sup|s|del|ins|q|abbr|kbd|mark)\b")
LOOSE: Final = lazy_re.compile(r"(?<=\w)[:,]\s+(?=\S)")
"""Separators that titles have themselves: they count only where many pages share what is beside them."""
ENDS: Final = " -–—|«»·•:,⋆~›‹<>←→"
_MARKS: Final = tuple(mark for mark in ENDS if mark != " ")
_SLUG_END: Final = lazy_re.compile(r"(?:/(?:index\.\w+)?|\.\w{3,5})$")
_AGREE: Final = 0.8
"""The share of its words that a title must have in common with another to be the same."""
_LONGEST: Final = 300
"""Characters of the longest title that is not taken for a box."""
_MOST_MARKED: Final = 30
"""How many elements that are marked as titles are compared: lists have many."""


class _Marked(NamedTuple):
    """A title that the markup states."""

    source: str
    node: Node
    text: str
    is_sure: bool
    """Whether the page states it another time."""
    is_own: bool
    """Whether it is the main heading of the element of the post."""


def title(metadata: PageMetadata, site: str) -> tuple[str, str]:
    """The title as plain text, and as HTML if it has markup."""
    window, heading = metadata.document_title(), metadata.part.heading
    if _is_of_post(site, window, metadata):
        site = ""  # a selector for the site's name that fits the post's title
    marked = _marked(metadata, site)
    if marked and (marked.is_sure or not metadata.stated_titles):
        metadata.sources["title"] = marked.source
        return _of_heading(marked.node, marked.text, metadata.stated_titles)
    text = text_of(heading) if heading is not None else ""
    for candidate in metadata.candidates("title"):
        if candidate.source not in ("opengraph", "json-ld") or _is_site(candidate.text, site, text, window):
            continue
        if marked and marked.is_own:
            break
        metadata.sources["title"] = candidate.source
        if heading is not None and without_site(candidate.text, site_in(candidate.text, text)) == text:
            return _of_heading(heading, text, metadata.stated_titles)
        # themes may show another name of the site
        stated = find(metadata.root, 'meta[property="og:site_name"]')
        name = attribute(stated, "content") if stated is not None else ""
        return without_site(without_site(candidate.text, site), name), ""
    if text and (is_site := _is_other_part(text, window, metadata.address)):
        site = site or text
    if text and (is_site or _is_worse(heading, marked, metadata)):
        heading, text = None, ""
    if heading is not None and (not window or agrees(text, window)):
        is_whole = text in (window, without_site(window, site), without_site(window, site_in(window, text)))
        metadata.sources["title"] = "platform" if is_whole else "guess"
        return _of_heading(heading, text, metadata.stated_titles)
    if marked and not (window and _holds_date(marked.node)):
        metadata.sources["title"] = marked.source
        return _of_heading(marked.node, marked.text, ())
    if text:
        metadata.sources["title"] = "guess"
        return text, ""
    if window.lower() == site.lower() and metadata.value("id"):
        return "", ""  # a post without a title
    heads = [
        text
        for heading in metadata.root.css("h1")
        if (text := text_of(heading))
        and text.lower() != site.lower()
        and not leads_home(heading)
        and not _is_other_part(text, window, metadata.address)
    ]
    metadata.sources["title"] = "guess"
    if made := next((head for head in heads if head in window), ""):
        return made, ""
    if window:
        metadata.sources["title"] = "window"
    return window_title(window, site, metadata.address) or next(iter(heads), ""), ""


def _marked(metadata: PageMetadata, site: str) -> _Marked | None:
    """The first title that the markup of a platform or a vocabulary states; of several, one that agrees with the page's
    `title` element, or with its title for social networks."""
    first: _Marked | None = None
    for number, candidate in enumerate(metadata.candidates("title")):
        node, text = candidate.node, candidate.text
        if node is None or candidate.source == "opengraph" or number > _MOST_MARKED:
            continue
        if len(text) > _LONGEST or text.lower() == site.lower() or leads_home(node):
            continue
        is_sure = any(agrees(text, stated) for stated in metadata.stated_titles)
        is_own = node.tag == "h1" and candidate.source != "microdata" and metadata.is_own(node)
        marked = _Marked(candidate.source, node, text, is_sure, is_own)
        if is_sure:
            return marked
        first = first or marked
    return first


def _holds_date(node: Node) -> bool:
    """Whether an element is a line about the post, and not its title: a date stands in it beside other words."""
    return any(
        part.is_text_node and written_dates.read(folded(part.text_content or ""))
        for part in node.iter(include_text=True)
    )


def _of_heading(node: Node, text: str, stated: Sequence[str]) -> tuple[str, str]:
    """The title that an element has, and its HTML if it has markup: without a first element in it, if the page states
    what follows as its title (`<h1><span>Our series</span> The title</h1>`)."""
    first = next(elements(node), None)
    if first is not None and (before := text_of(first)) and text.startswith(before):
        rest = text[len(before) :].strip(ENDS)
        if rest in stated:
            return rest, ""
    return text, _markup_of(node) if text_of(node) == text else ""


def _is_other_part(heading: str, window: str, address: str) -> bool:
    """Whether a heading is one part of the `title` element, and the URL ends like another part: it is the site's name."""
    for parts in (_parts(window), LOOSE.split(window)):
        alike = _like_url(parts, address) if heading in parts else []
        if alike and parts.index(heading) not in alike:
            return True
    return False


def _is_worse(heading: Node | None, marked: _Marked | None, metadata: PageMetadata) -> bool:
    """Whether a heading that is a date, or that is outside of the post, stands against a title that is marked in the post."""
    if heading is None or marked is None or not metadata.is_own(marked.node):
        return False
    return dates.shown(text_of(heading))[0] is not None or not metadata.part.has(heading)


def _is_of_post(site: str, window: str, metadata: PageMetadata) -> bool:
    """Whether the name of the site is the title that is marked in the element of the post."""
    if not site or site == window or metadata.scope is metadata.root:
        return False
    return any(
        text == site and node is not None and source != "guess" and metadata.is_own(node)
        for source, node, text in metadata.candidates("title")
    )


def _is_site(text: str, site: str, heading: str, window: str) -> bool:
    """Whether a title for social networks is the site's name: some sites state it on every page, also where the `title`
    element has another spelling of it beside the heading."""
    if text.lower() == site.lower() or (heading and heading != text == site_in(window, heading)):
        return True
    return heading in _parts(window) and not agrees(text, heading) and not agrees(text, window)


def agrees(text: str, stated: str) -> bool:
    """Whether two titles are the same, apart from the site's name in one of them, or from a word or two."""
    if sameness(text, stated) > 0:
        return True
    words, others = _words(text), _words(stated)
    return bool(words and others) and len(words & others) >= _AGREE * min(len(words), len(others)) > 1


def window_title(window: str, site: str, address: str) -> str:
    """The title of a post in a `title` element: without the site's name, which is known, or looks like the host; the
    title looks like the end of the URL."""
    if (made := without_site(window, site)) != window:
        return made
    parts = _parts(window)
    if len(parts) < 2:
        return window
    alike = _like_url(parts, address)
    if alike and len(alike) < len(parts):
        return _between(window, parts, alike[0], alike[-1])
    host = re.sub(r"[\W_]", "", urls.split(address).netloc.lower().removeprefix("www."))
    for at in (len(parts) - 1, 0):
        name = re.sub(r"[\W_]", "", parts[at].casefold())
        if host and len(name) > 3 and (name in host or host.startswith(name)):
            return without_archive(_between(window, parts, *((0, at - 1) if at else (1, len(parts) - 1))))
    return without_archive(window)


def _parts(window: str) -> list[str]:
    return [part for part in SEPARATORS.split(window) if part.strip(ENDS)]


def _like_url(parts: list[str], address: str) -> list[int]:
    """Which parts of a `title` element have a word of the last segment of a URL."""
    slug = set(
        _SLUG_END.sub("", urls.split(address).path).rpartition("/")[2].replace("_", "-").split("-")
    ) - {""}
    return [at for at, part in enumerate(parts) if slug & set(sanitize_title(part).split("-"))]


def _between(window: str, parts: list[str], first: int, last: int) -> str:
    """The text of a `title` element from one of its parts to another."""
    at, begin = 0, 0
    for number, part in enumerate(parts[: last + 1]):
        at = window.index(part, at)
        begin = at if number == first else begin
        at += len(part)
    return window[begin:at].strip(ENDS)


def without_site(text: str, site: str) -> str:
    """`Post – Site`, or `Site » Post`, without the site."""
    line, name = folded(text), folded(site)
    if not name:
        return text
    if line.lower().endswith(name.lower()):
        made = line[: -len(name)].rstrip()
        is_apart = made.endswith(_MARKS)
    elif line.lower().startswith(name.lower()):
        made = line[len(name) :].lstrip()
        is_apart = made.startswith(_MARKS)
    else:
        return text
    made = made.strip(ENDS)
    return without_archive(made) if made and is_apart else text


def without_archive(text: str) -> str:
    """A title without Kubrick's words for the archive, at its start or its end."""
    parts = SEPARATORS.split(text)
    if len(parts) > 1 and parts[0].strip().lower() in ARCHIVE:
        return text[text.index(parts[0]) + len(parts[0]) :].strip(ENDS)
    if len(parts) > 1 and parts[-1].strip().lower() in ARCHIVE:
        return text[: text.rindex(parts[-1])].strip(ENDS)
    return text


def site_in(window: str, title_: str) -> str:
    """The site's name in a `title` element that has a post's title; empty if it has nothing else."""
    if not title_ or title_ not in window or window == title_:
        return ""
    before, _, after = window.partition(title_)
    rest = max((before, after), key=lambda text: len(text.strip(ENDS)))
    parts = [part.strip(ENDS) for part in SEPARATORS.split(rest)]
    names = [part for part in parts if part and part.lower() not in ARCHIVE]
    if len(names) == len([part for part in parts if part]):
        return rest.strip(ENDS)
    return names[0] if names else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _markup_of(node: Node) -> str:
    link = find(node, "a[rel~=bookmark]")
    html = ((node if link is None else link).inner_html or "").strip()
    return html if _MARKUP.search(html) else ""
