"""Merges the pages of one post: its parts, its comment pages, and other views."""

import re
from typing import Final

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import DATE_PRECISION, DATE_SHOWN, PARENT_SHOWN, PROTECTED
from converters.formats.html.reader.addresses import is_by_number
from converters.formats.html.reader.dom import parsed, text_of
from converters.formats.html.reader.guesses import Guesses
from converters.formats.html.reader.parsed_page import ParsedPost
from converters.formats.html.reader.urls import draft_folder
from converters.formats.html.reader.visual_text import is_visual_hebrew
from converters.model import Comment, Markup, Media, Post

VIEWS: Final = {"whole": 0, "reply": 1, "amp": 2, "print": 3}
"""The precedence of views, the lowest first."""
FILLED: Final = (
    "id",
    "title",
    "slug",
    "url",
    "date",
    "modified",
    "author",
    "excerpt",
    "terms",
    "likes",
)
"""Fields that are taken from another view where the best one has none."""
_BLANK: Final = 2000
"""Characters of HTML from which a body is believed to show something."""
_SHOWN: Final = lazy_re.compile(
    r"<(?:img|iframe|video|audio|embed|object|canvas|svg|picture)\b", re.IGNORECASE
)
_ANSWERS: Final = lazy_re.compile(r"^\s*(?:<p>)?\s*(?:<[^>]+>)*@\s?(?P<name>[^<:,\n]{1,80})")


def merged(
    leaves: list[ParsedPost], guesses: Guesses, diagnostics: Diagnostics
) -> tuple[Post, list[Media], str]:
    """The post with all its comments, its media, and the path of its main page, of which `guesses` takes note."""
    ordered = sorted(_with_amp_views(leaves), key=_worth)
    main = ordered[0]
    post = main.post
    for page in ordered[1:]:
        missing = {
            name: value for name in FILLED if (value := getattr(page.post, name)) and not getattr(post, name)
        }
        post = replace(post, **missing) if missing else post
        # the author saved one view when logged in, not the other
        if post.status == "publish" != page.post.status:
            post = replace(post, status=page.post.status)
        if PROTECTED in page.post.extra:
            post = replace(post, extra=post.extra | {PROTECTED: True})
    body, parts = _body(ordered)
    comments = _comments(ordered)
    comments, guessed = _answers(comments, {id_ for leaf in leaves for id_ in leaf.flat})
    featured = next((leaf.featured for leaf in ordered if leaf.featured), "")
    post = replace(post, body=body, comments=tuple(comments), featured=featured)
    _report(post, main, ordered, parts, guessed, diagnostics)
    guesses.take(main)
    media = {file.id or file.url: file for leaf in reversed(ordered) for file in leaf.media}
    return post, list(media.values()), main.place


def _with_amp_views(leaves: list[ParsedPost]) -> list[ParsedPost]:
    """The pages; one that another names as its AMP page is that view."""
    named = {leaf.amp_key for leaf in leaves} - {""}
    return [
        replace(leaf, view="amp") if leaf.own_key in named and leaf.view == "whole" else leaf
        for leaf in leaves
    ]


def _worth(leaf: ParsedPost) -> tuple[int, int, int, bool, str]:
    return VIEWS.get(leaf.view, 9), leaf.part, leaf.comment_page, is_by_number(leaf.post.url), leaf.place


def _body(leaves: list[ParsedPost]) -> tuple[Markup | None, list[int]]:
    """The bodies of all parts in order, each from the best view, and the numbers of the parts."""
    parts: dict[int, Markup] = {}
    for leaf in leaves:
        if (
            leaf.view == leaves[0].view
            and leaf.post.body
            and (leaf.part not in parts or not parts[leaf.part].text)
        ):
            parts[leaf.part] = leaf.post.body
    if not any(markup.text for markup in parts.values()):
        body = next((leaf.post.body for leaf in leaves if leaf.post.body and leaf.post.body.text), None)
        return body, [1]
    texts = [parts[number].text for number in sorted(parts)]
    return Markup(text="\n\n".join(texts), dialect="html"), sorted(parts)


def _comments(leaves: list[ParsedPost]) -> list[Comment]:
    """All comments, each once, in the order of the comment pages, with the fields of all views."""
    found: dict[object, Comment] = {}
    numbered = {leaf.comment_page for leaf in leaves}
    main = max(numbered) + 1 if 1 in numbered else 1  # the main page shows the newest comments, or the first
    for leaf in sorted(leaves, key=lambda leaf: (leaf.comment_page or main, VIEWS.get(leaf.view, 9))):
        here: dict[str, Comment] = {}
        for comment in leaf.post.comments:
            key: object = comment.id
            # another one, or the post, has its id
            is_shared = _differ(here.setdefault(comment.id, comment), comment)
            if not comment.id or comment.id.startswith("c") or is_shared:
                key = (comment.author.name, comment.author.url, comment.date, comment.body)
                if comment.id and (same := found.get(comment.id)) and same.status != "approved":
                    comment = replace(comment, status=same.status)  # it may be a part of that one
            known = found.get(key)
            if known is not None and _are_two(known, comment):
                found[comment.id, comment.author.name, comment.body] = comment
            elif known is None:
                found[key] = comment
            elif (
                (comment.parent and not known.parent)
                or (comment.date and not known.date)
                or (comment.body and not known.body)
            ):
                found[key] = replace(
                    known,
                    parent=known.parent or comment.parent,
                    date=known.date or comment.date,
                    body=known.body or comment.body,
                )
    return list(found.values())


def _differ(comment: Comment, other: Comment) -> bool:
    """Whether two comments of one view are not the same one, shown twice: name or text differ."""
    return comment.body != other.body or _have_two_names(comment, other)


