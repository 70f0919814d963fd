"""Nothing silent: every field holds a word of its own, and each word is written or spoken of.

The test knows nothing of a format but its name: it looks for the words in whatever files
came out, and in the findings. `converters.testing` makes its records from the model; the ones
here have what only WordPress has.
"""

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from textwrap import dedent

import pytest

import converters
from converters import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.testing import check_reader_on_damage, check_writer, check_writer_on_hostile
from converters.testing.files import written_files
from tests.comment_systems import exports as comment_exports
from tests.comment_systems.exports import EXPORTS
from tests.conftest import FIXTURES, ROOT
from tests.formats.cusdis.database import cusdis_database
from tests.formats.isso.database import isso_database
from tests.pictures import jpeg
from tests.targets import WRITERS

SITE = "https://wsitehost.example"
PRIVATE = {
    "wauthoremail",
    "wcommentemail",
    "192.0.2.77",
    "wcommentmeta",
    "wmediacommentname",
    "wmediacommentbody",
}
"""What a public target must not have."""

RECORDS = [
    Site(title="wsitetitle", url=SITE, description="wsitedescription", language="en-US", extra={"wsitekey": "wsiteextra"}),
    Author(id="wauthorid", login="wlogin", name="wauthorname", email="wauthoremail@a.example", url="https://wauthorurl.example", extra={"first_name": "wauthorextra"}),
    Term(id="wtermid", taxonomy="category", slug="wtermslug", name="wtermname", parent="wtermparent", description="wtermdescription", extra={"wtermmeta": ["wtermvalue"]}),
    Term(id="501", taxonomy="category", slug="wtermparent", name="wparentname"),
    Term(id="502", taxonomy="wtaxonomy", slug="wcustomslug", name="wcustomname"),
    Media(id="601", url=f"{SITE}/wmediaurl.jpg", path="2020/wmediapath.jpg", title="wmediatitle", caption="wmediacaption", alt="wmediaalt", mime="image/wmime", parent="700", date="2020-02-03T04:05:06+09:00", extra={"wmediakey": ["wmediaextra"], "comments": [{"type": "comment", "status": "approved", "author": {"name": "wmediacommentname"}, "body": {"text": "wmediacommentbody", "dialect": "html"}}]}),
    Media(id="602", url=f"{SITE}/wfeatured.jpg"),
    Post(
        id="700", type="post", status="publish", title="wtitle", slug="wslug", url=f"{SITE}/2020/wpath/", date="2020-01-05T08:11:13+09:00",
        modified="2021-11-16T18:21:23+09:00", author="wlogin", body=Markup(text="wbody [wlinktext](https://whref.example)", dialect="markdown"),
        excerpt="wexcerpt", order=4711, sticky=True, featured="602", comments_open=True, likes=8315,
        terms=(TermRef(taxonomy="category", slug="wtermslug", name="wtermname"), TermRef(taxonomy="post_tag", slug="wtagslug", name="wtagname"), TermRef(taxonomy="wtaxonomy", slug="wcustomslug", name="wcustomname")),
        comments=(
            Comment(id="9001", author=Commenter(name="wcommentname", email="wcommentemail@a.example", url="https://wcommenturl.example", ip="192.0.2.77", user="wcommentuser"), date="2020-02-07T09:31:33+09:00", likes=6271, body=Markup(text="<p>wcommentbody</p>", dialect="html"), extra={"akismet": ["wcommentmeta"]}),
            Comment(id="9002", parent="9001", type="pingback", author=Commenter(name="wpingname"), body=Markup(text="<p>wpingbody</p>", dialect="html")),
        ),
        extra={"wmetakey": ["wmetavalue"], "_whiddenkey": ["whiddenvalue"], "guid": "wguid", "wnumber": 4242, "wobject": {"winner": ["wdeep"]}},
    ),
    Post(id="701", type="page", title="wpagetitle", slug="wpageslug", url=f"{SITE}/wparentslug/wpageslug/", parent="702", body=Markup(text="wpagebody", dialect="markdown")),
    Post(id="702", type="page", title="wparenttitle", slug="wparentslug", url=f"{SITE}/wparentslug/"),
    Post(id="703", type="wcustomtype", title="wcustomtitle", slug="wcustomposts", body=Markup(text="wcustombody", dialect="markdown")),
    Post(id="704", status="draft", title="wdrafttitle", body=Markup(text="wdraftbody", dialect="markdown")),
]  # fmt: skip


