"""Texts that have much of one thing."""

from typing import Final

from tests.growth.sources.base import Files, Source, each

_TEXT: Final = "A post\n\nJanuary 5, 2020 by Ada\n\nWords of the post.\n\n"

_RESPONSES: Final = "responses to A post\n\n"


def _text(template: str, before: str = _TEXT, after: str = "\n\nThe end.\n") -> Source:
    return lambda n: {"page.txt": before + each(template, n) + after}


TEXTS: Final[dict[str, Source]] = {
    "lines": _text("A line\n"),
    "paragraphs": _text("A paragraph.\n\n"),
    "blank lines": _text("\n"),
    "lines of spaces": _text("   \n"),
    "lines of tabs": _text("\t \n"),
    "one long line": _text("word "),
    "one long word": _text("w"),
    "deeper and deeper": lambda n: {"page.txt": _TEXT + "".join(f"{' ' * (k % 60)}- a\n" for k in range(n))},
    "quotes": _text("> a\n"),
    "deep quotes": _text(">", after=" a\n"),
    "rules": _text("-----\n\n"),
    "bullets": _text("  • a\n"),
    "links": _text("[{0}] https://many.example/{0}\n"),
    "references": _text("a [{0}] "),
    "references of lynx": lambda n: {
        "page.txt": _TEXT
        + each("[{0}]word ", n)
        + "\n\nReferences\n\n"
        + each("   {0}. https://many.example/{0}\n", n)
    },
    "dates": _text("January 5, 2020\n\n"),
    "headings of comments": _text("3 responses to A post\n\n"),
    "comments": _text("  {0}. Reader {0} says:\n     January 6, 2020 at 8:00 am\n\n     An answer.\n\n     Reply\n\n", f"{_TEXT}9 {_RESPONSES}"),
    "comments of WordPress.com": _text("  {0}. An answer.\n\n    Like\n\n", f"{_TEXT}9 {_RESPONSES}"),
    "comments in a chain": lambda n: {
        "page.txt": f"{_TEXT}9 {_RESPONSES}"
        + "".join(f"{' ' * (2 * min(k, 50))}1. Reader {k} says:\n{' ' * (2 * min(k, 50) + 3)}January 6, 2020 at 8:00 am\n\n{' ' * (2 * min(k, 50) + 3)}Words.\n\n" for k in range(n))
    },
    "names and dates": _text("Reader {0}\nJanuary 6, 2020 at 8:00 am\nAn answer.\n\n", f"{_TEXT}9 Comments\n\n"),
    "starts of comments": _text("Reader {0} says:\n", f"{_TEXT}9 {_RESPONSES}"),
    "numbers of comments": _text("{0}.\n", f"{_TEXT}9 {_RESPONSES}"),
    "answers to nothing": _text("Reply\n\n", f"{_TEXT}9 {_RESPONSES}"),
    "pingbacks": _text("  {0}. Pingback: A page {0}\n\n", f"{_TEXT}9 {_RESPONSES}"),
    "tags": lambda n: {"page.txt": _TEXT + "Tags: " + each("tag{0}, ", n) + "\n"},
}  # fmt: skip


def text_body(text: str) -> Files:
    return {
        "page.txt": f"{_TEXT}{text}\n\n1 {_RESPONSES}  1. Reader says:\n     January 6, 2020 at 8:00 am\n\n{text}\n"
    }
