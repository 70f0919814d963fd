"""Reports the dates of a post that the model cannot hold, which a reader kept in `extra` (see `dates.kept`)."""

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import DATE, MODIFIED
from converters.model import Comment, Post


def report_dates(post: Post, diagnostics: Diagnostics) -> None:
    """Report each date of a post, and of its comments, that is no date or has an offset that no place has."""
    records: tuple[Post | Comment, ...] = (post, *post.comments)
    for record in records:
        dates = {DATE: record.date, MODIFIED: record.modified if isinstance(record, Post) else None}
        for field, date in dates.items():
            stated = record.extra.get(field)
            if stated is None:
                continue
            if date is None:
                diagnostics.report(messages.BAD_DATE, record, post=post, field=field, text=stated)
            else:
                diagnostics.report(messages.BAD_OFFSET, record, post=post, local=stated, utc=date)
