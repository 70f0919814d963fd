"""Markdown as each flavour's generator reads it: fixtures/content/markdown_to_html.

A case is `=== name`, the Markdown, `--- html`, and the HTML; a spelling that reads it otherwise
has a section of its own name. `--- shortcodes` lists what is reported. `pytest --accept`
writes what comes out.
"""

import re
from pathlib import Path

import pytest

from converters import registry
from converters.diagnostics import Diagnostics
from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
from converters.markup.bodies import Bodies
from converters.markup.markdown import ANY, MarkdownFlavor, protect, read, to_markdown
from converters.model import Markup, Post
from converters.site.plan import Plan, Run
from tests.conftest import FIXTURES
from tests.growth.measure import steep_in_seconds
from tests.markup.flavors import ALL_TAGS, FLAVORS, meant
from tests.markup.test_markdown_cases import ALL

FILES = sorted((FIXTURES / "content" / "markdown_to_html").glob("*.txt"))
_SECTION = re.compile(rf"^--- (html|shortcodes|{'|'.join(FLAVORS)})\n", re.M)


def converted(markdown: str) -> dict[str, str]:
    found = {name: read(markdown, flavor, ALL_TAGS) for name, flavor in FLAVORS.items()}
    sections = {name: reading.text.strip("\n") for name, reading in found.items()}
    plain = sections.pop("commonmark")
    result = {"html": plain, **{name: html for name, html in sections.items() if html != plain}}
    if codes := found["commonmark"].shortcodes:
        result["shortcodes"] = ", ".join(f"{name} {number}" for name, number in codes.items())
    return result


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_html_is_as_expected(path: Path, expect) -> None:
    parts = []
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, _, rest = part.partition("\n")
        markdown = _SECTION.split(rest)[0].rstrip("\n")
        sections = "".join(f"--- {key}\n{text}\n" for key, text in converted(markdown).items())
        parts.append(f"=== {name}\n{markdown}\n{sections}")
    expect("\n".join(parts), path)


@pytest.mark.slow(reason="many random inputs")
@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
def test_what_our_writers_write_is_read_again(flavor: MarkdownFlavor) -> None:
    for case in ALL:
        html = str(case.values[0])
        back = read(protect(to_markdown(html, flavor).text, flavor), flavor).text
        assert meant(back, flavor) == meant(html, flavor), case.id


@pytest.mark.slow(reason="a very large input")
@pytest.mark.parametrize(
    "unit",
    ["{{<", "{%", "{{", "$", "$$ ", "$a", "`", "{:", "{: .x}\n", "<!--", "{% raw %}", "```\n", "# x {#a}\n"],
)
@pytest.mark.long(share=3)
def test_no_quadratic_time(unit: str) -> None:
    assert not steep_in_seconds(lambda number: lambda: read(unit * number, ANY, ALL_TAGS), 5_000)


def test_bodies_report_what_only_a_generator_can_fill() -> None:
    diagnostics = Diagnostics()
    post = Post(
        id="1", body=Markup(text='{{< gallery dir="x" >}} {{< gallery dir="y" >}}', dialect="markdown")
    )
    done = Bodies(registry.writer("html"), Run(Plan()), TEMPLATE_SYNTAXES).post(post, diagnostics)
    assert done.body is not None
    assert done.body.text.count("{{&lt; gallery") == 2
    (finding,) = diagnostics.findings
    assert finding.kind == "generator-shortcode"
    assert "gallery" in finding.message


def test_a_link_that_is_defined_in_the_last_line() -> None:
    assert read("[a]\n\n[a]: </b>").text == '<p><a href="/b">a</a></p>\n'


@pytest.mark.slow(reason="a very large input")
@pytest.mark.parametrize("piece", ["<pre>x\n", "<pre>x ", "<code>x ", "<script>", "<textarea>\n\n"])
def test_code_without_an_end_takes_no_square_of_its_number(piece: str) -> None:
    assert not steep_in_seconds(lambda number: lambda: read(piece * number, ANY, ALL_TAGS), 5_000)
