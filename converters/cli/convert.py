"""`blogport convert`: writes a blog in another format."""

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from converters import registry
from converters.cli.options.downloads import fetch
from converters.cli.options.filters import selection
from converters.cli.options.parameters import Arguments
from converters.cli.options.reading import known_reader_options, limits, options
from converters.cli.report import Report, ensure_report_writable
from converters.cli.status import DONE, FOUND
from converters.cli.targets import ensure_not_swapped, format_of
from converters.cli.terminal import process
from converters.cli.terminal.screen import Show, followed, screen
from converters.cli.terminal.summary import as_json, plain_lines
from converters.cli.terminal.wrapping import wrapped
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError, StoppedWhenComplete, UsageError
from converters.io.addresses.names import is_address, joined, last_name, parent, shown
from converters.run.pipeline import convert
from converters.run.result import Result
from converters.run.targets import with_ending
from converters.run.writing import Written

if TYPE_CHECKING:
    from converters.compare.verification import Verification

EACH: Final = "each"
"""The value of the option `site` that asks for one target for each site of a source."""


def run(arguments: Arguments) -> int:
    """Convert, write the report, show the summary; with `-o site=each` for each site of the source."""
    *sources, target = arguments.paths
    if not sources:
        raise UsageError(
            "convert takes a source and a target, as in: blogport convert export.xml site --to hugo"
        )
    arguments.to = arguments.to or format_of(target)
    target = with_ending(target, registry.ending(arguments.to))
    ensure_not_swapped(sources, target, arguments.to)
    arguments.paths = (*sources, target)
    if arguments.json and "-" in (target, arguments.report):
        raise UsageError("--json prints to standard output, which is the target or the report already")
    if arguments.report:
        ensure_report_writable(arguments.report, target, arguments.paths)
    given = options(arguments.option)
    if given.get("site") != EACH:
        return _convert(arguments, sources, target, given, arguments.report)
    from converters.run.sites_within import site_urls

    rest = {name: text for name, text in given.items() if name != "site"}
    reading = {name: text for name, text in rest.items() if name in known_reader_options()}
    sites = site_urls(sources, arguments.from_, reading, limits(arguments))
    if not sites:
        raise UsageError(
            "-o site=each: no page says which host it was on; state the site, as in -o site=https://old.example"
        )
    return max(
        _convert(
            arguments,
            sources,
            _of_site(target, host),
            {**rest, "site": url},
            _of_site(arguments.report, host),
        )
        for host, url in sites.items()
    )


def _of_site(path: str | None, host: str) -> str | None:
    """The path of a target or report of one of several sites: a folder in the folder, a file named after the host."""
    if not path or path == "-":
        return path
    name = host.replace(":", "_")
    if is_address(path):
        above, last = parent(path), PurePath(last_name(path))
        return joined(above, f"{last.stem}-{name}{last.suffix}") if last.suffix else joined(path, name)
    whole = PurePath(path)
    return str(whole.with_name(f"{whole.stem}-{name}{whole.suffix}") if whole.suffix else whole / name)


def _convert(
    arguments: Arguments, sources: list[str], target: str | None, given: dict[str, str], report: str | None
) -> int:
    assert target is not None
    downloads = fetch(arguments)
    verification = _verification(arguments, target)
    page = Report(report) if report else None
    diagnostics = Diagnostics()

    def afterwards(written: Written) -> None:
        for look in (verification, page.afterwards if page else None):
            if look:
                look(written)

    try:
        with screen(arguments.quiet) as (follow, show):
            result = convert(
                sources,
                target,
                to=arguments.to,
                from_=arguments.from_,
                options=given,
                include=arguments.include,
                redirects=arguments.redirects,
                comments=arguments.comments,
                force=arguments.force,
                jobs=arguments.jobs,
                progress=follow,
                limits=limits(arguments),
                fetch=followed(downloads, follow),
                select=selection(arguments),
                prune=arguments.prune,
                merge=arguments.merge,
                dry_run=arguments.dry_run,
                afterwards=afterwards if verification or (page and page.looks) else None,
                diagnostics=diagnostics,
                remember=True,
            )
    except BlogportError as error:
        if page and not isinstance(error, UsageError):
            page.write_stopped(error, diagnostics, target, arguments.to)
        raise
    try:
        if page:
            page.write(result, verification)
        _tell(arguments, result, verification, report, show)
    except KeyboardInterrupt as error:
        raise StoppedWhenComplete(f"stopped; {shown(target)} is complete") from error
    if verification and not _accounted_for(verification, target):
        return FOUND
    return _status(result, target, arguments.strict, report or "--report FILE")


def _status(result: Result, target: str, is_strict: bool, report: str) -> int:
    """The exit status of a run that went to its end; one that is not `DONE` is explained on standard error."""
    written = f"{shown(target)} {'would be' if result.dry_run else 'is'} written"
    if is_strict and result.losses:
        losses = "1 loss" if result.losses == 1 else f"{result.losses} losses"
        process.say(f"{written}, with {losses}; {report} lists them")
        return FOUND
    if number := result.lost_to_faults:
        records = "1 record that a fault cost" if number == 1 else f"{number} records that faults cost"
        process.say(f"{written} without {records}; {report} says which")
        return FOUND
    return DONE


def _tell(
    arguments: Arguments, result: Result, verification: "Verification | None", report: str | None, show: Show
) -> None:
    """Show what the run did: to people at a terminal, in plain lines elsewhere, or as JSON."""
    if arguments.json:
        print(as_json(result, verification))
        return
    show(result, report)
    if not arguments.quiet and not sys.stderr.isatty():
        lines = plain_lines(result)
        if result.dry_run and "-" not in (result.target, report):
            print(*wrapped(lines), sep="\n")  # it is what was asked for
        else:
            process.tell(lines)
    if verification:
        from converters.cli.terminal import verification_summary

        verification_summary.show(verification, result, report, arguments.quiet)


def _accounted_for(verification: "Verification", target: str) -> bool:
    from converters.cli.terminal import verification_summary  # waits for what compares

    return verification_summary.accounted_for(verification, target)


def _verification(arguments: Arguments, target: str) -> "Verification | None":
    """What reads the target back. Raises `UsageError` where it cannot be read back."""
    if not arguments.verify:
        return None
    if arguments.dry_run:
        raise UsageError("--verify reads the target back, and with --dry-run there is none")
    if target == "-":
        raise UsageError("--verify reads the target back, which standard output cannot; write to a file")
    from converters.compare.verification import Verification, ensure_verifiable

    ensure_verifiable(arguments.to)
    return Verification(limits=limits(arguments))
