"""The options of the writers of pages, apart from them, so that all their parts can ask for them."""

from dataclasses import dataclass, field
from typing import ClassVar

from converters.errors import UsageError


@dataclass(frozen=True)
class PageOptions:
    """What `-o KEY=VALUE` sets for pages, wherever they are. Raises `UsageError` for a value that makes no sense."""

    has_queries: ClassVar[bool] = False
    """Whether a page can be at an address with a query (`/?p=12`), where no file can be."""

    template: str = field(
        default="", metadata={"takes": "folder", "help": "templates (Jinja2) that go before ours"}
    )
    safe: bool = field(
        default=False, metadata={"help": "posts lose scripts, frames and forms too, as comments do"}
    )
    per_page: int = field(default=20, metadata={"help": "posts in a page of a list"})

    def __post_init__(self) -> None:
        if self.per_page < 1:
            raise UsageError(f"-o per-page={self.per_page}: a page of a list has at least 1 post")


@dataclass(frozen=True)
class HtmlOptions(PageOptions):
    """The same for `--to html`."""

    single: bool = field(default=False, metadata={"help": "the whole blog as one HTML file"})
    drafts: bool = field(
        default=False, metadata={"help": "write drafts too, in drafts/, which no page links to"}
    )
