"""What every command takes that reads a blog: sources, their format and its options, limits, JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from converters.cli.options import values
from converters.cli.options.parameters import Argument, Arguments, Option, PathName, Section, Size, Word
from converters.errors import UsageError
from converters.io.limits import Limits

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


class FormatOption(Option):
    """`-o KEY=VALUE`; the completion offers the options of the formats that are read, and of the one that `--to` names."""

    def shell_complete(self, ctx: "click.Context", incomplete: str) -> "list[CompletionItem[str]]":
        """The names, and after the `=` what the option takes where that is a few words."""
        from converters.cli.options.option_completion import complete

        return complete(incomplete, to=ctx.params.get("to"), from_=ctx.params.get("from_"))


SOURCES: Final = Argument(
    "paths",
    nargs=-1,
    required=False,  # a job in `blogport.toml` may name them
    metavar="SOURCE...",
    type=PathName(),
    help="one or more sources of one site: a file, a folder, a .gz, .zip or .tar of one, an address such as"
    " s3://bucket/blog.xml.gz, or - for standard input",
)
FROM: Final = Option(
    "--from",
    "from_",
    type=Word(),
    metavar="FORMAT",
    values=values.readers,
    help="the format of the source (default: detect it)",
)
READER_OPTION: Final = FormatOption(
    "-o",
    "--option",
    multiple=True,
    metavar="KEY=VALUE",
    help="an option of the format that is read, such as site=https://old.example; `blogport formats` lists them",
)
JSON: Final = Option("--json", is_flag=True, help="print JSON, for scripts")
LIMITS: Final = (
    Option(
        "--limit-unpacked",
        type=Size(),
        default=Limits.unpacked,
        metavar="SIZE",
        help="stop when the sources are larger than this when unpacked, or when downloaded (default: 10GB)",
    ),
    Option(
        "--limit-record",
        type=Size(),
        default=Limits.record,
        metavar="SIZE",
        help="leave out a record that is larger than this (default: 1GB)",
    ),
)


def section(*options: Option) -> Section:
    """The options of a command that has no others than these and those of reading."""
    return Section("options", (FROM, READER_OPTION, *options, *LIMITS))


def options(pairs: Sequence[str]) -> dict[str, str]:
    """The values of `-o name=value`, by name."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"-o {pair}: an option is written name=value; blogport formats lists them")
        found[name.strip()] = value
    return found


def known_reader_options() -> set[str]:
    """The names of the options of all readers."""
    from converters import registry

    return {name for reader in registry.names("reader") for name in registry.options("reader", reader)}


def reader_options(arguments: Arguments) -> dict[str, str]:
    """The options for readers. Raises `UsageError` for one that no reader has."""
    given = options(arguments.option)
    known = known_reader_options() if given else set()
    if unknown := sorted(given.keys() - known):
        from converters.errors import did_you_mean

        hint = did_you_mean(unknown[0], known) or "blogport formats lists them"
        raise UsageError(f"-o {unknown[0]}: no format that is read has this option; {hint}")
    return given


def limits(arguments: Arguments) -> Limits:
    """The limits of a run (`--limit-…`)."""
    return Limits(unpacked=arguments.limit_unpacked, record=arguments.limit_record)
