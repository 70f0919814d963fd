"""`blogport docs`: shows the manual, whose pages are in the package."""

import re
from importlib.resources import files
from typing import NamedTuple

from converters import lazy_re
from converters.cli.options.parameters import Arguments
from converters.cli.status import DONE
from converters.cli.terminal.markdown import show
from converters.cli.terminal.wrapping import wrapped
from converters.errors import UsageError, did_you_mean

_PAGES = files("converters").joinpath("docs")
_ENTRY = lazy_re.compile(
    r"^(?:## (?P<part>.+)|- \[(?P<topic>[\w-]+)\]\((?P=topic)\.md\): (?P<summary>.+))$", re.MULTILINE
)
"""A heading or an entry of the list of pages, `README.md`."""


class Topic(NamedTuple):
    """A page of the manual: its name, what it is about, and the part of the manual that it is in."""

    name: str
    summary: str
    part: str


def run(arguments: Arguments) -> int:
    """Show a page, or the list of pages."""
    found = {topic.name: topic for topic in topics()}
    if not arguments.topic:
        part, width = "", max(map(len, found))
        for topic in found.values():
            if topic.part != part:
                part = topic.part
                print(f"{part}:")
            print(*wrapped([f"  {topic.name:<{width}}  {topic.summary}"]), sep="\n")
        return DONE
    if arguments.topic not in found:
        from converters import registry  # waits for the entry points

        hint = did_you_mean(arguments.topic, found) or f"there are {', '.join(found)}"
        if arguments.topic in {*registry.names("reader"), *registry.names("writer")}:
            hint = f"blogport help {arguments.topic} says what this format carries, blogport docs formats how it stores it"
        raise UsageError(f"the manual has no page {arguments.topic}; {hint}")
    show(page(arguments.topic))
    return DONE


def topics() -> list[Topic]:
    """The pages, in the order of the manual."""
    found, part = [], ""
    for entry in _ENTRY.finditer(page("README")):
        if entry["part"]:
            part = entry["part"]
        else:
            found.append(Topic(entry["topic"], entry["summary"].replace("`", ""), part))
    return found


def page(name: str) -> str:
    """The Markdown of a page."""
    return _PAGES.joinpath(f"{name}.md").read_text(encoding="utf-8")
