"""What should not happen: one record lost and the others done, or one sentence and exit status 4."""

import json
import os
import subprocess
import sys
from pkgutil import resolve_name
from textwrap import dedent

import pytest
from lxml import etree

import converters
from converters.cli import main
from converters.errors import InternalError, PluginError
from converters.markup.bodies import Bodies
from converters.model import Markup, Post, Site
from tests.conftest import FIXTURES
from tests.targets import TREES

GOOD = [
    Post(id=str(number), title=f"t{number}", slug=f"s{number}", body=Markup(text="x", dialect="html"))
    for number in (1, 2, 3)
]


@pytest.fixture
def source(tmp_path):
    target = tmp_path / "source.jsonl"
    converters.write([Site(title="s", url="https://a.example"), *GOOD], target, to="archive")
    return target


def break_at_second(monkeypatch, owner, name, error=None):
    """Let a function of ours fail for the second post, and for nothing else."""
    real = getattr(owner, name)

    def broken(*arguments, **more):
        posts = [one for one in (*arguments, *more.values()) if isinstance(one, Post)]
        if any(one.id == "2" or one.slug == "s2" for one in posts):
            raise error or ZeroDivisionError("oh")
        return real(*arguments, **more)

    monkeypatch.setattr(owner, name, broken)


def faults_of(result, number=1):
    found = [one for one in result.findings if one.kind == "fault"]
    assert len(found) == result.lost_to_faults == number
    assert all(account.balanced for account in result.accounts.values())
    return found


@pytest.mark.parametrize("error", [ZeroDivisionError("oh"), RecursionError(), MemoryError(), KeyError("x")])
@pytest.mark.parametrize("to", ["html", *TREES])
def test_a_body_that_fails_costs_its_post(to, error, source, tmp_path, monkeypatch):
    break_at_second(monkeypatch, Bodies, "post", error)
    result = converters.convert(source, tmp_path / "out", to=to)
    (finding,) = faults_of(result)
    assert (finding.severity, finding.record, finding.id) == ("error", "post", "2")
    assert type(error).__name__ in finding.message
    assert result.accounts["post"].written == 2


def test_a_body_that_fails_in_a_worker_costs_its_post(source, tmp_path, monkeypatch):
    break_at_second(monkeypatch, Bodies, "post")
    result = converters.convert(source, tmp_path / "out", to="hugo", jobs=2)
    faults_of(result)
    assert result.accounts["post"].written == 2


STEPS = [
    ("converters.run.threads", "repair_threads"),
    ("converters.run.prepared", "visible"),
    ("converters.redirects.old_site.OldSite", "note"),
    ("converters.run.not_carried.CarriedRecords", "carried"),
    ("converters.run.prepared.Preparation", "_keep_original"),
]


@pytest.mark.parametrize(("owner", "name"), STEPS, ids=[name for _, name in STEPS])
def test_a_step_that_fails_costs_its_post(owner, name, source, tmp_path, monkeypatch):
    break_at_second(monkeypatch, resolve_name(owner), name)
    result = converters.convert(source, tmp_path / "out", to="hugo", options={"keep-source": "true"})
    (finding,) = faults_of(result)
    assert (finding.record, finding.id) == ("post", "2")
    assert result.accounts["post"].written == 2


