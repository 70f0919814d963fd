"""What holds for the posts of all programs: none is public before its date, nor without a column that says who may see it.

A post that has no date that can be read is not known to have come: the programs do not show one either.
"""

from collections.abc import Mapping, Set
from datetime import UTC, datetime, tzinfo

from msgspec.structs import replace

from converters import clock, dates, messages
from converters.diagnostics import Diagnostics
from converters.formats.cms_sql.platform import NO_DATES, Platform
from converters.io.sql.spool import Columns
from converters.model import Comment, Post


class Visibility:
    """Keeps back posts and comments of one database; `tables` are those that were read, with their columns, `others` all others,
    `damaged` those with rows that cannot be read.
    """

    def __init__(
        self,
        platform: Platform,
        tables: Mapping[str, Columns],
        others: Mapping[str, Columns],
        damaged: Set[str],
        diagnostics: Diagnostics,
        file: str,
    ) -> None:
        self._hides_future, self._now = platform.hides_future, clock.now()
        tables = {**_renamed(platform.guards, tables, others), **tables}
        of_posts, of_comments = (
            _lacking(platform.guards, tables),
            _lacking(platform.guards_of_comments, tables),
        )
        unread = sorted(platform.hiding & damaged)
        self._of_posts, self._of_comments = bool(of_posts or unread), bool(of_comments)
        self._diagnostics = diagnostics
        for found in (_lacking(platform.essential, tables), of_posts, of_comments):
            for table, columns in found.items():
                diagnostics.report(messages.MISSING_COLUMNS, file=file, table=table, which=columns)
        for table in unread:
            diagnostics.report(messages.UNREAD_GUARD, file=file, table=table)

    def judged(self, post: Post) -> Post:
        """The post with the status that it has for visitors."""
        if post.status == "publish":
            moment = dates.parsed(post.date or "")
            if self._of_posts:
                post = replace(post, status="private")
            elif self._hides_future and moment is None:
                post = replace(post, status="private")
                self._diagnostics.report(messages.NO_STATUS, post, status=post.status)
            elif self._hides_future and moment and clock.is_ahead(_aware(moment, UTC), self._now):
                post = replace(post, status="future")
        if self._of_comments and post.comments:
            post = replace(post, comments=tuple(map(_waiting, post.comments)))
        return post


def is_over(until: str, zone: tzinfo) -> bool:
    """Whether the time until which a post is shown has passed; a text that is no time hides it."""
    moment = dates.parsed(until)
    return until not in NO_DATES and (moment is None or not clock.is_ahead(_aware(moment, zone), clock.now()))


def _aware(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _waiting(comment: Comment) -> Comment:
    return replace(comment, status="pending") if comment.status == "approved" else comment


def _renamed(
    guards: Mapping[str, Columns], tables: Mapping[str, Columns], others: Mapping[str, Columns]
) -> dict[str, Columns]:
    """The tables that say who sees a post and are only there under another name, such as `old_node_access`, as ones without a column.

    Its columns tell it from a table of something else with the same word in its name.
    """

    def is_it(guard: str, other: str) -> bool:
        has_name = set(other.lower().split("_")).issuperset(guard.split("_"))
        return has_name and not (others[other] and _lacking(guards, {guard: others[other]}))

    return {
        guard: () for guard in guards if guard not in tables and any(is_it(guard, other) for other in others)
    }


def _lacking(guards: Mapping[str, Columns], tables: Mapping[str, Columns]) -> dict[str, str]:
    """The tables that lack some of the columns, with the names of these."""
    found = {}
    for table in guards.keys() & tables.keys():
        there = {column.lower() for column in tables[table]}
        if lost := [column for column in guards[table] if column.lower() not in there]:
            found[table] = ", ".join(lost)
    return dict(sorted(found.items()))