def _are_two(comment: Comment, other: Comment) -> bool:
    """Whether two comments of two views have one id by mistake: both name and text differ, for a view may cut the text."""
    have_texts = comment.body is not None and other.body is not None
    return have_texts and comment.body != other.body and _have_two_names(comment, other)


def _have_two_names(comment: Comment, other: Comment) -> bool:
    return len({comment.author.name, other.author.name} - {""}) > 1


def _answers(comments: list[Comment], flat: set[str]) -> tuple[list[Comment], int]:
    """Parents of replies at the deepest level that a theme nests, by the `@Name` that they begin with."""
    beside: dict[str, str] = {}
    made, guessed = [], 0
    for comment in comments:
        if comment.id not in flat:
            beside = {}
        else:
            found = _ANSWERS.match(comment.body.text) if comment.body else None
            name = found["name"].strip().lower() if found else ""
            names = (at for author, at in reversed(beside.items()) if author and name.startswith(author))
            answered = next(names, "")
            if answered and answered != comment.parent:
                comment = replace(
                    comment, parent=answered, extra=comment.extra | {PARENT_SHOWN: comment.parent}
                )
                guessed += 1
        beside[comment.author.name.lower()] = comment.id
        made.append(comment)
    return made, guessed


def _report(
    post: Post,
    main: ParsedPost,
    leaves: list[ParsedPost],
    parts: list[int],
    guessed: int,
    diagnostics: Diagnostics,
) -> None:
    declared = max((leaf.declared for leaf in leaves if leaf.declared is not None), default=None)
    number = len(post.comments)
    without_pings = sum(comment.type == "comment" for comment in post.comments)
    if declared is not None and declared not in (number, without_pings):
        diagnostics.report(messages.COMMENT_COUNT, post, declared=declared, found=number, file=main.place)
    unread = next((page.unread for page in leaves if page.unread), "")
    if unread and not post.comments and not declared:
        diagnostics.report(messages.COMMENTS_UNREAD, post, where=unread, file=main.place)
    elif left := next((page.left for page in leaves if page.left), ""):
        diagnostics.report(messages.COMMENTS_UNREAD, post, where=left, file=main.place)
    for leaf in leaves:
        if leaf.unclosed:
            diagnostics.report(messages.UNCLOSED_ELEMENT, post, start=leaf.unclosed, file=leaf.place)
    if guessed:
        diagnostics.report(messages.GUESSED_PARENT, post, number=guessed, file=main.place)
    if pings := {id_ for leaf in leaves for id_ in leaf.pings}:
        diagnostics.report(messages.GUESSED_TYPE, post, number=len(pings), file=main.place)
    if unsure := {id_ for leaf in leaves for id_ in leaf.unsure}:
        diagnostics.report(messages.UNSURE_DATE, post, number=len(unsure), file=main.place)
    _report_main_page(post, main, diagnostics)
    if parts != list(range(1, max(leaf.parts for leaf in leaves) + 1)):
        diagnostics.report(messages.MISSING_PART, post, parts=", ".join(map(str, parts)), file=main.place)
    if (others := len(leaves) - 1) > 0:
        diagnostics.report(messages.PUT_TOGETHER, post, number=others + 1, file=main.place)


def _report_main_page(post: Post, main: ParsedPost, diagnostics: Diagnostics) -> None:
    counted = sum(DATE_PRECISION in comment.extra for comment in post.comments)
    if number := counted + (DATE_PRECISION in post.extra):
        diagnostics.report(messages.COUNTED_DATES, post, number=number, file=main.place)
    if post.date is None and DATE_SHOWN in post.extra:
        diagnostics.report(messages.UNCOUNTED_DATE, post, text=post.extra[DATE_SHOWN], file=main.place)
    if undated := sum(comment.date is None for comment in post.comments if comment.type == "comment"):
        diagnostics.report(messages.UNDATED_COMMENTS, post, number=undated, file=main.place)
    own = [comment for comment in post.comments if comment.type == "comment"]
    if unnamed := sum(not comment.author.name for comment in own):
        diagnostics.report(messages.UNNAMED_COMMENTS, post, number=unnamed, file=main.place)
    if empty := sum(comment.body is None for comment in own):
        diagnostics.report(messages.EMPTY_COMMENTS, post, number=empty, file=main.place)
    if post.status == "draft" and (folder := draft_folder(main.place)):
        mark = f"{folder}/"
        diagnostics.report(
            messages.KEPT_BACK, post, file=main.place, mark=mark, status="draft", generator="the site"
        )
    if main.view == "listed":
        diagnostics.report(messages.POST_OF_LIST, post, file=main.place)
    texts = (markup.text for markup in (post.body, *(comment.body for comment in post.comments)) if markup)
    if any(map(is_visual_hebrew, texts)):
        diagnostics.report(messages.VISUAL_HEBREW, post, file=main.place)
    if stated := main.length_in_data:
        shown = len(text_of(parsed(post.body.text))) if post.body else 0
        diagnostics.report(messages.LONGER_IN_DATA, post, stated=stated, shown=shown, file=main.place)
    if main.beside[0]:
        diagnostics.report(messages.TEXT_AROUND, post, place=main.beside[0], file=main.place)
    if not main.locked and _is_blank(post):
        diagnostics.report(messages.NO_TEXT_ON_PAGE, post, file=main.place)
    if main.locked:
        diagnostics.report(messages.PROTECTED_PAGE, post, file=main.place)


def _is_blank(post: Post) -> bool:
    """Whether the body of a post shows nothing: no word, and no picture or film."""
    html = post.body.text if post.body else ""
    return len(html) < _BLANK and not text_of(parsed(html)) and not _SHOWN.search(html)
