"""`blogport diff`: compares two blogs."""

from collections.abc import Iterator

import msgspec

from converters.cli.options.parameters import Arguments
from converters.cli.options.reading import limits, reader_options
from converters.cli.status import DONE, FOUND
from converters.cli.terminal import differences, process
from converters.cli.terminal.screen import loaded_blogs, screen
from converters.cli.terminal.wrapping import wrapped
from converters.compare import Pair, ignored
from converters.compare.judgement import groups
from converters.compare.verification import Verification, compare_public
from converters.errors import UsageError
from converters.io.addresses.names import shown
from converters.run.load import LoadedBlog


def run(arguments: Arguments) -> int:
    """Print the differences by field, or as JSON as they are found, and the counts last."""
    if len(arguments.paths) != 2:
        raise UsageError("diff takes two blogs, as in: blogport diff export.xml backup.jsonl")
    a, b = arguments.paths
    if a == b == "-":
        raise UsageError("standard input can only be one of the two; name a file for the other")
    ignored(arguments.ignore)
    if arguments.public:
        return _public(arguments, a, b)
    with loaded_blogs(arguments.paths, arguments) as (blog_a, blog_b):
        a, b = shown(a), shown(b)
        pair = Pair(blog_a, blog_b, arguments.ignore)
        for line in as_json(pair) if arguments.json else wrapped(lines(pair, a, b)):
            print(line)
        for blog in (blog_a, blog_b):
            _warn_of_unread(blog)
    return DONE if pair.equal else FOUND


def _public(arguments: Arguments, a: str, b: str) -> int:
    """Compare what a public site of `a` shows with `b`."""
    with screen(quiet=False) as (follow, _):
        found = compare_public(
            a,
            b,
            from_=arguments.from_,
            ignore=arguments.ignore,
            options=reader_options(arguments),
            limits=limits(arguments),
            progress=follow,
        )
    if arguments.json:
        print(msgspec.json.encode(public_json(found)).decode())
    else:
        a, b = shown(a), shown(b)
        grouped, number = differences.grouped(found.comparison.differences, a, b)
        counts = differences.counted(found.counts, a, b)
        said = [*grouped, f"differences: {number} ({counts})" if number else f"equal ({counts})"]
        if found.explained:
            said += ["Different by design:", *differences.by_design(groups(found.explained))]
        print(*wrapped(said), sep="\n")
    return DONE if found.equal else FOUND


def public_json(found: Verification) -> dict[str, object]:
    """The result of `diff --public` and of `convert --verify` as JSON."""
    return {
        "differences": found.comparison.differences,
        "counts": found.counts,
        "by_design": [
            {"field": explained.what, "why": explained.why, "number": number}
            for explained, number in found.explained.items()
        ],
        "equal": found.equal,
    }


def lines(pair: Pair, a: str, b: str) -> Iterator[str]:
    """The differences by field, and last the counts; `a` and `b` are the names of the blogs."""
    grouped, number = differences.grouped(pair.differences(), a, b)
    yield from grouped
    counts = differences.counted(pair.counts, a, b)
    yield f"differences: {number} ({counts})" if number else f"equal ({counts})"


def as_json(pair: Pair) -> Iterator[str]:
    """One JSON object, a difference a line: memory holds one difference at a time."""
    before = '{"differences": [\n'
    for difference in pair.differences():
        yield before + msgspec.json.encode(difference).decode()
        before = ","
    counts, equal = (msgspec.json.encode(part).decode() for part in (pair.counts, pair.equal))
    yield f'{before if pair.equal else ""}], "counts": {counts}, "equal": {equal}}}'


def _warn_of_unread(blog: LoadedBlog) -> None:
    """Say how many records could not be read, and so were not compared."""
    if errors := blog.diagnostics.by_severity()["error"]:
        process.say(
            f"{errors} records of {blog.name} cannot be read and were not compared; "
            f"blogport check {blog.name} says which"
        )
