"""Writes the two forms in which comments of Disqus go from one system to another.

`export`: as Disqus exports them; isso, remark42, Cusdis, Commento, Waline, Artalk and Talkyard import it. `import`: RSS with
elements of WordPress's export, which Disqus itself imports (its help: "Custom XML import format"). Rules there: every element
is present, also an empty one; dates are in GMT; a text has 3 characters at least; the parent is in the same item; a file is
smaller than 50 MB; people are distinguished by their addresses alone.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO, ClassVar, Final, Literal

from converters import messages
from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CARRIED, CommentsWriter, link_of, name_of
from converters.diagnostics import Diagnostics
from converters.fields import Fields
from converters.formats.disqus import markup
from converters.formats.disqus.markup import cdata, element
from converters.io.output import Output
from converters.io.temporary import temporary_file
from converters.model import Dialect
from converters.site.plan import Run

_LARGEST: Final = 49_000_000
"""Bytes of a file for the import: less than 50 MB, whichever megabytes are meant."""
_CHUNK: Final = 1 << 20
_SHORTEST: Final = 3
"""Characters of a text that Disqus takes."""
_EXPORT_HEAD: Final = """\
<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://disqus.com/api/schemas/1.0/disqus.xsd http://disqus.com/api/schemas/1.0/disqus-internals.xsd">
"""
_IMPORT_HEAD: Final = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dsq="http://www.disqus.com/" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.0/">
<channel>
"""
_IMPORT_END: Final = "</channel>\n</rss>\n"


