"""Counts the records of a blog for `inspect`. The keys are part of the contract."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from converters.diagnostics import Diagnostics
from converters.guard import faults
from converters.io.addresses.names import StrPath
from converters.io.limits import Limits
from converters.model import Author, Comment, Entity, Media, Post, Site, Term, TermRef, comments_of
from converters.run.inputs import open_inputs, release
from converters.run.reading import read_opened


class SiteCounts(TypedDict):
    """What a site is called, and where it was."""

    title: str
    url: str
    language: str


class PostCounts(TypedDict):
    """How many posts there are, of which types and with which statuses. Media items are not posts."""

    total: int
    by_type: dict[str, int]
    by_status: dict[str, int]


class CommentCounts(TypedDict):
    """The same of comments; how many answer another, and how deep threads go (1 at the top)."""

    total: int
    by_type: dict[str, int]
    by_status: dict[str, int]
    threaded: int
    max_depth: int


class Inspection(TypedDict):
    """What is in a blog, as `blogport inspect --json` prints it."""

    format: str
    """The formats of the sources, with ` + ` between them."""
    site: SiteCounts
    posts: PostCounts
    comments: CommentCounts
    authors: int
    terms: dict[str, int]
    """How many terms each taxonomy has."""
    media: int
    diagnostics: dict[str, int]
    """How many findings of each severity reading had."""


def inspect(
    source: StrPath | Iterable[StrPath],
    *,
    from_: str | None = None,
    options: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    diagnostics: Diagnostics | None = None,
) -> Inspection:
    """Count the records of one source, or of several that are one site.

    Findings go to `diagnostics`. Raises `SourceError` where a source cannot be read at all, `FormatError` where its format
    cannot be detected.
    """
    diagnostics = diagnostics if diagnostics is not None else Diagnostics()
    with faults():
        opened = open_inputs(source, from_, diagnostics, limits=limits)
    formats = " + ".join(dict.fromkeys(name for name, _ in opened))
    try:
        return count_records(formats, read_opened(opened, options or {}, diagnostics), diagnostics)
    finally:
        release(opened)


def count_records(format_name: str, records: Iterable[Entity], diagnostics: Diagnostics) -> Inspection:
    """Count records; local files are not counted, and media are not posts. A top-level comment has depth 1.

    A term counts once, however often a source declares it, and also where only posts name it.
    """
    site = Site()
    types: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    comment_types: Counter[str] = Counter()
    comment_statuses: Counter[str] = Counter()
    terms: dict[tuple[str, str], None] = {}
    threaded = max_depth = authors = media = 0
    for record in records:
        match record:
            case Site():
                site = site if site != Site() else record
            case Author():
                authors += 1
            case Term():
                terms.setdefault(_identity(record))
            case Media():
                media += 1
            case Post():
                types[record.type] += 1
                statuses[record.status] += 1
                terms.update(dict.fromkeys(map(_identity, record.terms)))
                max_depth = max(max_depth, depth(record.comments))
        for comment in map(_as_mapping, comments_of(record)):
            comment_types[comment["type"]] += 1
            comment_statuses[comment["status"]] += 1
            threaded += bool(comment.get("parent"))
    diagnostics.settle()
    return {
        "format": format_name,
        "site": {"title": site.title, "url": site.url, "language": site.language},
        "posts": {"total": types.total(), "by_type": dict(types), "by_status": dict(statuses)},
        "comments": {
            "total": comment_types.total(),
            "by_type": dict(comment_types),
            "by_status": dict(comment_statuses),
            "threaded": threaded,
            "max_depth": max_depth,
        },
        "authors": authors,
        "terms": dict(Counter(taxonomy for taxonomy, _ in terms)),
        "media": media,
        "diagnostics": diagnostics.by_severity(),
    }


def _identity(term: Term | TermRef) -> tuple[str, str]:
    """Taxonomy and slug; the name of a term that has no slug."""
    return term.taxonomy, term.slug or term.name


def depth(comments: Iterable[Comment]) -> int:
    """The depth of the threads, 0 where there are no comments. Threads are repaired before (see `threads`)."""
    parents = {comment.id: comment.parent for comment in comments if comment.id}
    depths: dict[str, int] = {"": 0}
    for start in parents:
        way = []
        at = start
        while at not in depths:
            way.append(at)
            at = parents[at]
        for below, comment_id in enumerate(reversed(way), 1):
            depths[comment_id] = depths[at] + below
    return max(depths.values()) or int(any(True for _ in comments))


def _as_mapping(comment: Comment | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(comment, Comment):
        return {"type": comment.type, "status": comment.status, "parent": comment.parent}
    return comment