def words():
    """All that must come out: texts that hold `w…`, and the numbers, dates and ids that are no words."""
    import re

    data = b"".join(map(converters.storage.record_lines.encode, RECORDS)).decode()
    return set(re.findall(r"_?\bw[a-z]{3,}", data)) - {"wordpress"} | {
        "4711", "8315", "6271", "4242", "9001", "9002", "700", "192.0.2.77",
        "04:05", "08:11", "18:21", "09:31",
    }  # fmt: skip


@pytest.mark.parametrize(
    "to", [name for name in WRITERS if name not in ("blogger", "epub", "feed", "ghost")]
)  # of fields that they do not carry these say the names alone
def test_every_word_is_written_or_spoken_of(to, tmp_path):
    target = tmp_path / {"archive": "a.jsonl", "wxr": "a.xml"}.get(to, "site")
    result = converters.write(RECORDS, target, to=to)
    files = {
        name: data for name, data in written_files(target).items() if not name.endswith(".blogport.json")
    }
    written = "\n".join([*files, *(data.decode() for data in files.values())])
    spoken = "\n".join(map(str, result.findings))
    for key, value in {"guid": "wguid", "_whiddenkey": "whiddenvalue", "akismet": "wcommentmeta"}.items():
        spoken += f" {value}" if key in spoken else ""
    missing = {word for word in words() if word not in written and word not in spoken}
    public = converters.registry.writer(to).public
    private = PRIVATE if public else set()
    if to in ("html", "warc"):  # pages have no drafts: whoever puts the folder on the web would publish them
        private = private | {"wdrafttitle", "wdraftbody"}
        assert result.accounts["post"].left_out == {"draft": 1}
    assert missing <= private
    if public:
        assert not {word for word in private if word in written}
    assert not [finding for finding in result.findings if finding.kind == "unaccounted"]


def test_a_packed_archive_reads_back_as_it_was(tmp_path):
    converters.write(RECORDS, tmp_path / "a.jsonl.gz", to="archive")
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).decode().count("\n") == len(RECORDS)
    assert sorted(map(repr, converters.read(Path(tmp_path / "a.jsonl.gz")))) == sorted(map(repr, RECORDS))


OMITTED = {
    name: {"post.password"} for name in WRITERS if name not in ("archive", "backup", "wxr", "html", "warc")
}
OMITTED["epub"] |= set(
    """author.email author.extra author.id author.login author.url comment.author.email comment.author.ip comment.author.user
    comment.extra media.alt media.caption media.date media.extra media.id media.mime media.parent media.path media.title
    media.url post.comments_open post.excerpt post.extra post.id post.order post.parent post.sticky site.extra term.extra
    term.id term.parent""".split()
)
OMITTED["ghost"] |= set(
    """author.extra author.id comment.author.email comment.author.ip comment.author.name comment.author.url comment.author.user
    comment.body comment.date comment.extra comment.id comment.likes comment.parent comment.status comment.type media.alt
    media.caption media.date media.extra media.id media.mime media.parent media.path media.title media.url post.comments_open
    post.extra post.id post.likes post.order post.parent site.extra site.language term.extra term.id term.parent""".split()
)
OMITTED["blogger"] |= set(
    """author.email author.extra author.id author.login comment.author.email comment.author.ip comment.author.user comment.extra
    comment.id comment.likes comment.type post.comments_open post.excerpt post.extra post.featured post.id post.likes post.order
    post.parent post.sticky post.terms.slug post.terms.taxonomy site.extra term.description term.extra term.id term.parent
    term.slug term.taxonomy""".split()
)
OMITTED["feed"] |= set(
    """author.extra author.id author.login comment.author.ip comment.author.user comment.extra comment.likes media.alt media.caption
    media.date media.extra media.id media.mime media.parent media.path media.title media.url post.comments_open post.extra post.likes post.order post.parent post.sticky site.extra term.description term.extra term.id term.parent""".split()
)
"""The fields that a writer does not carry. Who adds a field to the model decides about it here."""


