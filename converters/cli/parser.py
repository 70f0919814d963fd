"""The command line: which command, with which options. What a command takes is loaded with it, and never what it runs with."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final, NoReturn, cast

import click

from converters.cli.commands import ABOUT, EXAMPLE, JOB, SUMMARIES
from converters.cli.options.parameters import WIDTH, Arguments, Command, Context
from converters.errors import UsageError, did_you_mean

Run = Callable[[Arguments], int]
LOOK: Final = "look"
"""The module that runs for `blogport` alone at a terminal."""


class Commands(click.Group):
    """`blogport` itself. Its help knows the commands by their summaries alone."""

    context_class = Context

    def __init__(self) -> None:
        super().__init__(
            "blogport",
            params=[
                click.Option(
                    ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_print_version
                )
            ],
            context_settings={"max_content_width": WIDTH, "help_option_names": ["-h", "--help"]},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load what the command takes."""
        return takes(cmd_name) if cmd_name in SUMMARIES else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first. Raises `click.UsageError` for one that there is not."""
        name, *rest = args
        found = self.get_command(ctx, name)
        if found is None and not ctx.resilient_parsing:
            raise click.UsageError(f"there is no command {name}; {_hint(name)}")
        return name if found else None, found, rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: the commands, and where to go on."""
        formatter.write_usage("blogport", "COMMAND ...", prefix="usage: ")
        formatter.write_paragraph()
        formatter.write_text(ABOUT)
        with formatter.section("commands"):
            formatter.write_dl(list(SUMMARIES.items()))
        with formatter.section("options"):
            formatter.write_dl([("-h, --help", "show this help"), ("--version", "show the version")])
        formatter.write(f"\nExample: {EXAMPLE}\n\nThe manual: blogport docs\n")


def parse(arguments: Sequence[str] | None) -> Arguments:
    """Read the arguments. Paths may stand before and after options.

    Without any, `blogport` looks at the current folder if a terminal shows what it says, and prints its help if not.
    Ends the process (`SystemExit`) where they ask for help or the version, and with status 2 where they are wrong.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    if not words and all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)):
        return Arguments(command=LOOK)
    if not words:
        click.echo(help_of(), err=True)
        raise SystemExit(UsageError.exit_status)
    parsed = _parsed(words)
    paths = getattr(parsed, "paths", None)
    file = getattr(parsed, "job", None)
    if file or (paths is not None and not paths):
        if not file and not os.path.exists(JOB):  # noqa: PTH110 (pathlib is not loaded yet)
            _refuse(click.MissingParameter(), words)
        from converters.cli import job

        options, named = job.words(takes(parsed.command), file, paths=not paths)
        at = words.index(parsed.command) + 1
        options = _without(options, words[at:])
        return _parsed([*words[:at], *options, *words[at:], *(["--", *named] if named else [])])
    return parsed


def _hint(word: str) -> str:
    """What to type in place of a word that is no command: by a source of that name, a similar command, or a page of the help."""
    if os.path.exists(word):  # noqa: PTH110 (pathlib is not loaded yet)
        return f"blogport inspect {word} counts what is in it"
    if found := did_you_mean(word, SUMMARIES):
        return found
    from converters.cli.options.values import helped

    if any(value.word == word for value in helped()):
        return f"blogport help {word} explains it"
    return f"there are {', '.join(SUMMARIES)}"


def _without(options: Sequence[str], given: Sequence[str]) -> list[str]:
    """The options of a job without those that the command line has: these replace them, lists of words too."""
    named = {word.partition("=")[0] for word in given}
    return [option for option in options if option.partition("=")[0] not in named or option == "-o"]


def _parsed(words: list[str]) -> Arguments:
    try:
        with COMMANDS.make_context("blogport", words) as context:
            return cast(Arguments, COMMANDS.invoke(context))
    except click.exceptions.Exit as ended:
        raise SystemExit(ended.exit_code) from None
    except click.UsageError as error:
        _refuse(error, words)


def all_commands() -> dict[str, Command]:
    """What each command takes, by its name."""
    return {name: takes(name) for name in SUMMARIES}


def command(arguments: Arguments) -> Run:
    """The function that runs the chosen command, `run` of the module that is named like it."""
    return cast(Run, import_module(f"converters.cli.{arguments.command}").run)


def takes(name: str) -> Command:
    """What a command takes."""
    if name in ("batch", "convert"):
        return cast(Command, import_module(f"converters.cli.options.{name}").COMMAND)
    from converters.cli.options.others import COMMANDS as others

    return others[name]


def help_of(name: str = "") -> str:
    """The help of a command, or of `blogport`."""
    chosen = takes(name) if name else COMMANDS
    return chosen.get_help(chosen.make_context(name or "blogport", [], resilient_parsing=True))


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version, which only the metadata of the package knows, and end."""
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"blogport {version('blogport')}")
        context.exit()


def _refuse(error: click.UsageError, words: Sequence[str]) -> NoReturn:
    """Say what is wrong with the words, in one sentence, and end."""
    named = next((word for word in words if word in SUMMARIES), "")
    chosen = takes(named) if named else COMMANDS
    from converters.io.visible import visible

    print(f"blogport{' ' * bool(named)}{named}: {visible(_sentence(error, chosen, words))}", file=sys.stderr)
    raise SystemExit(UsageError.exit_status)


def _sentence(error: click.UsageError, chosen: click.Command, words: Sequence[str]) -> str:
    lists = f"see blogport {chosen.name} --help" if isinstance(chosen, Command) else "see blogport --help"
    match error:
        case click.NoSuchOption(option_name=name):
            known = [option for param in chosen.params for option in param.opts if len(option) > 2]
            return f"{_as_given(name, words)}: there is no such option; {did_you_mean(name, known) or lists}"
        case click.BadOptionUsage(option_name=name) if "not take" in error.message:
            return f"{name} takes no value; {lists}"
        case click.BadOptionUsage(option_name=name):
            return f"{name} needs a value; {lists}"
        case click.MissingParameter() if isinstance(chosen, Command):
            example = f", as in: {chosen.examples[0]}" if chosen.examples else f"; {lists}"
            return f"it takes {chosen.arguments[0].metavar}{example}"
        case click.BadParameter(param=click.Parameter(opts=names)):
            return f"{names[-1]}: {error.message}; {lists}"
    if isinstance(chosen, Command) and chosen.name == "batch" and "extra argument" in error.message:
        return f"it takes JOBS and TARGET; put a pattern in quotes, as in: {chosen.examples[1]}"
    return f"{error.message[:1].lower()}{error.message[1:]}; {lists}" if error.ctx else error.message


def _as_given(option: str, words: Sequence[str]) -> str:
    """An unknown option with the word after it, which is its value as likely as not."""
    at = words.index(option) if option in words else len(words)
    return (
        " ".join(word for word in words[at : at + 2] if word == option or not word.startswith("-")) or option
    )


COMMANDS: Final = Commands()
