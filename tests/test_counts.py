"""What is done once is done once: counted, for no test is timed."""

import importlib.metadata
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

import converters
from converters.diagnostics import Diagnostics
from converters.io import entry_points
from converters.io.output import FolderOutput, folder
from converters.io.sources import HEAD, Source
from converters.markup import wordpress
from converters.markup.wordpress import blocks
from converters.model import Post
from converters.personal import fields
from converters.readers import platform_exports
from converters.site import post_summaries
from converters.site.index import SiteIndex
from converters.storage import record_lines
from tests.benchmarks import inputs

POSTS = 90
RECORDS = 2 + POSTS
"""The site, an author, and the posts."""


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "export.xml"
    inputs.export(path, POSTS)
    assert path.stat().st_size > 2 * (1 << 18)  # it is read in several parts
    return path


class Counting:
    """A stream that counts the bytes that are read from it."""

    def __init__(self, stream, counted):
        self._stream, self._counted = stream, counted

    def read(self, size=-1):
        data = self._stream.read(size)
        self._counted.append(len(data))
        return data


def test_an_export_is_read_once(export, tmp_path, monkeypatch):
    counted = []
    opened = Source.open

    @contextmanager
    def counting(self):
        with opened(self) as stream:
            yield Counting(stream, counted)

    monkeypatch.setattr(Source, "open", counting)
    converters.convert(export, tmp_path / "a.jsonl", to="archive")
    assert sum(counted) == HEAD + export.stat().st_size  # its head for detection, too


def test_the_records_of_an_archive_are_encoded_once_and_never_decoded(export, tmp_path, monkeypatch):
    encoded = []
    encode = record_lines._encode_into

    def counting(record):
        encoded.append(record)
        return encode(record)

    def never(line):
        raise AssertionError("a line was decoded")

    monkeypatch.setattr(record_lines, "_encode_into", counting)
    monkeypatch.setattr(record_lines, "_decode", never)
    result = converters.convert(export, tmp_path / "a.jsonl", to="archive")
    assert not result.losses
    assert result.accounts["post"].written == POSTS
    assert result.accounts["comment"].written == 4 * POSTS
    assert len(encoded) == RECORDS + 1  # the site again, when it is merged of all sources
    assert len((tmp_path / "a.jsonl").read_bytes().splitlines()) == RECORDS


@pytest.mark.parametrize("to", ["archive", "wxr"])
def test_texts_that_are_kept_do_not_wait_for_what_understands_markup(to, export, tmp_path):
    script = (
        "import sys, converters; converters.convert(*sys.argv[1:3], to=sys.argv[3]);"
        "print(*sorted(name for name in sys.modules if name.startswith(('converters.markup.', 'converters.generators'))))"
    )
    command = [sys.executable, "-c", script, str(export), str(tmp_path / f"out.{to}"), to]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    light = {f"converters.markup.{name}" for name in ("elements", "links", "text_links", "textile", "titles")}
    assert set(found) <= light  # they import what they need when it is needed


def test_readers_of_exports_that_a_source_is_not_are_not_loaded(export, tmp_path):
    script = (
        "import sys, converters; converters.convert(*sys.argv[1:3], to='archive');"
        "print(*sorted({name.split('.')[2] for name in sys.modules if name.startswith('converters.formats.')}))"
    )
    command = [sys.executable, "-c", script, str(export), str(tmp_path / "out.jsonl")]
    found = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "wxr" in found
    assert found.isdisjoint(platform_exports.AS_FILES_EXPORTS_ONLY)


def test_what_no_text_of_an_export_needs_is_not_loaded(export, tmp_path):
    """Neither what recognises other sources, nor what only other dialects and targets need."""
    script = "import sys, converters; converters.convert(*sys.argv[1:3], to='hugo'); print(*sys.modules)"
    command = [sys.executable, "-c", script, str(export), str(tmp_path / "site")]
    found = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "converters.markup.wordpress" in found
    others = (
        "generators.mdx",
        "generators.template_syntaxes",
        "markup.wordpress.serialize",
        "io.sql.scanner",
    )
    libraries = ("chardet", "concurrent.futures.thread", "ctypes", "multiprocessing.connection", "sqlite3")
    assert found.isdisjoint({*libraries, *(f"converters.{name}" for name in others)})
    assert "converters.formats.feed.xml_feeds" not in found


