"""The comments of a post for the templates: nested lists in the order of the page, and what is hidden of each."""

from typing import Any, Final, NamedTuple

from markupsafe import Markup as Safe

from converters.formats.html import embedded_data
from converters.formats.html.embedded_data import FORBIDDEN, HiddenComment
from converters.formats.html.writer.context import web_url
from converters.formats.html.writer.embedding import hidden_comment
from converters.formats.html.writer.fragments import Link, comment_fragment
from converters.io import urls
from converters.model import Markup, Post
from converters.publishing import comment_threads
from converters.site.index import SiteIndex

MAX_DEPTH: Final = 40
"""Levels of a thread that are nested elements; deeper comments stand on the last level."""


class RenderedComments(NamedTuple):
    """The comments of a post, for the template `article.html`."""

    shown: list[dict[str, Any]]
    mentions: list[dict[str, Any]]
    """The threads of comments and those that mentions of other sites begin, a table a comment. `down`: it begins a list of answers; `up`: how
    many lists end before it; `depth`: its level; `answers`: the `id` of the comment that it answers."""
    hidden: dict[str, HiddenComment]
    """The embedded data by anchor, of comments that have any."""


def render_comments(
    post: Post, site_index: SiteIndex, prefix: str, link: Link, image: Link
) -> RenderedComments:
    """The comments of a post. `prefix` goes before ids, where several posts are in one page.

    `link` and `image` give the relative link for a URL in a comment, see `fragments.fragment`.
    """
    author = site_index.authors.get(post.author)
    host = urls.split(site_index.site.url).netloc
    anchors = [embedded_data.anchor(comment, number) for number, comment in enumerate(post.comments, 1)]
    numbers = {comment.id: number for number, comment in enumerate(post.comments) if comment.id}
    id_start = f"{prefix}-{embedded_data.ANCHOR}" if prefix else embedded_data.ANCHOR
    threads = list(comment_threads.threaded(post.comments))
    in_order = all(threaded.order == number for number, threaded in enumerate(threads, 1))
    shown: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    part = shown
    hidden: dict[str, HiddenComment] = {}
    depth_before = 0
    for threaded in threads:
        comment, depth = threaded.comment, min(threaded.level, MAX_DEPTH)
        if depth == 1 and comment.type in comment_threads.MENTIONS and part is shown:
            part, depth_before = mentions, 0
        answered = numbers.get(comment.parent)
        text = comment.body.text if comment.body else ""
        body, changed = comment_fragment(text, 3 if prefix else 2, link, image, host)
        url = web_url(comment_threads.link(comment.author.url))
        anchor = anchors[threaded.order - 1]
        part.append(
            {
                "comment": comment,
                "id": id_start + anchor,
                "name": comment.author.name,
                "url": url,
                "by_author": bool(author and comment.author.user == author.id != ""),
                "answers": "" if answered is None else id_start + anchors[answered],
                "answers_name": "" if answered is None else post.comments[answered].author.name,
                "body": Safe(body),
                "down": depth > depth_before,
                "up": max(depth_before - depth, 0),
                "depth": depth,
                "first": not part,
            }
        )
        source_body = Markup(text=text, dialect="html") if changed or FORBIDDEN.search(text) else None
        order = 0 if in_order else threaded.order
        if data := hidden_comment(comment, anchor, url, order, source_body):
            hidden[anchor] = data
        depth_before = depth
    return RenderedComments(shown, mentions, hidden)
