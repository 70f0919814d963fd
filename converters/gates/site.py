"""What only the whole site shows: which types visitors can ask for, what stands below a hidden post, rules in posts.

Each post leaves a short note while it is read. When all are read, `verdicts` says which of them visitors never saw,
and which word of `--include` writes them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from enum import Enum
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.gates.elsewhere import Elsewhere
from converters.gates.gate import MEMBERS
from converters.gates.rules import RULE_TYPE, Rule, read_rule, rule_of
from converters.io import urls
from converters.io.temporary.disk_map import DiskMap, packed, texts
from converters.model import MENU_ITEM, Post, Record, Term
from converters.privacy import NO_STATUS, is_unlisted
from converters.privacy.hidden import ids_of
from converters.privacy.internal_names import is_course, is_internal_type_name, parts_of_courses
from converters.privacy.post_types import INTERNAL_TYPES, MEMBERS_TYPES, PUBLIC_TYPES
from converters.site.post_summaries import key as key_of

PARENT_FIELDS: Final = ("_bbp_forum_id", "_bbp_topic_id")
"""Custom fields that name the post to which a topic or reply of bbPress belongs."""

_KEY: Final = lazy_re.compile(r"[a-z0-9_-]+")
"""What the name of a type can be (`sanitize_key`): another one is damaged, and what it was is not known."""
_PARTS: Final = frozenset({"forum", "topic", "reply", *INTERNAL_TYPES, *MEMBERS_TYPES})
"""Types whose posts are parts of the one above, and as hidden as that, for whatever reason."""
_KNOWN: Final = INTERNAL_TYPES.keys() | MEMBERS_TYPES.keys() | PUBLIC_TYPES.keys()
_FROM_ABOVE: Final = frozenset({"private", "password", MEMBERS})
"""Why all other posts are hidden with the one above. That of a draft or of a deleted page may be public."""
_FOR_ITSELF: Final = frozenset({"publish", "draft", "auto-draft", "inherit", "pending", "future", "trash"})
"""Statuses that say nothing of what is below. What one that nobody knows means, a damaged one too, is not known."""


class Link(Enum):
    """The form of a permalink, by which `get_post_permalink` shows what kind of type it is."""

    NONE = "none"
    OWN = "a path"
    PLAIN = "?p=7"
    BY_NAME = "?TYPE=name"
    UNLISTED = "?post_type=TYPE&p=7"


def link_of(post: Post) -> Link:
    """The form of a post's permalink."""
    if not post.url:
        return Link.NONE
    if "?" not in post.url:  # nearly always
        return Link.OWN
    query = parse_qs(urls.split(post.url).query, keep_blank_values=True)
    if is_unlisted(post.url):
        return Link.UNLISTED
    if post.type in query:
        return Link.BY_NAME
    return Link.PLAIN if query else Link.OWN


def _of_wordpress(post: Post) -> bool:
    return post.body is not None and post.body.dialect == "wordpress"


class _Note(NamedTuple):
    """What is remembered of a post. `reason` is why it is not public by itself, whatever is included."""

    type: str
    published: bool
    link: Link
    above: tuple[str, ...]
    reason: str
    commented: bool
    of_wordpress: bool
    """Whether its text is WordPress's: other sources have types, too, which nobody registers."""
    closed: bool
    """Whether it hides by itself what is below it."""


