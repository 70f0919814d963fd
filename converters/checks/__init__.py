"""Finds what is wrong with a blog: what `check` says.

All that reading finds (what was mended, lost or unreadable, and lines that are not valid records),
and what only shows when the whole is there: references that lead nowhere, two posts in one place,
dates in an impossible order, what is published and empty, links and images that lead to nothing.
What is no fault in itself (`info`) is left out. The kinds stand in `kinds`.
"""

from collections.abc import Iterable

from converters import messages
from converters.checks.link_targets import LinkTargets
from converters.checks.links import Links
from converters.checks.post_checks import comments, post
from converters.diagnostics import Diagnostics, Finding, Severity, describe
from converters.inputs import StrPath
from converters.io.limits import Limits
from converters.load import LoadedBlog, load_blog
from converters.model import Media, Post, Record, Term
from converters.site_index import PostSummary


def check(
    source: StrPath | Iterable[StrPath], *, from_: str | None = None, limits: Limits | None = None
) -> list[Finding]:
    """What is wrong with one source, or with several that are one site; nothing where all is well.

    Raises `SourceError` where a source cannot be read at all, and `FormatError` where its format
    cannot be told.
    """
    with load_blog(source, from_, limits=limits) as blog:
        return faults(blog)


def faults(blog: LoadedBlog) -> list[Finding]:
    """What is wrong with a blog that was read."""
    known = LinkTargets(blog.site_index)
    links = Links(blog, known)
    for record in blog.spool.records():
        known.add(record)
        _look(record, blog, known, links)
    _settle(known, blog.diagnostics)
    links.finish()
    blog.diagnostics.settle()
    return [finding for finding in blog.diagnostics.findings if finding.severity is not Severity.INFO]


def _look(record: Record, blog: LoadedBlog, known: LinkTargets, links: Links) -> None:
    match record:
        case Term(parent=parent) if parent:
            known.parents.append(record)
        case Media(url="", path=""):
            blog.diagnostics.report(messages.MEDIA_WITHOUT_FILE, record)
        case Post():
            post(record, known, blog)
            comments(record, blog.diagnostics)
            links.look(record)


def _settle(known: LinkTargets, diagnostics: Diagnostics) -> None:
    """What is known only when all of it is."""
    for term in known.parents:
        if (term.taxonomy, term.parent) not in known.terms:
            diagnostics.report(messages.UNKNOWN_PARENT, term, parent=term.parent)
    for one, other, url in known.same_addresses:
        diagnostics.report(messages.SAME_ADDRESS, _post(one), other=describe(_post(other)), url=url)
    for one, other in known.same_slugs:
        diagnostics.report(messages.SAME_SLUG, _post(one), other=describe(_post(other)), slug=one.name)


def _post(one: PostSummary) -> Post:
    return Post(id=one.id, type=one.type, slug=one.name)
