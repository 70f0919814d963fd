"""Elements of a text that no visitor saw, and those that only look so."""

from itertools import pairwise
from pathlib import Path

import pytest

import converters
from converters.gates.bodies import visible
from converters.gates.unseen import unseen
from converters.model import Dialect, Markup

REST = "<p>The ferry leaves at nine, and the dog is allowed on board.</p>"
UNSEEN = (
    '<p hidden>heron</p>',
    '<p style="display:none">heron</p>',
    "<P STYLE='color: red; Display : None ;'>heron</P>",
    "<span style=visibility:hidden>heron</span>",
    '<div class="note" style="display: none"><div>he</div><p>ron</p> heron</div>',
    '<div id="note" hidden=""><ul><li>heron</ul></div>',
    '<table class="table" hidden><tr><td>heron</table>',
    '<ul><li hidden>A list: <ul><li>heron</li><li>heron</li></ul> and a heron</li><li>gull</li></ul>',
    '<ol><li hidden>heron</ol><p>gull</p>',
    '<table><tr><td hidden><table><tr><td>heron</td></tr></table>heron<td>gull</table>',
    '<p>A note.</p><div id="note" hidden>heron</div>',
    '<ul><li style="display:none">heron<li>gull</ul>',
    '<img alt="heron" src="heron.png" hidden>',
    '<div style="display:none">heron, and nothing ends it',
    '<p data-x="a > b" hidden>heron</p>',
    '<p style="display:none">heron <b hidden>heron</b></p>',
    '<template id="row"><p>heron</p></template>',
    '<button>More</button><template><p>heron</p></template>',
    '<div class="note members-only"><a href="#" onclick="x()">More</a> heron</div>',
    "<p class='hide-for-guests'>heron</p>",
    '<section class="show-if-logged-in"><p>heron</p></section>',
    '<section class="show_if_logged_in"><p>heron</p></section>',
    "<p class='Visible_To_Members'>heron, für Möwen</p>",
    '<div data-ms-content="premium">heron</div>',
    '<div data-memberstack-content="members">heron</div>',
    '<div data-o-auth="1">heron</div>',
    '<p class="hidden">heron</p>',
    '<p class="note d-none">heron</p>',
    "<p class='is-hidden'>heron</p>",
    '<div class=uk-hidden>heron</div>',
    '<dialog><p>heron</p></dialog>',
)  # fmt: skip
SEEN = (
    '<p>The heron is hidden. <a href="/hidden">heron</a></p>',
    '<p class="hidden md:block">heron</p>',
    '<p class="d-none d-md-block">heron</p>',
    '<p class="overflow-hidden">heron</p>',
    '<button>More</button><div class="hidden">heron</div>',
    '<button>More</button><dialog>heron</dialog>',
    '<dialog open><p>heron</p></dialog>',
    '<p title="a heron is hidden">heron</p>',
    '<p hidden="until-found">heron</p>',
    '<p style="display:block">heron</p>',
    '<button>More</button><p style="display:none">heron</p>',
    "<a onclick=\"show('more')\">More</a>" + "<p>The tide.</p>" * 60 + '<div id="more" hidden>heron</div>',
    '<a href="#more">More</a>' + "<p>The tide.</p>" * 60 + '<div id="more" style="display:none">heron</div>',
    '<div class="su-spoiler-content" style="display:none">heron</div>',
    '<p style="display:none">heron</p><script>p.style.display = "block"</script>',
    "<pre>&lt;p hidden&gt;heron&lt;/p&gt;</pre>",
    '<div><template shadowrootmode="open"><p>heron</p></template></div>',
    '<p class="mobile-only">heron</p>',
    '<p class="hide-for-print">heron</p>',
    '<p>For members-only: heron</p>',
    '<div data-ms-content="!members">heron</div>',
    '<div data-o-auth="0">heron</div>',
)  # fmt: skip


@pytest.mark.parametrize("element", UNSEEN)
@pytest.mark.parametrize("dialect", ["html", "wordpress"])
def test_what_no_visitor_saw_is_left_out(element: str, dialect: Dialect) -> None:
    shown = visible(Markup(text=REST + element, dialect=dialect))
    assert "heron" not in shown.text
    assert REST in shown.text
    assert ("gull" in shown.text) is ("gull" in element)
    assert any("heron" in part for part in shown.hidden)
    assert set(shown.gates) <= {
        "hidden",
        "display:none",
        "visibility:hidden",
        "template",
        "dialog",
        "for members",
    }


