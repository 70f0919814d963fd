"""Of what the tables of options are made: options, arguments and commands of click, with our kinds of values.

The same tables give the parser, the help, the completion, the pages for `man` and the keys of `blogport.toml`.
"""

from collections.abc import Callable, Iterable, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from converters.cli.commands import SUMMARIES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Arguments = SimpleNamespace
"""The values that a command was given, by the name of the option; `command` is its name."""

WIDTH: Final = 100
"""The widest help, in columns."""


class Value(NamedTuple):
    """A word that an option may have, and what it is about."""

    word: str
    summary: str = ""


Values = Callable[[], Iterable[Value]]
"""What an option may have; called only for the help and the completion, since it may import formats."""


class PathName(click.ParamType[str]):
    """The path of a file or folder, or `-`; shells complete it."""

    name = "path"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Let the shell complete files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


class Word(click.ParamType[str]):
    """One word, whatever its case."""

    name = "word"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word in lower case."""
        return value.lower()


class Words(click.ParamType[list[str]]):
    """Several words with commas between them."""

    name = "words"

    def convert(
        self, value: str | list[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> list[str]:
        """The words, without those that are empty."""
        return split_words(value) if isinstance(value, str) else value


class Size(click.ParamType[int]):
    """A size in bytes, as `10GB`."""

    name = "size"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The bytes."""
        from converters.io.limits import parse_size

        try:
            return value if isinstance(value, int) else parse_size(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Number(click.ParamType[int]):
    """A number of things, at least one."""

    name = "number"

    def __init__(self, things: str) -> None:
        self.things = things

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        from converters.io.numbers import parse_int

        if isinstance(value, int):
            return value
        if not (number := parse_int(value)):
            self.fail(f"{value} is not a number of {self.things}", param, ctx)
        return number


def split_words(text: str) -> list[str]:
    """The words of a list with commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def joined(_: click.Context, __: click.Parameter, lists: Iterable[list[str]]) -> list[str]:
    """All words of an option that may be given several times, for its `callback`."""
    return [word for words in lists for word in words]


class Option(click.Option):
    """An option. `values` are the words that it may have: the completion offers them, and the help lists them if `listed`."""

    def __init__(
        self, *names: str, help: str, values: Values | None = None, listed: bool = False, **more: Any
    ) -> None:
        super().__init__(names, help=help, **more)
        self.values, self.listed = values, listed

    @property
    def words(self) -> str:
        """How the option is written: `-o, --option KEY=VALUE`."""
        names = ", ".join(self.opts)
        return names if self.is_flag else f"{names} {self.metavar}"

    @property
    def about(self) -> str:
        """What the option does, with the words that it may have."""
        listed = ", ".join(value.word for value in self.values()) if self.values and self.listed else ""
        return f"{self.help}: {listed}" if listed else self.help or ""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """See `click.Parameter`."""
        return self.words, self.about

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """The values that begin so; after a comma, those of the next word."""
        if not self.values:
            return super().shell_complete(ctx, incomplete)
        before, comma, word = (
            incomplete.rpartition(",") if isinstance(self.type, Words) else ("", "", incomplete)
        )
        return completed(self.values(), word, before + comma)


class Argument(click.Argument):
    """What stands without a name: paths, or a word of `values`."""

    def __init__(self, name: str, *, help: str, values: Values | None = None, **more: Any) -> None:
        super().__init__([name], help=help, **more)
        self.values = values

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """The values that begin so."""
        return (
            completed(self.values(), incomplete) if self.values else super().shell_complete(ctx, incomplete)
        )


def completed(values: Iterable[Value], begin: str, before: str = "") -> "list[CompletionItem[str]]":
    """The values that begin so, for a shell; `before` is what stands in the same word already."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(before + value.word, help=value.summary or None)
        for value in values
        if value.word.startswith(begin)
    ]


class Section(NamedTuple):
    """Options that stand together in the help, under a title and a sentence about all of them."""

    title: str
    options: tuple[Option, ...]
    about: str = ""


class Formatter(click.HelpFormatter):
    """The help of a command; its headings are bold on a terminal (click removes that elsewhere)."""

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':>{self.current_indent}}{click.style(f'{heading}:', bold=True)}\n")


class Context(click.Context):
    """The context of a command, with our help."""

    formatter_class = Formatter


class Command(click.Command):
    """A command: its usage, what stands without a name, its options by section, examples, and a text after them."""

    context_class = Context

    def __init__(
        self,
        name: str,
        usage: str,
        arguments: Sequence[Argument] = (),
        sections: Sequence[Section] = (),
        examples: Sequence[str] = (),
        after: str = "",
    ) -> None:
        options = [option for section in sections for option in section.options]
        super().__init__(
            name,
            short_help=SUMMARIES[name],
            params=[*arguments, *options],
            callback=lambda **values: Arguments(command=name, **values),
            context_settings={"max_content_width": WIDTH, "help_option_names": ["-h", "--help"]},
        )
        self.summary, self.usage, self.examples, self.after = SUMMARIES[name], usage, tuple(examples), after
        self.arguments, self.sections = tuple(arguments), tuple(sections)

    @property
    def options(self) -> list[Option]:
        """The options of all sections."""
        return [option for section in self.sections for option in section.options]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command`."""
        formatter.write_usage(f"blogport {self.name}", self.usage, prefix="usage: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command`."""
        formatter.write_paragraph()
        formatter.write_text(f"{self.summary[0].upper()}{self.summary[1:]}.")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command`."""
        if self.arguments:
            with formatter.section("arguments"):
                formatter.write_dl(
                    [(argument.metavar or "", argument.help or "") for argument in self.arguments]
                )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command`."""
        for section in self.sections:
            with formatter.section(section.title):
                if section.about:
                    formatter.write_text(f"{section.about}:")
                formatter.write_dl([(option.words, option.about) for option in section.options])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See `click.Command`."""
        if self.examples:
            heading = click.style("Examples:", bold=True)
            formatter.write("\n".join(["", heading, *(f"  {line}" for line in self.examples), ""]))
        if self.after:
            formatter.write(f"\n{self.after}\n")
