"""Graphs of Logseq: what is public, properties, journals, names of pages."""

from pathlib import Path

from tests.reading import posts, read

PAGE = "public:: true\ntags:: [[sea]], #log\nalias:: High water\n\n- Words about [[Tide/Low]]\n  id:: 64b1f0aa-0000-4000-8000-000000000001\n\t- more\n\t  collapsed:: true\n"


def graph(folder: Path, config: str = "{:meta/version 1}") -> Path:
    files = {
        "logseq/config.edn": config,
        "logseq/bak/pages/Old.md": "public:: true\n\n- OLDWORD\n",
        "pages/Tide.md": PAGE,
        "pages/Tide___Low.md": "public:: true\n\n- ```\n  id:: shown\n  ```\n- low\n",
        "pages/Money.md": "- SECRETWORD\n",
        "pages/Never.md": "public:: false\n\n- SECRETWORD\n",
        "journals/2024_05_06.md": "- SECRETWORD of a day\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_only_what_says_so_is_public(tmp_path):
    records, findings = read(graph(tmp_path))
    found = posts(records)
    public = {post.title for post in found.values() if post.status == "publish"}
    assert public == {"Tide", "Tide/Low"}
    assert found["journals/2024_05_06"].status == "private"
    assert "private-pages" in findings
    assert "OLDWORD" not in str(records)


def test_all_pages_are_public_if_the_settings_say_so(tmp_path):
    config = "{:publishing/all-pages-public? true ; :x\n}"
    found = posts(read(graph(tmp_path, config))[0])
    assert {post.id for post in found.values() if post.status != "publish"} == {"pages/Never"}
    commented = "{;; :publishing/all-pages-public? true\n}"
    found = posts(read(graph(tmp_path, commented))[0])
    assert found["pages/Money"].status == "private"


def test_a_page(tmp_path):
    found = posts(read(graph(tmp_path))[0])
    page = found["pages/Tide"]
    assert [term.name for term in page.terms] == ["sea", "log"]
    assert "[Tide/Low](Tide___Low.md)" in page.body.text
    assert "id::" not in page.body.text
    assert "collapsed" not in page.body.text
    assert page.extra["other_names"] == ["High water"]
    assert "id:: shown" in found["pages/Tide___Low"].body.text
    assert (found["journals/2024_05_06"].type, found["journals/2024_05_06"].date) == (
        "post",
        "2024-05-06T00:00:00",
    )
