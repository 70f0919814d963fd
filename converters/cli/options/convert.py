"""What `blogport convert` takes."""

from typing import Final

from converters.cli.commands import EXAMPLE
from converters.cli.options import values
from converters.cli.options.downloads import DOWNLOADS
from converters.cli.options.filters import FILTERS
from converters.cli.options.parameters import (
    Argument,
    Command,
    Number,
    Option,
    PathName,
    Section,
    Word,
    Words,
    joined,
)
from converters.cli.options.reading import FROM, LIMITS, FormatOption

PATHS: Final = Argument(
    "paths",
    nargs=-1,
    required=False,  # a job in `blogport.toml` may name them
    metavar="SOURCE... TARGET",
    type=PathName(),
    help="one or more sources of one site (a file, a folder, a .gz, .zip or .tar of one, an address such as"
    " s3://bucket/blog.xml.gz, or - for standard input), and last the target: a folder here or in object storage, or a file"
    " for formats of one file (epub, feed, warc, wxr, archive, most comment systems, html -o single=true)",
)

FORMATS: Final = (
    Option(
        "--to", type=Word(), metavar="FORMAT", values=values.writers, listed=True, help="the format to write"
    ),
    FROM,
    FormatOption(
        "-o",
        "--option",
        multiple=True,
        metavar="KEY=VALUE",
        help="an option of a format, such as front-matter=toml; `blogport formats` lists them",
    ),
)

CHOICES: Final = (
    Option(
        "--include",
        type=Words(),
        multiple=True,
        callback=joined,
        metavar="WORD,...",
        values=values.private,
        listed=True,
        help="also write what is not public, posts as drafts",
    ),
    Option(
        "--redirects",
        type=Words(),
        multiple=True,
        callback=joined,
        metavar="FORMAT,...",
        values=values.redirects,
        listed=True,
        help="write redirects from the addresses of the old site",
    ),
    Option(
        "--comments",
        type=Words(),
        multiple=True,
        callback=joined,
        metavar="SYSTEM,...",
        values=values.comment_systems,
        listed=True,
        help="also write what a comment system imports, beside the site",
    ),
)

TARGET: Final = (
    Option(
        "--force",
        is_flag=True,
        help="write to a folder or file that blogport did not write, and over files that you changed",
    ),
    Option(
        "--prune",
        is_flag=True,
        help="remove files of an earlier run that this one does not write; without it they stay, and are listed",
    ),
    Option(
        "--merge",
        is_flag=True,
        help="keep your changes in a file and add what is new, where not both changed the same field or block",
    ),
    Option("--dry-run", is_flag=True, help="write nothing, and say what would be written"),
)

JUDGEMENT: Final = (
    Option(
        "--verify",
        is_flag=True,
        help="read the target back and compare it with the source; exit with status 1 on a difference that is"
        " not by design",
    ),
    Option("--strict", is_flag=True, help="exit with status 1 if anything was lost"),
    Option(
        "--report",
        type=PathName(),
        metavar="FILE",
        help="write all findings and the counts to this file: a page to read if it ends in .html, else JSON Lines; - is"
        " standard output",
    ),
)

RUN: Final = (
    Option(
        "--job",
        type=PathName(),
        metavar="FILE",
        help="read options from this file, and source and target if none are given (default if none are given:"
        " blogport.toml)",
    ),
    Option(
        "--jobs",
        type=Number("processes"),
        metavar="N",
        help="read web pages and convert posts in N processes (default: one for each processor; 1 where there is little to do)",
    ),
    Option("--quiet", is_flag=True, help="print errors only"),
    Option("--json", is_flag=True, help="print the result as one JSON object, and no summary"),
)

COMMAND: Final = Command(
    "convert",
    "[SOURCE... TARGET --to FORMAT] [options]",
    (PATHS,),
    (
        Section("options", (*FORMATS, *CHOICES, *TARGET, *JUDGEMENT, *RUN, *LIMITS)),
        FILTERS,
        DOWNLOADS,
    ),
    (
        EXAMPLE,
        "blogport convert export.xml my-site --to hugo --fetch",
        "blogport convert export.xml my-site --to hugo --verify --report report.html",
        "blogport convert export.xml my-site --to hugo --dry-run --after 2020 --type post",
        "blogport convert",
        "blogport convert part1.xml part2.xml.gz backup.jsonl.gz --to archive",
        "blogport convert export.xml my-site --to jekyll --include pending --report report.jsonl",
    ),
)
