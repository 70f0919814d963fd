"""Makes the records of the model from activities."""

from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Any, Final

from converters import dates
from converters.extra_keys import DATE, DESCRIPTION, GENERATOR, IN_REPLY_TO, MODIFIED
from converters.formats.mastodon import texts
from converters.formats.mastodon.shapes import ACTIVITY, ACTOR, NOTE
from converters.io.json.parts import text_at, value_at
from converters.model import Author, Markup, Post, Site, Term
from converters.readers.known_by_name import Terms
from converters.readers.source_fields import FieldCheck

RESPONSE: Final = "response"
"""The type of an answer to somebody else's note: half of a conversation."""
_PUBLIC: Final = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
"""The names of everybody (ActivityPub, section 5.6)."""
NOTES: Final = frozenset({"Note", "Question", "Article", "Page", "Image", "Video", "Audio", "Event"})
"""The objects that are posts."""


class Records:
    """Makes records for one account, and remembers its hashtags and the answers to others. Memory: their names and ids."""

    def __init__(self, actor: Mapping[str, Any], zone: str, responses: bool, check: FieldCheck) -> None:
        self._actor, self._responses, self._check = actor, responses, check
        self._zone = dates.stated_zone(zone) or UTC
        self._terms = Terms()
        self._answers: set[str] = set()

    def site(self) -> Site:
        """The account as a site."""
        from converters.markup.html import plain  # detection does not wait for it

        return Site(
            title=_text(self._actor, "name") or _text(self._actor, "preferredUsername"),
            url=_text(self._actor, "url") or _text(self._actor, "id"),
            description=plain(_text(self._actor, "summary")),
            extra={GENERATOR: "Mastodon"},
        )

    def author(self) -> Author | None:
        """Who wrote everything; None without a profile."""
        login = _text(self._actor, "preferredUsername")
        if not login:
            return None
        bio = {DESCRIPTION: _text(self._actor, "summary")} if _text(self._actor, "summary") else {}
        author = Author(
            login=login, name=_text(self._actor, "name") or login, url=_text(self._actor, "url"), extra=bio
        )
        self._check.keep(author, self._actor, ACTOR)
        return author

    def post(self, activity: Mapping[str, Any], note: Mapping[str, Any]) -> Post:
        """The post of a note that an activity created. It has no title, unless it is an article of another program."""
        extra: dict[str, Any] = {}
        uri = _text(note, "id")
        status = self._status(activity, note, extra)
        is_answer = self._is_answer(uri, note, extra)
        if is_answer and status == "publish" and not self._responses:
            status = "private"
        if warning := _text(note, "summary").strip():
            extra["content_warning"] = warning
        if note.get("sensitive") is True:
            extra["sensitive"] = True
        languages = note.get("contentMap")
        if isinstance(languages, Mapping) and len(languages) == 1:
            extra["_mastodon_language"] = next(iter(languages))
        elif languages:
            extra["_mastodon_content_map"] = languages
        html = texts.body(note)
        number = uri.rstrip("/").rpartition("/")[2]
        post = Post(
            id=number,
            type=RESPONSE if is_answer and not self._responses else "post",
            status=status,
            title=_text(note, "name"),
            slug=number,
            url=_text(note, "url") or uri,
            date=dates.kept(
                self._date(_text(note, "published") or _text(activity, "published")), DATE, extra
            ),
            modified=dates.kept(self._date(_text(note, "updated")), MODIFIED, extra),
            author=_text(self._actor, "preferredUsername"),
            body=Markup(text=html, dialect="html") if html else None,
            terms=tuple(self._terms.ref("post_tag", name) for name in _hashtags(note)),
            likes=_total(note, "likes"),
            extra=extra | ({"reposts": shares} if (shares := _total(note, "shares")) else {}),
        )
        self._check.keep(post, note, NOTE)
        if activity is not note:
            self._check.keep(post, activity, ACTIVITY)
        return post

    def terms(self) -> Iterator[Term]:
        """The hashtags of the posts so far."""
        return self._terms.records()

    def _status(self, activity: Mapping[str, Any], note: Mapping[str, Any], extra: dict[str, Any]) -> str:
        """Only a note that is addressed to everybody is public; one that is not to be listed (`cc`) is private here."""
        to, cc = _names(note, "to") or _names(activity, "to"), _names(note, "cc") or _names(activity, "cc")
        if to & _PUBLIC:
            return "publish"
        extra["_mastodon_visibility"] = (
            "unlisted"
            if cc & _PUBLIC
            else "followers"
            if any("/followers" in name for name in to)
            else "direct"
        )
        return "private"

    def _is_answer(self, uri: str, note: Mapping[str, Any], extra: dict[str, Any]) -> bool:
        """Whether a note answers somebody else, or goes on with such an answer."""
        answered = _text(note, "inReplyTo")
        if not answered:
            return False
        extra[IN_REPLY_TO] = answered
        own = _text(note, "attributedTo") or _text(self._actor, "id")
        if answered in self._answers or not own or not answered.startswith(f"{own.rstrip('/')}/"):
            self._answers.add(uri)
            return True
        return False

    def _date(self, text: str) -> str | None:
        moment = dates.in_zone(text, self._zone) if text else None
        return dates.iso(moment) if moment else text or None


def _text(values: Mapping[str, Any], name: str) -> str:
    """A text or number; of an object only its id matters."""
    return text_at(values, name) or text_at(values, name, "id")


def _names(values: Mapping[str, Any], name: str) -> set[str]:
    """Who is addressed: one name or a list."""
    value = values.get(name)
    found = value if isinstance(value, list) else [value]
    return {text for text in found if isinstance(text, str)}


def _hashtags(note: Mapping[str, Any]) -> list[str]:
    tags = note.get("tag")
    found = [tag for tag in (tags if isinstance(tags, list) else [tags]) if isinstance(tag, Mapping)]
    names = (_text(tag, "name").lstrip("#").strip() for tag in found if tag.get("type") == "Hashtag")
    return list(dict.fromkeys(filter(None, names)))


def _total(note: Mapping[str, Any], name: str) -> int | None:
    """The number of a collection (`likes`, `shares`), which newer versions write; None for none."""
    total = value_at(note, name, "totalItems")
    return total if isinstance(total, int) and total > 0 else None