@pytest.mark.parametrize("element", SEEN)
def test_what_something_opens_and_what_only_says_the_words_is_seen(element: str) -> None:
    text = REST + element
    shown = visible(Markup(text=text, dialect="html"))
    assert (shown.text, shown.hidden) == (text, [])


def test_a_text_that_is_hidden_as_a_whole_is_shown_by_a_script() -> None:
    text = f'<div style="display:none">{REST}</div>'
    assert visible(Markup(text=text, dialect="html")).text == text


def test_a_text_that_is_a_template_as_a_whole_is_closed() -> None:
    for text in (
        "<template><p>heron</p></template>",
        "\n<template>heron</template>\n<template>owl</template>",
    ):
        shown = visible(Markup(text=text, dialect="markdown"))
        assert shown.is_empty
        assert "heron" in "".join(shown.hidden)


@pytest.mark.parametrize(
    "code",
    [
        "```html\n<p hidden>heron</p>\n```\n",
        "~~~\n<p hidden>heron</p>",
        "Write `<p hidden>heron</p>` there.",
        "``<p hidden>`heron``",
        "    <p hidden>heron</p>\n",
    ],
)
def test_code_in_markdown_shows_such_elements(code: str) -> None:
    text = f"Write it so:\n\n{code}"
    assert visible(Markup(text=text, dialect="markdown")).text == text


@pytest.mark.parametrize("before", ["", "`x` and ", "```\nx\n```\n\n", "A ` alone.\n\n", "- A ship.\n\n    "])
def test_outside_of_code_markdown_does_not(before: str) -> None:
    shown = visible(
        Markup(text=f"The ferry.\n\n{before}<p hidden>heron</p>\n\nThe tide.\n", dialect="markdown")
    )
    assert "heron" not in shown.text
    assert "The tide." in shown.text


def test_elements_are_found_in_order_and_do_not_overlap() -> None:
    text = "".join(f"<p>{number}</p>{element}" for number, element in enumerate(UNSEEN[:7]))
    found = list(unseen(text))
    assert [element.sign for element in found].count("hidden") == 3
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("target", "seen"), [("hugo", False), ("html", False), ("markdown", False), ("archive", True)]
)
def test_no_public_target_has_it(tmp_path: Path, target: str, seen: bool) -> None:
    page = tmp_path / "ferry.html"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><head><title>Ferry</title></head><body><article class="hentry"><h1 class="entry-title">Ferry</h1>'
        f'<div class="entry-content">{REST}{REST}<p style="display:none">heron</p>{REST}</div></article></body></html>',
        encoding="utf-8",
    )
    out = tmp_path / ("a.jsonl" if target == "archive" else "out")
    result = converters.convert(page, out, to=target)
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    assert any(b"heron" in path.read_bytes() for path in files) is seen
    assert ("part-for-members" in {finding.kind for finding in result.findings}) is not seen


@pytest.mark.parametrize(("target", "seen"), [("hugo", False), ("html", False), ("archive", True)])
def test_no_public_target_has_it_in_a_comment(tmp_path: Path, target: str, seen: bool) -> None:
    comments = "".join(
        f'<li class="comment" id="comment-{number}"><cite class="fn">{name}</cite> says:'
        f' <a href="#comment-{number}">January {number}, 2012 at 9:15 am</a> <div class="comment-body">{text}</div></li>'
        for number, name, text in (
            (1, "Ada", '<p>The tide is late.</p><p style="display:none">heron</p>'),
            (2, "Bela", "<p>It was on time.</p>"),
        )
    )
    page = tmp_path / "ferry.html"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><head><title>Ferry</title></head><body><article class="hentry"><h1 class="entry-title">Ferry</h1>'
        f'<div class="entry-content">{REST}{REST}</div></article><ol class="commentlist">{comments}</ol></body></html>',
        encoding="utf-8",
    )
    out = tmp_path / ("a.jsonl" if target == "archive" else "out")
    result = converters.convert(page, out, to=target)
    written = b"".join(path.read_bytes() for path in (out, *out.rglob("*")) if path.is_file())
    assert b"The tide is late." in written
    assert (b"heron" in written) is seen
    assert ("part-for-members" in {finding.kind for finding in result.findings}) is not seen


def test_a_text_that_is_for_members_as_a_whole_is_closed() -> None:
    shown = visible(Markup(text='<div class="members-only">heron</div>', dialect="wordpress"))
    assert shown.is_empty
    assert "".join(shown.hidden) == '<div class="members-only">heron</div>'
