"""HTML and the Markdown it becomes: small hard cases, in fixtures/content/markdown.

A case is `=== name`, the HTML, `--- markdown`, and the Markdown; a spelling that writes it
otherwise has a section of its own name. `pytest --accept` writes what comes out.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from converters.markup.markdown import COMMONMARK_GFM, FLAVORS, MarkdownFlavor, rendered, to_markdown
from tests.conftest import FIXTURES
from tests.markup import case_files
from tests.markup.flavors import meant

FILES = sorted((FIXTURES / "content" / "markdown").glob("*.txt"))
SECTIONS = ("markdown", *FLAVORS)


class Case(NamedTuple):
    name: str
    html: str
    markdown: dict[str, str]


def cases(path: Path) -> list[Case]:
    return [Case(*case) for case in case_files.read(path, SECTIONS)]


def write(path: Path, done: list[Case]) -> None:
    parts = []
    for case in done:
        sections = "".join(f"--- {key}\n{text}\n" for key, text in case.markdown.items())
        parts.append(f"=== {case.name}\n{case.html}\n{sections}")
    path.write_text("\n".join(parts), encoding="utf-8")


def converted(case: Case) -> dict[str, str]:
    texts = {name: to_markdown(case.html, flavor).text.rstrip("\n") for name, flavor in FLAVORS.items()}
    plain = texts.pop("commonmark")
    return {"markdown": plain, **{name: text for name, text in texts.items() if text != plain}}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_markdown_is_as_expected(path: Path, request: pytest.FixtureRequest) -> None:
    expected = cases(path)
    got = [case._replace(markdown=converted(case)) for case in expected]
    if got != expected and request.config.getoption("--accept"):
        write(path, got)
        pytest.fail(f"{path} was rewritten; look at it, then run again without --accept")
    for one, other in zip(got, expected, strict=True):
        assert one == other


ALL = [pytest.param(case.html, id=f"{path.stem}: {case.name}") for path in FILES for case in cases(path)]


@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
@pytest.mark.parametrize("html", ALL)
def test_it_means_the_same(html: str, flavor: MarkdownFlavor) -> None:
    result = to_markdown(html, flavor)
    back = rendered(result.text, flavor)
    assert meant(back, flavor) == meant(html, flavor)
    assert result.verified


def test_there_are_many() -> None:
    assert len(ALL) >= 200
    assert COMMONMARK_GFM in FLAVORS.values()
