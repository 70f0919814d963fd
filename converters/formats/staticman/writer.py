"""Writes the data files of Staticman: a folder for each page, called by its slug, with a YAML file for each comment.

Staticman chooses no fields, a site does (`staticman.yml`); these are those of its documentation and of the themes that have
it: `_id`, `_parent`, `replying_to`, `name`, `email` (an MD5 digest, for Gravatar), `url`, `message` (Markdown), `date`.
The files belong into the repository of the site, and everybody sees them: no address is in them, not even its digest.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CommentsWriter, link_of, name_of
from converters.diagnostics import Diagnostics
from converters.fields import Fields
from converters.io import yaml
from converters.io.filenames import slug_filename
from converters.io.output import Output
from converters.model import Dialect
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary

_NAMESPACE: Final = uuid.UUID("6f1d9a52-0d3e-4f57-8f7c-2f8a0a3f5d10")
"""Ids are made of the address of the page and the number of the comment: of the same comment always the same."""


@dataclass(frozen=True)
class StaticmanWriter(CommentsWriter):
    """The data files of Staticman, for `_data/comments` of the site."""

    single_file: ClassVar[bool] = False
    keeps_addresses: ClassVar[bool] = False
    has_form: ClassVar[bool] = False
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("markdown",)
    carries: ClassVar[Fields] = Fields(
        site="url", post="status slug url date", comment="id parent author.name author.url date status body"
    )
    next_step: ClassVar[str] = (
        "put what is in {target} into the folder of comments that `staticman.yml` names, as a rule `_data/comments`"
    )

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """The folder of a page: called by its slug."""
        return slug_filename(post.name)

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write a file a comment, named by its time."""
        folders: set[str] = set()
        for page in pages:
            folder = slug_filename(page.post.slug or page.path.strip("/").rpartition("/")[2] or "home")
            if folder in folders:
                folder = f"{folder}-{page.number}"
            folders.add(folder)
            ids = {entry.number: _id(page, entry.number) for entry in page.entries}
            for entry in page.entries:
                name = f"{folder}/comment-{int(entry.time.timestamp() * 1000)}-{entry.number}.yml"
                file = out.open(name)
                file.write(yaml.dump(self._fields(entry, page, ids)).encode(errors="replace"))
                file.close()

    def _fields(self, entry: Entry, page: Page, ids: Mapping[int, str]) -> dict[str, Any]:
        fields = {
            "_id": ids[entry.number],
            "_parent": page.url,
            "replying_to": ids.get(entry.parent, ""),
            "name": name_of(entry),
            "url": link_of(entry),
            "message": self.text(entry),
            "date": entry.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        return {name: value for name, value in fields.items() if value or name == "message"}


def _id(page: Page, number: int) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{page.path} {number}"))
