"""What the commands take that have few options: all but `convert` and `batch`."""

from typing import Final

from converters.cli.options import values
from converters.cli.options.parameters import Argument, Command, Option, PathName, Section, Words
from converters.cli.options.reading import JSON, SOURCES, section

_REPORT_LINES: Final = Option(
    "--json", is_flag=True, help="print JSON Lines as in a report: a finding a line, last a summary"
)
_BLOGS: Final = Argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="A B",
    type=PathName(),
    help="the two blogs; a folder of parts is one blog",
)

_JUDGEMENT: Final = (
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
_FORMAT: Final = Argument(
    "format",
    required=False,
    metavar="FORMAT",
    values=values.formats,
    help="the format to show; without it, list all",
)
_KIND: Final = Argument(
    "kind",
    required=False,
    metavar="KIND|REPORT",
    values=values.kinds,
    help="the name in a report, or the report itself; without it, list all",
)
_TOPIC: Final = Argument(
    "topic",
    required=False,
    metavar="TOPIC",
    values=values.topics,
    help="the page to show; without it, list all",
)
_WORD: Final = Argument(
    "word",
    required=False,
    metavar="WORD",
    values=values.helped,
    help="a command, a format, a page of the manual, or a kind of finding",
)
_SHELL: Final = Argument("shell", metavar="SHELL", values=values.shells, help="bash, zsh or fish")

COMMANDS: Final = {
    command.name: command
    for command in (
        Command(
            "inspect",
            "SOURCE... [options]",
            (SOURCES,),
            (section(JSON),),
            ("blogport inspect export.xml", "blogport inspect export.xml --json | jq .comments.total"),
        ),
        Command(
            "check",
            "SOURCE... [options]",
            (SOURCES,),
            (section(_REPORT_LINES),),
            (
                "blogport check export.xml",
                "blogport check backup.jsonl --json | jq -r .kind | sort | uniq -c",
            ),
        ),
        Command(
            "diff",
            "A B [options]",
            (_BLOGS,),
            (section(*_JUDGEMENT, JSON),),
            (
                "blogport diff export.xml backup.jsonl",
                "blogport diff old.xml new.xml --ignore post.modified,comment.author.ip,post.extra",
                "blogport diff export.xml my-hugo-site --public",
                "blogport diff a.jsonl b.jsonl --json | jq .counts.comment",
            ),
        ),
        Command(
            "formats",
            "[FORMAT] [--json]",
            (_FORMAT,),
            (Section("options", (JSON,)),),
            ("blogport formats", "blogport formats hugo", "blogport formats --json"),
        ),
        Command(
            "explain",
            "[KIND|REPORT] [--json]",
            (_KIND,),
            (Section("options", (JSON,)),),
            ("blogport explain truncated", "blogport explain report.jsonl"),
        ),
        Command("docs", "[TOPIC]", (_TOPIC,), examples=("blogport docs", "blogport docs privacy")),
        Command(
            "help",
            "[WORD]",
            (_WORD,),
            examples=(
                "blogport help convert",
                "blogport help hugo",
                "blogport help privacy",
                "blogport help truncated",
            ),
        ),
        Command(
            "guide",
            "",
            after="It runs nothing, and writes nothing but blogport.toml, if you want it. No other command asks anything.",
        ),
        Command(
            "completion",
            "SHELL",
            (_SHELL,),
            examples=("blogport completion bash", "blogport completion zsh", "blogport completion fish"),
            after="To load it at each start of a shell:\n"
            "  bash: echo 'eval \"$(blogport completion bash)\"' >> ~/.bashrc\n"
            "  zsh:  echo 'eval \"$(blogport completion zsh)\"' >> ~/.zshrc    (after compinit)\n"
            "  fish: blogport completion fish > ~/.config/fish/completions/blogport.fish",
        ),
    )
}