@pytest.mark.parametrize("to", WRITERS)
def test_the_contract_by_the_model(to, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # a backup has the time of its run
    check_writer(to, tmp_path, omitted=OMITTED.get(to, ()))


@pytest.mark.slow(reason="two runs of 100 hostile posts for each writer")
@pytest.mark.parametrize("to", WRITERS)
def test_hostile_texts_are_texts(to, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    check_writer_on_hostile(to, tmp_path)


def sound_sample(reader, tmp_path):
    """The name and bytes of an input that a reader reads without a finding that is severe."""
    match reader:
        case "wxr":
            return "export.xml", (FIXTURES / "example.xml").read_bytes()
        case "archive":
            converters.convert(FIXTURES / "example.xml", tmp_path / "sound.jsonl", to="archive")
            return "blog.jsonl", (tmp_path / "sound.jsonl").read_bytes()
        case "backup":
            converters.convert(FIXTURES / "example.xml", tmp_path / "bag", to="backup")
            return "bag.tar", packed(tmp_path / "bag")
        case "html":
            return "page.html", (FIXTURES / "html/pages/kubrick.html").read_bytes()
        case "text":
            return "page.txt", (FIXTURES / "text/kiesel.txt").read_bytes()
        case "markdown":  # not compressed: the damage is in the texts, too
            converters.convert(FIXTURES / "example.xml", tmp_path / "site", to="hugo")
            (tmp_path / "site/.blogport.json").unlink()
            return "site.tar", packed(tmp_path / "site")
        case "blogger":
            return "backup.xml", (FIXTURES / "blogger/backup.xml").read_bytes()
        case "disqus":
            return "disqus.xml", (FIXTURES / "disqus/fog.xml").read_bytes()
        case _ if reader in EXPORTS:
            return Path(EXPORTS[reader].path).name, comment_exports.data(reader)
        case "staticman":
            return "comments.tar", packed(FIXTURES / "staticman/comments")
        case "utterances":
            return "comments.json", (FIXTURES / "utterances/comments.json").read_bytes()
        case "cusdis":
            return "cusdis.db", cusdis_database(tmp_path / "made.db")
        case "isso":
            return "comments.db", isso_database(tmp_path / "made.db")
        case "remark42":
            return "backup.json", (FIXTURES / "remark42/backup.json").read_bytes()
        case "ghost":
            return "fog.ghost.json", (FIXTURES / "ghost/fog.ghost.json").read_bytes()
        case "feed":
            return "feed.xml", (FIXTURES / "feed/feed.xml").read_bytes()
        case "wordpress-rest":
            return "categories.json", (FIXTURES / "wordpress-rest/categories.json").read_bytes()
        case "medium":
            return "export.tar", packed(FIXTURES / "medium/export")
        case "substack":
            return "export.tar", packed(FIXTURES / "substack/export")
        case "tumblr":
            return "export.tar", packed(FIXTURES / "tumblr/export")
        case "movabletype":
            return "harbour.txt", (FIXTURES / "movabletype/harbour.txt").read_bytes()
        case "mastodon":
            return "outbox.json", (FIXTURES / "mastodon/outbox.json").read_bytes()
        case "microblog":
            return "feed.json", (FIXTURES / "microblog/feed.json").read_bytes()
        case "telegram":
            return "result.json", (FIXTURES / "telegram/result.json").read_bytes()
        case "livejournal":
            return "2004-02.xml", (FIXTURES / "livejournal/2004-02.xml").read_bytes()
        case "cms-sql":
            text = (FIXTURES / "cms-sql/dotclear.txt").read_text("utf-8")
            return "backup.txt", text.replace('"broken row\n', "").replace('"4","9"', '"4","1"').encode()
        case "blogml":
            return "harbour.xml", (FIXTURES / "blogml/harbour.xml").read_bytes()
        case "wix":
            return "knots.csv", (FIXTURES / "wix/knots.csv").read_bytes().replace(
                b"KNOT_PICKER", b"LIST_ITEM"
            )
        case "wordpress-sql":
            return "moor.sql", (FIXTURES / "wordpress-sql/moor.sql").read_bytes()
        case "uploads":
            file = tmp_path / "uploads/2020/01/a.jpg"
            file.parent.mkdir(parents=True)
            file.write_bytes(jpeg())
            return "uploads.tar", packed(tmp_path / "uploads")
    raise AssertionError(f"the reader {reader} has no sample here")


def packed(folder):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.add(folder, folder.name)
    return made.getvalue()


@pytest.mark.slow(reason="reads hundreds of damaged files")
@pytest.mark.parametrize("reader", converters.registry.names("reader"))
def test_damaged_files_are_read_or_refused(reader, tmp_path):
    name, data = sound_sample(reader, tmp_path)
    check_reader_on_damage(
        reader, data, tmp_path, name=f"damaged-{name}", at=100, changed=100,
        silent_cuts=reader not in ("wxr", "html"),  # lines and files that are not there leave no trace
    )  # fmt: skip


# A field is added to the model, and nothing else is done


ADDED = """
    import json, sys, tempfile
    from pathlib import Path
    import converters
    from converters.testing import check_writer, sample

    writer, omitted = sys.argv[1], sys.argv[2].split()
    home = Path(tempfile.mkdtemp(dir=Path.cwd()))
    try:
        check_writer(writer, home, omitted=omitted)
        problems = ""
    except AssertionError as error:
        problems = str(error)
    public = converters.registry.writer(writer).public
    result = converters.write(sample(public=public).records.values(), home / "out", to=writer)
    found = [str(finding) for finding in result.findings if finding.kind == "not-carried"]
    print(json.dumps({"home": converters.__file__, "problems": problems, "findings": found}))
"""


def added(cls, writer, tmp_path):
    """What the contract test, and a run, say of a writer when `class cls` has a field more."""
    for folder in ("converters", "schemas"):
        # With what is compiled already: it is good for the files that have the same time.
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("docs"))
    model = tmp_path / "converters" / "model.py"
    head, name, rest = model.read_text(encoding="utf-8").partition(f"class {cls}(")
    before, extra, after = rest.partition(
        '    name: str = ""\n' if cls in ("Commenter", "TermRef") else "    extra: Extra = {}\n"
    )
    assert extra
    model.write_text(f'{head}{name}{before}    edited: str = ""\n{extra}{after}', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", dedent(ADDED), writer, " ".join(OMITTED.get(writer, ()))],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = json.loads(done.stdout)
    assert Path(said["home"]).is_relative_to(tmp_path)
    return said


@pytest.mark.slow(reason="runs the contract test with a changed copy of the package")
@pytest.mark.parametrize(
    ("cls", "path"),
    [
        ("Comment", "comment.edited"), ("Commenter", "comment.author.edited"), ("Post", "post.edited"),
        ("TermRef", "post.terms.edited"), ("Author", "author.edited"),
    ],
)  # fmt: skip
def test_a_field_that_nothing_writes_fails_and_is_reported(cls, path, tmp_path):
    said = added(cls, "wxr", tmp_path)
    assert said["problems"] == f"the writer wxr:\n  {path} is not carried; carry it, or add it to `omitted`"
    record, _, field = path.partition(".")
    (finding,) = said["findings"]
    named = {"author": "an author", "media": "a media item", "site": "the site"}.get(record, f"a {record}")
    assert f"does not carry the field {field} of {named}: 1 has a value there, such as " in finding


@pytest.mark.slow(reason="runs the contract test with a changed copy of the package")
@pytest.mark.parametrize(("cls", "to"), [("Comment", "hugo"), ("Comment", "html"), ("Post", "jekyll")])
def test_it_fails_for_the_other_writers_too(cls, to, tmp_path):
    said = added(cls, to, tmp_path)
    assert f"{cls.lower()}.edited is not carried" in said["problems"]
    assert "field edited" in said["findings"][-1] or "field edited" in said["findings"][0]


@pytest.mark.slow(reason="runs the contract test with a changed copy of the package")
def test_an_archive_has_a_new_field_by_itself(tmp_path):
    said = added("Comment", "archive", tmp_path)
    assert (said["problems"], said["findings"]) == ("", [])
