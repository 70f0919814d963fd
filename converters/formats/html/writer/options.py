"""The options of `--to html`, apart from the writer, so that all its parts can ask for them."""

from dataclasses import dataclass, field

from converters.errors import UsageError


@dataclass(frozen=True)
class HtmlOptions:
    """What `-o KEY=VALUE` sets. Raises `UsageError` for a value that makes no sense."""

    single: bool = field(default=False, metadata={"help": "the whole blog as one HTML file"})
    template: str = field(
        default="", metadata={"takes": "folder", "help": "templates (Jinja2) that go before ours"}
    )
    safe: bool = field(
        default=False, metadata={"help": "posts lose scripts, frames and forms too, as comments do"}
    )
    drafts: bool = field(
        default=False, metadata={"help": "write drafts too, in drafts/, which no page links to"}
    )
    per_page: int = field(default=20, metadata={"help": "posts in a page of a list"})

    def __post_init__(self) -> None:
        if self.per_page < 1:
            raise UsageError(f"-o per-page={self.per_page}: a page of a list has at least 1 post")
