"""Channels of Telegram: entities, albums, files, damage; conversations of people are not read."""

import json
import shutil
import zipfile
from functools import partial

import pytest

import converters
from converters import Site
from converters.formats.telegram.texts import body
from converters.io.opening import open_source
from converters.io.sources import Source
from converters.model import Asset, Author
from tests import reading
from tests.conftest import CORPUS, FIXTURES
from tests.reading import posts

CHANNEL = FIXTURES / "telegram"
SITE = {"site": "https://t.me/pier"}


read = partial(reading.read, **SITE)


def test_messages_are_posts_and_an_album_is_one():
    records, findings = read(CHANNEL)
    found = posts(records)
    assert next(record for record in records if isinstance(record, Site)).title == "Pier"
    assert found["2"].body.text == (
        '<p><strong>Fog</strong></p>\n\n<p>Over the <a href="https://gull.example/?a=1&amp;b=2">harbour</a><br />\nand #tide</p>\n\n'
        '<pre><code class="language-python">a\n\n  &lt;b&gt;</code></pre>\n\n'
        '<p>after <a href="https://gull.example">gull.example</a> <a href="https://t.me/gull">@gull</a> '
        '<span class="spoiler">hidden</span></p>'
    )
    assert (found["2"].date, found["2"].url, found["2"].likes) == (
        "2023-07-13T04:24:38+00:00",
        "https://t.me/pier/2",
        5,
    )
    assert [term.name for term in found["2"].terms] == ["tide"]
    assert found["3"].body.text == '<p>Two of an album</p>\n<p><img src="/photos/fog.gif" alt=""></p>'
    assert (found["5"].body.text, found["5"].modified) == (
        "<p>Old <em>form</em></p>",
        "2023-07-13T06:00:00+00:00",
    )
    assert (found["5"].extra["in_reply_to"], found["5"].author) == ("2", "bo")
    assert found["6"].body.text == "<blockquote>\n<p>Passed on</p>\n</blockquote>\n<p>Gull</p>"
    assert found["7"].body.text == "<p>Which?</p>\n<ul><li>Tea (3)</li><li>Salt &amp; rope (1)</li></ul>"
    assert found["8"].body.text == '<figure><audio src="/voice_messages/a.ogg" controls></audio></figure>'
    assert found["9"].status == "private"
    assert list(found) == ["2", "3", "5", "6", "7", "8", "9"]
    assert [author.login for author in records if isinstance(author, Author)] == ["pier", "bo"]
    assert [record.url for record in records if isinstance(record, Asset)] == [
        "/photos/fog.gif",
        "/voice_messages/a.ogg",
    ]
    assert findings == ["files-not-exported", "no-note"]


def test_a_zone_moves_the_clock():
    assert posts(read(CHANNEL, zone="Asia/Tokyo")[0])["2"].date == "2023-07-13T13:24:38+09:00"


def test_files_are_copied_and_what_is_paid_for_is_kept_back(tmp_path):
    converters.convert(CHANNEL, tmp_path / "site", to="hugo", options=SITE)
    shown = "".join(file.read_text() for file in (tmp_path / "site/content").rglob("*.md"))
    assert "Two of an album" in shown
    assert "Kept back" not in shown
    assert [file.read_bytes()[:4] for file in (tmp_path / "site").rglob("fog.gif")] == [b"GIF8"]


def changed(tmp_path, **fields):
    path = tmp_path / "result.json"
    path.write_text(json.dumps({**fields, **{k: v for k, v in json.loads((CHANNEL / "result.json").read_text()).items() if k not in fields}}))  # fmt: skip
    return path


@pytest.mark.parametrize(
    "kind",
    [
        "personal_chat",
        "private_group",
        "private_supergroup",
        "public_supergroup",
        "saved_messages",
        "bot_chat",
        "odd",
        "",
    ],
)
def test_a_conversation_is_not_read(kind, tmp_path):
    with pytest.raises(converters.SourceError, match="no channel"):
        read(changed(tmp_path, name="Bo", type=kind))


def test_the_export_of_an_account_is_not_read(tmp_path):
    chat = json.loads((CHANNEL / "result.json").read_text())
    account = {"about": "x", "personal_information": {"user_id": 1}, "chats": {"about": "x", "list": [chat]}}
    (tmp_path / "result.json").write_text(json.dumps(account))
    with pytest.raises(converters.SourceError, match="no export of one channel"):
        read(tmp_path / "result.json")
    (tmp_path / "result.json").write_text(json.dumps({"chats": {"list": [chat]}}))
    with pytest.raises(converters.SourceError, match="no export of one channel"):
        list(converters.read(tmp_path / "result.json", from_="telegram"))


