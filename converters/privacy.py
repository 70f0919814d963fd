"""What a public target may hold: the table in `docs/privacy.md`."""

import hashlib
import re
from collections.abc import Set
from urllib.parse import parse_qs

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import (
    BUILDER_FIELDS,
    COMMENTS,
    CREATOR,
    NAME_HTML,
    NAME_RAW,
    POST_PASSWORD,
    STATUS,
)
from converters.io import urls
from converters.model import (
    Author,
    Comment,
    Commenter,
    Extra,
    Media,
    Post,
    Record,
    Term,
    TermRef,
    comments_of,
)

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

PERSONAL = re.compile(r"e-?mail|password|(?:^|_)ip(?:_|$)|^comment_(?!status$|count$)", re.IGNORECASE)
"""Names of fields in `extra` that a site never shows. Damage can put a comment's fields (`comment_…`) into a post."""


def exclusion_reason(record: Record, include: Set[str]) -> str:
    """Why a record is not public, in the words of `docs/privacy.md`; empty if it is public or included."""
    reasons: list[str] = []
    match record:
        case Post():
            if record.password:
                reasons.append("password")
            if record.status not in PUBLIC:
                reasons.append(record.status or "no status")
            elif record.type not in ("post", "page", "wp_block") and _unlisted(record.url):
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
        record = _impersonal(record, diagnostics)
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


def _impersonal(record: Record, diagnostics: Diagnostics) -> Record:
    """The record without e-mail addresses and without fields that are personal by their name."""
    if isinstance(record, Author):
        record = _impersonal_author(record, diagnostics)
    if isinstance(record, Post) and record.author:
        record = replace(record, author=public_login(record.author))
    if isinstance(login := record.extra.get(CREATOR), str):
        record = replace(record, extra=record.extra | {CREATOR: public_login(login)})
    if isinstance(record, Term) and _ADDRESS.search(
        record.description
    ):  # Co-Authors Plus keeps addresses there
        diagnostics.tally(messages.PERSONAL_FIELD, name="description")
        record = replace(record, description="")
    if hidden := {name for name in record.extra if _personal(name, record.extra[name])}:
        for name in sorted(hidden):
            diagnostics.tally(messages.PERSONAL_FIELD, name=name)
        record = replace(record, extra=_without(record.extra, hidden))
    return record


def _impersonal_author(author: Author, diagnostics: Diagnostics) -> Author:
    """The author without addresses; a login that is one (Squarespace, many WordPress sites) has another name."""
    if _ADDRESS.search(f"{author.login} {author.name}"):
        diagnostics.tally(messages.PERSONAL_FIELD, name="login" if _ADDRESS.search(author.login) else "name")
    extra = {
        name: value
        for name, value in author.extra.items()
        if not (isinstance(value, str) and _ADDRESS.search(value))
    }
    for name in author.extra.keys() - extra.keys():
        diagnostics.tally(messages.PERSONAL_FIELD, name=name)
    return replace(
        author, login=public_login(author.login), name=_without_host(author.name), email="", extra=extra
    )


def public_login(login: str) -> str:
    """The login as a public target may have it: of an e-mail address only what is before the `@`.

    Four hexadecimal digits tell two accounts of one name apart, whatever the order of the records.
    """
    if not _ADDRESS.search(login):
        return login
    return f"{_without_host(login)}-{hashlib.sha256(login.encode(errors='replace')).hexdigest()[:4]}"


def _without_host(text: str) -> str:
    """A name with each e-mail address cut before its `@`."""
    return _WHOLE_ADDRESS.sub(lambda found: found[1], text) if "@" in text else text


_WHOLE_ADDRESS = re.compile(r"([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.\w")
"""An e-mail address, wherever it stands in a text."""


def _personal(name: str, value: object) -> bool:
    """Whether a field, or a field within it, is personal by its name, or a custom field by an address in its value.

    What a page builder keeps in a field is the text of the post: what that says stays.
    """
    if name in BUILDER_FIELDS:
        return False
    if PERSONAL.search(name):
        return True
    if isinstance(value, dict):
        return any(_personal(str(inner), value[inner]) for inner in value)
    return isinstance(value, list) and any(
        _personal("", item)
        if isinstance(item, dict)
        else isinstance(item, str) and bool(_ADDRESS.search(item))
        for item in value
    )


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
    who = comment.author
    mailto = who.url.strip().lower().startswith("mailto:")
    name = _without_host(who.name)
    if who.email or who.ip or mailto or name != who.name:
        diagnostics.tally(messages.PERSONAL)
    for key in comment.extra.keys() - {NAME_HTML, NAME_RAW}:  # the name is published
        diagnostics.tally(messages.COMMENT_META, name=key)
    return replace(
        comment, author=Commenter(name=name, url="" if mailto else who.url, user=who.user), extra={}
    )


def _unlisted(url: str) -> bool:
    """Whether the permalink is of a type that visitors cannot ask for: `get_post_permalink`
    gives those `?post_type=…&p=…`, whatever the site's permalinks are."""
    query = parse_qs(urls.split(url).query)
    return "post_type" in query and "p" in query