def test_a_text_whose_markup_cannot_be_told_costs_its_post(tmp_path, monkeypatch):
    break_at_second(
        monkeypatch, resolve_name("converters.readers.wordpress.text_dialects.TextDialects"), "_body"
    )
    item = ITEM.replace("<wp:post_id>", "<content:encoded>Text</content:encoded><wp:post_id>")
    text = WXR.format("".join(item.format(one) for one in (1, 2, 3)))
    (tmp_path / "a.xml").write_text(
        text.replace("<rss", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"', 1)
    )
    result = converters.convert(tmp_path / "a.xml", tmp_path / "out", to="hugo")
    faults_of(result)
    assert result.accounts["post"].written == 2


def test_redirects_that_fail_cost_themselves(source, tmp_path, monkeypatch):
    def broken(*arguments):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(resolve_name("converters.redirects.writing"), "make_map", broken)
    result = converters.convert(source, tmp_path / "out", to="hugo", redirects=["nginx"])
    (finding,) = faults_of(result)
    assert finding.file == "redirects"
    assert result.accounts["post"].written == 3


FIRST_PASSES = [
    ("feed/feed.xml", "converters.formats.feed.xml_feeds", "entry_of", "unreadable-item"),
    ("feed/feed.json", "converters.formats.feed.json_feeds", "_entry", "unreadable-item"),
    ("feed/feed.xml", "converters.formats.feed.matching.Index", "add", "fault"),
    ("blogger/backup.xml", "converters.formats.blogger.entries", "read", "unreadable-item"),
    ("blogger/backup.xml", "converters.formats.blogger.reader", "comment", "fault"),
    ("wordpress-rest", "converters.formats.wordpress_rest.tables.Tables", "add", "fault"),
    ("ghost/fog.ghost.json", "converters.formats.ghost.export.Tables", "add", "fault"),
]


def told(arguments):
    """What a function was called with, the same for the same item of the source."""
    return [etree.tostring(one) if isinstance(one, etree._Element) else repr(one) for one in arguments]


@pytest.mark.parametrize(
    ("path", "owner", "name", "kind"), FIRST_PASSES, ids=[f"{row[0]}-{row[2]}" for row in FIRST_PASSES]
)
def test_an_item_that_fails_when_all_are_looked_through_costs_itself(
    path, owner, name, kind, tmp_path, monkeypatch
):
    """Readers that go through a source twice: the first time too, what fails is one item."""
    converters.convert(FIXTURES / path, tmp_path / "whole.jsonl", to="archive")
    owner = resolve_name(owner)
    real, seen = getattr(owner, name), []

    def broken(*arguments, **more):
        seen.append(told(arguments))
        if seen[-1] == seen[min(1, len(seen) - 1)] and len(seen) > 1:
            raise ZeroDivisionError("oh")
        return real(*arguments, **more)

    monkeypatch.setattr(owner, name, broken)
    result = converters.convert(FIXTURES / path, tmp_path / "out.jsonl", to="archive")
    assert kind in {finding.kind for finding in result.findings}
    whole, most = (
        (tmp_path / name).read_text().count('"record":"post"') for name in ("whole.jsonl", "out.jsonl")
    )
    assert (
        whole - 1 <= most <= whole + 1
    )  # the comments of a post that is lost are kept with one made for them


WRITING = [
    ("html", "converters.formats.html.writer.article", "ArticleRenderer", "article"),
    ("html", "converters.formats.html.writer.list_pages", "ListPages", "add"),
    ("hugo", "converters.generators.site.post_files", "PostFiles", "_front_matter"),
    ("jekyll", "converters.generators.site.terms", "TermIndex", "list_post"),
    ("wxr", "converters.formats.wxr.writer.items", "Items", "post"),
]


@pytest.mark.parametrize(("to", "module", "owner", "name"), WRITING)
def test_a_post_that_cannot_be_written_leaves_no_file(to, module, owner, name, source, tmp_path, monkeypatch):
    __import__(module)
    break_at_second(monkeypatch, getattr(sys.modules[module], owner), name)
    result = converters.convert(source, tmp_path / "out", to=to)
    faults_of(result)
    assert result.accounts["post"].written == 2
    out = tmp_path / "out"
    if out.is_dir():
        pages = [path for path in out.rglob("*") if path.is_file() and "s2" in path.as_posix()]
        assert not pages
        assert [path for path in out.rglob("*") if "s3" in path.as_posix()]


def test_one_file_of_html_has_the_other_posts(source, tmp_path, monkeypatch):
    from converters.formats.html.writer.article import ArticleRenderer

    break_at_second(monkeypatch, ArticleRenderer, "article")
    result = converters.convert(source, tmp_path / "out.html", to="html", options={"single": "true"})
    faults_of(result)
    assert "t3" in (tmp_path / "out.html").read_text()


WXR = """<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>s</title><link>https://a.example</link><wp:wxr_version>1.2</wp:wxr_version>
{}</channel></rss>"""
ITEM = "<item><title>t{0}</title><wp:post_id>{0}</wp:post_id><wp:post_name>s{0}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n"
PAGE = (
    "<html><head><title>t{0}</title></head><body><article><h1>t{0}</h1><p>"
    + "Some long text. " * 40
    + "</p></article></body></html>"
)


def reading_of(format_name, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    match format_name:
        case "wxr":
            (folder / "a.xml").write_text(WXR.format("".join(ITEM.format(one) for one in (1, 2, 3))))
        case "html":
            for one in (1, 2, 3):
                (folder / f"{one}.html").write_text(PAGE.format(one))
        case "markdown":
            (folder / "_config.yml").write_text("title: s\n")
            (folder / "_posts").mkdir()
            for one in (1, 2, 3):
                (folder / "_posts" / f"2020-01-0{one}-s{one}.md").write_text(f"---\ntitle: t{one}\n---\nx\n")
        case "archive":
            converters.write(GOOD, folder / "a.jsonl", to="archive")
    return folder


READING = [
    ("wxr", "converters.formats.wxr.reader.reading", "read_item"),
    ("html", "converters.formats.html.reader.post", "read"),
    ("markdown", "converters.formats.markdown.documents", "read"),
    ("archive", "converters.storage.archive_lines", "decode"),
]


@pytest.mark.parametrize(("format_name", "module", "name"), READING)
def test_an_item_that_cannot_be_read_costs_itself(format_name, module, name, tmp_path, monkeypatch):
    __import__(module)
    owner, real, calls = sys.modules[module], getattr(sys.modules[module], name), []

    def broken(*arguments, **more):
        calls.append(1)
        if len(calls) == 2:
            raise ZeroDivisionError("oh")
        return real(*arguments, **more)

    folder = reading_of(format_name, tmp_path)
    monkeypatch.setattr(owner, name, broken)
    result = converters.convert(folder, tmp_path / "out.jsonl", to="archive", from_=None)
    (finding,) = faults_of(result)
    assert "ZeroDivisionError: oh" in finding.message
    assert finding.file
    assert result.accounts["post"].written == 2


def test_a_run_that_lost_a_record_ends_with_1(source, tmp_path, monkeypatch, capsys):
    break_at_second(monkeypatch, Bodies, "post")
    assert main.main(["convert", str(source), str(tmp_path / "out"), "--to", "hugo"]) == 1
    assert "without 1 record that a fault cost;" in capsys.readouterr().err
    assert (tmp_path / "out" / "hugo.toml").is_file()


def test_a_fault_outside_of_any_record_ends_with_4(source, tmp_path, monkeypatch, capsys):
    from converters.run.ingest import SiteIndexBuilder

    def broken(self):
        raise KeyError("slug")

    target = tmp_path / "out.jsonl"
    target.write_text('{"record":"site"}\n')
    monkeypatch.setattr(SiteIndexBuilder, "finish", broken)
    assert main.main(["convert", str(source), str(target), "--to", "archive"]) == 4
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    for word in ("a fault in blogport", "KeyError: 'slug'", "report it", "the target is as it was before"):
        assert word in said
    assert target.read_text() == '{"record":"site"}\n'
    with pytest.raises(InternalError) as caught:
        converters.convert(source, target, to="archive")
    assert isinstance(caught.value.__cause__, KeyError)
    monkeypatch.setenv("BLOGPORT_DEBUG", "1")
    main.main(["convert", str(source), str(target), "--to", "archive"])
    assert "Traceback" in capsys.readouterr().err


PLUGIN = """
    from dataclasses import dataclass
    from converters.model import Post
    from converters.plugins import Reader, Writer
    import os

    def fail(where):
        if os.environ.get("FAIL") == where:
            raise {error}

    @dataclass(frozen=True)
    class In(Reader):
        "Reads."

        def detects(self, source):
            fail("detects")
            return source.head().startswith(b"odd")

        def read(self, source, log):
            yield Post(id="1", title="x")
            fail("read")
            if os.environ.get("FAIL") == "yield":
                yield 5

    @dataclass(frozen=True)
    class Out(Writer):
        "Writes."
        single_file = True
        public = False
        dialects = comment_dialects = ("html",)

        def write(self, records, out, run, log):
            with out.open() as stream:
                for record in records:
                    stream.write(b"half")
                    log.wrote(record)
                    fail("write")
"""


@pytest.fixture
def plugin(tmp_path):
    """A package of somebody else's, in a folder for `PYTHONPATH`."""

    def make(error="ZeroDivisionError('mine')"):
        home = tmp_path / "packages"
        info = home / "odd_blogs-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: odd-blogs\nVersion: 1.0\nProject-URL: Issues, https://odd.example/issues\n"
        )
        (info / "entry_points.txt").write_text(
            "[converters.readers]\nodd = oddblogs:In\n[converters.writers]\nodd = oddblogs:Out\n"
        )
        (home / "oddblogs.py").write_text(dedent(PLUGIN).replace("{error}", error))
        (tmp_path / "in.odd").write_text("odd\n")
        return home

    return make


def run(home, fail, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(home), "FAIL": fail}
    return subprocess.run(
        [sys.executable, "-m", "converters", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
    )


@pytest.mark.slow(reason="a process for each test")
@pytest.mark.parametrize(
    "error", ["ZeroDivisionError('mine')", "MemoryError", "RecursionError('deep')", "SystemExit(0)"]
)
@pytest.mark.parametrize(("where", "to"), [("detects", "archive"), ("read", "archive"), ("write", "odd")])
def test_a_plug_in_that_fails_is_named(where, to, error, plugin, tmp_path):
    home = plugin(error)
    done = run(home, where, "convert", tmp_path / "in.odd", tmp_path / "out", "--to", to)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.count("\n") == 1
    role = "writer" if where == "write" else "reader"
    for word in (
        f"the {role} odd of the package odd-blogs",
        "https://odd.example/issues",
        "as it was before",
    ):
        assert word in done.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.odd", "packages"]


@pytest.mark.slow(reason="a process for each test")
def test_a_plug_in_that_yields_what_is_no_record_costs_that(plugin, tmp_path):
    done = run(
        plugin(),
        "yield",
        "convert",
        tmp_path / "in.odd",
        tmp_path / "out",
        "--to",
        "archive",
        "--report",
        tmp_path / "r",
    )
    assert done.returncode == 1
    assert "the reader odd of odd-blogs handed over 5" in (tmp_path / "r").read_text()
    assert '"id":"1"' in (tmp_path / "out").read_text()


@pytest.mark.slow(reason="a process for each test")
def test_an_error_of_the_system_in_a_reader_is_about_the_source(plugin, tmp_path):
    report = tmp_path / "r"
    arguments = ("convert", tmp_path / "in.odd", tmp_path / "out", "--to", "archive", "--report", report)
    done = run(plugin("OSError(5, 'Input/output error')"), "read", *arguments)
    assert done.returncode == 0, done.stderr
    (finding,) = [json.loads(line) for line in report.read_text().splitlines() if "unreadable-file" in line]
    assert finding["file"].endswith("in.odd")
    assert "Input/output error" in finding["message"]


def test_the_exception_of_a_plug_in_is_its_cause(plugin, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(plugin())
    monkeypatch.setenv("FAIL", "read")
    with pytest.raises(PluginError) as caught:
        list(converters.read(tmp_path / "in.odd"))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


# Gates, shortcodes and blocks of plug-ins


ADDED = """
    import os
    from converters.gates import FieldGate

    if os.environ.get("FAIL") == "import":
        raise ZeroDivisionError("mine")

    def closes(value, field):
        if os.environ.get("FAIL") == "gate":
            return 1 / 0
        return value == "gold"

    GATE = FieldGate("acme_level", "Acme", closes, "is `gold`", example="gold")
    NO_GATE = "acme"

    def odd(*_):
        return str(1 / 0)
"""

GATED = [
    Post(id="1", title="free", slug="free", body=Markup(text="plain", dialect="wordpress")),
    Post(id="2", title="secret", slug="secret", body=Markup(text="gold", dialect="wordpress"), extra={"acme_level": ["gold"]}),
    Post(id="3", title="odd", slug="odd", body=Markup(text="[acme]x[/acme]", dialect="wordpress")),
    Post(id="4", title="odd", slug="odd-2", body=Markup(text="<!-- wp:acme/odd /-->", dialect="wordpress")),
]  # fmt: skip


@pytest.fixture
def additions(tmp_path):
    """A package of somebody else's with a gate, and with a shortcode and a block that fail; the blog that needs them."""
    home = tmp_path / "packages"
    info = home / "odd_parts-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: odd-parts\nVersion: 1.0\nProject-URL: Issues, https://odd.example/issues\n"
    )
    (info / "entry_points.txt").write_text(
        "[converters.gates]\nacme = oddparts:GATE\n[converters.shortcodes]\nacme = oddparts:odd\n"
        "[converters.blocks]\nacme/odd = oddparts:odd\n"
    )
    (home / "oddparts.py").write_text(dedent(ADDED))
    converters.write([Site(title="s", url="https://a.example"), *GATED], tmp_path / "in.jsonl", to="archive")
    return home


@pytest.mark.slow(reason="a process for each test")
@pytest.mark.parametrize("damage", ["import", "no gate"])
def test_nothing_is_written_without_the_gates_of_a_plug_in(damage, additions, tmp_path):
    """What they hide would be public."""
    if damage == "no gate":
        points = additions / "odd_parts-1.0.dist-info" / "entry_points.txt"
        points.write_text(points.read_text().replace(":GATE", ":NO_GATE"))
    done = run(additions, damage, "convert", tmp_path / "in.jsonl", tmp_path / "out", "--to", "html")
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.count("\n") == 1
    for word in ("the gates acme of the package odd-parts failed", "https://odd.example/issues"):
        assert word in done.stderr
    assert not (tmp_path / "out").exists()
    done = run(additions, damage, "convert", tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--to", "archive")
    assert done.returncode == 0, "a private target has no gates"


@pytest.mark.slow(reason="a process for each test")
def test_a_post_that_the_gate_of_a_plug_in_cannot_judge_is_lost_and_names_it(additions, tmp_path):
    report = tmp_path / "r"
    arguments = ("convert", tmp_path / "in.jsonl", tmp_path / "out", "--to", "html", "--report", report)
    done = run(additions, "gate", *arguments)
    assert done.returncode == 1, done.stderr
    lines = list(map(json.loads, report.read_text().splitlines()))
    (fault,) = [line for line in lines if line.get("severity") == "error"]
    assert fault["id"] == "2"
    assert fault["message"].startswith("a fault in the package odd-parts at this post (ZeroDivisionError: ")
    assert "https://odd.example/issues" in fault["message"]
    kinds = {line["kind"]: line["id"] for line in lines if line.get("severity") == "warning" and "id" in line}
    assert kinds == {"failed-shortcode": "3", "failed-block": "4"}
    pages = "".join(page.read_text() for page in (tmp_path / "out").rglob("*.html"))
    assert "plain" in pages
    assert "secret" not in pages
