"""What a page holds besides the text that it shows, and texts that are stored in an order that nobody reads."""

import json
from pathlib import Path

import pytest

from tests import reading

PAGE = (
    '<html lang="{1}"><head><meta charset="utf-8"><title>Boats</title>{2}</head><body class="single"><article class="post hentry" id="post-1">'
    '<h1 class="entry-title">Boats</h1><div class="entry-content"><p>{0}</p></div></article></body></html>'
)
LOGICAL = "הסירות באו לנמל עם אנשים רבים וכלב קטן ושלום לכולם בצהריים"


def findings(folder: Path, text: str, language: str = "en", head: str = "") -> list[str]:
    file = folder / "boats.html"
    file.write_text(PAGE.format(text, language, head), "utf-8")
    return reading.read(file)[1]


@pytest.mark.parametrize(("text", "is_visual"), [(LOGICAL, False), (LOGICAL[::-1], True)])
def test_hebrew_that_is_stored_from_its_end_is_reported(tmp_path, text, is_visual):
    assert ("visual-hebrew" in findings(tmp_path, text, "he")) is is_visual


@pytest.mark.parametrize(("times", "is_longer"), [(2, False), (40, True)])
def test_a_longer_text_in_the_data_of_the_page_is_reported(tmp_path, times, is_longer):
    said = "They came at noon, with three boxes and a dog. "
    data = {"@context": "https://schema.org", "@type": "BlogPosting", "headline": "Boats", "articleBody": said * times}  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert ("longer-in-data" in findings(tmp_path, said, head=head)) is is_longer


MOVED = "They came at noon, with three boxes and a dog, and left again when the lamps were lit. "


@pytest.mark.parametrize(
    ("moved", "is_reported"),
    [
        (MOVED, True),
        (f"<p>{MOVED}</p>", True),
        (f'<p class="note-of-the-theme">{MOVED}</p>', False),
        (f'<p><a href="/2012/">{MOVED}</a></p>', False),
        (f"<p hidden>{MOVED}</p>", False),
        ("By Ada, at noon", False),
    ],
)
def test_a_text_beside_that_of_the_post_is_reported(tmp_path, moved, is_reported):
    page = PAGE.format("The boats were late.", "en", "").replace(
        "</div></article>", f"</div>{moved}</article>"
    )
    (tmp_path / "boats.html").write_text(page, "utf-8")
    assert ("text-around" in reading.read(tmp_path / "boats.html")[1]) is is_reported


def test_a_text_that_stands_beside_several_posts_is_the_site_s(tmp_path):
    for name in ("boats", "lamps"):
        page = PAGE.format(f"The {name} were late.", "en", "").replace(
            "</div></article>", f"</div>{MOVED}</article>"
        )
        (tmp_path / f"{name}.html").write_text(page.replace("Boats", name), "utf-8")
    assert "text-around" not in reading.read(tmp_path)[1]
