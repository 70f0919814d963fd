"""The arguments of each command. Reading them imports nothing that a command needs to run; the help of a command may."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from converters.errors import UsageError
from converters.io.limits import Limits, parse_size

if TYPE_CHECKING:
    from converters.fetch.options import Fetch
    from converters.selection import Selection

Arguments = argparse.Namespace
Run = Callable[[Arguments], int]


def parse(arguments: Sequence[str] | None) -> Arguments:
    """Read the arguments. Paths may stand before and after options, which argparse alone does not allow."""
    words = sys.argv[1:] if arguments is None else arguments
    parser = build_parser(words)
    if not words:
        parser.print_help(sys.stderr)
        raise SystemExit(UsageError.exit_status)
    parsed, rest = parser.parse_known_args(arguments)
    if rest and (not hasattr(parsed, "paths") or any(word.startswith("-") and word != "-" for word in rest)):
        parser.error(f"unknown argument: {' '.join(rest)}; see --help")
    if rest:
        parsed.paths += rest
    return parsed


def command(arguments: Arguments) -> Run:
    """The function that runs the chosen command, `run` of the module that is named like it."""
    return cast(Run, import_module(f"converters.cli.{arguments.command}").run)


def options(pairs: Sequence[str]) -> dict[str, str]:
    """The values of `-o name=value`, by name."""
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"-o {pair}: an option is written name=value; blogport formats lists them")
        values[name.strip()] = value
    return values


def known_reader_options() -> set[str]:
    """The names of the options of all readers."""
    from converters import registry

    return {name for reader in registry.names("reader") for name in registry.options("reader", reader)}


def reader_options(arguments: Arguments) -> dict[str, str]:
    """The options for readers. Raises `UsageError` for one that no reader has."""
    given = options(arguments.option)
    known = known_reader_options() if given else set()
    if unknown := sorted(given.keys() - known):
        raise UsageError(
            f"-o {unknown[0]}: no format that is read has this option; blogport formats lists them"
        )
    return given


def limits(arguments: Arguments) -> Limits:
    """The limits of a run (`--limit-…`)."""
    return Limits(unpacked=arguments.limit_unpacked, record=arguments.limit_record)


def build_parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The parser of all commands; of those alone that are among `words`, if they are given."""
    parser = argparse.ArgumentParser(
        prog="blogport",
        description="Carries a blog, posts and comments alike, from one platform to another.",
        epilog="Example: blogport convert export.xml my-site --to hugo\n\nThe manual: blogport docs",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")
    for name, entry in _COMMANDS.items():
        subparser = commands.add_parser(
            name,
            help=entry.summary,
            usage=f"blogport {name} {entry.usage}",
            description=f"{entry.summary[0].upper()}{entry.summary[1:]}.",
            epilog="\n  ".join(["Examples:", *entry.examples]),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if words is None or name in words:
            entry.add_arguments(subparser)
    return parser


class _Version(argparse.Action):
    """Prints the version, which only the metadata of the package knows, and ends."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show program's version number and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        print(f"blogport {version('blogport')}")
        parser.exit()


def _convert(parser: argparse.ArgumentParser) -> None:
    from converters import registry
    from converters.privacy import INCLUDABLE
    from converters.redirects.names import FORMATS as REDIRECTS

    parser.add_argument(
        "paths",
        nargs="+",
        metavar="SOURCE... TARGET",
        help="one or more sources of one site (a file, a folder, a .gz, .zip or .tar of one, or - for standard input), and last the target: a folder, or a file for wxr, archive and html -o single=true",
    )
    parser.add_argument(
        "--to",
        type=str.lower,
        metavar="FORMAT",
        help=f"the format to write: {', '.join(registry.names('writer'))}",
    )
    _add_from(parser)
    parser.add_argument(
        "-o",
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="an option of a format, such as front-matter=toml; `blogport formats` lists them",
    )
    parser.add_argument(
        "--include",
        type=_words,
        default=[],
        metavar="WORD,...",
        help=f"also write what is not public, posts as drafts: {', '.join(INCLUDABLE)}",
    )
    parser.add_argument(
        "--redirects",
        type=_words,
        default=[],
        metavar="FORMAT,...",
        help=f"write redirects from the addresses of the old site: {', '.join(REDIRECTS)}",
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="write to a folder or file that blogport did not write, and over files that you changed",
    )
    parser.add_argument(
        "--verify",
        action="store_true",
        help="read what was written back and compare it with what was read; end with status 1 on a difference that is not"
        " by design",
    )
    parser.add_argument("--strict", action="store_true", help="end with status 1 if anything was lost")
    parser.add_argument(
        "--report",
        metavar="FILE",
        help="write all findings and the counts to this file: a page to read if it ends in .html, else JSON Lines; - is"
        " standard output",
    )
    parser.add_argument(
        "--jobs",
        type=_number,
        metavar="N",
        help="read web pages and convert posts in N processes (default: one for each processor; 1 where there is little to do)",
    )
    parser.add_argument("--quiet", action="store_true", help="print errors only")
    parser.add_argument(
        "--prune",
        action="store_true",
        help="remove files of an earlier run that this one does not write; without it they stay, and are listed",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="do everything but the writing, and say what would be written"
    )
    _add_filters(parser)
    _add_fetch(parser)
    _add_limits(parser)


def _inspect(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    _add_from(parser)
    _add_reader_options(parser)
    _add_json(parser)
    _add_limits(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    _add_from(parser)
    _add_reader_options(parser)
    _add_json(parser, "print JSON Lines as in a report: a finding a line, last a summary")
    _add_limits(parser)


def _diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="A B", help="the two blogs; a folder of parts is one blog"
    )
    _add_from(parser)
    _add_reader_options(parser)
    parser.add_argument(
        "--ignore",
        type=_words,
        default=[],
        metavar="FIELD,...",
        help="do not compare a field (post.modified), all fields of an object (post.extra), or a record type (media)",
    )
    parser.add_argument(
        "--public",
        action="store_true",
        help="compare what a public site may show of A with B: what is left out or changed by design is no difference",
    )
    _add_json(parser)
    _add_limits(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", metavar="KIND", help="the name in a report; without it, list all")
    _add_json(parser)


def _docs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help="the page to show; without it, list all")


class _Command(NamedTuple):
    summary: str
    usage: str
    examples: tuple[str, ...]
    add_arguments: Callable[[argparse.ArgumentParser], None]


def _add_sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="SOURCE", help="one or more sources of one site")


def _add_from(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="from_",
        type=str.lower,
        metavar="FORMAT",
        help="the format of the source (default: detect it)",
    )


def _add_reader_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="an option of the format that is read, such as site=https://old.example; `blogport formats` lists them",
    )


def _add_limits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--limit-unpacked",
        type=_size,
        default=Limits.unpacked,
        metavar="SIZE",
        help="stop when compressed files unpack to more than this (default: 10GB)",
    )
    parser.add_argument(
        "--limit-record",
        type=_size,
        default=Limits.record,
        metavar="SIZE",
        help="leave out a record that is larger than this (default: 1GB)",
    )


def _add_filters(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "filters",
        "posts must meet all that is given; their parents, terms, media and menu items go with them",
    )
    group.add_argument(
        "--after", metavar="DATE", default="", help="posts of this year, month or day, and later ones"
    )
    group.add_argument("--before", metavar="DATE", default="", help="posts before this year, month or day")
    for name, metavar, what in (
        ("type", "TYPE", "posts of these types, such as post or page"),
        ("status", "STATUS", "posts with these statuses, such as publish or draft"),
        ("author", "AUTHOR", "posts of these authors, by login, name or id"),
        ("term", "TERM", "posts in these terms or below them, by slug or name, or as category/walks"),
        ("language", "CODE", "posts in these languages, as de or pt-br"),
        ("id", "ID", "posts with these ids"),
    ):
        group.add_argument(
            f"--{name}",
            dest=f"select_{name}",
            type=_words,
            action="extend",
            default=[],
            metavar=f"{metavar},...",
            help=what,
        )
    group.add_argument("--limit", type=_count, default=0, metavar="N", help="the first N of these posts")


def selection(arguments: Arguments) -> "Selection":
    """The posts that the filters choose. Raises `UsageError` for a date that is none."""
    from converters.selection import Selection

    return Selection(
        after=arguments.after,
        before=arguments.before,
        types=tuple(arguments.select_type),
        statuses=tuple(arguments.select_status),
        authors=tuple(arguments.select_author),
        terms=tuple(arguments.select_term),
        languages=tuple(arguments.select_language),
        ids=tuple(arguments.select_id),
        limit=arguments.limit,
    )


def _add_fetch(parser: argparse.ArgumentParser) -> None:
    from converters.fetch.options import FALLBACKS, Fetch

    group = parser.add_argument_group("downloads")
    group.add_argument(
        "--fetch",
        action="store_true",
        help="download the images and other files that the source does not have, from the blog's own host and those of "
        "platforms (default: nothing touches the network)",
    )
    group.add_argument(
        "--fetch-hosts",
        type=_words,
        default=[],
        metavar="HOST,...",
        help="download from these hosts too; all: from every host",
    )
    group.add_argument(
        "--fetch-max",
        type=_size,
        default=Fetch.max_size,
        metavar="SIZE",
        help="leave out a file that is larger than this (default: 100MB)",
    )
    group.add_argument(
        "--fetch-fallback",
        choices=FALLBACKS,
        default="",
        help="ask the Wayback Machine for files that the old host does not have any more",
    )
    group.add_argument(
        "--fetch-private",
        action="store_true",
        help="also ask addresses in private networks and of this machine",
    )
    group.add_argument(
        "--offline",
        action="store_true",
        help="use only what earlier runs with --fetch have downloaded",
    )


def fetch(arguments: Arguments) -> "Fetch | None":
    """How files are downloaded; None where they are not. Raises `UsageError` for an option that goes with `--fetch`."""
    from converters.fetch.options import Fetch

    if not arguments.fetch and not arguments.offline:
        given = {
            "--fetch-hosts": arguments.fetch_hosts,
            "--fetch-max": arguments.fetch_max != Fetch.max_size,
            "--fetch-fallback": arguments.fetch_fallback,
            "--fetch-private": arguments.fetch_private,
        }
        if alone := next((name for name, value in given.items() if value), ""):
            raise UsageError(f"{alone} goes with --fetch; without that nothing is downloaded")
        return None
    return Fetch(
        hosts=tuple(arguments.fetch_hosts),
        private=arguments.fetch_private,
        max_size=arguments.fetch_max,
        offline=arguments.offline,
        fallback=arguments.fetch_fallback,
    )


def _add_json(parser: argparse.ArgumentParser, summary: str = "print JSON, for scripts") -> None:
    parser.add_argument("--json", action="store_true", help=summary)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _size(text: str) -> int:
    try:
        return parse_size(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of posts")
    return int(text)


def _number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of processes")
    return int(text)


_COMMANDS = {
    "convert": _Command(
        "write a blog in another format",
        "SOURCE... TARGET --to FORMAT [options]",
        (
            "blogport convert export.xml my-site --to hugo",
            "blogport convert export.xml my-site --to hugo --fetch",
            "blogport convert export.xml my-site --to hugo --verify --report report.html",
            "blogport convert export.xml my-site --to hugo --dry-run --after 2020 --type post",
            "blogport convert part1.xml part2.xml.gz backup.jsonl.gz --to archive",
            "blogport convert export.xml my-site --to jekyll --include pending --report report.jsonl",
        ),
        _convert,
    ),
    "inspect": _Command(
        "count the records of a blog",
        "SOURCE... [options]",
        ("blogport inspect export.xml", "blogport inspect export.xml --json | jq .comments.total"),
        _inspect,
    ),
    "check": _Command(
        "find what is wrong with a blog",
        "SOURCE... [options]",
        ("blogport check export.xml", "blogport check backup.jsonl --json | jq -r .kind | sort | uniq -c"),
        _check,
    ),
    "diff": _Command(
        "compare two blogs, of any formats, record by record",
        "A B [options]",
        (
            "blogport diff export.xml backup.jsonl",
            "blogport diff old.xml new.xml --ignore post.modified,comment.author.ip,post.extra",
            "blogport diff export.xml my-hugo-site --public",
            "blogport diff a.jsonl b.jsonl --json | jq .counts.comment",
        ),
        _diff,
    ),
    "formats": _Command("list the formats and their options", "[--json]", ("blogport formats",), _add_json),
    "explain": _Command(
        "explain a finding and what to do about it",
        "[KIND] [--json]",
        ("blogport explain truncated", "blogport explain"),
        _explain,
    ),
    "docs": _Command("show the manual", "[TOPIC]", ("blogport docs", "blogport docs privacy"), _docs),
}
"""Each command; the module of its name in this package has its `run`."""