def test_no_value_inside_a_run_is_a_dataclass(export, tmp_path):
    """A dataclass takes fifty times as long to make as a `msgspec.Struct`, at each start. The options of formats are
    dataclasses, and what callers make or get."""
    script = """if True:
        import sys, converters
        from converters import plugins
        converters.convert(*sys.argv[1:3], to="hugo")
        found = {
            value for name, module in list(sys.modules.items()) if name.partition(".")[0] == "converters"
            for value in vars(module).values() if isinstance(value, type) and "__dataclass_fields__" in vars(value)
        }
        formats = {cls for cls in found if issubclass(cls, plugins.Reader | plugins.Writer)}
        options = {base for cls in formats for base in cls.__mro__}
        public = {id(getattr(module, name)) for module in (converters, plugins) for name in module.__all__}
        print(len(formats), *sorted(cls.__qualname__ for cls in found - options if id(cls) not in public))"""
    command = [sys.executable, "-c", script, str(export), str(tmp_path / "site")]
    number, *found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert int(number) > 2
    assert found == ["Changes"]  # a part of `Result`


def test_a_page_does_not_wait_for_what_reads_web_archives(tmp_path):
    (tmp_path / "page.html").write_text(
        "<title>Kiln</title><article><h1>Kiln</h1><p>Salt glaze.</p></article>"
    )
    script = "import sys, converters; converters.convert(*sys.argv[1:3], to='archive'); print(*sys.modules)"
    command = [sys.executable, "-c", script, str(tmp_path / "page.html"), str(tmp_path / "out.jsonl")]
    found = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert found.isdisjoint({"warcio", "fsspec", "asyncio"})


def test_a_text_is_noted_while_it_is_written_and_not_read_again(tmp_path, monkeypatch):
    noted, read = [], []
    monkeypatch.setattr(folder, "entry_of", lambda data: noted.append(data))
    for name in ("read_bytes", "read_text"):
        before = getattr(Path, name)
        monkeypatch.setattr(
            Path, name, lambda path, *a, before=before, **k: read.append(path.name) or before(path, *a, **k)
        )
    with FolderOutput(tmp_path / "site", "hugo") as out:
        out.write("a.md", "---\ntitle: A\n---\n\nWords.\n")
        out.write("data/a.json", "{}")
        out.commit()
    assert noted == [b"---\ntitle: A\n---\n\nWords.\n"]
    assert "a.md" not in read


def test_a_value_is_decoded_once_for_all_that_is_asked_of_it(monkeypatch):
    decoded = []
    monkeypatch.setattr(fields, "forms", lambda text: decoded.append(text) or iter([text]))
    long = "Boots, and rain: all day. " * 10
    assert not fields.is_personal("note", [long, "open"])
    assert decoded == [long]


def test_the_packages_that_are_installed_are_asked_once_for_their_entry_points(monkeypatch):
    asked = []
    before = importlib.metadata.entry_points
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda: asked.append(1) or before())
    entry_points._on_path.cache_clear()
    for group in ("converters.readers", "converters.writers", "converters.gates"):
        entry_points.entry_points(group)
    assert asked == [1]
    entry_points._on_path.cache_clear()


def test_the_summary_of_a_post_is_made_once_for_who_works_at_it():
    summaries = post_summaries.Summaries()
    first, second = (post_summaries.summarize(Post(id=name, title=name)) for name in ("1", "2"))
    summaries.put(first)
    summaries.put(second)
    assert summaries["1"] == first
    assert summaries["1"] is summaries["1"]
    assert summaries["2"] == second
    summaries.put(first._replace(title="new"))
    assert summaries["1"].title == "new"


def test_a_block_that_shows_what_was_saved_is_not_looked_up_further(monkeypatch):
    asked = []
    monkeypatch.setattr(blocks, "is_dynamic", lambda block: asked.append(block.name) or False)
    text = '<!-- wp:list {"ordered":true} --><ol><!-- wp:list-item --><li>Wax</li><!-- /wp:list-item --></ol><!-- /wp:list -->'
    context = wordpress.Context(Post(), SiteIndex(), Diagnostics())
    assert blocks.do_blocks(text, context) == "<ol><li>Wax</li></ol>"
    assert not asked
    blocks.do_blocks("<!-- wp:latest-posts /--><!-- wp:acme/x -->a<!-- /wp:acme/x -->", context)
    assert asked == ["core/latest-posts", "acme/x"]
