"""Trees of programs that blogport has no table for (Hakyll, nanoc, Typemill, …), read as plain Markdown."""

import pytest

from converters.model import Post
from tests.reading import read


def posts(records):
    return {record.title: record for record in records if isinstance(record, Post)}


def site(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_templates_are_no_sign_of_zola(tmp_path):
    """Hakyll and others have a folder of templates too, and other extensions of texts than Zola."""
    files = {
        "templates/base.html": "<html>$body$</html>\n",
        "templates/page.html": "<p>$body$</p>\n",
        "posts/2024-05-06-reed.markdown": "---\ntitle: Reed\ntags: marsh, tide\n---\nWords.\n",
    }
    reed = posts(read(site(tmp_path, files))[0])["Reed"]
    assert (reed.date, [term.name for term in reed.terms]) == ("2024-05-06T00:00:00", ["marsh", "tide"])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("posts/tide.yaml", "title: Tide\ncreated_at: 2024-05-06\npublished: false\n"),  # nanoc
        ("posts/tide.yaml", "---\ntitle: Tide\ncreated_at: 2024-05-06\ndraft: true\n"),
        ("posts/tide.md.metadata", "title: Tide\ncreated: 2024-05-06\ndraft: true\n"),  # Hakyll
        (
            "posts/tide.yaml",
            "meta:\n    title: Tide\n    created: '2024-05-06'\n    draft: true\n",
        ),  # Typemill
    ],
)
def test_fields_beside_a_text_are_its_own(tmp_path, path, text):
    records, findings = read(
        site(tmp_path, {"posts/tide.md": "No.\n", path: text, "posts/reed.md": "Words.\n"})
    )
    tide = posts(records)["Tide"]
    assert (tide.status, tide.date) == ("draft", "2024-05-06T00:00:00")
    assert "not-taken" not in findings


def test_damaged_fields_beside_a_text(tmp_path):
    """They are a loss; that they say that it is a draft is believed."""
    files = {"posts/tide.md": "No.\n", "posts/tide.yaml": "title: [\ndraft: true\n"}
    records, findings = read(site(tmp_path, files))
    assert [post.status for post in records if isinstance(post, Post)] == ["draft"]
    assert "bad-header" in findings


@pytest.mark.parametrize("text", ["- 1\n- 2\n", "title: [\n", "", "words\n"])
def test_other_data_beside_a_text(tmp_path, text):
    """A list, damage, nothing, a word: the text is read as it is."""
    files = {"posts/tide.md": "---\ntitle: Tide\n---\nWords.\n", "posts/tide.yaml": text}
    tide = posts(read(site(tmp_path, files))[0])["Tide"]
    assert (tide.status, tide.body.text) == ("publish", "Words.")


def test_a_folder_has_the_date_of_the_texts_in_it(tmp_path):
    files = {
        f"posts/2024-05-06-reed/{lang}.md": f"---\ntitle: Reed {lang}\n---\nWords.\n" for lang in ("en", "ko")
    }
    found = posts(read(site(tmp_path, files))[0])
    assert {title: post.date for title, post in found.items()} == {
        "Reed en": "2024-05-06T00:00:00",
        "Reed ko": "2024-05-06T00:00:00",
    }


def test_texts_of_an_unknown_kind_are_a_loss(tmp_path):
    """In whichever folder they are, if they begin with a title."""
    files = {
        "posts/reed.md": "---\ntitle: Reed\n---\nWords.\n",
        "wiki/fog.page": "---\ntitle: Fog\n---\nWords.\n",
        "wiki/code.f90": "program fog\n",
    }
    assert read(site(tmp_path, files))[1].count("unread-text") == 1


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("25-02-2024", "2024-02-25T00:00:00"),
        ("02/25/2024 10:30", "2024-02-25T10:30:00"),
        ("6.5.2024", "2024-05-06T00:00:00"),
        ("20240506101500123", "2024-05-06T10:15:00"),
        ("05-06-2024", None),
        ("25-13-2024", None),
    ],
)
def test_dates_whose_day_comes_first(tmp_path, date, day):
    """Where it is certain; else the post has no date, and the report says so."""
    records, findings = read(
        site(tmp_path, {"posts/reed.md": f"---\ntitle: Reed\ndate: {date}\n---\nWords.\n"})
    )
    assert posts(records)["Reed"].date == day
    assert ("bad-date" in findings) == (day is None)


