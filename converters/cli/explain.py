"""`blogport explain`: what a kind of finding means, and what to do about it; of one, of those in a report, or of all."""

import json
from collections import Counter
from pathlib import Path
from string import Formatter

from converters import messages
from converters.cli.options.parameters import Arguments
from converters.cli.status import DONE
from converters.cli.terminal.markdown import show
from converters.cli.terminal.wrapping import wrapped
from converters.diagnostics import MessageType
from converters.errors import UsageError, did_you_mean
from converters.io.addresses.names import shown

SEVERITIES = {
    "info": "worth knowing",
    "warning": "repaired, guessed, or for you to check",
    "loss": "not in the target",
    "error": "a record that could not be used",
}


def run(arguments: Arguments) -> int:
    """Explain one kind, or those that a report names, the worst and most frequent first; or list all of them."""
    chosen = _chosen(arguments.kind)
    if arguments.json:
        for message in chosen:
            fields = {"kind": message.name, "severity": message.severity}
            print(
                json.dumps(
                    {**fields, "message": sentence(message), "advice": message.advice}, ensure_ascii=False
                )
            )
    elif arguments.kind:
        show("\n".join(map(section, chosen)) or "The report names no finding.\n")
    else:
        rows = (f"{message.name:<24} {message.severity:<8} {sentence(message)}" for message in chosen)
        print(*wrapped(rows), sep="\n")
    return DONE


def _chosen(kind: str) -> list[MessageType]:
    """The kinds that are asked for: the one of this name, those of the report at this path, or all."""
    found = message_types()
    if not kind:
        return list(found.values())
    if kind in found:
        return [found[kind]]
    if (report := Path(kind)).is_file():
        severities = list(SEVERITIES)
        often = [found[name] for name, _ in _kinds_of(report).most_common() if name in found]
        return sorted(often, key=lambda message: -severities.index(message.severity))
    hint = did_you_mean(kind, found) or "blogport explain lists them"
    raise UsageError(f"there is no finding of kind {kind}, and no report of this name; {hint}")


def _kinds_of(report: Path) -> Counter[str]:
    """How often each kind is in a report of JSON Lines. Raises `UsageError` for another file."""
    kinds: Counter[str] = Counter()
    try:
        with report.open(encoding="utf-8") as lines:
            for line in lines:
                found = json.loads(line)
                if "summary" not in found:
                    kinds[str(found["kind"])] += 1
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(
            f"{shown(report)} is no report of blogport that can be read; name the file that --report wrote (not the page)"
        ) from None
    return kinds


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
