"""One format for `blogport formats NAME`: what it carries, what it loses, an example, its options; made from its class."""

from collections.abc import Iterator
from shlex import quote
from typing import Final

import msgspec

from converters import registry
from converters.base import Writer
from converters.fields import EVERYTHING, record_types
from converters.known_comment_systems import WRITTEN, writer_name
from converters.model import PLURALS
from converters.registry import Format

_DIALECTS: Final[dict[str, str]] = {
    "wordpress": "WordPress content",
    "html": "HTML",
    "markdown": "Markdown",
    "plain": "plain text",
}
_OF_SYSTEMS: Final = {writer_name(system): name.rstrip("/") for system, name in WRITTEN.items()}
"""What the targets of the writers of comment systems are called: as beside a site."""


class Described(msgspec.Struct, frozen=True, omit_defaults=True):
    """A format with what its class says of it. `carries` and `loses` are of formats that are written."""

    format: Format
    example: str
    next_step: str = ""
    public: bool | None = None
    keeps_addresses: bool = False
    single_file: bool | None = None
    carries: dict[str, str] = {}
    """By record type: "everything", "nothing", or the fields that have no place."""
    texts: str = ""
    """What becomes of the texts."""
    loses: list[str] = []
    """What reading the target again does not give back."""


def described(format_: Format) -> Described:
    """A format with what its class declares; one that has a problem has only an example."""
    if format_.role == "reader" or format_.problem:
        return Described(format_, f"blogport inspect my-blog --from {format_.name}")
    writer = registry.writer(format_.name)
    target = target_name(format_.name)
    source = "backup.jsonl" if format_.name == "wxr" else "export.xml"
    losses = dict.fromkeys(f"{loss.field}: {loss.why}" for loss in writer.losses)
    return Described(
        format_,
        f"blogport convert {source} {target} --to {format_.name}",
        writer.next_step.replace("{target}", quote(target)),
        writer.public,
        writer.keeps_addresses,
        writer.is_file,
        carried(writer),
        texts(writer),
        list(losses),
    )


def target_name(format_name: str) -> str:
    """What a target of a format is called in an example."""
    writer = registry.writer(format_name)
    name = writer.target_name or _OF_SYSTEMS.get(format_name, "")
    return name or (f"blog.{format_name}" if writer.is_file else "my-site")


def texts(writer: Writer) -> str:
    """Which texts are kept as they are, and what becomes of the others."""
    first, *others = (_DIALECTS[dialect] for dialect in writer.dialects)
    if len(others) == len(_DIALECTS) - 1:
        return "Texts stay as they were read."
    if not others:
        return f"Texts become {first}."
    return f"Texts in {' and '.join([first, *others])} stay as they were read; others become {first}."


def carried(writer: Writer) -> dict[str, str]:
    """What a writer declares of each record type; one that declares nothing is given everything."""
    declared = writer.carries or EVERYTHING
    found = {}
    for name in record_types():
        missing = [field.path for field in declared.missing(name)]
        if name not in declared.names:
            found[name] = "nothing"
        else:
            found[name] = f"all but {', '.join(missing)}" if missing else "everything"
    return found


def _who_may_see(page: Described) -> str:
    if not page.public:
        return "it holds everything, keep it private"
    if page.keeps_addresses:
        return "it has public comments alone, but the e-mail addresses of who wrote them: do not publish it"
    return "everyone may see it: what is private is left out (blogport docs privacy)"


def lines(page: Described) -> Iterator[str]:
    """The page as plain text."""
    format_ = page.format
    verb, option = ("read", "--from") if format_.role == "reader" else ("written", "--to")
    yield f"{format_.name} as a format that is {verb} ({option} {format_.name})"
    yield f"  {format_.problem or format_.help}"
    if page.public is not None:
        kind = "one file" if page.single_file else "a folder"
        yield f"  The target is {kind}; {_who_may_see(page)}."
        yield f"  {page.texts}"
    if page.carries:
        yield "Carries:"
        whole = [PLURALS[name] for name, what in page.carries.items() if what == "everything"]
        if whole:
            yield f"  every field of {', '.join(whole)}"
        for name, what in page.carries.items():
            if what != "everything":
                yield f"  of {PLURALS[name]} {what}"
        yield "Does not give back when it is read again:"
        yield from (
            f"  {loss}" for loss in page.loses or ["nothing by design; the report of a run says the rest"]
        )
    yield "Options:"
    if not format_.options:
        yield "  none"
    for option_ in format_.options:
        default = f" (default: {option_.default})" if option_.default else ""
        yield f"  -o {option_.name}={option_.takes}"
        yield f"      {option_.help}{default}"
    yield "Example:"
    yield f"  {page.example}"
    if page.next_step:
        yield f"  then: {page.next_step}"
