"""Writes comments for Ghost: requests for its Admin API in order, and the program that sends them (`send.py`).

Ghost's import has no comments, its Admin API takes them (`core/server/api/endpoints/comments.js` of 6.65, also of 5.130): a
comment belongs to a member, so each person becomes one first. Ghost gives ids itself. So a request says where its answer is
called by a name, and `{"id_of": NAME}` stands for the id in that answer.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, BinaryIO, ClassVar, Final
from urllib.parse import quote, unquote

from converters import lazy_re, messages
from converters.comment_systems.writers.json_file import encoded
from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CommentsWriter, name_of
from converters.diagnostics import Diagnostics
from converters.fields import Fields
from converters.formats.ghost.writer.limits import cut, is_mail
from converters.formats.ghost.writer.slugs import ghost_slug
from converters.io.output import Output
from converters.markup.html import parse, text_of
from converters.model import Dialect
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary

REQUESTS: Final = "requests.jsonl"
PROGRAM: Final = "send.py"
LABEL: Final = "Imported comments"
"""The label that the members get, so that they can be found and deleted."""
_NOWHERE: Final = "anonymous.invalid"
"""The host of addresses of those who gave none: no mail can go there."""
_PRE: Final = lazy_re.compile(r"<pre\b[^>]*>(.*?)</pre>", re.DOTALL)
_ENDING: Final = lazy_re.compile(r"(?:/?index)?\.(?:html?|php)$|/$")

Person = tuple[str, str]
"""Name and address of who wrote comments."""


@dataclass(frozen=True)
class GhostCommentsWriter(CommentsWriter):
    """The comments for Ghost: requests for its Admin API, and the program that sends them."""

    single_file: ClassVar[bool] = False
    has_form: ClassVar[bool] = False
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_elements: ClassVar[Mapping[str, str]] = dict.fromkeys("p br a blockquote pre".split(), "")
    carries: ClassVar[Fields] = Fields(
        site="url", post="status slug url date", comment="id parent author.name author.email date status body"
    )
    next_step: ClassVar[str] = (
        "import the posts into Ghost first; there turn comments on (Settings, Membership, Access: commenting), and make a key (Settings, Integrations, "
        f"Add custom integration: Admin API key). Then GHOST_ADMIN_KEY=ID:SECRET python3 {{target}}/{PROGRAM} https://your-blog.example sends the "
        f"requests of {REQUESTS} in order; it goes on where it was stopped"
    )
    notes: ClassVar[str] = (
        f"Each person who commented becomes a member of the free tier, with the label {LABEL!r}, subscribed to no newsletter. Who gave no\n"
        f"address gets one that leads nowhere (…@{_NOWHERE}). A member of that address who is there already is taken.\n\n"
        "Mails: Ghost sends none to these persons, neither for becoming members nor for the comments. It sends a mail for each new member to\n"
        "staff who want to hear of free signups: turn that off in the profiles of the staff first. Webhooks hear of each member.\n\n"
        "Afterwards they are members as others: they can sign in by their address, get a mail when somebody answers a comment of theirs, and\n"
        "count in the plans of those who host Ghost. Ask yourself whether they expect that. Try it on a copy of the blog first.\n"
    )

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """The slug; nothing is written there."""
        return ghost_slug(post.name)

    def steps(self, name: str) -> str:
        """What the user does with the folder."""
        return super().steps(name.rstrip("/"))

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write a request a line: for each post the one for its id, for each person and comment its own. Memory: the persons."""
        diagnostics.report(messages.COMMENTERS_BECOME_MEMBERS)
        with out.open(PROGRAM) as program:
            program.write(files(__name__).joinpath(PROGRAM).read_bytes())
        with out.open(REQUESTS) as target:
            people = _People(target, diagnostics)
            for page in pages:
                slug = _slug(page)
                post, names = f"post {slug}", _names(page)
                _add(target, post, "GET", f"posts/slug/{slug}/", otherwise=f"pages/slug/{slug}/")
                for entry in page.entries:
                    member = people.of(entry)
                    row = {
                        **_place(entry, post, names),
                        "member_id": _id_of(member),
                        "html": _html(self.text(entry), diagnostics),
                        "created_at": entry.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    }
                    _add(target, names[entry.number], "POST", "comments/", {"comments": [row]})


