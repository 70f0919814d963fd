"""Where a site begins, whose settings lie beside other texts; and dates that few programs write."""

import sys

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
        ("1st Mar 2023", "2023-03-01T00:00:00"),
        ("3RD of May 2020", "2020-05-03T00:00:00"),
        ("Monday, March 22nd, 2021", "2021-03-22T00:00:00"),
        ("2nd place", None),
        ("Tuesday", None),
        ("Monday " * 2_000, None),
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


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ("astro.config.mjs", "src/content/blog/2020-03-04-tide.md"),
        ("eleventy.config.js", "posts/2020-03-04_tide.md"),
        ("notes.txt", "posts/2020-03-04_tide.md"),
        ("next.config.js", "posts/2020-03-04-tide/index.md"),
    ],
)
def test_the_name_of_a_text_has_its_date_where_nothing_else_has(tmp_path, settings, path):
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("---\ntitle: Tide\n---\nWords.\n", encoding="utf-8")
    (tmp_path / settings).write_text(
        "module.exports = {};\n" if settings.endswith("js") else "x", encoding="utf-8"
    )
    [post] = posts(read(tmp_path)[0]).values()
    assert (post.type, post.date and post.date[:10]) == ("post", "2020-03-04")


def test_the_order_of_day_and_month_is_shown_under_any_key_of_a_date(tmp_path):
    for name, date in {"a": "25-12-2000", "b": "03-12-2000"}.items():
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\ncreated_at: {date}\n---\nx\n", "utf-8")
    found = posts(read(tmp_path)[0])
    assert {id_: post.date[:10] for id_, post in found.items()} == {"a": "2000-12-25", "b": "2000-12-03"}


@pytest.mark.parametrize(("value", "status"), [("true", "publish"), ("false", "draft")])
def test_whether_a_text_is_published_is_no_date(tmp_path, value, status):
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text("title = 'x'\n", "utf-8")
    text = f"---\ntitle: Tide\ndate: 2020-01-01\npublished: {value}\n---\nx\n"
    (tmp_path / "content" / "a.md").write_text(text, "utf-8")
    records, findings = read(tmp_path)
    assert [post.status for post in posts(records).values()] == [status]
    assert "bad-date" not in findings


def test_textile(tmp_path):
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\n", "utf-8")
    code = "{% highlight ruby %}\na *b* = c < d\n{% endhighlight %}"
    text = f'---\ntitle: Tide\n---\n\nh2. Ebb\n\nA *strong* "link":/x/.\n\n{code}\n'
    (tmp_path / "_posts" / "2020-01-01-tide.textile").write_text(text, "utf-8")
    [post] = posts(read(tmp_path)[0]).values()
    assert post.body.dialect == "html"
    for words in ("<h2>Ebb</h2>", "<strong>strong</strong>", '<a href="/x/">link</a>', "a *b* = c &lt; d"):
        assert words in post.body.text


def test_footnotes_of_textile_have_the_same_ids_in_each_run(tmp_path):
    pytest.importorskip("textile")
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2020-01-01-tide.textile").write_text(
        "---\ntitle: Tide\n---\nEbb[1].\n\nfn1. Late.\n", "utf-8"
    )
    one, other = (posts(read(tmp_path)[0]).values() for _ in range(2))
    assert [post.body.text for post in one] == [post.body.text for post in other] != []


@pytest.mark.parametrize("piece", ["*a ", "{%", "[%", "_a "])
def test_a_paragraph_of_marks_in_textile_is_a_loss(tmp_path, piece):
    pytest.importorskip("textile")
    (tmp_path / "a.textile").write_text(f"---\ntitle: Tide\n---\n{piece * 20_000}\n", "utf-8")
    records, findings = read(tmp_path)
    assert [post.body.text.strip() for post in posts(records).values()] == [(piece * 20_000).strip()]
    assert "textile-problem" in findings


def test_code_without_an_end_in_textile_is_looked_for_once(tmp_path):
    pytest.importorskip("textile")
    text = "{% highlight a %}\nb\n{% endhighlight %}\n\n" + "{% highlight c %}\n\n" * 20
    (tmp_path / "a.textile").write_text(f"---\ntitle: Tide\n---\n{text}", "utf-8")
    [post] = posts(read(tmp_path)[0]).values()
    assert post.body.text.count("language-a") == 1
    assert post.body.text.count("highlight c") == 20


def test_textile_without_its_package_is_a_loss(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "textile", None)
    (tmp_path / "a.textile").write_text("---\ntitle: Tide\n---\nh2. Ebb\n", "utf-8")
    records, findings = read(tmp_path)
    assert [post.body.text for post in posts(records).values()] == ["h2. Ebb"]
    assert "no-textile" in findings
