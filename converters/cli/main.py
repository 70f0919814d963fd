"""The command line: arguments in, one call, an exit status out."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from errno import ENOSPC
from functools import partial
from importlib.metadata import version

import msgspec

from converters import checks, compare, registry
from converters.checks import lines as check_lines
from converters.cli import process
from converters.cli.report import ensure_report_writable, write_report
from converters.compare import lines as compare_lines
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError, InternalError, UsageError
from converters.faults import faults
from converters.guard import show
from converters.inputs import open_inputs
from converters.inspection import inspect
from converters.io.limits import Limits, parse_size
from converters.io.output import StoppedWhenComplete
from converters.load import LoadedBlog, load_blog
from converters.pipeline import Progress, Result, convert, read_opened
from converters.privacy import INCLUDABLE

DONE, FOUND, STOPPED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (the contract's table). Nothing is ever prompted for."""
    process.prepare()
    given = _parse(arguments)
    try:
        with faults():
            status = int(given.run(given))
            process.flush_output()
            return status
    except BlogportError as error:
        if isinstance(error, InternalError):
            show(error)
        process.say(error)
        return error.exit_status
    except StoppedWhenComplete as stopped:
        process.say(stopped)
        return STOPPED
    except KeyboardInterrupt:
        process.say(_stopped(given))
        return STOPPED
    except BrokenPipeError:  # the reader of our output has closed it
        process.drop_output()
        return DONE
    except OSError as error:
        process.drop_output()
        process.say(_cannot_write(error))
        return BlogportError.exit_status


def _stopped(given: argparse.Namespace) -> str:
    """The sentence for a run that a signal ended before its target was complete."""
    if given.run is not _convert:
        return "stopped"
    if given.paths[-1] == "-":
        return "stopped; what standard output got so far is incomplete"
    return "stopped; the target is as it was before"


