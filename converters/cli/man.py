"""The pages for `man`: one of `blogport`, one a command, from the same tables as the help.

They lie in `converters/docs/man/`, and the wheel puts them into `share/man/man1`, where `man` looks next to the command.
"""

from collections.abc import Iterable, Iterator

from converters.cli.commands import ABOUT, EXAMPLE, SUMMARIES
from converters.cli.options.parameters import Command
from converters.cli.parser import takes
from converters.cli.status import STATUSES


def pages() -> dict[str, str]:
    """The text of each page by the name of its file, in the language of `man` (man(7))."""
    return {"blogport.1": _main(), **{f"blogport-{name}.1": _of(takes(name)) for name in SUMMARIES}}


def _main() -> str:
    lines = [
        *_head("blogport", ABOUT[0].lower() + ABOUT[1:-1]),
        ".SH SYNOPSIS",
        r".B blogport \fICOMMAND\fR ...",
        ".SH COMMANDS",
    ]
    for name, summary in SUMMARIES.items():
        lines += _row(f"blogport-{name}(1)", f"{summary[0].upper()}{summary[1:]}.")
    lines += [
        ".SH OPTIONS",
        *_row("-h, --help", "Show the help."),
        *_row("--version", "Show the version."),
        *_statuses(),
        ".SH EXAMPLE",
        *_code([EXAMPLE]),
        ".SH SEE ALSO",
        _text("blogport docs shows the manual."),
    ]
    return _page(lines)


def _of(command: Command) -> str:
    lines = [
        *_head(f"blogport-{command.name}", command.summary),
        ".SH SYNOPSIS",
        f".B blogport {_escaped(command.name or '')}",
        _text(command.usage),
    ]
    if command.arguments:
        lines.append(".SH ARGUMENTS")
        for argument in command.arguments:
            lines += _row(argument.metavar or "", argument.help or "")
    for section in command.sections:
        lines.append(f".SH {section.title.upper()}")
        if section.about:
            lines.append(_text(f"{section.about}."))
        for option in section.options:
            lines += _row(option.words, option.about)
    lines += _statuses()
    if command.examples:
        lines += [".SH EXAMPLES", *_code(command.examples)]
    if command.after:
        lines += [".SH NOTES", *_code(command.after.splitlines())]
    return _page([*lines, ".SH SEE ALSO", r".BR blogport (1)"])


def _head(name: str, summary: str) -> Iterator[str]:
    yield f'.TH {name.upper().replace("-", chr(92) + "-")} 1 "" "blogport" "blogport"'
    yield ".nh"  # no hyphenation: names would be broken
    yield ".SH NAME"
    yield f"{_escaped(name)} \\- {_escaped(summary)}"


def _statuses() -> Iterator[str]:
    yield ".SH EXIT STATUS"
    for status, meaning in STATUSES.items():
        yield from _row(str(status), meaning)


def _row(term: str, text: str) -> tuple[str, ...]:
    return ".TP", f".B {_escaped(term)}", _text(text)


def _code(lines: Iterable[str]) -> Iterator[str]:
    yield ".nf"
    yield from map(_text, lines)
    yield ".fi"


def _text(text: str) -> str:
    """A line of text; one that begins with a dot or an apostrophe would be a command."""
    escaped = _escaped(text)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _escaped(text: str) -> str:
    """Text in which backslashes and hyphens are themselves: a plain `-` may become a typographic hyphen."""
    return text.replace("\\", r"\e").replace("-", r"\-")


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
