"""What a public target may hold: the table in `docs/privacy.md`."""

from collections.abc import Set
from urllib.parse import parse_qs

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import COMMENTS, NAME_HTML, NAME_RAW, POST_PASSWORD, STATUS
from converters.io import urls
from converters.model import Comment, Extra, Media, Post, Record, TermRef, comments_of
from converters.redaction import public_commenter, shown_key, without_personal_data

INCLUDABLE = ("pending", "private", "future", "password", "trash", "unapproved", "personal")
"""The words that `--include` takes."""

INTERNAL_COMMENTS = frozenset({"note", "order_note", "action_log", "webhook_delivery"})
"""Comment types for internal use: editors' notes (WordPress 6.9), WooCommerce's logs."""

INTERNAL_TYPES = frozenset(
    {
        "custom_css",
        "revision",
        "customize_changeset",
        "oembed_cache",
        "user_request",
        "wp_block",
    }
    | {
        "wp_global_styles",
        "wp_navigation",
        "wp_template",
        "wp_template_part",
        "wp_font_family",
        "wp_font_face",
    }
    | {
        "acf-field",
        "acf-field-group",
        "shop_order",
        "shop_order_refund",
        "shop_coupon",
        "feedback",
        "jp_pay_order",
    }
    | {"scheduled-action", "elementor_library", "wpcf7_contact_form", "amp_validated_url", "attachment"}
)
"""Post types that visitors never see: settings, messages, orders."""

INTERNAL_TAXONOMIES = frozenset(
    {"nav_menu", "link_category", "post_format", "wp_theme", "wp_template_part_area", "wp_pattern_category"}
)
"""Taxonomies that visitors never see."""

PUBLIC = frozenset({"publish", "draft"})
"""The statuses of posts that a public target may hold. All others, also those of plug-ins, keep a post back."""


def exclusion_reason(record: Record, include: Set[str]) -> str:
    """Why a record is not public, in the words of `docs/privacy.md`; empty if it is public or included."""
    reasons: list[str] = []
    match record:
        case Post():
            if record.password:
                reasons.append("password")
            if record.status not in PUBLIC:
                reasons.append(record.status or "no status")
            elif record.type not in ("post", "page") and _unlisted(record.url):
                reasons.append("private")
        case Media(extra=extra):
            reasons = ["password"] if extra.get(POST_PASSWORD) else []
            if (status := str(extra.get(STATUS, "inherit"))) not in ("inherit", *PUBLIC):
                reasons.append(status)
    return next((reason for reason in reasons if reason not in include), "")


def of_a_hidden_post(reason: str) -> bool:
    """Whether the files of a post that is left out for this reason are hidden with it.

    Those of theme parts and reusable blocks (`wp_…`) are shown wherever these are.
    """
    return bool(reason) and not reason.startswith("wp_")


def redacts(public: bool, include: Set[str]) -> bool:
    """Whether personal data is kept from a target: from a public one, unless it is included."""
    return public and "personal" not in include


def redact(record: Record, include: Set[str], diagnostics: Diagnostics) -> Record:
    """A record as a public target may have it.

    What was let in by `include` becomes a draft, unapproved comments go, and so do
    e-mail and IP addresses, unless `personal` is included.
    """
    if isinstance(record, Media) and (comments := comments_of(record)):
        diagnostics.report(messages.COMMENTS_ON_MEDIA, record, number=len(comments))
        diagnostics.leave_out_comments(len(comments), "on media")
        record = replace(record, extra=_without(record.extra, {COMMENTS}))
    if "personal" not in include:
        record = without_personal_data(record, diagnostics)
    if isinstance(record, Post):
        record = _as_draft(record)
        return (
            replace(record, comments=_comments(record, include, diagnostics)) if record.comments else record
        )
    return record


def public_terms(post: Post) -> list[TermRef]:
    """The terms of a post that visitors see."""
    return [ref for ref in post.terms if ref.taxonomy not in INTERNAL_TAXONOMIES and (ref.name or ref.slug)]


def public_media(media: Media) -> Media:
    """A media item for the public lists of a site: without WordPress's own notes (`_…`), comments, a password."""
    notes = {name for name in media.extra if name in (COMMENTS, POST_PASSWORD) or name.startswith("_")}
    return replace(media, extra=_without(media.extra, notes))


def _without(extra: Extra, names: Set[str]) -> Extra:
    return {name: value for name, value in extra.items() if name not in names}


def _as_draft(post: Post) -> Post:
    """An included post as a draft; its status is kept in `extra`, its password is not."""
    if not exclusion_reason(post, frozenset()):
        return post
    extra = post.extra if post.status in ("publish", "draft") else post.extra | {"status": post.status}
    return replace(post, status="draft", password="", extra=extra)


def _comments(post: Post, include: Set[str], diagnostics: Diagnostics) -> tuple[Comment, ...]:
    shown = []
    hidden: dict[str, str] = {}
    for comment in post.comments:
        if "unapproved" in include or (
            comment.status == "approved" and comment.type not in INTERNAL_COMMENTS
        ):
            shown.append(comment)
        elif comment.id:
            hidden[comment.id] = comment.parent
    if number := len(post.comments) - len(shown):
        diagnostics.leave_out_comments(number, "unapproved")
    return tuple(
        _public(_under(comment, hidden, post, diagnostics), include, diagnostics) for comment in shown
    )


def _under(comment: Comment, hidden: dict[str, str], post: Post, diagnostics: Diagnostics) -> Comment:
    """A reply to a hidden comment moves under the nearest ancestor that is shown."""
    if comment.parent not in hidden:
        return comment
    way = []
    parent = comment.parent
    while parent in hidden:
        way.append(parent)
        parent = hidden[parent] if len(way) <= len(hidden) else ""  # a circle ends
    hidden.update(dict.fromkeys(way, parent))  # the next one that comes this way is there at once
    diagnostics.report(messages.PARENT_HIDDEN, comment, post=post, parent=comment.parent)
    return replace(comment, parent=parent)


def _public(comment: Comment, include: Set[str], diagnostics: Diagnostics) -> Comment:
    """The comment without e-mail, IP address, and the meta data of plug-ins, which repeats them."""
    if "personal" in include:
        return comment
    author = public_commenter(comment.author)
    if author != comment.author:
        diagnostics.tally(messages.PERSONAL)
    for key in comment.extra.keys() - {NAME_HTML, NAME_RAW}:  # the name is published
        diagnostics.tally(messages.COMMENT_META, name=shown_key(key))
    return replace(comment, author=author, extra={})


def _unlisted(url: str) -> bool:
    """Whether the permalink is of a type that visitors cannot ask for: `get_post_permalink`
    gives those `?post_type=…&p=…`, whatever the site's permalinks are."""
    query = parse_qs(urls.split(url).query)
    return "post_type" in query and "p" in query
