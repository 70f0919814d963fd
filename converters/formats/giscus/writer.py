"""Writes a plan of GitHub discussions for giscus: JSON lines, a discussion each, with what a person would post.

GitHub has no import: `createDiscussion` and `addDiscussionComment` of its API post under one account, at the time of the call.
So authors and dates cannot be kept; they stand at the head of each text. giscus finds a discussion by its title, which is the
path of the page without the slash it begins with and without an extension; and shows two levels.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from converters import messages
from converters.comment_systems.writers.json_file import encoded
from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CommentsWriter, link_of, name_of
from converters.diagnostics import Diagnostics
from converters.fields import Fields
from converters.io.output import Output
from converters.markup.comment_texts import markdown_words
from converters.model import Dialect
from converters.site.plan import Run


@dataclass(frozen=True)
class GiscusWriter(CommentsWriter):
    """A plan of GitHub discussions for giscus; neither authors nor dates can be kept there."""

    repo: str = field(default="", metadata={"help": "the repository of the discussions, as OWNER/NAME"})
    repo_id: str = field(default="", metadata={"help": "its id, as giscus.app shows it"})
    category: str = field(default="", metadata={"help": "the category of the discussions"})
    category_id: str = field(default="", metadata={"help": "its id, as giscus.app shows it"})

    keeps_addresses: ClassVar[bool] = False
    levels: ClassVar[int] = 2
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("markdown",)
    carries: ClassVar[Fields] = Fields(
        site="url", post="status title url date", comment="id parent author.name author.url date status body"
    )
    signature: ClassVar[bytes] = b'{"discussion":'
    next_step: ClassVar[str] = (
        "{target} has a line for each discussion: create it with `title` and `body` (GitHub's API: createDiscussion), then its "
        "`comments`, and the `replies` of each (addDiscussionComment, with replyToId). All will be by your account, with the date "
        "of that day; GitHub limits how much you may post at a time"
    )

    def page_form(self) -> Mapping[str, str]:
        """What giscus's script must have."""
        return {
            "repo": self.repo,
            "repo-id": self.repo_id,
            "category": self.category,
            "category-id": self.category_id,
        }

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write a line a page."""
        diagnostics.report(messages.GITHUB_KEEPS_NOTHING)
        target = out.open()
        for page in pages:
            target.write(encoded(self._discussion(page)) + b"\n")
        target.close()

    def _discussion(self, page: Page) -> dict[str, Any]:
        comments: dict[int, dict[str, Any]] = {}
        for entry in page.entries:
            post = {"id": entry.number, "body": self._body(entry)}
            if entry.parent in comments:
                comments[entry.parent]["replies"].append(post)
            else:
                comments[entry.number] = {**post, "replies": []}
        title = _term(page.path)
        words = " ".join(page.post.title.split())
        return {
            "discussion": title,
            "title": title,
            "body": f"# {markdown_words(words, self.comment_flavor)}\n\n{page.url}" if words else page.url,
            "comments": list(comments.values()),
        }

    def _body(self, entry: Entry) -> str:
        """The text below who wrote it, and when."""
        name = markdown_words(name_of(entry), self.comment_flavor)
        who = f"[{name}](<{url}>)" if (url := link_of(entry)) else name
        return f"**{who}** wrote on {entry.time:%Y-%m-%d}:\n\n{self.text(entry)}"


def _term(path: str) -> str:
    """The name of a page for giscus: its path without the first slash and the extension; `index` for the home page."""
    name = path.removeprefix("/")
    stem, dot, ending = name.rpartition(".")
    return (stem if dot and "/" not in ending else name) or "index"