def test_tiddlers(tmp_path):
    """Markdown of TiddlyWiki is read with the fields beside it; its own texts are losses, by name."""
    files = {
        "tiddlers/Reed.md": "Words.\n",
        "tiddlers/Reed.md.meta": "created: 20240506101500123\ntitle: Reed\ntype: text/x-markdown\n",
        "tiddlers/Fog.md": "No.\n",
        "tiddlers/Fog.md.meta": "draft.of: Fog\ntitle: Draft of 'Fog'\n",
        "tiddlers/Tide.tid": "title: Tide\n\n! Words\n",
        "tiddlers/$__StoryList.tid": "title: $:/StoryList\n\n",
    }
    records, findings = read(site(tmp_path, files))
    found = posts(records)
    assert {title: (post.type, post.status) for title, post in found.items()} == {
        "Reed": ("post", "publish"),
        "Draft of 'Fog'": ("page", "draft"),
    }
    assert found["Reed"].extra["type"] == "text/x-markdown"
    assert findings.count("unread-text") == 1


ORG = {
    "posts/2024-05-06-reed.org": "#+TITLE: Reed\n#+FILETAGS: :marsh:\n\nSee [[file:2024-05-07-tide.org][the tide]] and [[file:heron.jpg]].\n\n"
    "* Later :noexport:\nHidden words.\n",
    "posts/2024-05-07-tide.org": "#+TITLE: Tide\n#+DRAFT: t\n\nNo.\n",
    "posts/2024-05-08-fog.org": "---\ntitle: Fog\ntags: [mist]\n---\n* Dawn\nWords.\n",
    "posts/heron.jpg": "x",
}


def test_org(tmp_path):
    records, findings = read(site(tmp_path, ORG))
    found = posts(records)
    assert {title: (post.status, post.date) for title, post in found.items()} == {
        "Reed": ("publish", "2024-05-06T00:00:00"),
        "Tide": ("draft", "2024-05-07T00:00:00"),
        "Fog": ("publish", "2024-05-08T00:00:00"),
    }
    assert found["Reed"].body.dialect == "html"
    assert "Hidden" not in found["Reed"].body.text
    assert found["Fog"].body.text == "<h2>Dawn</h2>\n<p>Words.</p>"
    assert "hidden-text" in findings


@pytest.mark.parametrize("settings", ["hugo.toml", "_config.yml", "pelicanconf.py", "conf.py"])
def test_org_in_the_sites_of_generators(tmp_path, settings):
    folder = {
        "hugo.toml": "content/posts",
        "_config.yml": "_posts",
        "pelicanconf.py": "content",
        "conf.py": "posts",
    }[settings]
    text = {"conf.py": 'BLOG_TITLE = "Fen"\nPOSTS = ()\nSITE_URL = "https://fen.example/"\n'}.get(
        settings, ""
    )
    files = {settings: text, f"{folder}/2024-05-06-reed.org": "#+TITLE: Reed\n#+DATE: 2024-05-06\n\nWords.\n"}
    assert posts(read(site(tmp_path, files))[0])["Reed"].body.text == "<p>Words.</p>"


