"""What the report page shows of a run besides its findings: gathered when the target is complete, from what was read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from markupsafe import Markup as Safe

from converters.compare.written_texts import html_of
from converters.diagnostics import Diagnostics, Finding, Severity, identity
from converters.io.urls import is_address
from converters.markup.html import sanitise
from converters.markup.targets import MarkdownWriter
from converters.model import MENU_ITEM, Post
from converters.privacy.hidden import visible_records
from converters.privacy.post_types import INTERNAL_TYPES
from converters.run.prepared import Preparation
from converters.run.writing import Written
from converters.site.permalinks import InvalidPermalink, site_path
from converters.site.post_summaries import key

MOST_SIDES: Final = 20
"""Posts that are shown before and after."""
MOST_MOVED: Final = 200
"""Addresses that are listed."""
LONGEST_SIDE: Final = 60_000
"""Characters of HTML of a post that a page holds; a longer one is not shown."""
_WEIGHTS: Final = {Severity.ERROR: 100, Severity.LOSS: 10, Severity.WARNING: 1}


class PostLink(NamedTuple):
    """A post as findings name it: its title, and its URL on the old site."""

    title: str
    url: str


class Side(NamedTuple):
    """A post before and after, as HTML that can do no harm."""

    title: str
    url: str
    messages: list[str]
    before: Safe
    after: Safe


@dataclass
class Survey:
    """What `convert(afterwards=…)` calls to gather this."""

    title: str = ""
    url: str = ""
    language: str = ""
    is_site: bool = False
    years: dict[str, list[int]] = field(default_factory=dict)
    """By year the number of posts, and of comments."""
    posts: dict[str, PostLink] = field(default_factory=dict)
    """The posts that findings name, by the id that they are named by."""
    moved: list[tuple[str, str, str]] = field(default_factory=list)
    """Title, old URL and new path of posts whose address changes."""
    moved_number: int = 0
    local_files: int = 0
    sides: list[Side] = field(default_factory=list)

    def __call__(self, written: Written) -> None:
        """Gather what the page shows of a run."""
        site = written.site_index.site
        self.title, self.url, self.language = (
            site.title,
            site.url if is_address(site.url) else "",
            site.language,
        )
        self.is_site = written.writer.is_site
        self.local_files = len(written.run.assets.used)
        findings = _by_post(written.diagnostics.findings)
        worst = _worst(findings)
        chosen: dict[str, Post] = {}
        posts, comments = Counter[str](), Counter[str]()
        for record in visible_records(written.spool.records(("post",)), written.site_index, Diagnostics()):
            if not isinstance(record, Post) or record.type == MENU_ITEM or record.type in INTERNAL_TYPES:
                continue
            posts[(record.date or "")[:4]] += 1
            comments.update((comment.date or "")[:4] for comment in record.comments)
            name = identity(record)
            for named in (name, *(identity(comment) for comment in record.comments)):
                if named in findings:
                    self.posts[named] = PostLink(record.title, _linked(record.url))
            if name in worst:
                chosen[name] = record
            self._note_address(record, written)
        years = sorted(filter(None, posts.keys() | comments.keys()))
        self.years = {year: [posts[year], comments[year]] for year in years}
        sides = _Sides(written)
        self.sides = [
            side
            for name in worst
            if name in chosen and (side := sides.of(chosen[name], findings[name])) is not None
        ]

    def _note_address(self, post: Post, written: Written) -> None:
        new = written.run.plan.permalinks.assigned(key(post))
        if not self.is_site or not new or not post.url:
            return
        try:
            old = site_path(post.url, self.url)
        except InvalidPermalink:
            old = None
        if old is not None and old.rstrip("/") == new.rstrip("/"):
            return
        if old is None and new == "/":  # the home page, whatever its permalink
            return
        self.moved_number += 1
        if len(self.moved) < MOST_MOVED:
            self.moved.append((post.title, post.url, new))


class _Sides:
    """Renders posts as the old site shows them and as the new one does."""

    def __init__(self, written: Written) -> None:
        writer = written.writer
        self._flavor = writer.flavor if isinstance(writer, MarkdownWriter) else None
        self._index = written.site_index
        self._preparation = Preparation(
            writer, written.format, written.run, Diagnostics(), redacted=written.redacted
        )

    def of(self, post: Post, findings: Iterable[Finding]) -> Side | None:
        """Both sides of a post; None if it is too long for a page."""
        made = next(iter(self._preparation.records([post])), None)
        if not isinstance(made, Post):
            return None
        before = sanitise(html_of(post.body, post, self._index, self._flavor))[0]
        after = sanitise(html_of(made.body, made, self._index, self._flavor))[0]
        if max(len(before), len(after)) > LONGEST_SIDE:
            return None
        messages = list(dict.fromkeys(finding.message for finding in findings))
        return Side(post.title, _linked(post.url), messages, Safe(before), Safe(after))


def _by_post(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.id and finding.record in ("post", "comment"):
            found[finding.id].append(finding)
    return found


def _worst(findings: Mapping[str, list[Finding]]) -> list[str]:
    """The names of the posts with the most losses, then warnings."""
    weights = {
        name: sum(_WEIGHTS.get(finding.severity, 0) for finding in found if finding.record == "post")
        for name, found in findings.items()
    }
    order = sorted((name for name, weight in weights.items() if weight), key=lambda name: -weights[name])
    return order[:MOST_SIDES]


def _linked(url: str) -> str:
    """A URL that a page may link to."""
    return url if url.startswith(("http://", "https://")) else ""
