"""What the documents say is true: their examples run, what they name exists, and what is generated is up to date."""

import gzip
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import fsspec
import msgspec
import pytest

import converters
from converters import messages, model, privacy, registry
from converters.batch import dask_engine
from converters.cli import docs, explain, formats, man, pairs
from converters.cli.commands import EXAMPLE
from converters.cli.main import main
from converters.cli.parser import all_commands
from converters.fetch import network
from converters.formats.html.reader import profile_manual
from converters.formats.html.writer import context
from converters.gates import manual
from converters.generators.table import DEFAULT, GENERATORS
from converters.io import yaml
from tests import transcripts
from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import report, results
from tests.conftest import ROOT, program
from tests.formats.isso.database import isso_database
from tests.fuzz import __main__ as fuzzer
from tests.pictures import jpeg
from tests.sqlite_files import as_sqlite

pytestmark = pytest.mark.slow(reason="every example of the documents runs")

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
MANUAL = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "converters" / "docs").glob("*.md")}
DOCUMENTS = {
    "README": README,
    "CONTRIBUTING": CONTRIBUTING,
    **{f"docs/{name}": text for name, text in MANUAL.items()},
}


@pytest.fixture(scope="module")
def made_desk(example, tmp_path_factory):
    """A folder with the exports, the site and the pages that the examples name; nothing is changed in it."""
    path = tmp_path_factory.mktemp("desk")
    for name in ("export.xml", "part1.xml", "old.xml", "new.xml"):
        shutil.copy(example, path / name)
    for name in ("backup.jsonl", "a.jsonl", "b.jsonl"):
        converters.convert(example, path / name, to="archive")
    (path / "part2.xml.gz").write_bytes(gzip.compress(example.read_bytes()))
    converters.convert(example, path / "my-hugo-site", to="hugo")
    converters.convert(example, path / "blog.warc.gz", to="warc")
    shutil.copy(ROOT / "fixtures" / "html" / "pages" / "kubrick.html", path / "page.html")
    shutil.copy(ROOT / "fixtures" / "text" / "lantern.txt", path / "scraped.txt")
    upload = path / "uploads" / "2023" / "03" / "harbour.jpg"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(jpeg())
    for name, part in (("takeout", ""), ("takeout-001", "Albums"), ("takeout-002", "Blogs")):
        pack(ROOT / "fixtures" / "blogger" / "takeout", path / f"{name}.zip", part)
    shutil.copy(ROOT / "fixtures" / "blogger" / "backup.xml", path / "blog-backup.xml")
    shutil.copy(ROOT / "fixtures" / "ghost" / "fog.ghost.json", path / "fog.ghost.json")
    (path / "disqus.xml.gz").write_bytes(
        gzip.compress((ROOT / "fixtures" / "disqus" / "fog.xml").read_bytes())
    )
    (path / "comments.db").write_bytes(isso_database(path / "made.db"))
    shutil.copytree(ROOT / "fixtures" / "wordpress-rest", path / "answers")
    for name in ("feed.xml", "feed-2.xml", "comments.atom"):
        shutil.copy(ROOT / "fixtures" / "feed" / name, path / name)
    pack(ROOT / "fixtures" / "medium" / "export", path / "medium-export.zip", "")
    pack(ROOT / "fixtures" / "substack" / "export", path / "substack-export.zip", "")
    pack(ROOT / "fixtures" / "tumblr" / "export", path / "tumblr-export.zip", "")
    shutil.copytree(ROOT / "fixtures" / "tumblr" / "api", path / "tumblr-json")
    shutil.copy(ROOT / "fixtures" / "movabletype" / "harbour.txt", path / "export.txt")
    for name in ("2004-02.xml", "comment_body.xml", "comment_meta.xml"):
        shutil.copy(ROOT / "fixtures" / "livejournal" / name, path / name)
    shutil.copytree(ROOT / "fixtures" / "livejournal" / "ljdump" / "tide_watch", path / "tide_watch")
    for name, packed in (("mastodon", "archive.zip"), ("microblog", "ada.bar")):
        pack(ROOT / "fixtures" / name, path / packed, "")
    shutil.copytree(ROOT / "fixtures" / "telegram", path / "ChatExport")
    dump = (ROOT / "fixtures" / "wordpress-sql" / "moor.sql").read_bytes()
    (path / "moor.sql").write_bytes(dump)
    playground = path / "playground" / "wp-content" / "database"
    playground.mkdir(parents=True)
    as_sqlite(path / "moor.sql", playground / ".ht.sqlite")
    pack(path / "playground", path / "playground.zip", "")
    (path / "backup-db.gz").write_bytes(
        gzip.compress(dump.replace(b"`moor_", b"`moor_2_").replace(b"`moor_2_user", b"`moor_user"))
    )
    with pytest.MonkeyPatch.context() as then:
        then.setenv("SOURCE_DATE_EPOCH", "1795941000")  # the day of the manual's example
        converters.convert([example, path / "uploads"], path / "my-backup", to="backup")
    shutil.copy(ROOT / "fixtures" / "cms-sql" / "dotclear.txt", path / "dotclear-backup.txt")
    (path / "old.sql").write_text(
        "CREATE TABLE `textpattern` (`ID` int, `Title` text, `url_title` text, `Body_html` text, `Status` int);\n"
        "INSERT INTO `textpattern` VALUES (1,'Fog','fog','<p>Grey</p>',4);\n"
        "CREATE TABLE `txp_prefs` (`name` text, `val` text);\nINSERT INTO `txp_prefs` VALUES ('timezone_key','UTC');\n"
    )
    shutil.copy(ROOT / "fixtures" / "wix" / "knots.csv", path / "posts.csv")
    (path / "blogport.toml").write_text(blocks(MANUAL["command-line"], "toml")[0], encoding="utf-8")
    (path / "exports").mkdir()
    (path / "exports" / "ada.xml.gz").write_bytes(gzip.compress(example.read_bytes()))
    (path / "blogs.csv").write_text("source,target,to\nexport.xml,sites/ada,hugo\n", encoding="utf-8")
    (path / "blogs.jsonl").write_text(
        '{"source": "export.xml", "target": "kim", "to": "html"}\n', encoding="utf-8"
    )
    (path / "report.jsonl").write_text('{"severity":"warning","kind":"personal","message":"…"}\n')
    (path / "my-templates").mkdir()
    (path / "my-templates" / "moved.html").write_text("{{ to }} {{ name }} {{ canonical }} {{ words.moved }}")
    return path


