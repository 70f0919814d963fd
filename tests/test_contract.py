"""Nothing silent: every field holds a word of its own, and each word is written or spoken of.

The test knows nothing of a format but its name: it looks for the words in whatever files
came out, and in the findings.
"""

import gzip
from pathlib import Path

import pytest

import converters
from converters import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
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

    data = b"".join(map(converters.record_lines.encode, RECORDS)).decode()
    return set(re.findall(r"_?\bw[a-z]{3,}", data)) - {"wordpress"} | {
        "4711", "8315", "6271", "4242", "9001", "9002", "700", "192.0.2.77",
        "04:05", "08:11", "18:21", "09:31",
    }  # fmt: skip


@pytest.mark.parametrize("to", WRITERS)
def test_every_word_is_written_or_spoken_of(to, tmp_path):
    target = tmp_path / {"archive": "a.jsonl", "wxr": "a.xml"}.get(to, "site")
    result = converters.write(RECORDS, target, to=to)
    files = (
        [target]
        if target.is_file()
        else [path for path in target.rglob("*") if path.is_file() and path.name != ".blogport.json"]
    )
    written = "\n".join(
        [
            *(str(path.relative_to(tmp_path)) for path in files),
            *(path.read_text(encoding="utf-8") for path in files),
        ]
    )
    spoken = "\n".join(map(str, result.findings))
    for key, value in {"guid": "wguid", "_whiddenkey": "whiddenvalue", "akismet": "wcommentmeta"}.items():
        spoken += f" {value}" if key in spoken else ""
    missing = {word for word in words() if word not in written and word not in spoken}
    public = converters.registry.writer(to).public
    private = PRIVATE if public else set()
    if to == "html":  # pages have no drafts: whoever puts the folder on the web would publish them
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
