"""Plain Markdown: YAML front matter with common keys, comments in a file beside the post."""

from dataclasses import dataclass
from posixpath import relpath
from typing import ClassVar
from urllib.parse import quote

from converters.generators.base import Generator
from converters.generators.plain.generator import PLAIN
from converters.generators.site.data_files import write_thread
from converters.generators.site.writer import SsgWriter
from converters.io.filenames import shorten
from converters.io.output import FolderOutput
from converters.model import Post


@dataclass(frozen=True)
class PlainMarkdownWriter(SsgWriter):
    """Markdown files with YAML front matter for no generator in particular; comments are beside the posts."""

    generator: ClassVar[Generator] = PLAIN
    draft_files: ClassVar[str] = ""

    def file_address(self, path: str, post: str, base: str) -> str:
        """Relative to the folder of the post, so that every program that shows Markdown finds it."""
        return quote(relpath(path, post.rpartition("/")[0] or "."))

    def text_address(self, path: str, post: str, url: str) -> str:
        """Relative to the folder of the post."""
        return self.file_address(path, post, "")

    def page_url(self, path: str | None, file: str) -> str:
        """The file itself, as no site is built."""
        return self.href(file)

    def comments(self, out: FolderOutput, path: str, post: Post) -> None:
        """`NAME.comments.yaml` beside `NAME.md`."""
        folder, slash, name = path.rpartition("/")
        write_thread(out, f"{folder}{slash}{shorten(name.removesuffix('.md') + '.comments.yaml')}", post)
