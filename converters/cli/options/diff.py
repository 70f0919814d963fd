"""What `blogport diff` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options import values
from converters.cli.options.parameters import Argument, Command, Option, PathName, Words
from converters.cli.options.reading import JSON, section

BLOGS: Final = Argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="A B",
    type=PathName(),
    help="the two blogs; a folder of parts is one blog",
)

JUDGEMENT: Final = (
    Option(
        "--ignore",
        type=Words(),
        default=[],
        metavar="FIELD,...",
        values=values.ignorable,
        help="do not compare a field (post.modified), all fields of an object (post.extra), or a record type (media)",
    ),
    Option(
        "--public",
        is_flag=True,
        help="compare what a public site may show of A with B: what is left out or changed by design is no difference",
    ),
)

COMMAND: Final = Command(
    "diff",
    SUMMARIES["diff"],
    "A B [options]",
    (BLOGS,),
    (section(*JUDGEMENT, JSON),),
    (
        "blogport diff export.xml backup.jsonl",
        "blogport diff old.xml new.xml --ignore post.modified,comment.author.ip,post.extra",
        "blogport diff export.xml my-hugo-site --public",
        "blogport diff a.jsonl b.jsonl --json | jq .counts.comment",
    ),
)