def _cannot_write(error: OSError) -> str:
    """The sentence for an error of the system that is not about the source or the target."""
    if error.errno == ENOSPC and not error.filename:
        return (
            f"{error.strerror}, for the output or for temporary files; "
            "make room, or set TMPDIR to a folder with free space"
        )
    return f"{error.filename or 'the output'}: {error.strerror or error}"


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Paths may stand before and behind options; argparse takes those before alone."""
    parser = _parser()
    if not (sys.argv[1:] if arguments is None else arguments):
        parser.print_help(sys.stderr)
        raise SystemExit(UsageError.exit_status)
    given, more = parser.parse_known_args(arguments)
    if more and (not hasattr(given, "paths") or any(word.startswith("-") and word != "-" for word in more)):
        parser.error(f"this is not understood: {' '.join(more)}; see --help")
    if more:
        given.paths += more
    return given


def _convert(given: argparse.Namespace) -> int:
    *source, target = given.paths
    if not source:
        raise UsageError(
            "convert takes a source and a target, as in: blogport convert export.xml site --to hugo"
        )
    if not given.to:
        raise UsageError(f"say what to write with --to: {', '.join(registry.names('writer'))}")
    if given.report:
        ensure_report_writable(given.report, given.paths)
    with _screen(given.quiet) as (tell, show):
        result = convert(
            source,
            target,
            to=given.to,
            from_=given.from_,
            options=_options(given.option),
            include=given.include,
            force=given.force,
            jobs=given.jobs,
            progress=tell,
            limits=_limits(given),
        )
    try:
        if given.report:
            write_report(result, given.report)
        show(result, given.report)
    except KeyboardInterrupt as error:
        raise StoppedWhenComplete(f"stopped; {target} is complete") from error
    if given.strict and result.losses:
        where = f"{given.report} lists them" if given.report else "--report FILE lists them"
        process.say(f"{target} is written, with {result.losses} losses; {where}")
        return FOUND
    return _done(result.lost_to_faults, str(target), given.report)


def _done(number: int, target: str, report: str | None) -> int:
    """The status of a run that went through; it is not that of success where faults cost records."""
    if not number:
        return DONE
    where = f"{report} says which" if report else "--report FILE says which"
    process.say(f"{target} is written without {number} records that faults cost; {where}")
    return FOUND


@contextmanager
def _screen(quiet: bool) -> Iterator[tuple[Progress | None, Callable[[Result, str | None], None]]]:
    """Progress and summary, where somebody looks; what draws them is not even loaded where nobody does."""
    if quiet or not sys.stderr.isatty():
        yield None, lambda result, report: None
        return
    from converters.cli import progress

    screen = progress.terminal()
    with progress.progress(screen) as tell:
        yield tell, partial(progress.show, screen)


def _inspect(given: argparse.Namespace) -> int:
    diagnostics = Diagnostics()
    found = open_inputs(given.paths, given.from_, diagnostics, limits=_limits(given))
    counts = inspect(
        " + ".join(dict.fromkeys(name for name, _ in found)),
        read_opened(found, {}, diagnostics),
        diagnostics,
    )
    if given.json:
        print(json.dumps(counts, ensure_ascii=False))
    else:
        for name, value in _lines(counts):
            print(f"{name:<12} {value}")
        for finding in {finding.kind: finding for finding in reversed(diagnostics.findings)}.values():
            print(f"  {finding}")
    return FOUND if diagnostics.lost_to_faults else DONE


def _check(given: argparse.Namespace) -> int:
    with _gathered([given.paths], given) as (blog,):
        found = checks.faults(blog)
        if given.json:
            for one in (*found, {"summary": check_lines.summary(found, blog.diagnostics)}):
                print(msgspec.json.encode(one).decode())
        else:
            print(*check_lines.lines(found, blog.diagnostics), sep="\n")
    return FOUND if found else DONE


def _diff(given: argparse.Namespace) -> int:
    if len(given.paths) != 2:
        raise UsageError("diff takes two blogs, as in: blogport diff export.xml backup.jsonl")
    one, other = given.paths
    if one == other == "-":
        raise UsageError("standard input can only be one of the two; name a file for the other")
    compare.ignored(given.ignore)
    with _gathered(given.paths, given) as (a, b):
        pair = compare.Pair(a, b, given.ignore)
        told = compare_lines.as_json(pair) if given.json else compare_lines.lines(pair, one, other)
        for line in told:
            print(line)
        for blog in (a, b):
            _tell_of_unread(blog)
    return DONE if pair.equal else FOUND


@contextmanager
def _gathered(
    sources: Sequence[str | Sequence[str]], given: argparse.Namespace
) -> Iterator[list[LoadedBlog]]:
    """Blogs read whole, with progress where somebody looks; it is gone before anything is printed."""
    with ExitStack() as stack:
        with _screen(quiet=False) as (tell, _):
            blogs = [
                stack.enter_context(load_blog(source, given.from_, tell, _limits(given)))
                for source in sources
            ]
        yield blogs


def _tell_of_unread(blog: LoadedBlog) -> None:
    """What could not be read was not compared either."""
    if errors := blog.diagnostics.by_severity()["error"]:
        print(
            f"blogport: {errors} records of {blog.name} cannot be read and were not compared; "
            f"blogport check {blog.name} says which",
            file=sys.stderr,
        )


def _formats(given: argparse.Namespace) -> int:
    found = registry.formats()
    if given.json:
        print(msgspec.json.encode(found).decode())
        return DONE
    for role, title in (
        ("reader", "These can be read (--from):"),
        ("writer", "These can be written (--to):"),
    ):
        print(title)
        for one in (one for one in found if one.role == role):
            print(f"  {one.name:<10} {one.problem or one.help}")
            for option in one.options:
                default = f" (default: {option.default})" if option.default else ""
                print(f"    -o {option.name}={option.takes}  {option.help}{default}")
    return DONE


def _lines(counts: dict[str, object]) -> list[tuple[str, str]]:
    """Counts as a person reads them: what is zero or empty is not said."""
    lines = []
    for name, value in counts.items():
        if isinstance(value, dict):
            parts = []
            for key, part in value.items():
                if isinstance(part, dict):
                    part = ", ".join(f"{number} {word}" for word, number in part.items())
                    parts.append(part and f"({part})")
                elif key == "total":
                    parts.append(str(part))
                elif isinstance(part, int):
                    parts.append(f"{part} {key.replace('_', ' ')}" if part else "")
                else:
                    parts.append(str(part))
            value = "  ".join(part for part in parts if part) or "none"
        lines.append((name, str(value)))
    return lines


def _options(pairs: Sequence[str]) -> dict[str, str]:
    options = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"-o {pair}: an option is written name=value; blogport formats lists them")
        options[name.strip()] = value
    return options


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _limits(given: argparse.Namespace) -> Limits:
    return Limits(unpacked=given.limit_unpacked, record=given.limit_record)


def _size(text: str) -> int:
    try:
        return parse_size(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of processes")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="blogport",
        description="Carries a blog, posts and comments alike, from one platform to another.",
        epilog="Example: blogport convert export.xml my-site --to hugo",
    )
    parser.add_argument("--version", action="version", version=f"blogport {version('blogport')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = _command(
        commands,
        "convert",
        _convert,
        "write a blog in another format",
        "SOURCE... TARGET --to FORMAT [options]",
        "blogport convert export.xml my-site --to hugo\n"
        "  blogport convert part1.xml part2.xml.gz backup.jsonl.gz --to archive\n"
        "  blogport convert export.xml my-site --to jekyll --include pending --report report.jsonl",
    )
    one.add_argument(
        "paths",
        nargs="+",
        metavar="SOURCE... TARGET",
        help="what to read (a file, a folder, a .gz, .zip or .tar of it, or - for standard input; several are parts of one site), and last where to write: a folder, or for wxr, archive and html -o single=true a file",
    )
    one.add_argument(
        "--to",
        type=str.lower,
        metavar="FORMAT",
        help=f"the format to write: {', '.join(registry.names('writer'))}",
    )
    _from(one)
    one.add_argument(
        "-o",
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="an option of the format, such as front-matter=toml; `blogport formats` lists them",
    )
    one.add_argument(
        "--include",
        type=_words,
        default=[],
        metavar="KIND,...",
        help=f"write also what a public site does not get otherwise (posts as drafts): {', '.join(INCLUDABLE)}",
    )
    one.add_argument(
        "--force",
        action="store_true",
        help="write into a folder, or over a file, that blogport did not write",
    )
    one.add_argument("--strict", action="store_true", help="end with status 1 if anything was lost")
    one.add_argument(
        "--report", metavar="FILE", help="write every finding, and the counts, to this file (JSON Lines)"
    )
    one.add_argument(
        "--jobs", type=_number, default=1, metavar="N", help="convert posts in N processes (default: 1)"
    )
    one.add_argument("--quiet", action="store_true", help="say nothing but errors")

    one = _command(
        commands,
        "inspect",
        _inspect,
        "count what is in a blog",
        "SOURCE... [options]",
        "blogport inspect export.xml\n  blogport inspect export.xml --json | jq .comments.total",
    )
    one.add_argument("paths", nargs="+", metavar="SOURCE", help="what to read; several are parts of one site")
    _from(one)
    one.add_argument("--json", action="store_true", help="print JSON, for scripts")

    one = _command(
        commands,
        "check",
        _check,
        "find what is wrong with a blog",
        "SOURCE... [options]",
        "blogport check export.xml\n  blogport check backup.jsonl --json | jq -r .kind | sort | uniq -c",
    )
    one.add_argument("paths", nargs="+", metavar="SOURCE", help="what to read; several are parts of one site")
    _from(one)
    one.add_argument(
        "--json",
        action="store_true",
        help="print JSON Lines, as in a report: a finding a line, last a summary",
    )

    one = _command(
        commands,
        "diff",
        _diff,
        "compare two blogs, of any formats, record by record",
        "A B [options]",
        "blogport diff export.xml backup.jsonl\n"
        "  blogport diff old.xml new.xml --ignore post.modified,comment.author.ip,post.extra\n"
        "  blogport diff a.jsonl b.jsonl --json | jq .counts.comment",
    )
    one.add_argument("paths", nargs="+", metavar="A B", help="the two blogs; a folder of parts is one")
    _from(one)
    one.add_argument(
        "--ignore",
        type=_words,
        default=[],
        metavar="FIELD,...",
        help="do not compare these: a field (post.modified), all of an object (post.extra), a kind of record (media)",
    )
    one.add_argument("--json", action="store_true", help="print JSON, for scripts")

    one = _command(
        commands, "formats", _formats, "list the formats and their options", "[--json]", "blogport formats"
    )
    one.add_argument("--json", action="store_true", help="print JSON, for scripts")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: object,
    summary: str,
    usage: str,
    examples: str,
) -> argparse.ArgumentParser:
    one = commands.add_parser(
        name,
        help=summary,
        usage=f"blogport {name} {usage}",
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"Examples:\n  {examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.set_defaults(run=run)
    return one


def _from(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--from",
        dest="from_",
        type=str.lower,
        metavar="FORMAT",
        help="the format of the source; found out when left out",
    )
    command.add_argument(
        "--limit-unpacked",
        type=_size,
        default=Limits.unpacked,
        metavar="SIZE",
        help="stop when more than this comes out of packed files (default: 10GB)",
    )
    command.add_argument(
        "--limit-record",
        type=_size,
        default=Limits.record,
        metavar="SIZE",
        help="leave out a record that is larger than this (default: 1GB)",
    )
