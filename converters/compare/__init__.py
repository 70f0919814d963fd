"""Compares two blogs of any formats by the model, record by record, for `diff`.

Both are read as for an archive and spooled; in memory are a card for each record and the names that
differ. Differences come in the order of `a`; records that only `b` has come last.
"""

from collections.abc import Collection, Iterable, Mapping

from converters.compare.pair import Pair, ignored
from converters.compare.result import Comparison, Count, Difference
from converters.io.addresses.names import StrPath
from converters.io.limits import Limits
from converters.run.load import load_blog

__all__ = ["Comparison", "Count", "Difference", "Pair", "diff", "ignored"]


def diff(
    a: StrPath | Iterable[StrPath],
    b: StrPath | Iterable[StrPath],
    *,
    from_: str | None = None,
    ignore: Collection[str] = (),
    limits: Limits | None = None,
    options: Mapping[str, str] | None = None,
) -> Comparison:
    """Compare two blogs, each a source or several that are one site.

    `ignore` names what is no difference: a field (`post.modified`, `comment.author.ip`), all of an
    object (`post.extra`), a kind of record (`media`). Readers take their `options`. Raises `SourceError` where a source cannot be
    read at all, `FormatError` where its format is unknown, `UsageError` for an unknown field.
    """
    ignored(ignore)
    with (
        load_blog(a, from_, limits=limits, options=options) as ours,
        load_blog(b, from_, limits=limits, options=options) as theirs,
    ):
        pair = Pair(ours, theirs, ignore)
        found = list(pair.differences())
        return Comparison(counts=pair.counts, differences=found)
