"""Yields the pages of a site dump or site patch of Talkyard (JSON).

The tables are those of Talkyard's `SitePatch`: `pages`, `posts`, and who wrote them, `guests` and `members`. Post 0 of a
page is its title, post 1 its text, and `parentNr` is the number of a post in the page. Of people the name, the link and
the address are read, the latter is private; passwords are not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters import messages
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.readers.json_objects import in_tables
from converters.comment_systems.readers.texts import html, html_or_markdown
from converters.comment_systems.readers.values import Row, changed_at, date, flag, likes, moment, number, text
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE, PINNED
from converters.guard import guard
from converters.io.moderation_flags import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter
from converters.readers.source_fields import FieldCheck, Shape

_TITLE, _BODY = 0, 1
"""Numbers of the posts of a page that are no comments."""
_TABLES: Final = {
    "guests": "person", "members": "person", "pages": "page", "pagePaths": "path of a page", "posts": "post",
}  # fmt: skip
"""What must be known before the first comment; what is a row of each."""
_EMBEDDED: Final = 5
"""The type of pages that are comments of a blog. Others are a forum, and private messages."""
_HIDES: Final = ("deletedAt", "hiddenAt")
"""When a page was taken from its visitors."""
_OF_PERSON: Final = Shape(
    anything="id extId extImpId fullName username emailAddress primaryEmailAddress website websiteUrl isAdmin isOwner isModerator"
    " createdAt updatedAt createdByIp guestBrowserId browserIdData passwordHash emailVerifiedAt emailNotfPrefs emailForEveryNewPost"
    " isApproved reviewedAt approvedAt approvedById suspendedAt suspendedTill suspendedById suspendedReason country about"
    " trustLevel lockedTrustLevel threatLevel lockedThreatLevel deactivatedAt deletedAt isGuest isGroup"
)
"""The fields of people that are read, and those that are nobody else's business."""
_OF_PAGE: Final = Shape(
    anything="id extId extImpId pageType version createdAt updatedAt publishedAt bumpedAt lastApprovedReplyAt lastApprovedReplyById"
    " embeddingPageUrl authorId categoryId closedAt lockedAt frozenAt deletedAt hiddenAt answeredAt plannedAt startedAt doneAt"
    " answerPostId pinOrder pinWhere frequentPosterIds layout numLikes numWrongs numBurys numUnwanteds numRepliesVisible"
    " numRepliesTotal numOrigPostLikeVotes numOrigPostRepliesVisible"
)
_OF_POST: Final = Shape(
    texts="id nr pageId parentNr createdById approvedSource approvedHtmlSanitized",
    anything="extId extImpId postType createdAt currRevById currRevStartedAt currRevLastEditedAt currRevSourcePatch currRevNr"
    " prevRevNr lastApprovedEditAt lastApprovedEditById numDistinctEditors safeRevNr approvedAt approvedById approvedRevNr"
    " collapsedStatus collapsedAt collapsedById closedStatus closedAt closedById bodyHiddenAt bodyHiddenById bodyHiddenReason"
    " deletedStatus deletedAt deletedById pinnedAt pinnedById pinnedPosition branchSideways numPendingFlags numHandledFlags"
    " numPendingEditSuggestions numLikeVotes numWrongVotes numBuryVotes numUnwantedVotes numTimesRead",
)
"""The fields of a post of Talkyard's own dump; an edit that nobody approved is one."""


@dataclass(frozen=True)
class TalkyardReader(CommentsReader):
    """A site dump or site patch of Talkyard (`*.typatch.json`)."""

    source_noun: ClassVar[str] = "comments of Talkyard"
    system: ClassVar[str] = "talkyard"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the pages of a site, with the comments on them."""
        check = FieldCheck(diagnostics, source.name)
        people: dict[str, tuple[Commenter, str]] = {}
        paths: dict[str, str] = {}
        titles: dict[str, str] = {}
        found: list[Row] = []
        for table, row in in_tables(source, _TABLES, diagnostics, what=_TABLES):
            match table:
                case "pages":
                    found.append(row)
                case "pagePaths":
                    if flag(row, "canonical"):
                        paths[text(row, "pageId")] = f"{text(row, 'folder') or '/'}{text(row, 'slug')}"
                case "posts":
                    if number(row, "nr") == _TITLE:
                        check.report("title", row, _OF_POST)
                        titles[text(row, "pageId")] = text(row, "approvedSource")
                case _:
                    check.report("person", row, _OF_PERSON)
                    people[text(row, "id")] = _person(row)
        forum: set[str] = set()
        for page in found:
            id_ = text(page, "id")
            if number(page, "pageType") != _EMBEDDED:
                check.report("page", page, _OF_PAGE)
                forum.add(id_)
                continue
            pages.page(
                id_,
                url=text(page, "embeddingPageUrl") or paths.get(id_, ""),
                title=titles.get(id_, ""),
                comments_open=False if moment(page, "closedAt", "lockedAt", "frozenAt") else None,
                deleted=check.report("page", page, _OF_PAGE)
                or any(is_marked(page.get(name)) for name in _HIDES),
            )
        anything = False
        for _, row in in_tables(source, {"posts"}, diagnostics):
            anything = True
            if number(row, "nr") in (_TITLE, _BODY):
                continue
            if text(row, "pageId") in forum:
                diagnostics.tally(messages.FORUM_POSTS)
                continue
            with guard(diagnostics, "comment", file=source.name):
                check.keep(comment := _comment(row, people), row, _OF_POST)
                pages.add(text(row, "pageId"), comment)
        return anything


def _person(row: Row) -> tuple[Commenter, str]:
    badge = "admin" if flag(row, "isAdmin", "isOwner") else "moderator" if flag(row, "isModerator") else ""
    person = Commenter(
        name=text(row, "fullName", "username"),
        email=text(row, "emailAddress", "primaryEmailAddress"),
        url=text(row, "website", "websiteUrl"),
    )
    return person, badge


def _comment(row: Row, people: Mapping[str, tuple[Commenter, str]]) -> Comment:
    extra: dict[str, Any] = {}
    when = date(row, "createdAt", extra=extra)
    author, badge = people.get(text(row, "createdById"), (Commenter(), ""))
    if badge:
        extra[BADGE] = badge
    changed_at(row, "lastApprovedEditAt", extra=extra)
    if moment(row, "pinnedAt") or number(row, "pinnedPosition"):
        extra[PINNED] = True
    parent = number(row, "parentNr")
    approved = bool(moment(row, "approvedAt"))
    return Comment(
        id=text(row, "nr"),
        parent="" if parent is None or parent <= _BODY else str(parent),
        author=author,
        date=when,
        status=_status(row, approved=approved),
        likes=likes(row, "numLikeVotes"),
        body=html_or_markdown(text(row, "approvedSource"), breaks=False)
        or html(text(row, "approvedHtmlSanitized")),
        extra=extra,
    )


def _status(row: Row, *, approved: bool) -> str:
    if is_marked(row.get("deletedAt")) or is_marked(row.get("deletedStatus")):
        return "trash"
    if is_marked(row.get("bodyHiddenAt")):
        return "pending"
    return "approved" if approved else "pending"