class SiteGates:
    """Collects the notes."""

    def __init__(self) -> None:
        self._notes: DiskMap[_Note] = packed(_Note)
        self._keys = texts()
        self._types: set[str] = set()
        self._rules: list[Rule] = []
        self._term_ids: dict[tuple[str, str], str] = {}
        self._elsewhere = Elsewhere()
        self._closed_without_id = ""
        """Why a post that has lost its id is hidden, if one is: it may be the one above any that has none."""
        self._closed_page = ""
        """Why a page is hidden, if one is: it may be the one above a page that names an impossible one."""

    def add_term(self, term: Term) -> bool:
        """Note the id of a term, by which a rule may name it, and whether a field of it closes its posts; returns the latter."""
        if term.id:
            self._term_ids[term.taxonomy, term.slug] = term.id
        if rule := rule_of(term):
            self._rules.append(rule)
        return rule is not None

    def add(self, post: Post, key: str, reason: str) -> None:
        """Note a post, whether it is written or not; `reason` is why it is not public by itself."""
        self._types.add(post.type)
        fields = (post.extra.get(name) for name in PARENT_FIELDS)
        named = [str(value[0]) for value in fields if isinstance(value, list) and value]
        above = tuple(dict.fromkeys(id_ for id_ in (post.parent, *named) if id_ not in ("", "0", post.id)))
        commented = any(comment.status == "approved" for comment in post.comments)
        published = post.status == "publish"
        closed = reason in _FROM_ABOVE or (
            reason in (post.status, NO_STATUS) and post.status not in _FOR_ITSELF
        )
        self._notes[key] = _Note(
            post.type, published, link_of(post), above, reason, commented, _of_wordpress(post), closed
        )
        for id_ in ids_of(post):
            if closed or id_ not in self._keys:  # of two with one id, that which hides more
                self._keys[id_] = key
        if closed and post.type == "page":
            self._closed_page = reason
        if closed and not post.id and _of_wordpress(post) and post.type not in INTERNAL_TYPES:
            self._closed_without_id = reason
        if post.type == RULE_TYPE and published and (rule := read_rule(post)):
            self._rules.append(rule)
        self._elsewhere.look_at(post)

    def verdicts(self, posts: Callable[[], Iterable[Record]], diagnostics: Diagnostics) -> dict[str, str]:
        """Why each post is not public that seemed to be, by key. `posts` are read only if a rule is about them."""
        found: dict[str, str] = {}
        hidden = self._hidden_types(diagnostics)
        lessons = parts_of_courses(self._types, self._below_courses()) - _KNOWN - hidden
        for key, note in self._notes.items():
            if not note.reason and note.type in hidden:
                found[key] = "private"
            elif not note.reason and note.type in lessons:
                found[key] = MEMBERS
                diagnostics.tally(messages.MEMBERS_ONLY, gate=note.type)
        if self._rules:
            found |= self._by_rules(posts(), found)
            for rule in self._rules:
                diagnostics.tally(messages.MEMBERS_RULES, plugin=rule.plugin)
        below = dict(self._below(found, diagnostics))
        for key, reason in below.items():
            type_ = self._notes[key].type
            what = messages.PART_OF_HIDDEN if type_ in _PARTS else messages.BELOW_HIDDEN
            diagnostics.tally(what, type=type_, reason=reason)
        self._elsewhere.report(
            diagnostics, rules_known=any(rule.plugin == "MemberPress" for rule in self._rules)
        )
        return found | below

    def _below_courses(self) -> set[str]:
        """The types of posts that name a course as the post above them."""
        if not any(map(is_course, self._types)):
            return set()
        return {
            note.type
            for note in self._notes.values()
            if note.type not in _KNOWN
            and any(is_course(self._notes[self._keys[id_]].type) for id_ in note.above if id_ in self._keys)
        }

    def report_mostly_left_out(
        self, verdicts: Mapping[str, str], include: Container[str], diagnostics: Diagnostics
    ) -> None:
        """Report if one reason left out most of the published posts: it may be a mistake in the source."""
        reasons = Counter(
            verdicts.get(key, note.reason)
            for key, note in self._notes.items()
            if note.published and note.type not in INTERNAL_TYPES and note.type != MENU_ITEM
        )
        total = reasons.total()
        for reason, number in reasons.most_common(1):
            if reason and reason not in include and number > 1 and number * 2 > total:
                diagnostics.report(messages.MOSTLY_LEFT_OUT, reason=reason, number=number, total=total)

    def _hidden_types(self, diagnostics: Diagnostics) -> set[str]:
        """The types that no table knows and that visitors never saw, by their names and the links of their posts."""
        links: defaultdict[str, Counter[Link]] = defaultdict(Counter)
        drafts: Counter[str] = Counter()
        commented: set[str] = set()
        registered: set[str] = set()
        plain_site = True
        for note in self._notes.values():
            if note.published and note.link is Link.OWN and note.type != "page":  # one may be the front page
                plain_site = False
            if note.type not in _KNOWN:
                if note.published:
                    links[note.type][note.link] += 1
                    commented |= {note.type} if note.commented else set()
                    registered |= {note.type} if note.of_wordpress else set()
                elif note.link is Link.UNLISTED:
                    drafts[note.type] += 1
        hidden: set[str] = set()
        for type_ in dict.fromkeys([*links, *drafts]):
            forms, number = links[type_], links[type_].total() or drafts[type_]
            by_name = bool(forms[Link.BY_NAME]) and (plain_site or type_ in commented)
            if type_ in registered and (is_internal_type_name(type_) or not _KEY.fullmatch(type_)):
                hidden.add(type_)
                diagnostics.report(messages.INTERNAL_NAME, type=type_, number=number)
            elif forms[Link.OWN] or by_name:
                if type_ in registered:
                    diagnostics.report(messages.UNKNOWN_TYPE, type=type_, number=number)
            elif forms[Link.BY_NAME] or forms[Link.UNLISTED] or not forms:
                hidden.add(type_)
                diagnostics.report(messages.HIDDEN_TYPE, type=type_, number=number)
        return hidden

    def _by_rules(self, posts: Iterable[Record], found: dict[str, str]) -> dict[str, str]:
        return {
            name: MEMBERS
            for post in posts
            if isinstance(post, Post)
            and (name := key_of(post)) not in found
            and post.type != MENU_ITEM
            and any(rule.closes(post, self._term_ids) for rule in self._rules)
        }

    def _below(self, found: Mapping[str, str], diagnostics: Diagnostics) -> Iterator[tuple[str, str]]:
        """The posts below hidden ones, and why these are; with the pages of which nobody knows what they are below."""
        known: dict[bool, dict[str, str]] = {True: {}, False: {}}
        for key, note in self._notes.items():
            if note.reason or key in found or note.type == MENU_ITEM:
                continue
            if note.type == "page" and note.above and self._is_odd(note):
                diagnostics.tally(messages.ODD_PARENT)
                if self._closed_page:
                    yield key, self._closed_page
                continue
            is_part = note.type in _PARTS
            if reason := self._from_above(key, is_part, found, known[is_part]):
                yield key, reason

    def _is_odd(self, page: _Note) -> bool:
        """Whether a page names as its parent what WordPress has above no page: a post of another type, or no number."""
        keys = (self._keys.get(id_, id_) for id_ in page.above)
        return page.of_wordpress and any(
            self._notes[key].type != "page" if key in self._notes else not key.isdecimal() for key in keys
        )

    def _from_above(self, key: str, is_part: bool, found: Mapping[str, str], known: dict[str, str]) -> str:
        """Why what is above a post hides it; `known` is filled with that of all posts on the way, which may be long."""
        way: list[str] = []
        reason = ""
        while key and key not in known:
            known[key] = ""  # a circle ends here
            way.append(key)
            above = [self._keys[id_] for id_ in self._notes[key].above if id_ in self._keys]
            if reason := next(filter(None, (self._hides(name, is_part, found) for name in above)), ""):
                break
            if not above and self._notes[key].above and self._notes[key].of_wordpress:
                reason = self._closed_without_id
                break
            key = above[0] if above else ""
        reason = reason or known.get(key, "")
        known.update(dict.fromkeys(way, reason))
        return reason

    def _hides(self, key: str, is_part: bool, found: Mapping[str, str]) -> str:
        """Why a post hides what is below it."""
        reason = found.get(key) or self._notes[key].reason
        if (
            not reason
            or reason == "draft"
            or not (is_part or reason in _FROM_ABOVE or self._notes[key].closed)
        ):
            return ""
        closed_forum = self._notes[key].type == "forum" and reason in ("private", "hidden")
        return MEMBERS if closed_forum else reason
