"""Soup that parsers choke on is tamed before they see it; what people write is not touched."""

import pytest

from converters.markup.html import canonical, plain
from converters.markup.nesting import DEEPEST, MOST_ATTRIBUTES, MOST_FORMATTING, MOST_OPTIONS, tamed


@pytest.mark.parametrize("tag", ["div", "ul", "blockquote", "table", "span", "svg", "pre"])
def test_what_is_too_deep_keeps_its_text(tag: str) -> None:
    html = f"<{tag}>a" * 3000 + f"</{tag}>" * 3000 + "<p>after</p>"
    found = tamed(html)
    assert found.count(f"<{tag}>") == found.count(f"</{tag}>") <= DEEPEST
    assert plain(html).count("a") == 3001


def test_what_follows_the_deep_part_is_nested_again() -> None:
    html = "<div>" * 3000 + "</div>" * 3000 + "<ul><li>a<ul><li>b</li></ul></li></ul>"
    assert tamed(html).endswith("<ul><li>a<ul><li>b</li></ul></li></ul>")


def test_fonts_that_nothing_closes_do_not_add_up() -> None:
    html = "".join(f'<p><font color="{number}">a</p>' for number in range(500))
    found = canonical(html)
    assert found.count("<font") < 500 * MOST_FORMATTING + MOST_FORMATTING
    assert plain(html).split() == ["a"] * 500


def test_equal_ones_that_nothing_closes_take_nothing_from_those_that_follow() -> None:
    html = "<p><b>a</p>" * 500 + "<p><i>b</i> <em>c</em></p>"
    assert tamed(html) == html


def test_formatting_ends_with_its_cell() -> None:
    html = "<table>" + "<tr><td><b>a</td><td><font color=red>b</td></tr>" * 500 + "</table>"
    assert tamed(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<p>" * 5000,
        "<ul>" + "<li>a" * 5000 + "</ul>",
        "<table>" + "<tr><td>a" * 5000 + "</table>",
        "<b>a</b> " * 5000,
        "<div>a</div>\n" * 5000,
        "<script>" + "'<div>'" * 5000 + "</script><div>a</div>",
        "<!--" + "<div>" * 5000 + "--><div>a</div>",
        "<img src=a><br><hr>" * 5000,
        "</div>" * 5000 + "<div>a</div>",
    ],
    ids=lambda html: html[:12],
)
def test_what_is_not_deep_stays_as_it_is(html: str) -> None:
    assert tamed(html) == html


@pytest.mark.parametrize("template", [" a{}=b", ' a{}="b"', 'a{}="b"', "a{}='>'"])
def test_a_tag_keeps_so_many_attributes(template: str) -> None:
    many = "".join(template.format(number) for number in range(2 * MOST_ATTRIBUTES))
    assert tamed(f"<p {many}>a</p>").count("=") == MOST_ATTRIBUTES


@pytest.mark.parametrize("option", ["<option>a", "<OPTION value=b>a</option>", "<option\n>a</Option >"])
def test_a_list_keeps_so_many_options_and_all_their_texts(option: str) -> None:
    html = f"<select>{option * 2 * MOST_OPTIONS}</select>"
    assert canonical(html).count("<option") == MOST_OPTIONS
    assert plain(tamed(html)).count("a") == plain(html).count("a") == 2 * MOST_OPTIONS


def test_each_list_has_its_own_options() -> None:
    html = f"<select>{'<option>a</option>' * 600}</select>" * 3
    assert tamed(html) == html


@pytest.mark.parametrize(
    "hiding", ["hidden", 'class="a"hidden', 'class="a" style="color: red; display: none"']
)
def test_what_is_hidden_beyond_the_deepest_level_is_not_kept(hiding):
    html = f"{'<div>' * (2 * DEEPEST)}<p>Seen.</p><div {hiding}><div>One.</div>Two.</div><p>Seen too.</p>"
    kept = tamed(html)
    assert "Seen." in kept
    assert "Seen too." in kept
    assert "One." not in kept
    assert "Two." not in kept
