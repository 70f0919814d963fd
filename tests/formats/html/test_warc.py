"""What `--to warc` writes: the pages of the blog at their old addresses, as records that warcio accepts and our reader reads."""

import contextlib
import gzip
import io
from argparse import Namespace
from pathlib import Path
from typing import Any, Final

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

import converters
from converters import Asset, Comment, Commenter, Markup, Post, Site
from converters.compare.verification import verify
from converters.errors import TargetError, UsageError
from tests.pictures import png

HOME: Final = "https://pier.example"


def post(id_: str, **fields: Any) -> Post:
    start = {
        "title": f"Post {id_}",
        "slug": f"post-{id_}",
        "url": f"{HOME}/2020/{id_}/",
        "date": "2020-01-06T10:00:00+02:00",
    }
    return Post(id=id_, **({"body": Markup(text=f"<p>Words {id_}</p>", dialect="html")} | start | fields))


def picture(url: str) -> Asset:
    return Asset(url, url, lambda: io.BytesIO(png()))


def archive(target: Path) -> dict[str, tuple[str, bytes]]:
    """The media type and the content at each address; no address has two records, and every digest is right."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        assert Checker(Namespace(inputs=[str(target)], verbose=True)).process_all() in (0, None), (
            out.getvalue()
        )
    assert "digest failed" not in out.getvalue()
    found: dict[str, tuple[str, bytes]] = {}
    with target.open("rb") as stream:
        first, *records = [
            (record.rec_type, record.rec_headers, record.content_stream().read())
            for record in ArchiveIterator(stream)
        ]
    assert first[0] == "warcinfo"
    assert b"software: blogport\r\n" in first[2]
    for kind, head, content in records:
        address = head.get_header("WARC-Target-URI")
        assert kind == "resource"
        assert address not in found
        found[address] = head.get_header("Content-Type"), content
    return found


def written(tmp_path: Path, *records: Any, **more: Any) -> tuple[dict[str, tuple[str, bytes]], Any]:
    target = tmp_path / more.pop("name", "blog.warc.gz")
    result = converters.write(
        [Site(url=HOME, title="Pier", language="en"), *records], target, to="warc", **more
    )
    return archive(target), result


def test_pages_and_files_are_at_their_addresses(tmp_path):
    body = Markup(
        text=f'<p><img src="{HOME}/up/a.png"><img src="https://cdn.example/b.png"></p>', dialect="html"
    )
    said = Comment(
        id="1", author=Commenter(name="Ada"), body=Markup(text="<p>Hear, hear</p>", dialect="html")
    )
    pages, _ = written(
        tmp_path,
        post("1", body=body, comments=(said,)),
        post("2", url=f"{HOME}/?p=2"),
        post("3", url=f"{HOME}/%E6%9D%B1/"),
        post("4", status="draft", title="Unfinished"),
        post("5", status="private", title="Quiet"),
        picture(f"{HOME}/up/a.png"),
        picture("https://cdn.example/b.png"),
    )
    kind, page = pages[f"{HOME}/2020/1/"]
    assert kind == "text/html; charset=utf-8"
    assert b"Hear, hear" in page
    assert b"Words 3" in pages[f"{HOME}/%E6%9D%B1/"][1]
    assert b'content="0; url=https://pier.example/posts/post-2/"' in pages[f"{HOME}/?p=2"][1]
    assert b"Words 2" in pages[f"{HOME}/posts/post-2/"][1]
    assert pages[f"{HOME}/up/a.png"] == pages["https://cdn.example/b.png"] == ("image/png", png())
    assert {f"{HOME}/", f"{HOME}/feed.xml", f"{HOME}/blogport/style.css"} <= pages.keys()
    everything = b"".join(content for _, content in pages.values())
    assert b"Unfinished" not in everything
    assert b"Quiet" not in everything


def test_a_blog_in_a_folder_and_one_without_an_address(tmp_path):
    below = f"{HOME}/blog"
    target = tmp_path / "a.warc"
    converters.write([Site(url=f"{below}/", title="Pier"), post("1", url=f"{below}/1/")], target, to="warc")
    assert {f"{below}/", f"{below}/1/"} <= archive(target).keys()
    result = converters.write([post("1", url="")], tmp_path / "b.warc", to="warc")
    assert "https://blog.invalid/posts/post-1/" in archive(tmp_path / "b.warc")
    assert "no-address" in [finding.kind for finding in result.findings]
    converters.write([post("1")], tmp_path / "c.warc", to="warc")
    assert f"{HOME}/2020/1/" in archive(tmp_path / "c.warc")


def test_the_same_blog_is_the_same_bytes(tmp_path):
    posts = [post(str(number)) for number in range(9)]
    written(tmp_path, *posts)
    packed = (tmp_path / "blog.warc.gz").read_bytes()
    before = (tmp_path / "blog.warc.gz").stat().st_mtime_ns
    written(tmp_path, *posts, jobs=1)
    assert (tmp_path / "blog.warc.gz").read_bytes() == packed
    assert (tmp_path / "blog.warc.gz").stat().st_mtime_ns == before
    assert b"\r\nWARC-Date: 2020-01-06T08:00:00Z\r\n" in gzip.decompress(packed)


def test_what_is_no_archive_of_ours_stays(tmp_path):
    (tmp_path / "blog.warc.gz").write_bytes(b"WARC/1.1\r\nof somebody else")
    with pytest.raises(TargetError, match="did not write it"):
        written(tmp_path, post("1"))
    with pytest.raises(UsageError, match="--merge"):
        written(tmp_path, post("1"), name="new.warc", merge=True)


@pytest.mark.parametrize("name", ["example.xml"])
def test_it_is_read_back_as_the_pages_are(name, example, tmp_path):
    target = tmp_path / "blog.warc.gz"
    converters.convert(example, target, to="warc")
    found = verify(example, target, to="warc")
    assert found.equal, found.comparison.differences[:3]


@pytest.mark.long(share=2, reason="real blogs, read twice")
@pytest.mark.parametrize(
    "source",
    [
        "wxr/peer/theme-unit-test.xml",
        "wxr/real/creativecommons-labs.scrubbed.xml",
        "markdown/made-mistakes-comments",
        "../seed.txt",
    ],
)
def test_real_blogs_are_read_back(source, corpus, tmp_path):
    target = tmp_path / "blog.warc.gz"
    converters.convert(corpus / source, target, to="warc")
    archive(target)
    found = verify(corpus / source, target, to="warc")
    assert found.equal, found.comparison.differences[:3]


def test_hosts_are_in_ascii_as_browsers_ask_for_them(tmp_path):
    home = "https://bücher.example"
    posts = [
        Post(id="1", url=f"{home}/straße/", slug="strasse", body=Markup(text="<p>x</p>", dialect="html")),
        Post(id="2", url=f"{home}/?p=2", slug="zwei", body=Markup(text="<p>y</p>", dialect="html")),
    ]
    target = tmp_path / "blog.warc.gz"
    converters.write([Site(url=home, title="Bücher"), *posts], target, to="warc")
    addresses = archive(target)
    assert {"https://xn--bcher-kva.example/stra%C3%9Fe/", "https://xn--bcher-kva.example/?p=2"} <= set(
        addresses
    )
    assert all(address.startswith("https://xn--bcher-kva.example/") for address in addresses)


@pytest.mark.parametrize("more", [{"redirects": ("nginx",)}, {"comments": ("isso",)}])
def test_what_means_nothing_to_an_archive_is_refused(tmp_path, more):
    with pytest.raises(UsageError, match=r"--redirects nginx: nothing|--comments: warc"):
        converters.write([post("1")], tmp_path / "blog.warc.gz", to="warc", **more)
    assert not (tmp_path / "blog.warc.gz").exists()
