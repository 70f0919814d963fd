"""A run that would do what the last one did is not done again; and only such a run."""

import os
import sys
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

import converters
from converters import clock, registry
from converters.diagnostics import Diagnostics
from converters.io.manifest import MANIFEST
from converters.io.output.hashing import digest_of
from converters.io.output.installed import manifest_pieces
from converters.run import pipeline
from converters.run.last_run import fingerprint as prints
from converters.run.last_run import target_state
from converters.run.last_run.user_cache import VARIABLE, cache_folder
from tests.conftest import FIXTURES

PICTURE = "uploads/2023/03/tern-640x427.jpg"


class NotSkipped(converters.BlogportError):
    """The run was done."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """An export, with the folder of its uploads."""
    folder = tmp_path / "blog"
    (folder / PICTURE).parent.mkdir(parents=True)
    (folder / PICTURE).write_bytes(b"\xff\xd8\xff a boat")
    (folder / "export.xml").write_bytes((FIXTURES / "example.xml").read_bytes())
    return folder


def run(source: Path, target: Path, **given) -> pipeline.Result:
    return converters.convert(source, target, **({"to": "hugo", "remember": True} | given))


def is_done(monkeypatch: pytest.MonkeyPatch, *arguments, **given) -> bool:
    """Whether a run is done, and not answered from what is kept."""

    def refuse(*_):
        raise NotSkipped

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "write_target", refuse)
        try:
            run(*arguments, **given)
        except NotSkipped:
            return True
    return False


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def rewrite(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("to", ["hugo", "jekyll", "pelican", "html", "markdown"])
def test_the_second_run_writes_nothing_and_says_the_same(blog, tmp_path, monkeypatch, to):
    first = run(blog, tmp_path / "site", to=to)
    before = stamps(tmp_path / "site")
    assert not is_done(monkeypatch, blog, tmp_path / "site", to=to)
    second = run(blog, tmp_path / "site", to=to)
    assert stamps(tmp_path / "site") == before
    assert second.findings == first.findings
    assert second.accounts == first.accounts
    assert second.by_severity == first.by_severity
    assert (second.target, second.format, second.next_step) == (first.target, first.format, first.next_step)
    assert not second.files.new
    assert second.files.unchanged == len(first.files.new)


def test_what_was_just_written_is_not_read_again(blog, tmp_path, monkeypatch):
    read: list[Path] = []

    def noted(path: Path) -> str:
        read.append(path)
        return digest_of(path)

    monkeypatch.setattr(target_state, "digest_of", noted)
    run(blog, tmp_path / "site")
    assert not read
    assert not is_done(monkeypatch, blog, tmp_path / "site"), "the state is that of the files"
    assert read


def test_the_state_of_many_files_takes_no_memory_for_each(tmp_path):
    files = {f"posts/{number:04}.md": f"{number:064}" for number in range(5000)}
    manifest = tmp_path / MANIFEST
    with manifest.open("w", encoding="utf-8", newline="") as file:
        file.writelines(manifest_pieces("hugo", files.items()))
    tracemalloc.start()
    try:
        assert target_state.state_of(tmp_path, files)
        assert tracemalloc.get_traced_memory()[1] < manifest.stat().st_size // 4
    finally:
        tracemalloc.stop()


def test_settings_of_the_user_belong_to_the_state(blog, tmp_path, monkeypatch):
    site = tmp_path / "site"
    run(blog, site)
    (site / "hugo.toml").write_text("title = 'Mine'\n", encoding="utf-8")
    rewrite(blog / "export.xml", ("</channel>", "\n</channel>"))
    run(blog, site)
    assert not is_done(monkeypatch, blog, site)
    (site / "hugo.toml").write_text("title = 'Ours'\n", encoding="utf-8")
    assert is_done(monkeypatch, blog, site)


@pytest.mark.parametrize(("to", "name"), [("archive", "blog.jsonl.gz"), ("wxr", "new.xml")])
def test_a_target_of_one_file_is_known_too(blog, tmp_path, monkeypatch, to, name):
    export = blog / "export.xml"
    first = run(export, tmp_path / name, to=to)
    assert not is_done(monkeypatch, export, tmp_path / name, to=to)
    assert run(export, tmp_path / name, to=to).findings == first.findings
    (tmp_path / name).write_bytes(b"")
    assert is_done(monkeypatch, export, tmp_path / name, to=to)


def test_uploads_beside_a_target_are_not_looked_at_and_so_written_again(blog, tmp_path, monkeypatch):
    run(blog, tmp_path / "new.xml", to="wxr")
    assert (tmp_path / "new-uploads").is_dir()
    assert is_done(monkeypatch, blog, tmp_path / "new.xml", to="wxr")


CHANGES: dict[str, Callable[[Path], None]] = {
    "a neighbour has a new title": lambda blog: rewrite(blog / "export.xml", ("[CDATA[The boat]]", "[CDATA[The old boat]]")),
    "a neighbour has a new permalink": lambda blog: rewrite(
        blog / "export.xml", ("<![CDATA[about]]>", "<![CDATA[we]]>"), ("/about/", "/we/")
    ),
    "a term has a new name": lambda blog: rewrite(blog / "export.xml", ("[CDATA[Japan]]", "[CDATA[Nippon]]")),
    "a term has a new slug": lambda blog: rewrite(
        blog / "export.xml", ("[CDATA[japan]]", "[CDATA[nippon]]"), ('nicename="japan"', 'nicename="nippon"')
    ),
    "a post is private now": lambda blog: rewrite(blog / "export.xml", ("[CDATA[publish]]", "[CDATA[private]]")),
    "the author has a new name": lambda blog: rewrite(blog / "export.xml", ("Maren Holm", "Maren Berg")),
    "a picture has other bytes": lambda blog: (blog / PICTURE).write_bytes(b"\xff\xd8\xff a ship"),
    "a picture is gone": lambda blog: (blog / PICTURE).unlink(),
    "there is one more file": lambda blog: (blog / "uploads/2023/03/more.png").write_bytes(b"\x89PNG"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_changed_source_gives_what_a_new_folder_would_have(blog, tmp_path, monkeypatch, what):
    run(blog, tmp_path / "site", prune=True)
    CHANGES[what](blog)
    assert is_done(monkeypatch, blog, tmp_path / "site", prune=True)
    again = run(blog, tmp_path / "site", prune=True)
    fresh = run(blog, tmp_path / "fresh", prune=True)
    assert files(tmp_path / "site") == files(tmp_path / "fresh")
    assert not is_done(monkeypatch, blog, tmp_path / "site", prune=True)
    third = run(blog, tmp_path / "site", prune=True)
    assert third.findings == fresh.findings
    assert third.accounts == again.accounts == fresh.accounts


@pytest.mark.parametrize(
    "given",
    [
        {"options": {"front-matter": "toml"}},
        {"include": ["private"]},
        {"redirects": ["netlify"]},
        {"force": True},
        {"prune": True},
        {"limits": converters.Limits(record=10**6)},
        {"select": converters.Selection(types=("page",))},
        {"from_": "wxr"},
    ],
    ids=str,
)
def test_another_argument_is_another_run(blog, tmp_path, monkeypatch, given):
    run(blog, tmp_path / "site")
    assert is_done(monkeypatch, blog, tmp_path / "site", **given)
    given = {"prune": True} | given
    run(blog, tmp_path / "site", **given)
    run(blog, tmp_path / "fresh", **given)
    assert files(tmp_path / "site") == files(tmp_path / "fresh")


def page(site: Path) -> Path:
    return next(path for path in site.rglob("*.md") if "Tern" in path.read_text(encoding="utf-8"))


def test_a_file_that_the_user_edited_is_seen(blog, tmp_path, monkeypatch):
    site = tmp_path / "site"
    run(blog, site)
    mine = page(site)
    mine.write_text("mine", encoding="utf-8")
    assert is_done(monkeypatch, blog, site)
    second = run(blog, site)
    assert mine.read_text(encoding="utf-8") == "mine"
    assert "edited-file" in {finding.kind for finding in second.findings}
    third = run(blog, site)  # nothing is written in it: the next one is known
    before = stamps(site)
    assert not is_done(monkeypatch, blog, site)
    fourth = run(blog, site)
    assert stamps(site) == before
    assert second.findings == third.findings == fourth.findings
    assert fourth.files == third.files


def test_a_file_that_the_user_removed_is_written_again(blog, tmp_path, monkeypatch):
    site = tmp_path / "site"
    run(blog, site)
    whole = files(site)
    page(site).unlink()
    assert is_done(monkeypatch, blog, site)
    run(blog, site)
    assert files(site) == whole


def test_files_that_are_gone_are_listed_in_each_run(blog, tmp_path):
    site = tmp_path / "site"
    run(blog, site)
    rewrite(blog / "export.xml", ("<![CDATA[about]]>", "<![CDATA[we]]>"), ("/about/", "/we/"))
    kinds = [[finding.kind for finding in run(blog, site).findings] for _ in range(4)]
    assert "gone" in kinds[0]
    assert kinds[0] == kinds[1] == kinds[2] == kinds[3]


def test_what_was_removed_is_reported_once(blog, tmp_path):
    site = tmp_path / "site"
    run(blog, site, prune=True)
    rewrite(blog / "export.xml", ("<![CDATA[about]]>", "<![CDATA[we]]>"), ("/about/", "/we/"))
    removed = [len(run(blog, site, prune=True).files.removed) for _ in range(3)]
    assert removed[0]
    assert removed[1:] == [0, 0]
    assert "removed" not in {finding.kind for finding in run(blog, site, prune=True).findings}


def test_templates_of_the_user_belong_to_the_run(blog, tmp_path, monkeypatch):
    templates = tmp_path / "templates"
    templates.mkdir()
    given = {"to": "html", "options": {"template": str(templates)}}
    run(blog, tmp_path / "site", **given)
    assert not is_done(monkeypatch, blog, tmp_path / "site", **given)
    (templates / "style.css").write_text("p {}", encoding="utf-8")
    assert is_done(monkeypatch, blog, tmp_path / "site", **given)


@pytest.mark.parametrize("part", ["_packages", "_code"])
def test_another_version_is_another_run(blog, tmp_path, monkeypatch, part):
    run(blog, tmp_path / "site")
    before = list(getattr(prints, part)())
    assert before
    monkeypatch.setattr(prints, part, lambda: iter([*before, "blogport-0.2.0.dist-info"]))
    assert is_done(monkeypatch, blog, tmp_path / "site")


def test_the_fingerprint_knows_blogport_and_its_dependencies():
    assert any(name.startswith("lxml-") for name in prints._packages())
    assert any("/converters/run/pipeline.py " in text.replace(os.sep, "/") for text in prints._code())


def test_an_installation_is_known_by_its_list_of_files(tmp_path, monkeypatch):
    """It is the same after each installation of the same, as in CI; and of a thousand files one is read."""
    package, metadata = tmp_path / "converters", tmp_path / "blogport-0.1.0.dist-info"
    package.mkdir()
    (package / "__init__.py").write_text("")
    spec = ModuleSpec("converters", None, is_package=True)
    spec.submodule_search_locations = [str(package)]
    monkeypatch.setattr(prints, "find_spec", lambda name: spec if name == "converters" else None)

    def known():
        return list(prints._files_of_packages())

    assert "__init__.py" in known()[0], "a checkout has no list"
    metadata.mkdir()
    (metadata / "RECORD").write_text("converters/__init__.py,sha256=a,0")
    first = known()
    os.utime(package / "__init__.py", (1, 1))
    assert known() == first
    (metadata / "RECORD").write_text("converters/__init__.py,sha256=b,0")
    assert known() != first


def test_a_plug_in_may_depend_on_anything(blog, tmp_path, monkeypatch):
    owner = registry.owner
    monkeypatch.setattr(
        registry, "owner", lambda role, name: "blogport-wxr" if name == "wxr" else owner(role, name)
    )
    run(blog, tmp_path / "site")
    assert is_done(monkeypatch, blog, tmp_path / "site")


def test_a_page_may_have_files_beside_it(tmp_path, monkeypatch):
    page = tmp_path / "post.html"
    page.write_text(
        "<title>Boat</title><article><h1>Boat</h1><p>She leaks, and she always did.</p></article>"
    )
    run(page, tmp_path / "site")
    assert is_done(monkeypatch, page, tmp_path / "site")


def test_a_post_of_the_future_comes_due(tmp_path, monkeypatch):
    source = tmp_path / "posts"
    source.mkdir()
    day = datetime.now(UTC) + timedelta(days=10)
    for name, date in (("old", "2020-01-01"), ("new", day.date().isoformat())):
        text = f"---\ntitle: {name}\ndate: {date}T12:00:00+00:00\n---\nA text.\n"
        (source / f"{name}.md").write_text(text, encoding="utf-8")
    given = {"options": {"generator": "hugo"}, "from_": "markdown"}
    first = run(source, tmp_path / "site", **given)
    assert first.accounts["post"].left_out == {"future": 1}
    assert not is_done(monkeypatch, source, tmp_path / "site", **given)
    later = day + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr("converters.run.last_run.now", lambda: later)
    assert is_done(monkeypatch, source, tmp_path / "site", **given)


def test_a_dry_run_is_known_and_keeps_nothing(blog, tmp_path, monkeypatch):
    run(blog, tmp_path / "site", dry_run=True)
    assert is_done(monkeypatch, blog, tmp_path / "site")
    run(blog, tmp_path / "site")
    assert not is_done(monkeypatch, blog, tmp_path / "site", dry_run=True)
    assert run(blog, tmp_path / "site", dry_run=True).dry_run


def test_who_looks_at_the_records_gets_them(blog, tmp_path):
    run(blog, tmp_path / "site")
    seen = []
    run(blog, tmp_path / "site", afterwards=seen.append)
    assert seen


def test_findings_go_to_the_diagnostics_of_the_caller(blog, tmp_path):
    first = run(blog, tmp_path / "site")
    log = Diagnostics()
    run(blog, tmp_path / "site", diagnostics=log)
    assert log.findings == first.findings


def test_what_is_kept_is_for_this_user_alone_and_not_in_the_target(blog, tmp_path, cache):
    run(blog, tmp_path / "site")
    (kept,) = (cache / "runs").iterdir()
    assert kept.stat().st_mode & 0o077 == 0 or os.name == "nt"
    assert (cache / "runs").stat().st_mode & 0o077 == 0 or os.name == "nt"
    assert not list((tmp_path / "site").rglob("*runs*"))


@pytest.mark.parametrize("damage", [b"", b"no gzip", b"\x1f\x8b\x08\x00"])
def test_a_damaged_file_is_no_answer(blog, tmp_path, cache, monkeypatch, damage):
    run(blog, tmp_path / "site")
    (kept,) = (cache / "runs").iterdir()
    kept.write_bytes(damage)
    assert is_done(monkeypatch, blog, tmp_path / "site")


def test_nothing_is_kept_without_being_asked(blog, tmp_path, cache, monkeypatch):
    run(blog, tmp_path / "site", remember=False)
    assert not cache.exists()
    monkeypatch.setenv(VARIABLE, "")
    run(blog, tmp_path / "site")
    assert cache_folder() is None
    assert not cache.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take only names in Unicode")
def test_a_target_whose_name_is_not_utf_8_is_written_each_time(blog, tmp_path, cache):
    run(blog, tmp_path / "caf\udce9")
    assert run(blog, tmp_path / "caf\udce9").files.unchanged


def test_what_nobody_asks_for_goes(blog, tmp_path, cache):
    run(blog, tmp_path / "site")
    old = cache / "runs" / "old.json.gz"
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    run(blog, tmp_path / "other")
    assert not old.exists()
    assert len(list((cache / "runs").iterdir())) == 2


def test_options_that_name_files_are_known():
    found = {
        option.name
        for format_ in registry.list_formats()
        for option in format_.options
        if option.takes in ("folder", "file")
    }
    assert found == set(prints.PATHS)
