"""Finds what is wrong with a blog, for `check`.

These are the findings of reading (repaired, lost or unreadable records), and faults that show only in
the whole blog: references to nothing, two posts with one permalink, dates in an impossible order,
empty published posts, dead links and missing images. Findings of severity `info` are not returned.
Their kinds are in `messages`.
"""

from collections.abc import Iterable, Mapping

from converters import messages
from converters.checks.link_targets import LinkTargets
from converters.checks.links import Links
from converters.checks.post_checks import check_comments, check_post
from converters.diagnostics import Diagnostics, Finding, Severity, describe
from converters.io.addresses.names import StrPath
from converters.io.limits import Limits
from converters.model import Media, Post, Record, Term
from converters.run.load import LoadedBlog, load_blog
from converters.site.post_summaries import PostSummary


def check(
    source: StrPath | Iterable[StrPath],
    *,
    from_: str | None = None,
    limits: Limits | None = None,
    options: Mapping[str, str] | None = None,
) -> list[Finding]:
    """The faults of one source, or of several that are one site; empty for a sound blog. Readers take their `options`.

    Raises `SourceError` where a source cannot be read at all, and `FormatError` where its format
    is unknown.
    """
    with load_blog(source, from_, limits=limits, options=options) as blog:
        return check_blog(blog)


def check_blog(blog: LoadedBlog) -> list[Finding]:
    """The faults of a blog that is loaded."""
    known = LinkTargets(blog.site_index)
    links = Links(blog, known)
    for record in blog.spool.records():
        known.add(record)
        _check(record, blog, known, links)
    _settle(known, blog.diagnostics)
    links.finish()
    blog.diagnostics.settle()
    return [finding for finding in blog.diagnostics.findings if finding.severity is not Severity.INFO]


def _check(record: Record, blog: LoadedBlog, known: LinkTargets, links: Links) -> None:
    match record:
        case Term(parent=parent) if parent:
            known.parents.append(record)
        case Media(url="", path=""):
            blog.diagnostics.report(messages.MEDIA_WITHOUT_FILE, record)
        case Post():
            check_post(record, known, blog)
            check_comments(record, blog.diagnostics)
            links.check(record)


def _settle(known: LinkTargets, diagnostics: Diagnostics) -> None:
    """Report faults that are known only when all records are."""
    for term in known.parents:
        if (term.taxonomy, term.parent) not in known.terms:
            diagnostics.report(messages.UNKNOWN_PARENT, term, parent=term.parent)
    for post, first, url in known.same_addresses:
        diagnostics.report(messages.SAME_ADDRESS, _stub(post), other=describe(_stub(first)), url=url)
    for post, first in known.same_slugs:
        diagnostics.report(messages.SAME_SLUG, _stub(post), other=describe(_stub(first)), slug=post.name)


def _stub(summary: PostSummary) -> Post:
    """As much of a post as a finding names."""
    return Post(id=summary.id, type=summary.type, slug=summary.name)
