"""Archives of Micro.blog: the source of posts, uploads, tags, damage, and what is not opened."""

import json
import shutil
import zipfile

import pytest

import converters
from converters import Diagnostics, Post, Site
from converters.io.opening import open_source
from converters.io.sources import Source
from converters.model import Asset, Author, Media, Term
from tests.conftest import CORPUS, FIXTURES

ARCHIVE = FIXTURES / "microblog"


def read(source, from_=None):
    diagnostics = Diagnostics()
    records = list(converters.read(source, from_=from_, diagnostics=diagnostics))
    return records, [finding.kind for finding in diagnostics.findings]


def posts(records):
    return [record for record in records if isinstance(record, Post)]


def test_items_are_posts_in_their_source():
    records, findings = read(ARCHIVE)
    short, long, empty, odd = posts(records)
    site = next(record for record in records if isinstance(record, Site))
    assert (site.title, site.url) == ("Ada's fog", "https://ada.micro.blog/")
    assert (short.title, short.slug, short.date, short.author) == (
        "",
        "short",
        "2023-02-05T09:38:00-05:00",
        "ada",
    )
    assert (short.body.text, short.body.dialect) == (
        'Fog. <img src="/uploads/2023/fog.gif"> and ![tide](/uploads/2023/fog.gif)',
        "markdown",
    )
    assert [(term.name, term.slug) for term in short.terms] == [("harbour", "harbour"), ("C++", "c")]
    assert (long.title, long.body.dialect, long.excerpt, long.modified) == (
        "A long one",
        "html",
        "Short.",
        "2023-02-07T09:38:00-05:00",
    )
    assert long.extra == {"external_url": "https://gull.example/"}
    assert [record.url for record in records if isinstance(record, Media)] == [long.featured]
    assert (empty.body, odd.status) == (None, "scheduled")
    assert [record.name for record in records if isinstance(record, Author)] == ["Ada"]
    assert [record.slug for record in records if isinstance(record, Term)] == ["harbour", "c"]
    assert findings == []


def test_uploads_are_copied_and_unknown_words_keep_a_post_back(tmp_path):
    converters.convert(ARCHIVE, tmp_path / "site", to="hugo")
    shown = "".join(file.read_text() for file in (tmp_path / "site/content").rglob("*.md"))
    assert "Only *HTML*." in shown
    assert "Kept back" not in shown
    assert [file.read_bytes()[:4] for file in (tmp_path / "site").rglob("fog.gif")] == [b"GIF8"]


@pytest.mark.parametrize("form", ["folder", "zip", "wrapped zip", "zip of a Mac"])
def test_no_upload_is_opened_before_it_is_copied(form, tmp_path, monkeypatch):
    opened: set[str] = set()
    real = Source.open

    def counted(self):
        if self.is_member:
            opened.add(self.place.rpartition("/")[2])
        return real(self)

    source = tmp_path / "in"
    shutil.copytree(ARCHIVE, source)
    if "zip" in form:
        around = {"zip": "", "wrapped zip": "a/b/", "zip of a Mac": "e\u0301te\u0301/"}[form]
        with zipfile.ZipFile(tmp_path / "a.bar", "w") as out:
            for file in sorted(source.rglob("*")):
                out.write(file, around + file.relative_to(source).as_posix())
            out.writestr("__MACOSX/._feed.json", b"\0\5\x16\7")
        source = tmp_path / "a.bar"
    monkeypatch.setattr(Source, "open", counted)
    records, _ = read(source)
    assert len(posts(records)) == 4
    assert opened <= {"feed.json", "index.html"}  # the reader of feeds looks at the first bytes of a page
    assert [record.url for record in records if isinstance(record, Asset)] == ["/uploads/2023/fog.gif"]


def test_control_characters_are_forgiven_and_damage_costs_its_item(tmp_path):
    text = (ARCHIVE / "feed.json").read_text()
    path = tmp_path / "feed.json"
    path.write_text(text.replace("Kept back.", "Kept\x0b back.\x01").replace('"scheduled"', '"published"'))
    records, findings = read(path)
    assert (len(posts(records)), findings) == (4, [])
    path.write_text(text[:-4])  # what follows the last item is lost: it may have been another
    records, findings = read(path)
    assert (len(posts(records)), findings) == (4, ["unreadable-item"])
    path.write_text(text[:-120])
    records, findings = read(path)
    assert (len(posts(records)), findings) == (3, ["unreadable-item"])


def test_the_sample_of_the_corpus_is_read_whole():
    path = CORPUS / "exports/microblog-bar/feed.json"
    if not path.is_file():
        pytest.skip("the corpus is not here")
    text = path.read_text("utf-8")
    records, findings = read(path)
    found = posts(records)
    assert (len(found), findings) == (text.count('"date_published"'), [])
    assert sum(bool(post.title) for post in found) == text.count('"title"') - 1
    images = sum(item["content_text"].count("<img") for item in json.loads(text, strict=False)["items"])
    assert sum(post.body.text.count('<img src="/uploads/') for post in found if post.body) == images
    assert all(post.date and post.url for post in found)


def test_a_site_with_a_feed_and_uploads_is_no_archive(tmp_path):
    """Other programs publish a JSON Feed too; only what an archive has, or what says that it is one, is an archive."""
    shutil.copytree(ARCHIVE, tmp_path / "site")
    feed = tmp_path / "site" / "feed.json"
    feed.write_text(feed.read_text().replace("micro.blog", "fog.example"))
    assert converters.registry.detect(open_source(tmp_path / "site")) == "microblog"
    (tmp_path / "site" / "about.html").write_text(
        "<html><title>A</title><article><h1>A</h1><p>Fog.</p></article></html>"
    )
    assert converters.registry.detect(open_source(tmp_path / "site")) != "microblog"


def test_its_own_feed_is_no_export_that_lies_beside_it(tmp_path):
    shutil.copytree(ARCHIVE, tmp_path / "site")
    feed = tmp_path / "site" / "feed.json"
    feed.write_text(feed.read_text().replace("micro.blog", "fog.example"))
    _, kinds = read(tmp_path / "site", from_="microblog")
    assert "export-beside" not in kinds


@pytest.mark.parametrize("more", [{"xstatus": "draft"}, {"is_draft_": True}, {"Status": "private"}])
def test_a_mark_under_another_name_keeps_a_post_back(more, tmp_path):
    item = {
        "id": "https://ada.micro.blog/1",
        "url": "https://ada.micro.blog/1",
        "content_text": "Fog.",
        **more,
    }
    feed = {"version": "https://jsonfeed.org/version/1", "user_comment": "micro.blog", "items": [item]}
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    (post,) = posts(read(tmp_path / "feed.json")[0])
    assert post.status == "private"


def test_an_archive_of_uploads_alone_says_so(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "user_comment": "micro.blog",
        "entries": [{"content_text": "Fog."}],
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads/fog.gif").write_bytes(b"GIF89a")
    assert "nothing-in-source" in read(tmp_path)[1]
