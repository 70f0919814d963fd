"""The completion of `-o KEY=VALUE`: from what the formats declare."""

from typing import TYPE_CHECKING

from converters import registry
from converters.cli.options.parameters import Value, completed

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete(begin: str, to: str | None, from_: str | None) -> "list[CompletionItem[str]]":
    """What may follow: names with `=`, or after the `=` the words that the option takes.

    The options are those of the writer `to`, and of the reader `from_` or all readers.
    """
    name, equals, word = begin.partition("=")
    options = {
        option.name: option
        for format_ in registry.list_formats()
        if (format_.role == "writer" and format_.name == to)
        or (format_.role == "reader" and from_ in (None, format_.name))
        for option in format_.options
    }
    if not equals:
        return completed((Value(f"{option.name}=", option.help) for option in options.values()), name)
    takes = options[name].takes if name in options else ""
    return completed(map(Value, takes.split("|") if "|" in takes else ()), word, f"{name}=")
