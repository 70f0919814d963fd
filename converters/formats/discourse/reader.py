"""Yields the pages of saved topics of Discourse (`/t/ID.json`, with `?print=true` for all posts; `/t/ID/posts.json`).

The first post of such a topic is made by Discourse: it links to the post of the blog. Small actions ("closed the topic")
are no comments, and whispers are for the team alone. Comments are HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from msgspec.structs import replace

from converters import lazy_re
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.readers.json_objects import outermost
from converters.comment_systems.readers.texts import html_or_markdown
from converters.comment_systems.readers.values import (
    Row,
    changed_at,
    date,
    flag,
    likes,
    number,
    objects,
    part,
    stated,
    text,
    word,
)
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE
from converters.guard import guard
from converters.io.character_references import unescape
from converters.io.moderation_flags import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter
from converters.readers.source_fields import FieldCheck, Shape

_STUB: Final = lazy_re.compile(r"<small>[^<]*<a\b[^<>]*?\bhref=['\"](https?://[^'\"]+)")
_LINK: Final = lazy_re.compile(r"<a\b[^<>]*?\bhref=['\"](https?://[^'\"]+)")
_FIRST: Final = 1
"""The number of the post that opens a topic."""
_LIKE: Final = 2
"""The action that is a like."""
_SMALL_ACTION: Final = 3
_SHOWN: Final = (1, 2)
"""Types of posts that everybody sees: of members and of moderators. A whisper (4) is for the team."""
_PUBLIC: Final = ("", "regular", "banner")
"""Kinds of topics that are not for a few people alone (`private_message`)."""
_POST: Final = Shape(
    texts="id name username created_at cooked raw post_number post_type updated_at reply_to_post_number like_count version",
    anything="""avatar_template reply_count quote_count incoming_link_count reads readers_count score yours topic_id topic_slug topic_title
    display_username primary_group_name flair_name flair_url flair_bg_color flair_color flair_group_id can_edit can_delete can_recover
    can_wiki can_see_hidden_post can_accept_answer can_unaccept_answer accepted_answer topic_accepted_answer read user_title title_is_group
    bookmarked actions_summary moderator admin staff group_moderator user_id hidden trust_level deleted_at deleted_by user_deleted edit_reason
    can_view_edit_history wiki reply_to_user link_counts excerpt truncated hidden_reason_id notice post_url mentioned_users post_localizations
    badges_granted calendar_details reactions reaction_users_count current_user_reaction current_user_used_main_reaction user_status via_email
    action_code blurb category_id event polls polls_votes can_vote draft_sequence custom_fields title_is_group locked""",
)  # fmt: skip
"""The fields of a post of a topic (`PostSerializer` of Discourse, and of its usual plug-ins)."""
_STREAM: Final = Shape(anything="posts stream gaps")
_TOPIC: Final = Shape(
    texts="id title external_id archetype",
    flags="closed archived",
    objects="post_stream",
    anything="""fancy_title posts_count created_at views reply_count like_count last_posted_at visible has_summary slug category_id word_count
    deleted_at user_id featured_link pinned_globally pinned_at pinned_until image_url slow_mode_seconds draft draft_key draft_sequence
    posted unpinned pinned current_post_number highest_post_number last_read_post_number deleted_by participant_count show_read_indicator
    thumbnails slow_mode_enabled_until timeline_lookup suggested_topics related_topics tags tags_descriptions tags_disable_ads details
    bookmarks bookmarked topic_timer message_bus_last_id chunk_size actions_summary unicode_title featured_users is_warning
    accepted_answer can_vote vote_count user_voted discourse_zendesk_plugin_zendesk_id discourse_zendesk_plugin_zendesk_url
    summarizable can_publish_event valid_reactions assigned_to_user assigned_to_group event_starts_at event_ends_at
    custom_fields user_last_posted_at has_localized_content fancy_title_localized locale""",
)  # fmt: skip
"""The fields of a topic (`TopicViewSerializer`, and those of the usual plug-ins)."""
_BADGES: Final = ("admin", "moderator", "staff")


@dataclass(frozen=True)
class DiscourseReader(CommentsReader):
    """Topics of Discourse that stand for posts of a blog, saved as JSON (`/t/ID.json`)."""

    source_noun: ClassVar[str] = "topics of Discourse"
    system: ClassVar[str] = "discourse"
    in_parts: ClassVar[bool] = True
    nothing: ClassVar[str] = "has no topic"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the topics of a file."""
        anything, check = False, FieldCheck(diagnostics, source.name)
        for row in outermost(source, diagnostics):
            if "post_stream" not in row:
                continue
            anything = True
            with guard(diagnostics, "post", file=source.name):
                _add(row, pages, check)
        return anything


def _add(row: Row, pages: PageComments, check: FieldCheck) -> None:
    stream = part(row, "post_stream")
    posts = objects(stream.get("posts"))
    topic = text(row, "id") or next((text(post, "topic_id") for post in posts), "")
    hidden = check.report("topic", row, _TOPIC)
    check.report("posts of a topic", stream, _STREAM)
    has_types = any("post_type" in post for post in posts)
    for post in posts:
        if number(post, "post_number") == _FIRST:
            closed = flag(row, "closed") or flag(row, "archived")
            pages.page(
                topic,
                url=_address(text(post, "cooked")),
                title=text(row, "title"),
                identifiers=(text(row, "external_id"),),
                comments_open=False if closed else None,
                deleted=hidden or is_marked(row.get("deleted_at")) or word(row, "archetype") not in _PUBLIC,
                expected=_expected(stream, posts),
            )
        elif number(post, "post_type") != _SMALL_ACTION:
            check.keep(made := _comment(post), post, _POST)
            if has_types and "post_type" not in post and made.status == "approved":
                made = replace(made, status="private")  # it may be a whisper, for the staff alone
            pages.add(topic, made)


def _expected(stream: Row, posts: Sequence[Row]) -> int:
    """How many comments a topic has: it lists all its posts, also those that another answer has."""
    listed = stream.get("stream")
    actions = sum(number(post, "post_type") == _SMALL_ACTION for post in posts)
    return len(listed) - 1 - actions if isinstance(listed, list) else 0


def _address(cooked: str) -> str:
    """The address of the post of the blog, in the text of a topic's first post."""
    found = _STUB.search(cooked) or _LINK.search(cooked)
    return unescape(found[1]) if found else ""


def _comment(post: Row) -> Comment:
    extra: dict[str, Any] = {}
    when = date(post, "created_at", extra=extra)
    if (number(post, "version") or 0) > 1:
        changed_at(post, "updated_at", extra=extra)
    if badge := next((name for name in _BADGES if flag(post, name)), ""):
        extra[BADGE] = badge
    votes = next(
        (
            likes(action, "count")
            for action in objects(post.get("actions_summary"))
            if number(action, "id") == _LIKE
        ),
        None,
    )
    answered = stated(post, "reply_to_post_number")
    return Comment(
        id=text(post, "post_number"),
        parent="" if answered == str(_FIRST) else answered,
        author=Commenter(name=text(post, "name", "username")),
        date=when,
        status=_status(post),
        likes=votes or likes(post, "like_count"),
        body=html_or_markdown(text(post, "cooked")),
        extra=extra,
    )


def _status(post: Row) -> str:
    if any(is_marked(post.get(name)) for name in ("deleted_at", "deleted_by", "user_deleted")):
        return "trash"
    if post.get("post_type") is not None and number(post, "post_type") not in _SHOWN:
        return "private"
    return "pending" if is_marked(post.get("hidden")) else "approved"
