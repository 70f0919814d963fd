"""Fills the embedded data of a page (see `embedded_data`): what a reader needs and the page does not show."""

from typing import Final

from markupsafe import Markup as Safe
from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.html import embedded_data
from converters.formats.html.embedded_data import FORBIDDEN, HiddenComment, text_hash
from converters.markup.html import plain
from converters.model import Comment, Extra, Markup, Post
from converters.publishing import seo
from converters.publishing.custom_fields import ELEMENTS, USED_FIELDS, public_fields

_STATED: Final = ELEMENTS | USED_FIELDS | seo.OWN_KEYS
"""Fields of `extra` that are no secret, though no list of custom fields has them."""

NOTHING_HIDDEN: Final = HiddenComment()


def data_block(value: object) -> Safe:
    """A value as JSON for a `script` element."""
    return Safe(embedded_data.written(value))


def hidden_post(post: Post, body: Markup | None, diagnostics: Diagnostics) -> Post:
    """A post for the embedded data: with its public extra, without comments, and with `body` for its body."""
    return replace(post, body=body, comments=(), extra=public_extra(post, diagnostics))


def public_extra(post: Post, diagnostics: Diagnostics) -> Extra:
    """The fields of a post's `extra` that are no secret, in their order."""
    stated = {name: value for name, value in post.extra.items() if name in _STATED}
    rest = {name: value for name, value in post.extra.items() if name not in _STATED}
    fields = public_fields(replace(post, extra=rest), diagnostics)
    if fields.housekeeping:
        diagnostics.tally(messages.HOUSEKEEPING, len(fields.housekeeping))
    public = {**stated, **fields.shown, **fields.data, **fields.seo}
    return {name: public[name] for name in post.extra if name in public}


def hidden_comment(
    comment: Comment, anchor: str, url: str, order: int, body: Markup | None
) -> HiddenComment | None:
    """The embedded data of a comment, `None` where the page shows all of it.

    `anchor`, `url` and `order` are what the page says; `body` is the body of the source where the page
    shows a changed one.
    """
    author = comment.author
    hidden = HiddenComment(
        id=comment.id if comment.id != embedded_data.id_of(anchor) else "",
        name=author.name if FORBIDDEN.search(author.name) else "",
        url=author.url if author.url != url else "",
        user=author.user,
        status=comment.status,
        email=author.email,
        ip=author.ip,
        order=order,
        body=body,
        shown=text_hash(plain(body.text)) if body else "",
        extra=comment.extra,
    )
    return hidden if hidden != NOTHING_HIDDEN else None
