"""Where a site begins, whose settings lie beside other texts; and dates that few programs write."""

import pytest

from converters.generators.front_matter.dates import parsed
from tests.reading import posts, read


def test_settings_in_a_folder_without_texts_are_of_something_else(tmp_path):
    for name, text in {
        "docs-dev/_config.yml": "title: Other\n",
        "vault/tide.md": "---\ntitle: Tide\n---\nWords.\n",
        "vault/dune.md": "---\ntitle: Dune\n---\nWords.\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert sorted(post.title for post in posts(read(tmp_path)[0]).values()) == ["Dune", "Tide"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2019-12-05 11:30:00 -500", "2019-12-05T11:30:00"),  # Jekyll 4.3 takes the clock alone
        ("2019-12-05 11:30:00 -5", "2019-12-05T11:30:00-05:00"),
        ("2019-12-05 11:30:00 +5:30", "2019-12-05T11:30:00+05:30"),
        ("2019-12-05 11:30:00 UTC+0900", "2019-12-05T11:30:00+09:00"),
        ("1603221233000", "2020-10-20T19:13:53+00:00"),
        ("1603221233", "2020-10-20T19:13:53+00:00"),
        ("9603221233", None),
    ],
)
def test_dates(text, wanted):
    assert parsed(text, None) == wanted
