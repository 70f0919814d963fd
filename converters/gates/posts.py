"""What one post says about who may see it: its type, its custom fields, and the gates in its text."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from converters.gates.bodies import Visible, visible, visible_comment, visible_field
from converters.gates.closing import closed_by
from converters.gates.folders import closed_folder
from converters.io import urls
from converters.model import Extra, Markup, Media, Post
from converters.privacy.post_types import MEMBERS_TYPES


class Verdict(NamedTuple):
    """What visitors see of a post: nothing (`closed_by` names the gate), or of its text and excerpt a part."""

    closed_by: str = ""
    body: Visible | None = None
    excerpt: Visible | None = None
    fields: Mapping[str, list[Visible]] = {}
    """What they see of the custom fields of which they do not see all."""
    comments: bool = True
    """Whether visitors see its comments."""
    answers: Mapping[int, Visible] = {}
    """What they see of the comments of which they do not see all, by place."""

    @property
    def hidden(self) -> list[str]:
        """The parts that visitors do not see."""
        return [part for text in self._texts for part in text.hidden]

    @property
    def gates(self) -> list[str]:
        """The gates before these parts."""
        return list(dict.fromkeys(name for text in self._texts for name in text.gates))

    @property
    def _texts(self) -> list[Visible]:
        texts = [text for text in (self.body, self.excerpt) if text]
        return [*texts, *(text for field in self.fields.values() for text in field), *self.answers.values()]

    def applied_to(self, post: Post) -> Post:
        """The post as visitors saw it."""
        if self.body and post.body and self.body.text != post.body.text:
            post = replace(post, body=replace(post.body, text=self.body.text))
        if self.excerpt and self.excerpt.text != post.excerpt:
            post = replace(post, excerpt=self.excerpt.text)
        if self.fields:
            seen: Extra = {name: written_as(post.extra[name], texts) for name, texts in self.fields.items()}
            post = replace(post, extra=post.extra | seen)
        if self.answers:
            comments = list(post.comments)
            for place, seen_of in self.answers.items():
                if body := comments[place].body:
                    comments[place] = replace(comments[place], body=replace(body, text=seen_of.text))
            post = replace(post, comments=tuple(comments))
        return post


OPEN = Verdict()
"""Visitors see all of it."""


def judge(post: Post) -> Verdict:
    """What visitors without an account see of a post, whatever its status is."""
    if post.type in MEMBERS_TYPES:
        return Verdict(post.type)
    body = visible(post.body) if post.body else None
    closed = list(closed_by(post.extra))
    for name, gate in closed:
        if not (gate and gate.teaser and body and body.paywall):
            return Verdict(name)
    if body and body.hidden and body.is_empty:
        return Verdict(next(iter(body.gates)))
    dialect = post.body.dialect if post.body else "wordpress"
    excerpt = visible(Markup(text=post.excerpt, dialect=dialect)) if post.excerpt else None
    comments = all(gate is None or gate.comments for _, gate in closed)
    return Verdict("", body, excerpt, dict(gated_fields(post.extra)), comments, dict(_gated_comments(post)))


def closed_on_another_platform(post: Post) -> str:
    """The gate of a post that is not WordPress's, or of the rest of its text, that WordPress does not know; empty without one.

    The fields of plug-ins of WordPress keep a post closed there too.
    """
    if name := next((name for name, gate in closed_by(post.extra) if gate is None), ""):
        return name
    body = visible(post.body) if post.body else None
    return next(iter(body.gates)) if body and body.paywall else ""


def gated_fields(extra: Extra) -> Iterator[tuple[str, list[Visible]]]:
    """The custom fields of which visitors do not see all."""
    for name, stated in extra.items():
        value = [stated] if isinstance(stated, str) else stated
        if isinstance(value, list) and any(
            isinstance(text, str) and ("[/" in text or "<!--" in text) for text in value
        ):
            texts = [visible_field(text) for text in value if isinstance(text, str)]
            if any(text.hidden for text in texts):
                yield name, texts


def _gated_comments(post: Post) -> Iterator[tuple[int, Visible]]:
    """The comments of which visitors do not see all, by place. Shortcodes and blocks mean nothing in comments."""
    for place, comment in enumerate(post.comments):
        if comment.body and (seen := visible_comment(comment.body)).hidden:
            yield place, seen


def written_as(stated: object, texts: list[Visible]) -> Any:
    """What visitors see of a field, in the form that it has: one text, or a list of them."""
    return [text.text for text in texts] if isinstance(stated, list) else texts[0].text


def judge_media(media: Media) -> str:
    """The gate that closes a media item; `""` for an open one."""
    folder = closed_folder(urls.split(media.url or media.path).path)
    return folder or next((name for name, _ in closed_by(media.extra)), "")
