"""Archives of Mastodon: notes, circles of readers, answers to others, files, damage, and what must not be opened."""

import json
import re
import shutil
import zipfile

import pytest

import converters
from converters import Diagnostics, Site
from converters.formats.mastodon.texts import body
from converters.io.limits import Limits
from converters.io.sources import Source
from converters.model import Asset, Author
from tests.conftest import CORPUS, FIXTURES
from tests.reading import posts, read

ARCHIVE = FIXTURES / "mastodon"


def test_notes_are_posts_without_a_title():
    records, findings = read(ARCHIVE)
    found = posts(records)
    site = next(record for record in records if isinstance(record, Site))
    assert (site.title, site.url, site.description) == (
        "Ada at the pier",
        "https://pier.example/@ada",
        "Fog & tide",
    )
    assert [author.login for author in records if isinstance(author, Author)] == ["ada"]
    fog = found["101"]
    assert (fog.title, fog.date, fog.url, fog.likes, fog.extra["reposts"]) == (
        "",
        "2023-02-03T22:30:00+00:00",
        "https://pier.example/@ada/101",
        4,
        2,
    )
    assert (
        '<a href="https://gull.example/fog/and/more">https://gull.example/fog/and/more</a>' in fog.body.text
    )
    assert fog.body.text.endswith(
        '<p><img src="/media_attachments/files/109/1/original/fog.jpg" alt="A pier in the fog"></p>'
    )
    assert [term.name for term in fog.terms] == ["harbour"]
    assert found["109"].body.text.startswith("<details><summary>Fog &amp; damp</summary>\n<p>Behind")
    assert found["110"].body.text == "<p>Which?</p>\n<ul><li>Tea (3)</li><li>Salt &amp; rope (1)</li></ul>"
    assert found["105"].modified == "2023-02-08T10:00:00+00:00"
    assert found["105"].extra["in_reply_to"] == "https://pier.example/users/ada/statuses/101"
    assert {id_: (post.type, post.status) for id_, post in found.items()} == {
        "101": ("post", "publish"),
        "103": ("response", "private"),
        "104": ("response", "private"),
        "105": ("post", "publish"),
        "106": ("post", "private"),
        "107": ("post", "private"),
        "108": ("post", "private"),
        "109": ("post", "publish"),
        "110": ("post", "publish"),
    }
    assert found["108"].extra["_mastodon_visibility"] == "unlisted"
    assert findings == ["no-note"]


def test_answers_are_posts_where_they_are_asked_for():
    found = posts(read(ARCHIVE, responses="true")[0])
    assert (found["103"].type, found["103"].status) == ("post", "publish")
    assert found["107"].status == "private"


def test_a_zone_moves_the_clock():
    assert posts(read(ARCHIVE, zone="Asia/Tokyo")[0])["101"].date == "2023-02-04T07:30:00+09:00"


def test_only_public_notes_are_published_with_their_files(tmp_path):
    for to in ("hugo", "html"):
        converters.convert(ARCHIVE, tmp_path / to, to=to)
        texts = [
            file for file in (tmp_path / to).rglob("*") if file.suffix in (".md", ".json", ".html", ".yaml")
        ]
        shown = "".join(file.read_text() for file in texts)
        assert "More of the fog" in shown
        assert not re.search("kept back", shown)
        assert [file.read_bytes()[:4] for file in (tmp_path / to).rglob("fog.*") if file.suffix in (".jpg", ".gif")] == [b"GIF8"]  # fmt: skip


@pytest.mark.parametrize("form", ["folder", "folder within", "zip", "wrapped zip", "zip of a Mac"])
def test_only_the_outbox_the_profile_and_uploads_are_opened(form, tmp_path, monkeypatch):
    opened: set[str] = set()
    real = Source.open

    def counted(self):
        if self.is_member:
            opened.add(self.place.rpartition("/")[2])
        return real(self)

    folder = tmp_path / "in" / "archive"
    shutil.copytree(ARCHIVE, folder)
    source = folder.parent if form == "folder within" else folder
    if "zip" in form:
        source = tmp_path / "a.zip"
        around = {"zip": "", "wrapped zip": "archive-1/", "zip of a Mac": "e\u0301te\u0301/"}[form]
        with zipfile.ZipFile(source, "w") as out:
            for file in sorted(folder.rglob("*")):
                out.write(file, around + file.relative_to(folder).as_posix())
            out.writestr("__MACOSX/._outbox.json", b"\0\5\x16\7")
    monkeypatch.setattr(Source, "open", counted)
    records, _ = read(source)
    assert len(posts(records)) == 9
    assert [record.url for record in records if isinstance(record, Asset)] == [
        "/media_attachments/files/109/1/original/fog.jpg"
    ]
    assert opened == {"outbox.json", "actor.json"}