@pytest.fixture
def desk(made_desk, example, tmp_path, monkeypatch):
    """A copy of `made_desk`, which is the current folder."""
    shutil.copytree(made_desk, tmp_path, dirs_exist_ok=True)
    put_into_storage(example)
    monkeypatch.setattr(dask_engine, "run", without_address)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(network, "resolve", no_network)
    return tmp_path


def without_address(jobs, rules, address, number, run=dask_engine.run):
    """A cluster on this machine in place of the one that an example names."""
    return run(jobs, rules, "", 1)


def no_network(host, port):
    """Of what `--fetch` would ask nothing is there: no test leaves this machine."""
    raise OSError(f"{host} is not asked")


STORAGE = re.compile(r"\b(?:s3|gs|sftp|https)://(?=exports/|sites/|host\.example/)")
"""What stands before the names of files that the manual has at addresses."""


def put_into_storage(example):
    """Put what the manual has at addresses into the memory of this process."""
    storage = fsspec.filesystem("memory")
    storage.store.clear()
    export = example.read_bytes()
    for name in ("exports/blog.xml", "exports/blog-1.xml", "host.example/export.xml"):
        storage.pipe_file(f"/{name}", export)
    storage.pipe_file("/exports/blog.xml.gz", gzip.compress(export))
    uploads = io.BytesIO()
    with zipfile.ZipFile(uploads, "w") as packed:
        packed.writestr("uploads/2023/03/harbour.jpg", jpeg())
    storage.pipe_file("/host.example/backup/uploads.zip", uploads.getvalue())


