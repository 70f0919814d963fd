"""What shows that elements alike are comments, and not posts, or links to the newest comments of other pages."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.comments.layout import PageLayout, leads_to_number
from converters.formats.html.reader.comments.names import (
    TO_COMMENTS,
    names_beside,
    names_comments,
    names_post_lines,
    names_post_text,
)
from converters.formats.html.reader.dom import Node, ancestors, attribute, short_text, text_of
from converters.io import urls
from converters.readers.page_words import phrases

HIGHEST: Final = 8
"""Levels above the first comment whose names are read."""
LONGEST_CONTROL: Final = 40
MOST_SEEN: Final = 40
"""Elements that are looked at: the first show what all are."""
FEWEST_VERBS: Final = 3
"""With verbs alone, so many comments at least: a post has a line of its own like that."""
FEWEST_LINES: Final = 6
"""Lines of a chat between two people: so few comments may well be of two."""
_TWO: Final = 2
NEAR: Final = 4
"""Rows between a name and the date beside it: a rank, a number of posts, a place."""
_TITLES: Final = frozenset({"h1", "h2", "h3", "h4"})
_COUNT: Final = lazy_re.compile(r"\D*\d{1,5}\D*")
"""A text with one number, and so no date."""
_LAST_NUMBER: Final = lazy_re.compile(r"(\d+)/?$")


def evidence(page: PageLayout, parts: Sequence[Sequence[Node]], rows: Sequence[Sequence[int]]) -> str:
    """What shows that elements are comments: `heading`, `names`, `replies`, `verbs`, `form` or `links`; empty for nothing.

    `parts` are the elements of each comment, `rows` its rows.
    """
    first, last = min(map(min, rows)), max(map(max, rows))
    if page.holds_title(parts):
        return ""
    parts, rows = parts[:MOST_SEEN], rows[:MOST_SEEN]
    if (
        _are_posts(page, parts, rows)
        or lead_to_comments(parts)
        or _follow_titles(page, rows)
        or sum(_is_teaser(page, own) for own in rows) > len(rows) / 2
    ):
        return ""
    around = page.around[first]
    if any(names_beside(node) for nodes in (*parts, around[:HIGHEST]) for node in nodes):
        return ""
    if any(map(names_post_lines, (*parts[0], *ancestors(parts[0][0])))):
        return ""
    if (head := page.governed(first)) and head.number != 0:
        is_story = len(rows) == 1 and (head.number or 1) > FEWEST_VERBS and not _has_name(page, rows[0])
        return "" if is_story else "heading"
    if _are_titled(page, rows) or any(node.tag in ("nav", "aside") for node in around):
        return ""
    if any(names_comments(node) for node in around[:HIGHEST]) or page.has_target_before(first):
        return "names"
    half = max(2, len(rows) / 2)
    if len(rows) < 2:
        return ""
    if (
        sum(map(_has_reply, parts)) >= half
        or sum(any(_is_reply(page, at) for at in own) for own in rows) >= half
    ):
        return "replies"
    if _are_below_titles(page, rows):
        return ""
    if any(map(names_post_text, around)):  # a post of letters or talks: each begins with a name and a date
        return ""
    verbs = sum(map(partial(_says, page), parts, rows))
    if verbs >= half and len(rows) >= FEWEST_VERBS and not _begin_with_links(page, rows):
        return "" if _is_dialogue(page, rows) else "verbs"
    named = sum(_has_name(page, own) for own in rows)
    if named == len(rows) and page.is_before_form(last) and not page.is_titled(first):
        return "form"
    of_two = len(rows) < FEWEST_VERBS
    linked = sum(
        (not of_two and any(map(_is_icon_of_number, nodes)))
        or any(_leads_to_itself(page, at) for at in own if at in page.headings or not of_two)
        for nodes, own in zip(parts, rows, strict=True)
    )
    return "links" if min(linked, named) >= half else ""


def _says(page: PageLayout, nodes: Sequence[Node], rows: Sequence[int]) -> bool:
    """Whether an element has a name with a verb, outside of what its text quotes."""
    own = {node.mem_id for node in nodes}
    return any(
        page.reading(at).line.verb and page.reading(at).line.name and not _is_quoted(page, at, own)
        for at in rows
    )


def _is_dialogue(page: PageLayout, rows: Sequence[Sequence[int]]) -> bool:
    """Whether two people say all that is said: a chat that somebody copied into a post."""
    readings = [page.reading(at) for own in rows for at in own if at in page.headings]
    names = {reading.line.name for reading in readings if reading.line.verb}
    return (
        len(rows) >= FEWEST_LINES and len(names) <= _TWO and not any(reading.has_date for reading in readings)
    )


def _is_quoted(page: PageLayout, at: int, own: Collection[int]) -> bool:
    """Whether a row is in a quotation in one of the elements `own`."""
    inside = takewhile(lambda node: node.mem_id not in own, page.around[at])
    return any(node.tag == "blockquote" for node in inside)


def _has_name(page: PageLayout, rows: Sequence[int]) -> bool:
    """Whether there is a name in the row with the date or the verb, or close to it."""
    heads = [at for at in rows if at in page.headings]
    near = {row for at in heads for row in range(at - NEAR, at + NEAR + 1)}
    return any(page.reading(at).line.name for at in heads) or any(
        page.reading(at).is_name for at in rows if at in near
    )


def _is_icon_of_number(node: Node) -> bool:
    """Whether an element has a link without text to a numbered place of a page."""
    return any(
        leads_to_number(attribute(link, "href")) and not text_of(link)
        for link in node.css('a[href*="#"]')[:MOST_SEEN]
    )


def _leads_to_itself(page: PageLayout, at: int) -> bool:
    """Whether a row with the date, or a label of the page's, leads to a numbered place of a page, as a comment's permalink."""
    reading = page.reading(at)
    if not (at in page.headings or reading.has_date or reading.control or reading.is_name):
        return False
    around = (node for segment in page.rows[at].segments for node in page.chain(segment.node)[:3])
    return any(node.tag == "a" and leads_to_number(attribute(node, "href")) for node in around)


def is_post(page: PageLayout, parts: Sequence[Sequence[Node]], rows: Sequence[Sequence[int]]) -> bool:
    """Whether the first element is the post: all others have a link to themselves or to answer, and it has none."""
    first, *others = [
        _has_reply(nodes) or bool(_fragments(page, nodes)) or any(_is_reply(page, at) for at in own)
        for nodes, own in zip(parts, rows, strict=True)
    ]
    return not first and len(others) > 1 and all(others)


def are_marked(page: PageLayout, parts: Sequence[Sequence[Node]], rows: Sequence[Sequence[int]]) -> bool:
    """Whether half of the elements that begin with a name, or both of two, have another sign of a comment: a date in the text, a name
    of comments, a way to answer, or a link to themselves. Calls to log in and newsletters below a heading have none."""
    marked = sum(
        _has_reply(nodes)
        or bool(_fragments(page, nodes))
        or any(_is_reply(page, at) or page.reading(at).has_date for at in own)
        or any(_is_named(node) for node in nodes)
        for nodes, own in zip(parts, rows, strict=True)
    )
    return marked == len(rows) if len(rows) < FEWEST_VERBS else 2 * marked >= len(rows)


def _is_named(node: Node) -> bool:
    return names_comments(node) or any(map(names_comments, node.css("[class], [id]")[:MOST_SEEN]))


def are_alike(page: PageLayout, parts: Sequence[Sequence[Node]], rows: Sequence[Sequence[int]]) -> bool:
    """Whether elements look like comments all the same: three or more, each with a name, a date and a text."""
    around = page.around[min(map(min, rows))]
    if (
        len(rows) < FEWEST_VERBS
        or _are_posts(page, parts[:MOST_SEEN], rows[:MOST_SEEN])
        or page.is_titled(min(map(min, rows)))
    ):
        return False
    if any(names_beside(node) or node.tag in ("nav", "aside", "footer") for node in around):
        return False
    return all(
        any(page.reading(at).has_date for at in own)
        and any(
            page.reading(at).line.name and (page.reading(at).has_date or page.reading(at).is_name)
            for at in own
        )
        and any(_is_text(page, at) for at in own)
        for own in rows
    )


def _is_text(page: PageLayout, at: int) -> bool:
    reading = page.reading(at)
    return not (reading.control or (reading.has_date and reading.is_heading))


def _is_reply(page: PageLayout, at: int) -> bool:
    return any(_answers(segment.text) for segment in page.rows[at].segments)


def _answers(text: str) -> bool:
    return len(text) <= LONGEST_CONTROL and phrases.find("reply", text.strip("()[]»↩ ")) is not None


def _has_reply(nodes: Sequence[Node]) -> bool:
    """Whether a comment has a button to answer it."""
    return any(
        _answers(text_of(button) or attribute(button, "value"))
        for node in nodes
        for button in node.css("button, input[type=submit], input[type=button]")
    )


def _fragments(page: PageLayout, nodes: Sequence[Node]) -> set[str]:
    """The links in elements that lead to a numbered place of a page."""
    return set().union(*[page.links(node).numbered for node in nodes])


def _are_posts(page: PageLayout, parts: Sequence[Sequence[Node]], rows: Sequence[Sequence[int]]) -> bool:
    """Whether most elements have a heading that links away, or lead to comments on different pages.

    In elements named like comments, such a heading may be the name of the person, with a link to that person's site.
    """
    titled = 0
    paths: set[str] = set()
    around = (*parts[0], *page.around[min(map(min, rows))][:HIGHEST])
    may_name = any(map(names_comments, around)) or page.governed(min(map(min, rows))) is not None
    for nodes, own in zip(parts, rows, strict=True):
        if any(node.mem_id in page.titled for node in nodes):
            titled += 1
        elif any(page.links(node).has_title for node in nodes):
            titled += not may_name or any(_is_titling(page, at) for at in own)
        for href in _fragments(page, nodes):
            address, _, fragment = href.partition("#")
            path = urls.split(address).path
            number = _LAST_NUMBER.search(path)
            # /comment/12#comment-12 is of this page
            if path and not (number and fragment.endswith(number[1])):
                paths.add(path)
    return titled > len(parts) / 2 or (len(paths) > 1 and 2 * len(paths) >= len(parts))


def lead_to_comments(parts: Sequence[Sequence[Node]]) -> bool:
    """Whether most elements have a link to the comments of a page, each of another page: they are the posts of a list.

    Such a link has the place of the comments in its address, or says how many there are (`Comments (0)`).
    """
    pages = [
        {address for node in nodes for address in (*_to_comments(node), *_to_counted(node)) if address}
        for nodes in parts[:MOST_SEEN]
    ]
    return len(set().union(*pages)) > 1 and 2 * sum(map(bool, pages)) > len(pages)


def _to_comments(node: Node) -> Iterator[str]:
    return (attribute(link, "href").partition("#")[0] for link in node.css(TO_COMMENTS))


def _to_counted(node: Node) -> Iterator[str]:
    """The addresses of links in an element that say how many comments there are."""
    for link in node.css("a[href]")[:MOST_SEEN]:
        text = short_text(link, LONGEST_CONTROL)
        if not text or not _COUNT.fullmatch(text):
            continue
        if (phrase := phrases.find("heading", text)) and phrase.number is not None:
            yield attribute(link, "href")


def _follow_titles(page: PageLayout, rows: Sequence[Sequence[int]]) -> bool:
    """Whether most elements stand right below a heading that links to another page: they are the lines about posts."""
    titled = sum(_leads_to_post(page, min(own) - 1, own) for own in rows)
    return titled > len(rows) / 2


def _is_teaser(page: PageLayout, rows: Sequence[int]) -> bool:
    texts = [at for at in rows if at not in page.headings and not page.reading(at).control]
    return bool(texts) and all(map(page.is_title_link, texts))


def _begin_with_links(page: PageLayout, rows: Sequence[Sequence[int]]) -> bool:
    """Whether most elements begin with the title of another page, above the line with name and date."""
    return sum(begins_with_link(page, own) for own in rows) > len(rows) / 2


def begins_with_link(page: PageLayout, rows: Sequence[int]) -> bool:
    """Whether an element begins with the title of another page, above its line with name and date."""
    first = min(rows)
    return first not in page.headings and page.is_title_link(first) and not _may_name(page, first, rows)


def _may_name(page: PageLayout, at: int, rows: Sequence[int]) -> bool:
    """Whether a row above the heading of an element may be the name that this heading lacks."""
    return page.reading(at).is_name and not any(
        page.reading(row).line.name for row in rows if row in page.headings
    )


def _leads_to_post(page: PageLayout, at: int, rows: Sequence[int]) -> bool:
    if at < 0 or _may_name(page, at, rows):
        return False
    heading = next((node for node in page.around[at][:3] if node.tag in _TITLES), None)
    return heading is not None and page.leads_to_title(heading)


def are_link_lists(parts: Sequence[Sequence[Node]]) -> bool:
    """Whether half of the elements are lists of links, as the parts of a sidebar are."""
    lists = sum(any(len(node.css("li a[href]")) > 1 for node in nodes) for nodes in parts)
    return 2 * lists >= len(parts)


def _are_titled(page: PageLayout, rows: Sequence[Sequence[int]]) -> bool:
    """Whether most elements have their own heading that is neither name nor date, as the posts of a month have."""
    titled = sum(any(_is_titling(page, at) for at in own) for own in rows)
    return titled > len(rows) / 2


def _are_below_titles(page: PageLayout, rows: Sequence[Sequence[int]]) -> bool:
    """Whether most elements, two or more, have a title as the posts of a month have it: a heading right
    above, or their own besides a line that states the name."""
    above = {
        node.mem_id
        for own in rows
        for node in (page.around[min(own) - 1][:3] if min(own) else ())
        if node.tag in _TITLES and not page.holds_title([[node]])
    }
    within = sum(_has_title_and_name(page, own) for own in rows)
    titled = max(len(above), within)
    return titled > 1 and 2 * titled > len(rows)


def _has_title_and_name(page: PageLayout, rows: Sequence[int]) -> bool:
    headed = {at for at in rows if any(node.tag in _TITLES for node in page.around[at][:3])}
    titles = {at for at in headed if not page.reading(at).has_date and not page.reading(at).line.verb}
    return bool(titles) and any(
        page.reading(at).line.verb and page.reading(at).line.name for at in rows if at not in headed
    )


def _is_titling(page: PageLayout, at: int) -> bool:
    if not any(node.tag in _TITLES for node in page.around[at][:3]):
        return False
    reading = page.reading(at)
    return not (reading.has_date or reading.is_name or reading.line.name)
