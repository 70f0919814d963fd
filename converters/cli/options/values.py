"""The words that options may have, for the help and the completion. Each function imports what it asks."""

from collections.abc import Iterator

from converters.cli.commands import SHELLS, SUMMARIES
from converters.cli.options.parameters import Value


def readers() -> Iterator[Value]:
    """The formats that are read."""
    from converters import registry

    return map(Value, registry.names("reader"))


def writers() -> Iterator[Value]:
    """The formats that are written."""
    from converters import registry

    return map(Value, registry.names("writer"))


def formats() -> Iterator[Value]:
    """All formats."""
    from converters import registry

    return map(Value, sorted({*registry.names("reader"), *registry.names("writer")}))


def private() -> Iterator[Value]:
    """The words of `--include`."""
    from converters.privacy import INCLUDABLE

    return map(Value, INCLUDABLE)


def redirects() -> Iterator[Value]:
    """The formats of redirects."""
    from converters.redirects.names import FORMATS

    return map(Value, FORMATS)


def comment_systems() -> Iterator[Value]:
    """The comment systems of `--comments`."""
    from converters.known_comment_systems import WRITTEN

    return map(Value, WRITTEN)


def fallbacks() -> Iterator[Value]:
    """Whom `--fetch-fallback` asks."""
    from converters.fetch.options import FALLBACKS

    return map(Value, FALLBACKS)


def engines() -> Iterator[Value]:
    """Where a batch is done."""
    yield Value("local", "processes on this machine")
    yield Value("dask", "a cluster of Dask")


def ignorable() -> Iterator[Value]:
    """What `diff --ignore` takes: record types, and their fields."""
    from converters.fields import fields_of, record_types

    for record in record_types():
        yield Value(record)
        yield from (Value(f"{record}.{field.path}") for field in fields_of(record))


def kinds() -> Iterator[Value]:
    """The kinds of findings."""
    from converters.cli.explain import message_types

    return (Value(name, str(message.severity)) for name, message in message_types().items())


def topics() -> Iterator[Value]:
    """The pages of the manual."""
    from converters.cli.docs import topics as pages

    return (Value(page.name, page.summary) for page in pages())


def shells() -> Iterator[Value]:
    """The shells that complete."""
    return map(Value, SHELLS)


def helped() -> Iterator[Value]:
    """What `blogport help` knows."""
    yield from (Value(name, summary) for name, summary in SUMMARIES.items())
    yield from formats()
    yield from topics()
    yield from kinds()