def pack(folder, path, part):
    """The files of a folder with `part` in their path, as a zip."""
    with zipfile.ZipFile(path, "w") as out:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and part in (*file.parts, ""):
                out.write(file, file.relative_to(folder))


def blocks(text, language):
    """The code blocks of a document in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


AT_A_TERMINAL = ("blogport", "blogport guide")
"""What needs a terminal: `test_guide.py` runs it at one."""


def commands():
    """Every `blogport …` line in a shell block of README and manual, and the examples in the help of each command."""
    helps = [EXAMPLE, *(example for command in all_commands().values() for example in command.examples)]
    shell = [block for text in (README, *MANUAL.values()) for block in blocks(text, "sh")]
    lines = "\n".join([*shell, *helps]).splitlines()
    examples = [re.split("[#|]", line)[0].strip() for line in lines if line.strip().startswith("blogport ")]
    return [example for example in dict.fromkeys(examples) if example not in AT_A_TERMINAL]


@pytest.mark.parametrize("command", commands())
def test_commands_of_documents_and_of_helps_run(command, desk, capsys, monkeypatch):
    command, _, standard_input = command.partition(" < ")
    if "my-pages again.jsonl" in command:
        converters.convert("export.xml", "my-pages", to="html")
    if standard_input:
        with Path(standard_input).open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            assert main([*shlex.split(command)[1:], "--force"]) == 0
        return
    assert main(shlex.split(STORAGE.sub("memory://", command))[1:]) in (0, 1)


@pytest.mark.parametrize("code", blocks(MANUAL["python"] + README, "python"))
def test_the_python_of_the_documents_runs(code, desk, capsys):
    (desk / "backup.jsonl").unlink()
    exec(compile(code, "python.md", "exec"), {})
    assert (desk / "backup.jsonl").is_file() or (desk / "my-clean-site").is_dir()


def test_the_json_of_the_documents_is_a_record():
    (line,) = blocks(MANUAL["archive"], "json")
    assert isinstance(converters.storage.record_lines.decode(line.encode()), model.Post)


def test_the_manual_names_every_format_and_every_word_of_include():
    for format_ in registry.list_formats():
        assert f"`{format_.name}`" in MANUAL["formats"]
        assert f"`{format_.name}`" in README
    for word in privacy.INCLUDABLE:
        assert f"| `{word}` |" in MANUAL["privacy"]


@pytest.mark.parametrize("name", sorted(GENERATORS.keys() - {DEFAULT}))
def test_manual_and_readme_name_every_generator(name):
    for page in (MANUAL["formats"], README):
        assert re.search(rf"\b{name}\b", page, re.IGNORECASE)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_options_that_are_named_exist(document):
    known = {option.name for format_ in registry.list_formats() for option in format_.options}
    known |= {"NAME", "prefix"}  # a placeholder, and the option of the example
    text = transcripts.without(DOCUMENTS[document])
    for name in re.findall(r"-o ([\w-]+)=", text):
        assert name in known, name
    flags = {
        flag for command in all_commands().values() for option in command.options for flag in option.opts
    }
    others = {
        *fuzzer.build_parser()._option_string_actions,
        "--help",
        "--skip-copy",
        "--version",
        "--accept",
        "--upgrade",
        "--mirror",
        "--paginate",
        "--warc-file",
        "--headless",
        "--print-to-pdf",
        "--authors",
        "--destination",
        "--rm",
        "--user",
        "--spec",
        "--page-requisites",
        "--source",
        "--dist",
        "--long",
        "--quiet",
        *benchmarks.build_parser()._option_string_actions,
    }
    for flag in re.findall(r"(?<![\w-])--[a-z][a-z-]+", text):
        assert flag in flags | others, flag


def test_the_manual_names_every_command():
    for command in all_commands():
        assert any(f"blogport {command}" in text for text in MANUAL.values()), command


@pytest.mark.parametrize(
    ("page", "made"),
    [
        ("findings", explain.markdown),
        ("options", formats.markdown),
        ("gates", manual.markdown),
        ("platforms", profile_manual.markdown),
    ],
)
def test_generated_pages_are_up_to_date(page, made, expect):
    expect(made(), ROOT / "converters" / "docs" / f"{page}.md")


def test_the_table_from_and_to_is_up_to_date(expect):
    path = ROOT / "converters" / "docs" / "formats.md"
    page = path.read_text(encoding="utf-8")
    made, number = re.subn(
        r"(<!-- from × to -->\n\n)(?:\|.*\n)*", lambda found: found[1] + pairs.markdown(), page
    )
    assert number == 1
    expect(made, path)


@pytest.mark.parametrize("name", [name for name, page in MANUAL.items() if transcripts.of(page)])
def test_the_transcripts_of_the_manual_are_what_is_printed(name, example, tmp_path, expect):
    shutil.copy(example, tmp_path / "export.xml")
    expect(transcripts.renewed(MANUAL[name], tmp_path), ROOT / "converters" / "docs" / f"{name}.md")


@pytest.mark.parametrize("name", man.pages())
def test_the_pages_for_man_are_up_to_date(name, expect):
    expect(man.pages()[name], ROOT / "converters" / "docs" / "man" / name)


def test_the_wheel_brings_the_pages_for_man_and_the_manual(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    shared = {name.rpartition("/")[2] for name in names if ".data/data/share/man/man1/" in name}
    assert shared == man.pages().keys()
    assert "converters/docs/command-line.md" in names
    assert not [name for name in names if name.startswith("converters/docs/man/")]  # once is enough


@pytest.mark.parametrize("name", man.pages())
def test_man_shows_its_pages_without_a_warning(name):
    shown = subprocess.run(
        [program("man"), "--warnings", "-l", ROOT / "converters" / "docs" / "man" / name],
        capture_output=True, text=True, check=True, env=os.environ | {"MANWIDTH": "100", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert shown.stderr == ""
    assert name.removesuffix(".1") in shown.stdout
    if command := all_commands().get(name.removesuffix(".1").partition("-")[2]):
        for option in command.options:
            assert option.opts[-1] in shown.stdout


def test_the_page_of_speed_and_its_plots_are_made_from_the_figures(expect):
    for path, text in report.files(results.load(report.FIGURES)).items():
        expect(text, path)


def test_the_manual_names_every_part_of_the_benchmarks():
    for part in benchmarks.PARTS:
        assert re.search(rf"^\| .*`{part}`", MANUAL["testing"], re.MULTILINE), part


def test_the_list_of_pages_is_complete():
    assert [topic.name for topic in docs.topics()] == re.findall(r"\]\(([\w-]+)\.md\)", MANUAL["README"])
    assert {topic.name for topic in docs.topics()} == MANUAL.keys() - {"README"}


def test_the_manual_is_shown(capsys):
    assert main(["docs"]) == 0
    assert "privacy" in capsys.readouterr().out
    for topic in docs.topics():
        assert main(["docs", topic.name]) == 0
        assert capsys.readouterr().out == MANUAL[topic.name]
    assert main(["docs", "privcy"]) == 2
    assert "did you mean privacy?" in capsys.readouterr().err


def test_findings_are_explained(capsys):
    for name, message in explain.message_types().items():
        assert main(["explain", name]) == 0
        assert message.advice in capsys.readouterr().out
    assert main(["explain", "bad-dat"]) == 2
    assert "did you mean bad-date?" in capsys.readouterr().err
    assert main(["explain", "--json"]) == 0
    lines = [msgspec.json.decode(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["kind"] for line in lines] == list(explain.message_types())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_to_files_and_headings(document):
    folder = {"README": ROOT, "CONTRIBUTING": ROOT / ".github"}.get(document, ROOT / "converters" / "docs")
    prose = re.sub(r"^```.*?^```$", "", DOCUMENTS[document], flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"", prose):
        path, _, anchor = "".join(target).partition("#")
        if path.startswith(("http:", "https:")):
            continue
        file = folder / path if path else folder / f"{document.rpartition('/')[2]}.md"
        assert file.exists(), f"{document}: {path}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-") for name in headings}


def test_topics_that_are_named_exist():
    advice = " ".join(
        row.advice for row in vars(messages).values() if isinstance(row, converters.MessageType)
    )
    for text in (*DOCUMENTS.values(), advice):
        for topic in re.findall(r"blogport docs ([a-z][\w-]*)", text):
            assert topic in MANUAL, topic


def test_paths_that_are_named_exist():
    """Paths of the repository in the pages for contributors, without those with a placeholder."""
    for name in (
        "docs/architecture",
        "docs/security",
        "docs/generator",
        "docs/profile",
        "docs/testing",
        "CONTRIBUTING",
    ):
        for path in re.findall(
            r"`((?:converters|tests|fixtures|schemas|\.github)/[\w./-]+)`", DOCUMENTS[name]
        ):
            assert (ROOT / path).exists(), f"{name}: {path}"
        for path in re.findall(rf"`((?:{'|'.join(house())})(?:/[a-z_./]*|\.py))`", DOCUMENTS[name]):
            assert (ROOT / "converters" / path).exists(), f"{name}: {path}"


def test_names_that_architecture_says_to_look_at_exist():
    found = re.findall(
        r"`(converters/[\w/]+\.py)` \(((?:`[\w.]+`(?:, )?)+)\)", DOCUMENTS["docs/architecture"]
    )
    assert len(found) > 10
    for path, names in found:
        text = (ROOT / path).read_text(encoding="utf-8")
        for name in re.findall(r"\w+(?=`)", names):
            assert re.search(rf"^(?:\s*(?:def|class) )?{name}\b", text, re.MULTILINE), f"{path}: {name}"


RECORDS = {
    "`site`": model.Site,
    "`author`": model.Author,
    "`term`": model.Term,
    "`media`": model.Media,
    "`post`": model.Post,
    "A body": model.Markup,
    "A term of a post": model.TermRef,
    "A comment": model.Comment,
    "The author of a comment": model.Commenter,
}


def test_the_archive_page_describes_the_model():
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", MANUAL["archive"], re.MULTILINE | re.DOTALL))
    assert sections.keys() - RECORDS.keys() == {"Conventions"}
    for title, record in RECORDS.items():
        named = re.findall(r"^\| `(\w+)`(?:, `(\w+)`)* \|", sections[title], re.MULTILINE)
        assert [name for row in named for name in row if name] == list(record.__struct_fields__), title


def test_the_page_of_templates_names_every_template_and_variable(example, tmp_path, monkeypatch):
    """Every template, and every variable that the templates get when the example is written."""
    page = MANUAL["templates"]
    for template in (ROOT / "converters" / "formats" / "html" / "writer" / "templates").iterdir():
        assert f"`{template.name}`" in page
    given: dict[str, set[str]] = {}
    render = context.Templates.render

    def record(self, template, **values):
        given.setdefault(template, set()).update(values)
        for name in ("article", "part"):
            if isinstance(value := values.get(name), dict):
                given.setdefault(name, set()).update(value)
        for comment in values.get("article", {}).get("comments", ()):
            given.setdefault("comment", set()).update(comment)
        return render(self, template, **values)

    monkeypatch.setattr(context.Templates, "render", record)
    for single in ("false", "true"):
        converters.convert(
            example,
            tmp_path / ("site.html" if single == "true" else "site"),
            to="html",
            options={"single": single},
        )
    assert {"post.html", "home.html", "list.html", "single_start.html", "article", "comment"} <= given.keys()
    for template, names in given.items():
        for name in names:
            assert re.search(rf"`{name}[`.]", page), f"{template}: {name}"


def test_the_example_of_a_format_runs(tmp_path, monkeypatch):
    """The package in `extending`, as an installed distribution."""
    code, *_ = blocks(MANUAL["extending"], "python")
    entry_points, *_ = blocks(MANUAL["extending"], "toml")
    info = tmp_path / "lines-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: lines\nVersion: 1.0\n")
    groups = tomllib.loads(entry_points)["project"]["entry-points"]
    (info / "entry_points.txt").write_text(
        "".join(
            f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
            for group, points in groups.items()
        )
    )
    (tmp_path / "blogport_lines.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    source, target = tmp_path / "in.lines", tmp_path / "out.lines"
    source.write_text(">2020-01-05 A leak\n>2020-02-06 A log and a list\n")
    result = converters.convert(source, target, to="lines")
    assert target.read_text() == source.read_text()
    assert result.accounts["post"].written == 2
    (tmp_path / "empty.lines").write_text("")
    with pytest.raises(converters.SourceError):
        list(converters.read(tmp_path / "empty.lines", from_="lines"))


def test_the_shortcode_and_the_block_of_the_example_run():
    """The handlers in `extending`, as plug-ins."""
    from converters.markup.wordpress import blocks as block_rendering
    from converters.markup.wordpress.shortcodes.grammar import Shortcode

    assert block_rendering
    (code,) = [block for block in blocks(MANUAL["extending"], "python") if "def note" in block]
    names: dict[str, object] = {}
    exec(compile(code, "extending.md", "exec"), names)
    assert names["note"](Shortcode("note", {}, "Tar"), None) == '<div class="note">Tar</div>'
    assert names["acme_note"](None, "Tar", None) == '<div class="note">Tar</div>'


def test_the_gates_of_the_example_are_gates(tmp_path, monkeypatch):
    """The entry point in `extending`, as that of an installed distribution."""
    from converters.gates.table import Table

    (code,) = [block for block in blocks(MANUAL["extending"], "python") if "ACME" in block]
    (points,) = [block for block in blocks(MANUAL["extending"], "toml") if "converters.gates" in block]
    ((group, named),) = tomllib.loads(points)["project"]["entry-points"].items()
    info = tmp_path / "acme-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\nacme = {named['acme']}\n")
    (tmp_path / "blogport_acme.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    table = Table()
    assert table.fields["acme_level"].closes("gold", str)
    assert not table.fields["acme_level"].closes("free", str)
    assert table.shortcodes["acme"].rule == "nothing"


def test_the_profile_of_the_example_is_valid():
    from converters.formats.html.reader.profile import Profile

    (block,) = blocks(MANUAL["profile"], "yaml")
    profile = msgspec.convert(yaml.load(block), Profile)
    assert profile.comments.item == ("li.reply",)


def test_the_commands_of_the_readme_are_one_line_each():
    for name in ("try", "test"):
        (block,) = re.findall(rf"<!-- {name} command -->\n```sh\n(.*?)```", README, re.DOTALL)
        assert block.count("\n") == 1


def house() -> dict[str, list[str]]:
    """The rooms that CONTRIBUTING names, from the top down; and the modules of those whose modules it names."""
    (plan,) = re.findall(r"^converters/\n(.*?)```", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    rooms: dict[str, list[str]] = {}
    for indent, names in re.findall(r"^( {2}| {4})(\S.*?) {2,}", plan, re.MULTILINE):
        found = [name.removesuffix("/") for name in names.split()]
        if indent == "  ":
            rooms |= {name: [] for name in found}
        else:
            rooms[list(rooms)[-1]] += found
    return rooms


def modules_of(folder: Path) -> list[str]:
    there = {path.stem for path in folder.iterdir() if path.suffix in ("", ".py")}
    return sorted(name for name in there if not name.startswith("_"))


def test_the_house_in_contributing_is_the_house():
    assert sorted(house()) == modules_of(ROOT / "converters")
    for room, modules in house().items():
        assert not modules or sorted(modules) == modules_of(ROOT / "converters" / room)


def test_the_house_has_the_layers_that_the_linter_holds():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {row["name"]: row for row in settings["tool"]["importlinter"]["contracts"]}
    rooms = [room for room in house() if room != "docs"]  # the manual has no code
    for name, modules in (("floors", rooms), ("floors of a run", house()["run"])):
        floor = {
            module.strip().removeprefix("converters."): number
            for number, layer in enumerate(contracts[name]["layers"])
            for module in layer.split("|")
        }
        assert modules == sorted(modules, key=floor.__getitem__)


def test_the_changelog_counts_the_languages_of_our_pages():
    words = yaml.load(
        (ROOT / "converters" / "publishing" / "words" / "words.yml").read_text(encoding="utf-8")
    )
    assert f"in {len(words)} languages" in CHANGELOG
