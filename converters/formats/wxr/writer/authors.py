"""Authors as WordPress can create them: valid logins, without duplicate logins or e-mail addresses."""

import re

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.formats.wxr.writer.ids import number
from converters.io.slugs import remove_accents, sanitize_title
from converters.model import Author

LONGEST = 60
"""Characters of a login."""
_NOBODY = "author"
"""The login of an unnamed author."""
_TAG = lazy_re.compile(r"<[^>]*>")
_UNFIT = lazy_re.compile(r"%[a-fA-F0-9]{2}|&[^;\s]+?;|[^a-zA-Z0-9 _.\-@]")


def sanitize_user(login: str) -> str:
    """What WordPress makes of a login (`sanitize_user`, strict)."""
    return re.sub(r" +", " ", _UNFIT.sub("", remove_accents(_TAG.sub("", login)))).strip()


class Authors:
    """The authors of a site, with the logins, ids and e-mail addresses that are written of them."""

    def __init__(self, authors: list[Author], bylines: list[str], nobody: str = "") -> None:
        """`nobody` is the name of the author of posts without one: the importer requires an author."""
        self._logins: dict[str, str] = {}
        taken = set[str]()
        for author in sorted(authors, key=lambda author: sanitize_user(author.login) != author.login):
            self._logins[_who(author)] = _login(author, taken)
        self.added: list[Author] = []
        """Whom posts name, but no list. WordPress asks who they are only if they are in it; where it finds no
        list, it complains about each post without an author."""
        for login in bylines:
            made = sanitize_user(login)
            if login in self._logins or (0 < len(made) <= LONGEST and made.lower() in taken):
                continue  # WordPress takes both for one
            self.added.append(Author(login=login))
            self._logins[login] = _login(self.added[-1], taken)
        if not authors and not bylines and nobody:
            self.added.append(Author(login=_NOBODY, name=nobody))
            self._logins[""] = _NOBODY
        self.ids = _ids(authors)
        self._twice = _emails_again(authors)

    def login(self, stated: str) -> str:
        """The login that is written."""
        return self._logins.get(stated, stated)

    def login_of(self, author: Author) -> str:
        """The login that is written for an author; one without a login gets one."""
        return self._logins.get(_who(author), author.login)

    def email(self, author: Author) -> str:
        """The e-mail address that is written."""
        return "" if _who(author) in self._twice else author.email

    def report(self, authors: list[Author], diagnostics: Diagnostics) -> None:
        """Report what is changed."""
        for author in [*authors, *self.added]:
            if (new := self.login_of(author)) != author.login:
                diagnostics.report(messages.LOGIN_CHANGED, author, login=author.login, new=new)
            if _who(author) in self._twice:
                diagnostics.report(messages.EMAIL_TWICE, author, email=author.email)
            if author.url:
                diagnostics.tally(messages.NO_USER_URL)

    def id(self, stated: str) -> str:
        """The id that is written."""
        return self.ids.get(stated, stated)


def _who(author: Author) -> str:
    """What tells an author from the others."""
    return author.login or f" {author.id} {author.name}"


def _emails_again(authors: list[Author]) -> set[str]:
    """The authors (see `_who`) whose e-mail address an earlier author has."""
    known: set[str] = set()
    again = set()
    for author in authors:
        email = author.email.strip().lower()
        if email and email in known:
            again.add(_who(author))
        known.add(email)
    return again


def _ids(authors: list[Author]) -> dict[str, str]:
    """New numbers for ids that are not integers, in the order of the logins."""
    others = [author for author in authors if author.id and not number(author.id.removeprefix("-"))]
    highest = max((number(author.id) for author in authors), default=0)
    return {
        author.id: str(highest + count)
        for count, author in enumerate(sorted(others, key=lambda author: author.login), 1)
    }


def _login(author: Author, taken: set[str]) -> str:
    """The login if it is valid in WordPress; otherwise one made from it, or from the name."""
    made = sanitize_user(author.login)
    if made and len(made) <= LONGEST and made.lower() not in taken:
        taken.add(made.lower())
        return author.login
    stem = (made or _ascii(author.name) or _ascii(author.email.partition("@")[0]) or "author")[: LONGEST - 6]
    count = 1
    login = stem
    while login.lower() in taken:
        count += 1
        login = f"{stem}-{count}"
    taken.add(login.lower())
    return login


def _ascii(text: str) -> str:
    slug = sanitize_title(text)
    return slug if "%" not in slug else ""
