"""Threads that GitHub keeps for a comment box: a discussion (giscus) or an issue (utterances, Gitalk, Gitment) for each page.

The names of fields are those of GitHub's REST API, of its GraphQL API, and of what `gh` prints; a comment has the same in all.
"""

import re
from typing import Any, Final

from converters import lazy_re
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers.texts import html, markdown
from converters.comment_systems.readers.values import (
    Row,
    changed_at,
    date,
    flag,
    likes,
    moment,
    objects,
    part,
    text,
)
from converters.extra_keys import BADGE, DISLIKES
from converters.io.moderation_flags import is_marked
from converters.model import Comment, Commenter
from converters.readers.source_fields import Shape

REACTIONS: Final = "reactions"
"""Reactions to a comment that are no vote: a number for each, by GitHub's name."""
MINIMIZED: Final = "minimized"
"""Why a comment was hidden, in GitHub's word."""
_URL_IN_BODY: Final = lazy_re.compile(
    r"^[ \t]*+(?:\[[^\[\]\n]*\]\((https?://[^\s()]+)\)|<?(https?://[^\s<>]+)>?)[ \t\r]*$", re.MULTILINE
)
"""The address of the page in the text with which a box opens a thread: a line for itself."""
_BADGES: Final = {"OWNER": "owner", "MEMBER": "member", "COLLABORATOR": "collaborator"}
_UP: Final = ("THUMBS_UP", "+1")
_DOWN: Final = ("THUMBS_DOWN", "-1")
_SPAM: Final = ("SPAM", "ABUSE")
_NOBODY: Final = "ghost"
"""How GitHub calls who has no account any more."""

_PERSON: Final = Shape(
    texts="login name url html_url id",
    anything="""__typename avatarUrl avatar_url gravatar_id node_id databaseId resourcePath email company location websiteUrl isViewer is_bot type
    site_admin user_view_type followers_url following_url gists_url starred_url subscriptions_url organizations_url repos_url events_url
    received_events_url""",
)  # fmt: skip
_SHARED: Final = (
    "reactions reactionGroups __typename authorAssociation author_association includesCreatedEdit viewerDidAuthor"
    " viewerHasReacted viewerHasUpvoted viewerCanUpvote viewerCanUpdate viewerCanDelete viewerCanReact viewerCanMinimize"
    " performed_via_github_app editor publishedAt createdViaEmail lastEditedAt updatedAt updated_at createdAt created_at deletedAt"
)
COMMENT: Final = Shape(
    texts="id body bodyHTML body_html bodyText body_text upvoteCount minimizedReason",
    anything=f"{_SHARED} isMinimized replyTo replies url html_url issue_url resourcePath node_id databaseId isAnswer discussion"
    " pin minimized",
    parts={"author": _PERSON, "user": _PERSON},
)  # fmt: skip
"""The fields of a comment, as GitHub's REST API, its GraphQL API, giscus and `gh` name them."""
PAGE: Final = Shape(
    texts="id number title body bodyHTML bodyText body_text body_html upvoteCount totalCommentCount totalReplyCount",
    anything=f"{_SHARED} author user locked comments reactionCount url html_url issue_url resourcePath node_id databaseId repository repository_url"
    " labels_url comments_url events_url timeline_url labels state state_reason stateReason assignee assignees milestone closed_at"
    " closedAt closed closed_by category answer answerChosenAt isAnswered activeLockReason active_lock_reason draft type"
    " sub_issues_summary issue_dependencies_summary parent_issue_url pinned_comment issue_field_values score projectCards projectItems isPinned",
)  # fmt: skip
"""The same of a discussion or an issue."""


def add_page(pages: PageComments, id_: str, row: Row, expected: int, *, hidden: bool = False) -> None:
    """State the page of a discussion or an issue: by the address in its text, and by its title, which the box searches.

    A title that is a path or an address is no title of a page. `expected` is how many comments GitHub has,
    and `hidden` whether a field that nobody knows may hide the thread.
    """
    title = text(row, "title")
    found = [line[1] or line[2] for line in _URL_IN_BODY.finditer(text(row, "body"))]
    is_path = "/" in title and " " not in title
    url = found[-1] if found else title if is_path else ""
    votes = reactions(row)
    pages.page(
        id_,
        url=url,
        title="" if is_path else title,
        identifiers=(title,),
        comments_open=False if flag(row, "locked") else None,
        date=date(row, "createdAt", "created_at", extra={}),
        likes=max(sum(votes.pop(name, 0) for name in _UP), likes(row, "upvoteCount") or 0) or None,
        expected=expected,
        deleted=hidden,
    )


def comment(row: Row, parent: str = "") -> Comment:
    """The comment of an object; `parent` is the id of the one that it stands below."""
    extra: dict[str, Any] = {}
    when = date(row, "createdAt", "created_at", extra=extra)
    _edited(row, extra)
    if badge := _BADGES.get(text(row, "authorAssociation", "author_association")):
        extra[BADGE] = badge
    votes = reactions(row)
    up = sum(votes.pop(name, 0) for name in _UP)
    if down := sum(votes.pop(name, 0) for name in _DOWN):
        extra[DISLIKES] = down
    if votes:
        extra[REACTIONS] = votes
    author = part(row, "author") or part(row, "user")
    login = text(author, "login") or _NOBODY
    page = text(author, "html_url") or (f"https://github.com/{login}" if login != _NOBODY else "")
    return Comment(
        id=text(row, "id"),
        parent=text(part(row, "replyTo"), "id") or parent,
        author=Commenter(name=text(author, "name") or login, url=page),
        date=when,
        status=_status(row, extra),
        likes=max(up, likes(row, "upvoteCount") or 0) or None,
        body=markdown(text(row, "body")) or html(text(row, "bodyHTML", "body_html")),
        extra=extra,
    )


def reactions(row: Row) -> dict[str, int]:
    """How many people chose each reaction."""
    found: dict[str, int] = {}
    for group in objects(row.get("reactionGroups")):
        people = part(group, "users") or part(group, "reactors")
        if number := likes(people, "totalCount"):
            found[text(group, "content")] = number
    for name, value in part(row, "reactions").items():
        number = likes(part(row, "reactions"), name) or likes(
            value if isinstance(value, dict) else {}, "count"
        )
        if number and name not in ("total_count", "url"):
            found[name] = number
    return found


def _edited(row: Row, extra: dict[str, Any]) -> None:
    """GraphQL says when a text was edited; REST only that a comment changed."""
    if moment(row, "lastEditedAt", "updated_at") != moment(row, "created_at"):
        changed_at(row, "lastEditedAt", "updated_at", extra=extra)


def _status(row: Row, extra: dict[str, Any]) -> str:
    if is_marked(row.get("deletedAt")):
        return "trash"
    reason = text(row, "minimizedReason").upper().replace("-", "_")
    if reason or is_marked(row.get("isMinimized")):
        extra[MINIMIZED] = reason.lower() or True
        return "spam" if reason in _SPAM else "pending"
    return "approved"
