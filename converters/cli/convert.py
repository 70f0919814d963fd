"""`blogport convert`: writes a blog in another format."""

from converters import registry
from converters.cli import process
from converters.cli.parser import Arguments, limits, options
from converters.cli.report import ensure_report_writable, write_report
from converters.cli.screen import screen
from converters.cli.status import DONE, FOUND
from converters.errors import StoppedWhenComplete, UsageError
from converters.pipeline import convert


def run(arguments: Arguments) -> int:
    """Convert, write the report, show the summary."""
    *sources, target = arguments.paths
    if not sources:
        raise UsageError(
            "convert takes a source and a target, as in: blogport convert export.xml site --to hugo"
        )
    if not arguments.to:
        raise UsageError(f"name the format to write with --to: {', '.join(registry.names('writer'))}")
    if arguments.report:
        ensure_report_writable(arguments.report, arguments.paths)
    with screen(arguments.quiet) as (follow, show):
        result = convert(
            sources,
            target,
            to=arguments.to,
            from_=arguments.from_,
            options=options(arguments.option),
            include=arguments.include,
            force=arguments.force,
            jobs=arguments.jobs,
            progress=follow,
            limits=limits(arguments),
        )
    try:
        if arguments.report:
            write_report(result, arguments.report)
        show(result, arguments.report)
    except KeyboardInterrupt as error:
        raise StoppedWhenComplete(f"stopped; {target} is complete") from error
    if arguments.strict and result.losses:
        where = f"{arguments.report} lists them" if arguments.report else "--report FILE lists them"
        losses = "1 loss" if result.losses == 1 else f"{result.losses} losses"
        process.say(f"{target} is written, with {losses}; {where}")
        return FOUND
    if result.lost_to_faults:
        where = f"{arguments.report} says which" if arguments.report else "--report FILE says which"
        number = result.lost_to_faults
        records = "1 record that a fault cost" if number == 1 else f"{number} records that faults cost"
        process.say(f"{target} is written without {records}; {where}")
        return FOUND
    return DONE
