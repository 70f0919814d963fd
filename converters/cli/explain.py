"""`blogport explain`: what a kind of finding means, and what to do about it."""

import json
from string import Formatter

from converters import messages
from converters.cli.markdown import show
from converters.cli.options.parameters import Arguments
from converters.cli.status import DONE
from converters.cli.wrapping import wrapped
from converters.diagnostics import MessageType
from converters.errors import UsageError
from converters.suggestions import did_you_mean

SEVERITIES = {
    "info": "worth knowing",
    "warning": "repaired or guessed",
    "loss": "not in the target",
    "error": "a record that could not be used",
}


def run(arguments: Arguments) -> int:
    """Explain one kind, or list all of them."""
    found = message_types()
    if arguments.kind and arguments.kind not in found:
        hint = did_you_mean(arguments.kind, found) or "blogport explain lists them"
        raise UsageError(f"there is no finding of kind {arguments.kind}; {hint}")
    chosen = [found[arguments.kind]] if arguments.kind else list(found.values())
    if arguments.json:
        for message in chosen:
            fields = {"kind": message.name, "severity": message.severity}
            print(
                json.dumps(
                    {**fields, "message": sentence(message), "advice": message.advice}, ensure_ascii=False
                )
            )
    elif arguments.kind:
        show(section(chosen[0]))
    else:
        rows = (f"{message.name:<24} {message.severity:<8} {sentence(message)}" for message in chosen)
        print(*wrapped(rows), sep="\n")
    return DONE


def message_types() -> dict[str, MessageType]:
    """Every kind of finding that blogport itself reports, by name."""
    found = [value for value in vars(messages).values() if isinstance(value, MessageType)]
    return {message.name: message for message in sorted(found, key=lambda message: message.name)}


def sentence(message: MessageType) -> str:
    """The sentence with its words as placeholders: `FIELD is not a valid date: "TEXT"`."""
    parts = []
    for text, field, spec, conversion in Formatter().parse(message.sentence):
        parts.append(text)
        if field is None:
            continue
        word = "N" if field in ("number", "count") else field.upper().replace("_", " ")
        if spec and "|" in spec:
            word = f"{word} {_plural(spec.partition('|')[2])}"
        parts.append(f'"{word}"' if conversion else word)
    return "".join(parts)


def _plural(text: str) -> str:
    """The plural of what is counted, which may have placeholders itself."""
    return "".join(text + (field.upper() if field else "") for text, field, _, _ in Formatter().parse(text))


def section(message: MessageType) -> str:
    """A kind as a section of Markdown."""
    return (
        f"## `{message.name}`\n\n"
        f"*{message.severity}: {SEVERITIES[message.severity]}*\n\n"
        f"> {_escape(sentence(message))}\n\n"
        f"{message.advice}\n"
    )


def markdown() -> str:
    """The page `findings` of the manual."""
    start = (
        "# Findings\n\n"
        "Every kind of finding, by its name in a report (`kind`). `blogport explain KIND` shows one. Words in capitals stand for what the\n"
        "finding names.\n\n"
    )
    severities = "".join(f"- `{name}`: {meaning}\n" for name, meaning in SEVERITIES.items())
    return "\n".join([start + severities, *map(section, message_types().values())])


def _escape(text: str) -> str:
    """Text without markup of Markdown in it."""
    for sign in "\\`*<[":
        text = text.replace(sign, f"\\{sign}")
    return text
