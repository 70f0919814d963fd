"""Front matter that the generator of a tree does not read: what it says counts, and none of it is shown as text."""

import pytest

from tests.reading import posts, read

DAMAGED = {
    "long marks": "----\ntitle: Tide: a log\ndate: 2020-05-06\ndraft: true\n----\nWords.\n",
    "empty lines first": "\n\n---\ntitle: 'Tide: a log'\ndate: 2020-05-06\ndraft: true\n---\nWords.\n",
    "a space first": " ---\ntitle: 'Tide: a log'\ndate: 2020-05-06\ndraft: true\n---\nWords.\n",
    "no end": "---\ntitle: Tide: a log\ndate: 2020-05-06\ndraft: true\n\nWords.\n",
    "an empty line in it": "---\ntitle: Tide: a log\n\ndate: 2020-05-06\ndraft: true\n---x\nWords.\n",
    "other marks": "+++\ntitle: Tide: a log\ndate: 2020-05-06\ndraft: true\n+++\nWords.\n",
    "carriage returns": "---\rtitle: 'Tide: a log'\rdate: 2020-05-06\rdraft: true\r---\rWords.\r",
    "a line that is none": " ---\ntitle: 'Tide: a log'\n<<: *sea\ndate: 2020-05-06\ndraft: true\n---\nWords.\n",
    "zero bytes": "---\ntitle: 'Tide: a log'\ndate: 2020-05-06\ndra\0ft: true\n---\nWords.\n",
}
OF_OTHERS = {
    "JBake": "title=Tide: a log\ndate=2020-05-06\ntags=sea, log\nstatus=draft\n~~~~~~\n\nWords.\n",
    "Cryogen": '{:title "Tide: a log", :date "2020-05-06"\n :tags ["sea" "log"] :draft? true}\n\nWords.\n',
    "HTMLy": "<!--t Tide: a log t-->\n<!--tag sea,log tag-->\n\nWords.\n",
    "Pico": "/*\nTitle: Tide: a log\nDate: 2020-05-06\nTags: [sea, log]\nHidden: true\n*/\nWords.\n",
    "Franklin": '@def title = "Tide: a log"\n@def published = "6 May 2020"\n@def tags = ["sea", "log"]\n@def draft = true\n\nWords.\n',
    "Zine": '---\n.title = "Tide: a log",\n.date = @date("2020-05-06T00:00:00"),\n.tags = ["sea", "log"],\n.draft = true,\n---\n\nWords.\n',
    "Coleslaw": ";;;;;\ntitle: Tide: a log\ntags: [sea, log]\ndate: 2020-05-06\ndraft: true\n;;;;;\nWords.\n",
    "Frog": "    Title: Tide: a log\n    Date: 2020-05-06\n    Tags: sea, log, DRAFT\n\nWords.\n",
    "an object": "---js\n{ title: 'Tide: a log', tags: ['sea', 'log'], date: '2020-05-06', draft: true, x: () => 1 }\n---\nWords.\n",
    "constants": "---js\nconst title = 'Tide: a log';\nlet tags = ['sea', 'log'];\nvar date = '2020-05-06';\nconst draft = true;\n---\nWords.\n",
    "NimblePublisher": '%{\n  title: "Tide: a log",\n  author: "A \\"B\\" C",\n  tags: ~w(sea log),\n  date: ~D[2020-05-06],\n'
    '  description: """\n  Some\n  words.\n  """,\n  draft: true\n}\n---\nWords.\n',
    "NimblePublisher's keys": '%{"title" => "Tide: a log", "tags" => ["sea", "log"], "date" => "2020-05-06", "draft" => true}\n---\nWords.\n',
    "a lost fence": "\ntitle: 'Tide: a log'\ntags: [sea, log]\nroutable: false\ndate: 2020-05-06\n---\nWords.\n",
    "a comment": "<!--\ntitle: Tide: a log\ndate: 2020-05-06\ntags: [sea, log]\ndraft: true\n-->\nWords.\n",
}
NAMED = {
    "JBake",
    "Cryogen",
    "HTMLy",
    "Pico",
    "Franklin",
    "Coleslaw",
    "Frog",
    "NimblePublisher",
    "NimblePublisher's keys",
    "an object",
    "constants",
}
"""Programs whose front matter is read as what it is: nothing of it is damaged."""
TEXTS = {
    "a rule": "---\nNote: the tide\n\nis high.\n",
    "a brace": "{ :x\n\nText.\n",
    "a template": "{% raw %}\ntitle: x\n",
    "a comment": "<!-- title: none -->\nText.\n",
    "a program": "---js\nno end\n",
    "a set": "%{ no map }\n\nWords.\n",
    "a list": "- title: x\n- draft: true\n",
}


def only_post(folder, text, generator="markdown"):
    (folder / "a.md").write_bytes(text.encode())
    records, findings = read(folder, generator=generator)
    (post,) = posts(records).values()
    return post, findings


@pytest.mark.parametrize("generator", ["markdown", "hugo", "gatsby", "vuepress"])
@pytest.mark.parametrize("kind", DAMAGED)
def test_damaged_front_matter_is_front_matter(tmp_path, generator, kind):
    (tmp_path / "content").mkdir()
    folder = tmp_path if generator != "hugo" else tmp_path / "content"
    (folder / "a.md").write_bytes(DAMAGED[kind].encode())
    (post,) = posts(read(tmp_path, generator=generator)[0]).values()
    assert (post.title, post.date, post.status) == ("Tide: a log", "2020-05-06T00:00:00", "draft")
    assert post.body.text.strip().endswith("Words.")
    assert "draft" not in post.body.text


@pytest.mark.parametrize("name", OF_OTHERS)
def test_front_matter_of_other_programs(tmp_path, name):
    post, findings = only_post(tmp_path, OF_OTHERS[name])
    assert (post.title, post.body.text.strip()) == ("Tide: a log", "Words.")
    assert [term.name for term in post.terms] == ["sea", "log"]
    assert (post.status == "publish") is (name == "HTMLy")
    assert ("other-header" if name in NAMED else "bad-header") in findings
    assert ("header" in post.extra) is (name not in NAMED)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_that_begins_like_it_stays_one(tmp_path, kind):
    post, findings = only_post(tmp_path, TEXTS[kind])
    assert post.body.text.strip() == TEXTS[kind].strip()
    assert "bad-header" not in findings


def test_edn_that_ends_too_soon_is_a_text(tmp_path):
    for text in ('{:title "a"', "{:a ]} b", '{:a #{1 "x"} :b (', "{:a}} b"):
        post, _ = only_post(tmp_path, text)
        assert post.status == "publish"


def test_texts_with_fields_that_no_reader_takes_are_findings(tmp_path):
    (tmp_path / "a.md").write_text("Words.\n", encoding="utf-8")
    for name in ("essay.txt", "article.html.haml"):
        head = (
            "Title: Tide\n----\nText: Words.\n"
            if name.endswith("txt")
            else "---\ntitle: Tide\n---\n%p Words\n"
        )
        (tmp_path / name).write_text(head, encoding="utf-8")
    (tmp_path / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    assert read(tmp_path)[1].count("unread-text") == 2
