"""What a run unpacks, and how large a record is, have limits; reaching one is a sentence or a finding."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

import converters
from converters import Limits, Post
from converters.cli.main import main
from converters.diagnostics import Diagnostics
from converters.io.limits import parse_size, size
from converters.io.opening import open_source
from tests.growth.measure import steps

PAGE = b"---\ntitle: %s\n---\nFog came in.\n"
PAGES = (
    "<html><title>A</title><article class=hentry><h1 class=entry-title>A</h1>"
    "<div class=entry-content><p>The fog came in over the harbour before the boats did, and nobody could see the lamp.</p>"
    "<p>We waited with the kettle on until noon, and then it lifted.</p></div></article></html>"
)
SMALL = Limits(unpacked=200_000, record=50_000)


def packed(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "number"),
    [("500MB", 500_000_000), ("1.5 gb", 1_500_000_000), ("20k", 20_000), ("7", 7), ("2TB", 2 * 10**12)],
)
def test_sizes(text, number):
    assert parse_size(text) == number
    assert parse_size(size(number).replace(" bytes", "")) == number


@pytest.mark.parametrize("text", ["", "0", "-1", "much", "1 XB", "1.2.3"])
def test_what_is_no_size(text):
    with pytest.raises(ValueError, match="size"):
        parse_size(text)


def bombs() -> dict[str, bytes]:
    zeros = b"# A\n" + b"\0" * 1_000_000
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as out:
        entry = tarfile.TarInfo("a.md")
        entry.size = len(zeros)
        out.addfile(entry, io.BytesIO(zeros))
    return {
        "gzip": gzip.compress(zeros),
        "gzip in gzip": gzip.compress(gzip.compress(zeros)),
        "zip": packed(("a.md", zeros)),
        "zip of many": packed(*((f"{number}.md", b"# A\n" + b"\n" * 40_000) for number in range(30))),
        "zip in zip": packed(("a.zip", packed(("a.md", zeros)))),
        "tar": tar.getvalue(),
        "tar.gz": gzip.compress(tar.getvalue()),
    }


@pytest.mark.parametrize("what", bombs())
def test_a_bomb_is_a_sentence(what, tmp_path):
    (tmp_path / "a").write_bytes(bombs()[what])
    with pytest.raises(converters.SourceError, match="--limit-unpacked"):
        list(
            converters.read(tmp_path / "a", from_=None if what == "zip in zip" else "markdown", limits=SMALL)
        )


def test_a_sparse_member_is_not_even_begun(tmp_path):
    """A tar of a few kilobytes that says that it holds a terabyte of zeros (GNU sparse, version 0.1)."""
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as out:
        entry = tarfile.TarInfo("a.md")
        entry.pax_headers = {
            "GNU.sparse.size": str(10**12),
            "GNU.sparse.numblocks": "1",
            "GNU.sparse.map": "0,0",
        }
        out.addfile(entry)

    def refused():
        with pytest.raises(converters.SourceError, match="--limit-unpacked"):
            list(converters.read(path, from_="markdown"))

    assert steps(refused) < 100_000


def test_what_is_read_twice_counts_once(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed(*((f"{n}.md", PAGE % b"A" + b"x" * 30_000) for n in range(6))))
    assert sum(isinstance(one, Post) for one in converters.read(tmp_path / "a.zip", limits=SMALL)) == 6


def test_all_sources_of_a_run_share_the_limit(tmp_path):
    paths = [tmp_path / f"{name}.md.gz" for name in "abcdef"]
    for path in paths:
        path.write_bytes(gzip.compress(PAGE % b"A" + b"x" * 40_000))
    assert len(list(converters.read(paths[:4], limits=SMALL, from_="markdown"))) >= 4
    with pytest.raises(converters.SourceError, match="200 kB"):
        list(converters.read(paths, limits=SMALL, from_="markdown"))


LARGE = b"x" * 60_000
RECORDS: dict[str, tuple[str, bytes]] = {
    "text": ("b.md", PAGE % b"B" + LARGE),
    "page": ("b.html", b"<html><title>B</title><article><p>" + LARGE + b"</article></html>"),
    "settings": ("_config.yml", b"title: " + LARGE),
}


@pytest.mark.parametrize("what", RECORDS)
def test_a_record_that_is_too_large_is_a_finding(what, tmp_path):
    name, data = RECORDS[what]
    (tmp_path / name).write_bytes(data)
    if what == "page":
        (tmp_path / "a.html").write_text(PAGES)
    else:
        (tmp_path / "a.md").write_bytes(PAGE % b"A")
    diagnostics = Diagnostics()
    posts = [
        one.title
        for one in converters.read(tmp_path, diagnostics=diagnostics, limits=SMALL)
        if isinstance(one, Post)
    ]
    assert posts == ["A"]
    (said,) = [one for one in diagnostics.findings if one.severity == "error"]
    assert said.file == str(tmp_path / name)
    assert "50 kB" in said.message
    assert "--limit-record" in said.message


@pytest.mark.parametrize("ending", ["xml", "jsonl"])
@pytest.mark.parametrize("length", [60_000, 2_000_000])
def test_a_record_of_an_export_that_is_too_large_costs_itself(ending, length, tmp_path):
    path = tmp_path / f"a.{ending}"
    path.write_text(export(ending, "one", "x" * length, "two"))
    diagnostics = Diagnostics()
    found = converters.read(path, diagnostics=diagnostics, limits=SMALL)
    assert [post.title for post in found if isinstance(post, Post)] == ["one", "two"]
    (said,) = [one for one in diagnostics.findings if one.severity == "error"]
    assert (said.kind, said.line) == ("unreadable-item", 2)
    assert "it is larger than 50 kB" in said.message
    assert "--limit-record" in said.message
    (left_out,) = [account.left_out for account in diagnostics.accounts.values() if account.left_out]
    assert left_out == {"unreadable": 1}


def export(ending: str, *titles: str) -> str:
    """An export with a post a line."""
    if ending == "jsonl":
        return "\n".join(f'{{"record":"post","title":"{title}"}}' for title in titles)
    items = "\n".join(
        f"<item><title>{title}</title><wp:post_type>post</wp:post_type></item>" for title in titles
    )
    return f'<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>{items}</channel></rss>'


@pytest.mark.parametrize("title", ["x" * 2_000_000, "<![CDATA[" + "</item>x" * 300_000 + "]]>"])
def test_an_export_that_breaks_off_in_a_record_that_is_too_large(title, tmp_path):
    text = export("xml", "one", title)
    (tmp_path / "a.xml").write_text(text[: text.rindex("</title>") - 9])
    found = converters.read(tmp_path / "a.xml", limits=SMALL)
    assert [post.title for post in found if isinstance(post, Post)] == ["one"]


@pytest.mark.parametrize("source", ["a.xml", "a.jsonl", "a.md", "a.html", "site"])
def test_a_source_whose_records_are_all_too_large_cannot_be_read(source, tmp_path, capsys):
    path = tmp_path / source
    if source == "site":
        path.mkdir()
        (path / "a.md").write_bytes(PAGE % b"A")
        (path / "_config.yml").write_text("title: S")
    else:
        path.write_text(
            {"xml": export("xml", "a"), "jsonl": export("jsonl", "a"), "html": PAGES}.get(
                path.suffix[1:], "# A\n\nFog."
            )
        )
    assert (
        main(["convert", str(path), str(tmp_path / "out.jsonl"), "--to", "archive", "--limit-record", "1"])
        == 3
    )
    error = capsys.readouterr().err
    assert "is larger than 1 byte; if that is right, raise the limit with --limit-record" in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out.jsonl").exists()


def nested(times: int) -> bytes:
    data = PAGE % b"A"
    for number in range(times):
        data = packed((f"{number}.zip" if number else "a.md", data))
    return data


def test_packed_files_are_opened_three_deep(tmp_path):
    (tmp_path / "a.zip").write_bytes(nested(3))
    assert [one.title for one in converters.read(tmp_path / "a.zip") if isinstance(one, Post)] == ["A"]
    (tmp_path / "b.zip").write_bytes(nested(4))
    with pytest.raises(converters.SourceError, match="unpack it first"):
        list(converters.read(tmp_path / "b.zip"))


def test_what_lies_too_deep_is_a_finding_where_others_can_be_read(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed(("a.html", PAGES.encode()), ("b.zip", nested(3))))
    diagnostics = Diagnostics()
    posts = [
        one.title
        for one in converters.read(tmp_path / "a.zip", diagnostics=diagnostics)
        if isinstance(one, Post)
    ]
    assert posts == ["A"]
    (said,) = [one for one in diagnostics.findings if one.severity == "error"]
    assert "unpack it first" in said.message


@pytest.mark.parametrize("command", ["convert", "inspect", "check", "diff"])
def test_every_command_that_reads_takes_the_limits(command, tmp_path, capsys):
    (tmp_path / "a.md.gz").write_bytes(gzip.compress(PAGE % b"A" + b"x" * 5_000))
    more = {"convert": [str(tmp_path / "out"), "--to", "hugo"], "diff": [str(tmp_path / "a.md.gz")]}
    arguments = [command, str(tmp_path / "a.md.gz"), *more.get(command, [])]
    assert main([*arguments, "--limit-unpacked", "1kB"]) == 3
    error = capsys.readouterr().err
    assert "more than 1 kB would be unpacked" in error
    assert error.count("\n") == 1
    assert main([*arguments, "--limit-record", "1kB"]) == 3
    assert "--limit-record" in capsys.readouterr().err
    assert main([*arguments, "--limit-unpacked", "1GB"]) == {"check": 1}.get(command, 0)  # it has no date
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--limit-record", "much"])
    assert stopped.value.code == 2


def test_python_takes_the_limits(tmp_path):
    path: Path = tmp_path / "a.md.gz"
    path.write_bytes(gzip.compress(PAGE % b"A" + b"x" * 5_000))
    tiny = Limits(unpacked=1000)
    for call in (
        lambda: converters.convert(path, tmp_path / "out", to="hugo", limits=tiny),
        lambda: list(converters.read(path, limits=tiny)),
        lambda: converters.check(path, limits=tiny),
        lambda: converters.diff(path, path, limits=tiny),
    ):
        with pytest.raises(converters.SourceError, match="--limit-unpacked"):
            call()
    assert open_source(path).limits == Limits()