def test_org_that_emacs_exported_is_read_once(tmp_path):
    files = {
        "posts/reed.org": "#+TITLE: Reed\n\nWords.\n",
        "posts/reed.md": "---\ntitle: Reed\n---\nWords.\n",
        "all.org": "* Tide\n:PROPERTIES:\n:EXPORT_FILE_NAME: tide\n:END:\nNo.\n",
    }
    records, findings = read(site(tmp_path, files))
    assert [post.id for post in records if isinstance(post, Post)] == ["posts/reed"]
    assert [kind for kind in findings if kind != "not-taken"] == ["unreadable-file"]


@pytest.mark.parametrize(
    "header",
    [
        "---\ntitle: Reed\ndraft: true\ndraft: false\n---\n",
        "---\ntitle: Reed\npublished: true\ndate: 2024-05-06\npublished: false\n---\n",
        '---\ntitle: Reed\n"private": yes\nprivate: no\n---\n',
    ],
)
def test_keys_that_contradict_each_other_keep_a_text_back(tmp_path, header):
    """Hugo and js-yaml refuse it; others take the last one. Nobody knows which is meant."""
    records, findings = read(site(tmp_path, {"posts/reed.md": f"{header}Words.\n"}))
    assert posts(records)["Reed"].status in ("draft", "private")
    assert "bad-header" in findings


def test_a_key_that_is_twice_there_is_no_draft(tmp_path):
    header = "---\ntitle: Reed\ntags: [a]\ntags: [b]\ndraft: false\n---\n"
    assert posts(read(site(tmp_path, {"posts/reed.md": f"{header}Words.\n"}))[0])["Reed"].status == "publish"


def test_two_versions_of_fields_keep_a_text_back(tmp_path):
    files = {
        "content/contents.lr": "title: Home\n---\nbody: Words.\n",
        "content/reed/contents.lr": "title: Reed\n---\n<<<<<<< ours\n_hidden: yes\n=======\n_hidden: no\n>>>>>>> theirs\n---\nbody: Words.\n",
    }
    assert posts(read(site(tmp_path, files))[0])["Reed"].status == "draft"


PROJECT = {
    "package.json": "{}",
    "posts/reed.md": "---\ntitle: Reed\n---\nWords.\n",
    "posts/bare.md": "# Bare\n",
    "docs/agents/style.md": "# How to write\n",
    "TODO.md": "- [ ] the tide\n",
}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, {"Reed", "Bare"}),
        ({"next.config.js": "module.exports = {}"}, {"Reed", "Bare"}),
        ({"svelte.config.js": "export default {}"}, {"Reed", "Bare"}),
        ({"package.json": None}, {"Reed", "Bare", "How to write", "TODO"}),
        ({"posts/reed.md": "# Reed\n"}, {"Reed", "Bare", "How to write", "TODO"}),
    ],
)
def test_notes_about_the_program_of_a_site_are_no_pages_of_it(tmp_path, changes, wanted):
    files = {path: text for path, text in (PROJECT | changes).items() if text is not None}
    records, findings = read(site(tmp_path, files))
    assert set(posts(records)) == wanted
    assert findings.count("unread-text") == 4 - len(wanted)


@pytest.mark.parametrize(
    "settings", [{"hugo.toml": "title = 'x'\n"}, {"content/.vitepress/config.mts": "export default {}"}]
)
def test_links_in_double_brackets_to_texts_that_are_there_are_links(tmp_path, settings):
    text = "[[Reed Bed|the bed]] [[log/tide#High water]] `[[tide]]` [[nobody]] [[tide]](/x) [[ tide ]]\n\n```sh\n[[tide]]\n```"
    files = settings | {
        "content/log/a.md": f"---\ntitle: A\n---\n{text}\n",
        "content/log/tide.md": "---\ntitle: Tide\n---\nT\n",
        "content/notes/Reed Bed.md": "---\ntitle: Bed\n---\nB\n",
    }
    found = posts(read(site(tmp_path, files))[0])["A"]
    links = "[the bed](../notes/Reed%20Bed.md) [High water](tide.md#high-water)"
    assert found.body.text == text.replace("[[Reed Bed|the bed]] [[log/tide#High water]]", links)