def test_a_private_channel_is_private(tmp_path):
    found = posts(read(changed(tmp_path, name="Pier", type="private_channel"))[0])
    assert {post.status for post in found.values()} == {"private"}


@pytest.mark.parametrize("form", ["folder", "folder within", "zip", "wrapped zip", "zip of a Mac"])
def test_of_a_folder_only_the_messages_are_opened_before_files_are_copied(form, tmp_path, monkeypatch):
    opened: set[str] = set()
    real = Source.open

    def counted(self):
        if self.is_member:
            opened.add(self.place.rpartition("/")[2])
        return real(self)

    folder = tmp_path / "in" / "ChatExport_2023-07-13"
    shutil.copytree(CHANNEL, folder)
    source = folder.parent if form == "folder within" else folder
    if "zip" in form:
        source = tmp_path / "a.zip"
        around = {"zip": "", "wrapped zip": "ChatExport/", "zip of a Mac": "e\u0301te\u0301/"}[form]
        with zipfile.ZipFile(source, "w") as out:
            for file in sorted(folder.rglob("*")):
                out.write(file, around + file.relative_to(folder).as_posix())
            out.writestr("__MACOSX/._result.json", b"\0\5\x16\7")
    monkeypatch.setattr(Source, "open", counted)
    records, _ = read(source)
    assert (len(posts(records)), opened) == (7, {"result.json"})
    assert len([record for record in records if isinstance(record, Asset)]) == 2


@pytest.mark.parametrize(
    ("message", "html"),
    [
        ({"text": "a < b\n\nc"}, "<p>a &lt; b</p>\n\n<p>c</p>"),
        ({"text": [{"type": "bold", "text": "a\n\nb"}]}, "<p><strong>a</strong></p>\n\n<p><strong>b</strong></p>"),
        ({"text": [{"type": "blockquote", "text": "a\nb"}, "c"]}, "<blockquote>a<br />b</blockquote>\n\n<p>c</p>"),
        ({"text": [{"type": "odd", "text": "a"}, 7]}, "<p>a</p>"),
        ({"file": "files/a.pdf", "file_name": "A & b.pdf"}, '<p><a href="/files/a.pdf">A &amp; b.pdf</a></p>'),
        ({"file": "video_files/a.mp4", "media_type": "video_file"}, '<figure><video src="/video_files/a.mp4" controls></video></figure>'),
        ({"location_information": {"latitude": 1.5, "longitude": 2}}, '<p><a href="https://www.openstreetmap.org/?mlat=1.5&amp;mlon=2">1.5, 2</a></p>'),
        ({"text": "", "contact_information": {"phone_number": "1"}}, ""),
    ],
)  # fmt: skip
def test_a_message_becomes_html(message, html):
    assert body(message) == html


def test_damage_costs_the_message_that_has_it(tmp_path):
    (tmp_path / "result.json").write_text((CHANNEL / "result.json").read_text()[:-40])
    records, findings = read(tmp_path / "result.json")
    assert list(posts(records)) == ["2", "3", "5", "6", "7", "8"]
    assert findings == ["unreadable-item", "files-not-exported", "no-note"]


def test_the_sample_of_the_corpus_is_read_whole():
    path = CORPUS / "exports/made-here/telegram/result.json"
    if not path.is_file():
        pytest.skip("the corpus is not here")
    found = posts(read(path)[0])
    text = path.read_text()
    albums = 1  # two photos of one second
    assert len(found) == text.count('"type": "message"') - albums
    assert all(post.body and post.date for post in found.values())


def test_a_folder_is_known_by_its_messages(tmp_path):
    (tmp_path / "a" / "files").mkdir(parents=True)
    (tmp_path / "a" / "files" / "tide.pdf").write_bytes(b"%PDF")
    shutil.copy(CHANNEL / "result.json", tmp_path / "a")
    assert converters.registry.detect(open_source(tmp_path / "a")) == "telegram"
    (tmp_path / "a" / "result.json").write_text('{"passed": 3}')
    assert converters.registry.detect(open_source(tmp_path / "a")) == ""
