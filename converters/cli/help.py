"""`blogport help`: what a word means, be it a command, a format, a page of the manual or a kind of finding."""

import click

from converters.cli import docs, explain, formats
from converters.cli.commands import SUMMARIES
from converters.cli.options import values
from converters.cli.options.parameters import Arguments
from converters.cli.parser import help_of
from converters.cli.status import DONE
from converters.errors import UsageError, did_you_mean


def run(arguments: Arguments) -> int:
    """Show the help of a word, or that of `blogport`."""
    word = arguments.word
    if not word or word in SUMMARIES:
        click.echo(help_of(word or ""))
        return DONE
    pages = {topic.name for topic in docs.topics()}
    if word in {value.word for value in values.formats()}:
        formats.run(Arguments(format=word, json=False))
        if word in pages:
            click.echo(f"\nblogport docs {word} shows the page of the manual.")
        return DONE
    if word in pages:
        return docs.run(Arguments(topic=word))
    if word in explain.message_types():
        return explain.run(Arguments(kind=word, json=False))
    hint = did_you_mean(word, {value.word for value in values.helped()}) or (
        f"there are the commands {', '.join(SUMMARIES)}; blogport formats, docs and explain list the others"
    )
    raise UsageError(f"there is no help for {word}; {hint}")
