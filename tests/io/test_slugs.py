"""Slugs of titles."""

import pytest

from converters.io.slugs import remove_accents, sanitize_title


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Tea & Milk", "tea-milk"),
        ("Été à Paris", "ete-a-paris"),
        ("Version 1.2 is out!", "version-1-2-is-out"),
        ("A <em>very</em> good day", "a-very-good-day"),
        ("“Quoted” — and dashed", "quoted-and-dashed"),
        ("100% sure", "100-sure"),
        ("50%25", "50%25"),
        ("お茶", "%e3%81%8a%e8%8c%b6"),
        ("under_score and-hyphen", "under_score-and-hyphen"),
        ("4×4", "4x4"),
        ("1 &ndash; 2", "1-2"),
        ("1&nbsp;&amp;&nbsp;2", "1-2"),
        ("x %E2%80%93 y", "x-y"),
        ("100%zz", "100zz"),
        ("a < b", "a-b"),
        ("a---ad---b", "a-ad-b"),
        ("either/or", "either-or"),
        ("  ", ""),
        ("!!!", ""),
    ],
)
def test_sanitize_title(title: str, slug: str) -> None:
    assert sanitize_title(title) == slug


def test_a_long_title_is_cut_between_characters() -> None:
    slug = sanitize_title("茶" * 100)
    assert slug == "%e8%8c%b6" * 22
    assert len(slug) <= 200


@pytest.mark.parametrize("unit", ["<", "&", "%", "—", "&x", "a-", "<b"])
def test_any_length_is_cut(unit: str) -> None:
    assert len(sanitize_title(unit * 200_000)) <= 200


@pytest.mark.parametrize(
    ("language", "plain"), [("", "Ubergrosse"), ("de-DE", "Uebergroesse"), ("de_CH", "Uebergroesse")]
)
def test_what_readers_of_a_language_expect(language: str, plain: str) -> None:
    text = "Übergröße".replace("ß", "ss")
    assert remove_accents(text, language) == plain


def test_accents_that_stand_apart_are_put_together_first() -> None:
    assert remove_accents("e\u0301") == "e"


def test_other_scripts_stay() -> None:
    assert remove_accents("Ж茶é") == "Ж茶e"
