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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2017-02-29 11:00:00", "2017-03-01T11:00:00"),
        ("2017-16-26", "2018-04-26T00:00:00"),
        ("2017-12-31 24:00:00 +0200", "2018-01-01T00:00:00+02:00"),
        ("2017/02/29", None),
        ("9999-13-01", None),
        ("2017-02-28", "2017-02-28T00:00:00"),
    ],
)
def test_days_past_the_last_one_go_on_where_javascript_reads_them(text, wanted):
    assert parsed(text, None, rolls_over=True) == wanted


def test_a_generator_in_javascript_shows_a_day_past_the_last_one_and_others_do_not(tmp_path):
    text = "---\ntitle: Tide\ndate: 2017-02-29\n---\nWords.\n"
    for settings, wanted in (("hexo/_config.yml", "2017-03-01T00:00:00"), ("jekyll/_config.yml", None)):
        root = tmp_path / settings.partition("/")[0]
        (root / "source" / "_posts").mkdir(parents=True)
        (root / "_config.yml").write_text("title: x\n", encoding="utf-8")
        (root / "source" / "_posts" / "tide.md").write_text(text, encoding="utf-8")
        (found,) = posts(read(root, generator=root.name)[0]).values()
        assert found.date == wanted


def test_a_content_folder_that_is_a_dot_is_the_root(tmp_path):
    for name, text in {
        ".eleventy.js": "module.exports = () => {\n  return { dir: { input: '.' } };\n};\n",
        "src/tool.js": "",
        "posts/tide.md": "---\ntitle: Tide\n---\nWords.\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (found,) = posts(read(tmp_path)[0]).values()
    assert found.url == "/posts/tide/"