class _People:
    """Writes a member for each person, when the first comment of that person comes.

    An address is of one member. Who has the address of somebody with another name gets one that leads nowhere, since Ghost
    shows the name of the member.
    """

    def __init__(self, file: BinaryIO, diagnostics: Diagnostics) -> None:
        self._file, self._diagnostics = file, diagnostics
        self._names: dict[Person, str] = {}
        self._addresses: set[str] = set()

    def of(self, entry: Entry) -> str:
        """The name of the request for the member who wrote a comment."""
        given = entry.comment.author.email.strip().lower()
        person = cut("name", name_of(entry)), given if is_mail(given) else ""
        if person not in self._names:
            self._names[person] = f"member {_digest(person)}"
            self._add(person)
        return self._names[person]

    def _add(self, person: Person) -> None:
        name, email = person
        if not email or email in self._addresses:
            email = f"{_digest(person)}@{_NOWHERE}"
            self._diagnostics.tally(messages.MEMBER_WITHOUT_ADDRESS)
        self._addresses.add(email)
        row = {"name": name, "email": email, "subscribed": False, "newsletters": [], "labels": [LABEL]}
        there = "members/?filter=" + quote(f"email:'{email}'")
        _add(self._file, self._names[person], "POST", "members/", {"members": [row]}, there)


def _add(
    file: BinaryIO,
    name: str,
    method: str,
    path: str,
    body: Mapping[str, Any] | None = None,
    otherwise: str = "",
) -> None:
    """Add a request. `otherwise` is what to ask for (GET) where Ghost refuses it."""
    row = {"name": name, "method": method, "path": path, "body": body, "otherwise": otherwise}
    file.write(encoded({key: value for key, value in row.items() if value}) + b"\n")


def _names(page: Page) -> dict[int, str]:
    """The names of the requests for the comments of a page, by number: the same in each run, so that none is sent twice."""
    names: dict[int, str] = {}
    used: set[str] = set()
    for entry in page.entries:
        name = f"comment {entry.comment.id} of {page.path}"
        if not entry.comment.id or name in used:
            name = f"comment number {entry.number} of {page.path}"
        used.add(name)
        names[entry.number] = name
    return names


def _place(entry: Entry, post: str, names: Mapping[int, str]) -> dict[str, Any]:
    """Where a comment stands: Ghost has one level of answers, and shows which answer an answer is for."""
    if not entry.parent:
        return {"post_id": _id_of(post)}
    place = {"parent_id": _id_of(names[entry.root])}
    return place if entry.parent == entry.root else {**place, "in_reply_to_id": _id_of(names[entry.parent])}


def _digest(person: Person) -> str:
    """Letters and digits for a person, of the same always the same."""
    return hashlib.sha256("|".join(person).encode(errors="replace")).hexdigest()[:16]


def _id_of(name: str) -> dict[str, str]:
    return {"id_of": name}


def _slug(page: Page) -> str:
    """The slug that Ghost has for a post: a path of one part, as Ghost's own are, or that of the post.

    Where two posts have one slug, only the path of the new site says which is which. Without both the last part of a path.
    """
    path = unquote(_ENDING.sub("", page.path)) if "?" not in page.path else ""
    *folders, last = path.removeprefix("/").split("/")
    return ghost_slug(page.post.slug if folders else last) or ghost_slug(page.post.slug) or ghost_slug(last)


def _html(html: str, diagnostics: Diagnostics) -> str:
    """A text with breaks and spaces in code, which Ghost shows as other text; never an empty one, which it refuses."""
    text = _PRE.sub(lambda block: _code(block[1]), html)
    if not text_of(parse(text)).strip():
        diagnostics.tally(messages.COMMENT_WITHOUT_TEXT)
        return "<p>…</p>"
    return text


def _code(lines: str) -> str:
    shown = "<br>".join(
        "\u00a0" * (len(line) - len(line.lstrip(" "))) + line.lstrip(" ")
        for line in lines.strip("\n").split("\n")
    )
    return f"<p>{shown}</p>"
