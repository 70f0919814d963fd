"""The comments of a page, with their threads, in the order of the page.

Each field is looked for once in the whole page, and what is found goes to the nearest comment around
it; so a page of thousands of nested comments costs no more than its size.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import structs

from converters import lazy_re
from converters.extra_keys import BY_POST_AUTHOR, DATE, DATE_PRECISION, LOGIN, TITLE
from converters.formats.html.reader import dates
from converters.formats.html.reader.clean import cleaned, outermost, without
from converters.formats.html.reader.comments.alike import read_names_alike
from converters.formats.html.reader.comments.heads import read_headings, read_said
from converters.formats.html.reader.comments.left import comment_left, places_of, text_beside
from converters.formats.html.reader.comments.names import selector_of
from converters.formats.html.reader.comments.node import CommentNode, is_comment, is_form
from converters.formats.html.reader.comments.nodes import CommentNodes, Enclosing
from converters.formats.html.reader.comments.status import mark_pending
from converters.formats.html.reader.comments.text import (
    ids_between,
    remove_labels,
    same_text_wrapper,
    standalone_text,
    take_addresses,
)
from converters.formats.html.reader.comments.threads import read_threads
from converters.formats.html.reader.dom import (
    Node,
    all_of,
    ancestors,
    folded,
    inner,
    measured,
    parsed,
    text_of,
    walk,
)
from converters.formats.html.reader.profile import Picks, Profile, Selectors, pick
from converters.io.numbers import digits_in
from converters.model import Comment, Commenter, Extra, Markup
from converters.readers.page_words import comment_line, phrases
from converters.readers.page_words import dates as written_dates

LONGEST_NAME: Final = 120
"""Characters of the longest name; what is longer is text."""
LONGEST_TITLE: Final = 400
"""Characters of the longest name that is a link: the title of a page that links here."""
LONGEST_DATE: Final = 100
"""Characters of the longest text that is read as a date."""
_LONE_DATE: Final = 60
"""Characters of the longest element that is taken for a date because it holds nothing else."""
_NO_DATE: Final = frozenset({"p", "blockquote", "pre", "script", "style", "svg", "time"})
"""Elements in which such a date is not looked for."""
_BY: Final = lazy_re.compile(
    r"^(?:comment by|kommentar von|commentaire par|comentario por)\s+(?=\S)", re.IGNORECASE
)
_CONTROLS: Final = ("form", "button", "input", "select", "textarea")
"""What is no part of a text, on any page."""
_PING: Final = lazy_re.compile(r"\[(?:\.\.\.|…)\].*\[(?:\.\.\.|…)\]")
"""The excerpt that WordPress makes of a page that links here."""


class Discussion(NamedTuple):
    """The comments of one page."""

    comments: Sequence[Comment] = ()
    declared: int | None = None
    """How many comments the page says there are."""
    unsure: Sequence[str] = ()
    """Ids of comments whose date can be read in two ways (3/4/2020)."""
    pings: Sequence[str] = ()
    """Ids of comments that are taken for pingbacks by the form of their text."""
    flat: Sequence[str] = ()
    """Ids of comments at the deepest level that a theme nests: a reply to one of them stands beside it."""
    left: str = ""
    """The place of what looks like one more comment, and was not read."""


def read_discussion(
    root: Node,
    profiles: tuple[Profile, ...],
    nodes: CommentNodes | None,
    language: str,
    html: str,
    captured: str = "",
) -> Discussion:
    """Read the comments that `extract_comment_nodes` found. Their elements are removed from the page.

    `html` is the page before it was parsed, `captured` the ISO 8601 date of its capture, if that is known.
    """
    counts = (_declared(root, profile.comments.count, language) for profile in profiles)
    declared = next((number for number in counts if number is not None), None)
    if nodes is None:
        return Discussion(declared=declared)
    return _CommentReader(root, nodes, language, html, captured).read()._replace(declared=declared)


def _declared(root: Node, headings: Selectors, language: str) -> int | None:
    for heading in all_of(root, headings):
        if (found := phrases.find("heading", text_of(heading), language)) and found.number is not None:
            return found.number
    return None


class _CommentReader:
    """Reads the fields of all comments of one page."""

    def __init__(self, root: Node, nodes: CommentNodes, language: str, html: str, captured: str) -> None:
        self._root, self._nodes, self._language, self._html = root, nodes, language, html
        self._items, self._names = nodes.items, nodes.names
        self._captured = captured
        self._enclosing = Enclosing(nodes.items)
        self._unsure: list[str] = []
        self._pings: list[str] = []

    def read(self) -> Discussion:
        """Read the comments; their elements are removed from the page."""
        nodes = self._nodes
        places = places_of(list(self._items.values()))
        self._read_fields()
        possible = [item for item in self._items.values() if not is_form(item)]
        beside = self._text_beside()
        bodies = self._bodies()
        items = self._comments_among(possible, bodies)
        left = (
            self._text_left(possible, items, bodies)
            or beside
            or comment_left(nodes.holders, nodes.before, places)
        )
        threads = read_threads(items, self._html)
        comments = [
            self._comment(item, parent, bodies[item.node.mem_id])
            for item, parent in zip(items, threads.parents, strict=True)
        ]
        return Discussion(comments, None, self._unsure, self._pings, threads.flat, left)

    def _read_fields(self) -> None:
        """Read all fields but the texts, and note which elements are no part of these."""
        nodes, selectors, language = self._nodes, self._nodes.part, self._language
        items = list(self._items.values())
        if nodes.structural:
            read_headings(items, language)
            selectors = structs.replace(selectors, body=(), drop=_CONTROLS, parent=())
        for name in ("id", "title", "author", "url", "parent", "depth", "indent", "likes", "login"):
            self._read_values(name, getattr(selectors, name))
        self._read_dates(selectors.date)
        for name in ("pingback", "trackback", "by_author", "reply", "answered", "answer", "pending"):
            self._read_marks(name, getattr(selectors, name))
        for rank, selector in enumerate(self._names.likely(selectors.body)):
            for node, item in self._found(selector):
                if rank < item.rank:
                    item.body, item.rank = node, rank
        if not nodes.structural and (self._lacks("author") or self._lacks("date")):
            # before what may hold name and date is dropped
            read_headings(items, language)
        dropped = ", ".join(self._names.likely((*selectors.drop, "textarea")))
        for node, item in self._found(dropped) if dropped else ():
            item.dropped.append(node)
        read_names_alike(items, self._owner)
        read_said([item for item in items if not item.values.get("author")], language)
        mark_pending(items, self._owner)

    def _comments_among(
        self, possible: Sequence[CommentNode], bodies: Mapping[int, str]
    ) -> list[CommentNode]:
        """The elements that have enough of a comment."""
        fewest = 2 if self._nodes.structural or self._nodes.part.undated else 3
        items = [item for item in possible if is_comment(item, bodies[item.node.mem_id], fewest)]
        if fewest > 2 and len(possible) / 2 < len(items) < len(possible):
            # one among comments may lack its name, or its date
            items = [item for item in possible if is_comment(item, bodies[item.node.mem_id], 2)]
        return items

    def _text_left(
        self, possible: Sequence[CommentNode], items: Sequence[CommentNode], bodies: Mapping[int, str]
    ) -> str:
        """The place of an element with a text that has too little of a comment; empty where there is none."""
        known = {item.node.mem_id for item in items}
        textual = [
            item.node
            for item in possible
            if item.node.mem_id not in known
            and (text := bodies[item.node.mem_id])
            and not phrases.find("heading", text_of(parsed(text)), self._language)
        ]
        return selector_of(textual[0]) if textual and (items or len(textual) > 1) else ""

    def _lacks(self, field: str) -> bool:
        """Whether most comments have no name, or no date, that the profile finds."""
        items = [item for item in self._items.values() if not item.marks & {"pingback", "trackback"}]
        having = sum(
            bool(item.values.get(field)) or (field == "date" and item.date is not None) for item in items
        )
        return 2 * having < len(items)

    def _found(self, selector: str) -> Iterator[tuple[Node, CommentNode]]:
        if selector == "&":
            yield from ((item.node, item) for item in self._items.values())
            return
        for node in self._root.css(selector):
            if item := self._owner(node):
                yield node, item

    def _owner(self, node: Node) -> CommentNode | None:
        return self._items.get(node.mem_id) or self._enclosing.of(node)

    def _read_values(self, name: str, picks: Picks) -> None:
        for parsed_pick in map(pick, self._names.likely(picks)):
            if all(name in item.values for item in self._items.values()):
                return
            for node, item in self._found(parsed_pick.selector):
                if name in item.values or not (value := parsed_pick.value(node)):
                    continue
                if name == "author" and not _may_name(value, node):
                    continue
                item.values[name] = self._name_in(value) if name == "author" else value
                if name == "author" and not parsed_pick.attribute:
                    item.dropped.append(same_text_wrapper(node, item.node))

    def _name_in(self, text: str) -> str:
        """The name in a line that has the date too; any other text as it is."""
        line = comment_line.read(text, self._language) if written_dates.has_year(text) else None
        return line.name if line and line.date and line.name else text

    def _read_dates(self, picks: Picks) -> None:
        for parsed_pick in map(pick, self._names.likely(picks)):
            if all(item.date and not item.precision for item in self._items.values()):
                return
            for node, item in self._found(parsed_pick.selector):
                if (item.date and not item.precision) or not (value := parsed_pick.value(node)):
                    continue
                if not parsed_pick.attribute and (len(value) > LONGEST_DATE or _holds_paragraph(node)):
                    continue  # it holds the text of the comment too
                found = dates.of_element(node, value, self._language, self._captured, of_comment=True)
                if not (found.date or found.text) and comment_line.is_control(value):
                    continue  # a link to the comment
                if item.date is None or (found.date and not found.precision):  # exact before counted
                    item.date, item.sure, item.precision = found.date, found.sure, found.precision
                if item.date is None or item.precision:
                    item.values.setdefault("date", found.text or value)
                if (item.date or found.text) and not parsed_pick.attribute:
                    item.dropped.append(node)

    def _read_marks(self, name: str, selectors: Selectors) -> None:
        for selector in self._names.likely(selectors):
            for _, item in self._found(selector):
                item.marks.add(name)

    def _bodies(self) -> dict[int, str]:
        """The text of each comment by `mem_id`, without what was read as a field."""
        bodies = {}
        for item in self._items.values():
            if item.body is None:
                item.body = item.node
            if item.date is None:
                self._find_lone_date(item)
            holder = item.body
            kept = ids_between(holder, item.node)
            if holder.mem_id == item.node.mem_id:
                kept |= _around_text(item)
            dropped = [node for node in item.dropped if node.mem_id not in kept]
            lines = [node.parent for node in dropped if node.parent is not None]
            without(outermost(dropped))
            is_item = holder.mem_id == item.node.mem_id
            if is_item:
                take_addresses(holder, item.values)
                remove_labels(lines, kept)
            bodies[item.node.mem_id] = standalone_text(holder) if is_item else cleaned(inner(holder))
        for item in self._items.values():
            item.node.remove()
        return bodies

    def _text_beside(self) -> str:
        """The place of a text in a comment that is not in what was found to be its text."""
        paragraphs = [
            node
            for item in self._items.values()
            if item.body is not None and item.body.mem_id != item.node.mem_id
            for node in item.node.css("p, blockquote, pre")
        ]
        if not paragraphs:
            return ""
        read = {node.mem_id for item in self._items.values() for node in item.dropped}
        read.update(item.body.mem_id for item in self._items.values() if item.body is not None)
        return text_beside(paragraphs, self._owner, read)

    def _find_lone_date(self, item: CommentNode) -> None:
        """Take a short element, outside of paragraphs, that is a date and nothing else."""
        for node in measured(item.node, _LONE_DATE, _NO_DATE):
            text = text_of(node)
            date, sure = dates.shown(text, self._language)
            found = dates.Found() if date else dates.counted(text, self._language, self._captured, whole=True)
            if date or found.text:
                item.date, item.sure, item.precision = date or found.date, sure, found.precision
                if found.text:
                    item.values.setdefault("date", found.text)
                if item.body is not None and node.mem_id != item.body.mem_id:
                    item.dropped.append(node)
                return
        self._find_date_in_text(item)

    def _find_date_in_text(self, item: CommentNode) -> None:
        """Take a text beside other elements, outside of paragraphs, that is a date and nothing else."""
        for node in walk(item.node, _NO_DATE):
            text = folded(node.text_content or "") if node.is_text_node else ""
            if not text or len(text) > _LONE_DATE or self._enclosing.of(node) not in (item, None):
                continue
            date, sure = dates.shown(text, self._language)
            if date:
                item.date, item.sure = date, sure
                item.dropped.append(node)
                return

    def _comment(self, item: CommentNode, parent: str, body: str) -> Comment:
        values, marks = item.values, item.marks
        type_ = "trackback" if "trackback" in marks else "pingback" if "pingback" in marks else "comment"
        may_be_ping = type_ == "comment" and values.get("url") and "[" in body
        if may_be_ping and _PING.fullmatch(folded(text_of(parsed(body)))):
            type_ = "pingback"
            self._pings.append(item.id)
        if type_ != "comment" and phrases.find("ping", text_of(parsed(body))):
            body = ""
        extra: Extra = {}
        if "by_author" in marks:
            extra[BY_POST_AUTHOR] = True
        if login := values.get("login"):
            extra[LOGIN] = login
        if (heading := values.get("title", "")) and not _begins(body, heading):
            extra[TITLE] = heading
        if item.date is None and "date" in values:  # the text of a heading
            found = dates.counted(values["date"], self._language, self._captured, of_comment=True)
            item.date, item.precision = found.date, found.precision
        if (item.date is None or item.precision) and "date" in values:
            extra[DATE] = values["date"]
        if item.precision:
            extra[DATE_PRECISION] = item.precision
        if not item.sure:
            self._unsure.append(item.id)
        return Comment(
            id=item.id,
            parent=parent if parent != item.id else "",
            author=Commenter(
                name=_name(values.get("author", "")),
                email=values.get("email", ""),
                url=values.get("url", ""),
                ip=values.get("ip", ""),
            ),
            date=item.date,
            type=type_,
            status="pending" if "pending" in marks else "approved",
            likes=digits_in(values.get("likes", "")),
            body=Markup(text=body, dialect="html") if body else None,
            extra=extra,
        )


def _may_name(text: str, node: Node) -> bool:
    """Whether the text of an element can be a name: short, no date, and no label of the page's (`13:10`, `#12`, `Reply`)."""
    longest = LONGEST_TITLE if _is_link(node) else LONGEST_NAME
    if len(text) > longest or written_dates.read(text):
        return False
    return not comment_line.is_label(text) or comment_line.is_rank(text)


def _is_link(node: Node) -> bool:
    """Whether all text of an element is a link."""
    link = node if node.tag == "a" else node.css_first("a[href]")
    return link is not None and text_of(link) == text_of(node)


def _begins(body: str, heading: str) -> bool:
    """Whether a text begins with its heading, which then was made of it (Drupal)."""
    return folded(text_of(parsed(body))).startswith(heading.rstrip(" .…"))


def _name(text: str) -> str:
    """A name without the verb after it (`Ann says:`), or the words before it (`Comment by Ann`)."""
    return _BY.sub("", folded(phrases.says(text) or text)).strip(" :|,·•")


def _around_text(item: CommentNode) -> set[int]:
    """The ids of dropped elements with paragraphs, if no other element of a comment has any: they are its text."""
    dropped = {node.mem_id for node in item.dropped}
    around: set[int] = set()
    for paragraph in item.node.css("p, blockquote"):
        above = {node.mem_id for node in ancestors(paragraph)} & dropped
        if not above and paragraph.mem_id not in dropped and text_of(paragraph):
            return set()
        around |= above
    return around


def _holds_paragraph(node: Node) -> bool:
    return any(paragraph.mem_id != node.mem_id for paragraph in node.css("p"))
