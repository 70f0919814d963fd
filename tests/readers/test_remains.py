"""Exports under the name of a text, whole or without their beginning, are never shown as texts; texts about data are texts."""

import json
from pathlib import Path

import pytest

import converters
from converters.readers.platform_exports.remains import what_remains
from tests.growth.measure import steep_in_seconds
from tests.marked_blog import everything_in
from tests.planted.sources import SOURCES, planted
from tests.planted.words import KEPT, words_in

ONE_FILE = [name for name in SOURCES if len(planted(name).files) == 1]
"""Sources of one file, which somebody may rename."""
TEXT = "# Fog\n\nIt came in over the harbour.\n"
ROWS = json.dumps(
    [{"id": 7, "nick": "Bo", "mail": "bo@quay.example", "isSpam": True, "comment": "Fog."}] * 3, indent=4
)
ELEMENTS = "<item>\n<pubDate>today</pubDate>\n<guid>7</guid>\n<wp:status>draft</wp:status>\n</item>\n"
FEED = (
    "<rsz><channel><title>Pier</title><managingEditor>bo@quay.example</managingEditor><item><title>Fog</title>"
    "<link>https://pier.example/fog/</link><description>It came in.</description></item></channel></rsz>\n"
)
ENTRY = "AUTHOR: Bo\nEMAIL: bo@quay.example\nIP: 192.0.2.7\n-----\nCOMMENT:\nFog.\n-----\n--------\n"
DUMP = "INSERT INTO `posts` VALUES\n" + "(7,'Fog','draft'),\n" * 5 + "(8,'Rain','draft');\n"
CELLS = '"7","Fog","false","bo@quay.example"\n' * 4


def content(name: str) -> bytes:
    (data,) = planted(name).files.values()
    return data.encode() if isinstance(data, str) else data


def converted(source: Path, folder: Path) -> tuple[str, set[str]]:
    """What a site shows of a source, and the kinds of findings."""
    diagnostics = converters.Diagnostics()
    converters.convert(source, folder, to="hugo", diagnostics=diagnostics)
    return everything_in(folder), {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize("ending", [".md", ".html"])
@pytest.mark.parametrize("name", ONE_FILE)
def test_a_renamed_export_is_no_text_of_a_folder(name: str, ending: str, tmp_path: Path) -> None:
    source = tmp_path / "blog"
    source.mkdir()
    (source / f"export{ending}").write_bytes(content(name))
    page = "<html><body><article><h1>Fog</h1><p>It came in over the harbour, and it stayed.</p></article></body></html>"
    (source / f"fog{ending}").write_text(TEXT if ending == ".md" else page)
    try:
        shown, kinds = converted(source, tmp_path / "site")
    except converters.SourceError:
        return
    assert "harbour" in shown
    assert not {word for word in words_in(shown) if word[2] == KEPT}
    assert kinds & {"unsupported-export", "unreadable-file", "unknown-format"} or ending == ".html"


@pytest.mark.parametrize("name", ONE_FILE)
def test_a_folder_of_a_renamed_export_alone_is_refused(name: str, tmp_path: Path) -> None:
    source = tmp_path / "blog"
    source.mkdir()
    (source / "export.md").write_bytes(content(name))
    with pytest.raises(converters.SourceError):
        converted(source, tmp_path / "site")


@pytest.mark.parametrize("name", [name for name in ONE_FILE if len(content(name)) > 800])
@pytest.mark.parametrize("ending", [".md", ".txt", ".html", ".bak"])
def test_an_export_without_its_beginning_is_no_text(name: str, ending: str, tmp_path: Path) -> None:
    source = tmp_path / f"export{ending}"
    source.write_bytes(content(name)[200:])
    try:
        shown, _ = converted(source, tmp_path / "site")
    except converters.SourceError:
        return
    assert not {word for word in words_in(shown) if word[2] == KEPT}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (ROWS[3:], "JSON"),
        (ELEMENTS, "XML"),
        (FEED, "XML"),
        (ENTRY, "Movable Type"),
        (DUMP, "database"),
        (CELLS, "CSV"),
    ],
    ids=["JSON", "XML", "feed", "Movable Type", "SQL", "CSV"],
)
def test_what_remains_and_what_only_shows_it(data: str, what: str) -> None:
    assert what in what_remains(data)
    assert what in what_remains(f"```\n{data}```\n")  # nothing else is in it
    assert what_remains(f"{TEXT}\n```\n{data}```\n\nIt stayed.\n") == ""
    indented = "".join(f"    {line}\n" for line in data.splitlines())
    assert what_remains(f"{TEXT}\n{indented}\nIt stayed.\n") == ""
    assert what_remains(f"{TEXT}\n<pre>{data}</pre>\n\nIt stayed.\n") == ""


@pytest.mark.parametrize(
    "data", [ROWS, ELEMENTS, ENTRY[:-9], DUMP, CELLS], ids=["JSON", "XML", "MT", "SQL", "CSV"]
)
def test_a_text_with_a_sample_of_data_is_a_text(data: str) -> None:
    lead = "# The old blog\n\nWhat an export of it looked like, with one of its comments:\n\n"
    for before, after in [
        ("", ""),
        ("{% highlight text %}\n", "{% endhighlight %}\n"),
        ("#+begin_src\n", "#+end_src\n"),
    ]:
        assert what_remains(f"{lead}{before}{data}{after}\nThat is all.\n") == ""
    quoted = "".join(f"> {line}\n" for line in data.splitlines())
    assert what_remains(f"{lead}> ```\n{quoted}> ```\n\nThat is all.\n") == ""
    assert what_remains(f"{lead}{data * 30}")  # more than a sample


@pytest.mark.parametrize(
    "end",
    [
        "It came in over the harbour\n\nand stayed.]]></content:encoded>\n" + ELEMENTS * 2,
        "It came in over the harbour\n\nand stayed.\n-----\nCOMMENT:\n" + ENTRY,
        "It came in over the harbour\n\nand stayed.','draft');\n" + DUMP,
        'It came in over the harbour\n\nand stayed.","draft"\n' + CELLS,
    ],
    ids=["XML", "MT", "SQL", "CSV"],
)
def test_an_export_that_begins_within_a_text_is_no_text(end: str) -> None:
    assert what_remains(end)


@pytest.mark.parametrize(
    "piece",
    [
        "```\n",
        "~~~~\n\n",
        "<pre>",
        '"a',
        '"title": ',
        "    a\n\n",
        '"a","b","c"\n',
        "<a:b",
        "-----\n",
        "),(",
        "a" * 500 + "\n\n",
        "`",
        "~",
        " \n",
    ],
)
def test_it_takes_linear_time(piece: str) -> None:
    def prepare(size: int):
        text = piece * size
        return lambda: what_remains(text)

    assert not steep_in_seconds(prepare, 100_000)