def test_an_outbox_alone_is_read_and_a_profile_alone_is_refused(tmp_path):
    shutil.copy(ARCHIVE / "outbox.json", tmp_path)
    shutil.copy(ARCHIVE / "actor.json", tmp_path)
    assert len(posts(read(tmp_path / "outbox.json")[0])) == 9
    assert len(posts(read([tmp_path / "actor.json", tmp_path / "outbox.json"])[0])) == 9
    with pytest.raises(converters.SourceError, match=r"no outbox\.json"):
        read(tmp_path / "actor.json")


@pytest.mark.parametrize(
    "to", [None, [], "as:Public", ["as:Public"], ["Public"], ["https://pier.example/users/bo"], [7]]
)
def test_who_is_addressed_says_who_may_read(to, tmp_path):
    outbox = json.loads((ARCHIVE / "outbox.json").read_text())
    activity = outbox["orderedItems"][0]
    activity["to"] = activity["object"]["to"] = to
    outbox["orderedItems"] = [activity]
    (tmp_path / "outbox.json").write_text(json.dumps(outbox))
    is_public = to in ("as:Public", ["as:Public"], ["Public"])
    assert posts(read(tmp_path / "outbox.json")[0])["101"].status == ("publish" if is_public else "private")


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ({"content": 7}, ""),
        ({"content": "a", "attachment": "x"}, "a"),
        ({"attachment": {"url": "/media_attachments/a.mp4", "mediaType": "video/mp4"}}, '<figure><video src="/media_attachments/a.mp4" controls></video></figure>'),
        ({"attachment": [{"url": "https://x.example/media_attachments/a.pdf"}]}, '<p><a href="https://x.example/media_attachments/a.pdf">a.pdf</a></p>'),
        ({"content": '<a href="https://x.example">x</a>'}, '<a href="https://x.example">x</a>'),
    ],
)  # fmt: skip
def test_a_note_becomes_html(note, html):
    assert body(note) == html


def test_damage_costs_the_note_that_has_it(tmp_path):
    text = (ARCHIVE / "outbox.json").read_text()
    (tmp_path / "outbox.json").write_text(text[:-300])
    records, findings = read(tmp_path / "outbox.json")
    assert len(posts(records)) == 8
    assert findings == ["unreadable-item", "no-note"]
    (tmp_path / "outbox.json").write_text(text.replace("More of the fog.", "More\x01" + "!" * 4000))
    diagnostics = Diagnostics()
    records = converters.read(tmp_path / "outbox.json", diagnostics=diagnostics, limits=Limits(record=4000))
    assert len(posts(list(records))) == 8
    assert [finding.kind for finding in diagnostics.findings] == ["unreadable-item"]


def test_the_sample_of_the_corpus_is_read_whole():
    folder = CORPUS / "exports/mastodon"
    if not folder.is_dir():
        pytest.skip("the corpus is not here")
    text = (folder / "outbox-cut.json").read_text()
    found = posts(read(folder)[0])
    assert len(found) == len(re.findall(r'"type": "Create"', text))
    assert sum(post.body.text.count("<img") for post in found.values()) == text.count('"type": "Document"')
    public = [item for item in json.loads(text)["orderedItems"] if item["type"] == "Create" and "https://www.w3.org/ns/activitystreams#Public" in item["to"]]  # fmt: skip
    mine = "https://indieweb.social/users/dealingwith/"
    own = [item for item in public if (item["object"]["inReplyTo"] or mine).startswith(mine)]
    assert {id_ for id_, post in found.items() if post.status == "publish"} == {
        item["object"]["id"].rpartition("/")[2] for item in own
    }


def test_a_profile_that_somebody_renamed_is_reported(tmp_path):
    for name in ("outbox.json", "actor.json"):
        shutil.copy(ARCHIVE / name, tmp_path / name.replace("actor", "(1) actor"))
    diagnostics = Diagnostics()
    converters.convert(
        tmp_path, tmp_path.with_suffix(".jsonl"), to="archive", from_="mastodon", diagnostics=diagnostics
    )
    assert [finding.kind for finding in diagnostics.findings].count("renamed-parts") == 1


def test_files_of_pleroma_have_lists_of_links():
    link = {"type": "Link", "mediaType": "image/png", "href": "https://tarn.example/a.png"}
    note = {
        "attachment": [
            {"type": "Document", "name": "A heron", "url": [link]},
            {"type": "Document", "url": []},
        ]
    }
    assert body(note) == '<p><img src="https://tarn.example/a.png" alt="A heron"></p>'