@dataclass(frozen=True)
class DisqusWriter(CommentsWriter):
    """Comments in the form in which Disqus exports them, which most systems import; or in the one that Disqus imports."""

    form: Literal["export", "import"] = field(
        default="export",
        metadata={
            "help": "export: as Disqus exports comments, for other systems; import: for the import of Disqus itself"
        },
    )
    forum: str = field(default="", metadata={"help": "the short name of the site in Disqus"})

    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_elements: ClassVar[Mapping[str, str]] = markup.ELEMENTS
    carries: ClassVar[Fields] = Fields(
        site="url", post="status title url date comments_open", comment=CARRIED
    )
    signature: ClassVar[bytes] = b"disqus"

    @property
    def next_step(self) -> str:
        """What to do with either form."""
        if self.form == "import":
            return (
                "in Disqus, import {target} (Moderation, Import, Generic WXR); files with a number one after the other. "
                "It recognizes comments that it has already"
            )
        return (
            "import {target} into isso (`TZ=UTC isso import --empty-id`), remark42 (`import -p disqus`), Cusdis, "
            "Commento, Waline, Artalk or Talkyard, each by its import for Disqus"
        )

    def page_form(self) -> Mapping[str, str]:
        """The name of the site in Disqus, which has no server of the user's."""
        return {"forum": self.forum}

    def files(self, path: str) -> list[tuple[str, CommentsWriter]]:
        """Beside a site both forms: one to go on with Disqus, one for all others."""
        stem = path.removesuffix(".xml")
        return [
            (f"{stem}-import.xml", replace(self, form="import")),
            (f"{stem}-export.xml", replace(self, form="export")),
        ]

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the pages in the form that is asked for."""
        if self.form == "import":
            self._write_import(pages, out, diagnostics)
        else:
            self._write_export(pages, out)

    def _write_export(self, pages: Iterator[Page], out: Output) -> None:
        """Category, threads, comments, in this order; the comments wait in a temporary file."""
        forum = self.forum or "blog"
        target = out.open()
        target.write(_EXPORT_HEAD.encode())
        target.write(
            f'<category dsq:id="1">\n{element("forum", forum)}{element("title", "General")}'
            f"{element('isDefault', 'true')}</category>\n".encode()
        )
        with temporary_file() as comments:
            for page in pages:
                target.write(_thread(page, forum).encode())
                for entry in page.entries:
                    comments.write(_post(entry, page, self.text(entry)).encode())
            comments.seek(0)
            shutil.copyfileobj(comments, target)
        target.write(b"</disqus>\n")
        target.close()

    def _write_import(self, pages: Iterator[Page], out: Output, diagnostics: Diagnostics) -> None:
        """Items, in as many files as are needed for none to be too large."""
        head, end = _IMPORT_HEAD.encode(), _IMPORT_END.encode()
        number, size = 0, 0
        with temporary_file() as part:
            for page in pages:
                item = self._item(page, diagnostics).encode()
                if size and len(head) + size + len(item) + len(end) > _LARGEST:
                    number += 1
                    _finish(part, size, out.open(str(number)), head, end)
                    size = 0
                if len(item) > _LARGEST:
                    diagnostics.report(messages.LARGE_ITEM, page.post)
                part.seek(size)
                part.write(item)
                size += len(item)
            _finish(part, size, out.open(str(number + 1) if number else ""), head, end)

    def _item(self, page: Page, diagnostics: Diagnostics) -> str:
        post = page.post
        parts = [
            "<item>\n",
            element("title", " ".join(post.title.split())),
            element("link", page.url),
            element("content:encoded", cdata("")),
            element("dsq:thread_identifier", page.path),
            element("wp:post_date_gmt", page.time.strftime(_GMT)),
            element("wp:comment_status", "closed" if post.comments_open is False else "open"),
        ]
        for entry in page.entries:
            text = self.text(entry)
            if markup.length(text) < _SHORTEST:
                diagnostics.tally(messages.PADDED_COMMENT)
                text = markup.padded(text, _SHORTEST)
            parts += [
                "<wp:comment>\n",
                element("wp:comment_id", str(entry.number)),
                element("wp:comment_author", name_of(entry)),
                element("wp:comment_author_email", _address(entry)),
                element("wp:comment_author_url", link_of(entry)),
                element("wp:comment_author_IP", ""),
                element("wp:comment_date_gmt", entry.time.strftime(_GMT)),
                element("wp:comment_content", cdata(text)),
                element("wp:comment_approved", "1"),
                element("wp:comment_parent", str(entry.parent)),
                "</wp:comment>\n",
            ]
        return "".join([*parts, "</item>\n"])


_GMT: Final = "%Y-%m-%d %H:%M:%S"
_UTC: Final = "%Y-%m-%dT%H:%M:%SZ"


def _finish(part: BinaryIO, size: int, target: BinaryIO, head: bytes, end: bytes) -> None:
    """Write a file of the first `size` bytes of items that wait."""
    target.write(head)
    part.seek(0)
    while size > 0:
        chunk = part.read(min(size, _CHUNK))
        target.write(chunk)
        size -= len(chunk)
    target.write(end)
    target.close()


def _thread(page: Page, forum: str) -> str:
    return "".join(
        [
            f'<thread dsq:id="{page.number}">\n',
            element("id", page.path),
            element("forum", forum),
            '<category dsq:id="1" />\n',
            element("link", page.url),
            element("title", " ".join(page.post.title.split())),
            element("message", ""),
            element("createdAt", page.time.strftime(_UTC)),
            "<author>\n<name>Admin</name>\n<isAnonymous>true</isAnonymous>\n</author>\n",
            element("isClosed", "true" if page.post.comments_open is False else "false"),
            element("isDeleted", "false"),
            "</thread>\n",
        ]
    )


def _post(entry: Entry, page: Page, text: str) -> str:
    email = entry.comment.author.email.strip()
    return "".join(
        [
            f'<post dsq:id="{entry.number}">\n',
            "<id />\n",
            element("message", cdata(markup.without_lines_in_code(text))),
            element("createdAt", entry.time.strftime(_UTC)),
            element("isDeleted", "false"),
            element("isSpam", "false"),
            "<author>\n",
            element("email", email) if email else "",
            element("name", name_of(entry)),
            element("link", url) if (url := link_of(entry)) else "",
            element("isAnonymous", "true"),
            "</author>\n",
            f'<thread dsq:id="{page.number}" />\n',
            f'<parent dsq:id="{entry.parent}" />\n' if entry.parent else "",
            "</post>\n",
        ]
    )


def _address(entry: Entry) -> str:
    """The address by which Disqus tells persons apart; one that leads nowhere for who gave none."""
    email = entry.comment.author.email.strip()
    if email:
        return email
    who = f"{name_of(entry)} {link_of(entry)}"
    return f"{hashlib.sha256(who.encode()).hexdigest()[:16]}@anonymous.invalid"
