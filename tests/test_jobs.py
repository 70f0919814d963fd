"""Several processes: the same bytes as one, each file and each body once, and an end as sound."""

import errno
import os
import signal
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import registry
from converters.cli.report import summary
from converters.errors import BlogportError, PluginError, TargetError
from converters.formats.html.writer.search import Search
from converters.generators.hugo.writer import HugoWriter
from converters.generators.site.post_files import PostFiles
from converters.io.output import FolderOutput
from converters.markup.bodies import Bodies
from converters.model import (
    MENU_ITEM,
    Author,
    Comment,
    Commenter,
    Entity,
    Markup,
    Media,
    Post,
    Site,
    Term,
    TermRef,
)
from converters.processes import workers
from converters.processes.side_by_side import SharedFields, write_each
from converters.run import prepared
from converters.storage.spool import Spool
from converters.testing import check_writer
from tests.targets import GENERATORS, TREES

HOME = "https://walk.example"
FORKED = pytest.mark.skipif(not workers.FORKS, reason="processes are not copies on this system")


def post(number: int, **fields: Any) -> Post:
    """A post that shares something with each of the others: a term, an old slug, an image of another server."""
    given: dict[str, Any] = {
        "id": str(number), "title": f"Walk {number}", "slug": f"walk-{number}", "url": f"{HOME}/walk-{number}/",
        "date": f"2020-01-{number:02}T08:00:00+00:00", "author": "ann",
        "terms": (
            TermRef(taxonomy="category", slug="hills", name="Hills"),
            TermRef(taxonomy="post_tag", slug=f"rain-{number % 3}", name="Rain"),
            TermRef(taxonomy=("weather", "custom_weather")[number % 2], slug=f"w{number}", name=f"W{number}"),
        ),
        "body": Markup(dialect="wordpress", text=f"""A walk.\n\n<img src="https://cdn{number % 2}.example/{number}.jpg">
<img src="{HOME}/wp-content/uploads/{number}.jpg" />\n\nSee <a href="{HOME}/walk-{number % 5 + 1}/">that</a>. [unknown]"""),
        "comments": (Comment(id=f"c{number}", author=Commenter(name="Bob"), body=Markup(text="Well said.", dialect="html")),),
        "extra": {"_wp_old_slug": ["old", f"old-{number}"], "aliases": [f"/former/{number % 4}/"],
                  "mood": [f"good {number}"], "_edit_lock": ["1:1"], "long": ["x" * 600]},
    }  # fmt: skip
    return Post(**(given | fields))


def item(number: int) -> Post:
    """A menu item for a post."""
    extra = {
        "_menu_item_type": ["post_type"],
        "_menu_item_object_id": [str(number)],
        "_menu_item_object": ["post"],
    }
    menu = (TermRef(taxonomy="nav_menu", slug="main", name="Main"),)
    return Post(id=f"9{number}", type=MENU_ITEM, order=number, terms=menu, extra=extra)


def blog() -> Iterable[Entity]:
    """Posts of all types and states, with menu items between them; more terms than the source lists."""
    yield Site(
        title="A long walk", url=HOME, language="en", extra={"page_on_front": "7", "show_on_front": "page"}
    )
    yield Author(login="ann", name="Ann")
    yield Term(id="1", taxonomy="category", slug="hills", name="Hills")
    yield Media(id="50", url=f"{HOME}/wp-content/uploads/1.jpg", title="One")
    for number in range(1, 7):
        yield post(number, featured="50" if number == 2 else "404" if number == 3 else "")
        yield item(number)
    yield post(7, type="page", title="Home")
    yield post(8, status="draft")
    yield post(9, status="private")
    yield post(10, type="recipe", sticky=True)
    yield post(11, url="https://walk.example/?p=11", slug="walk-1")


@pytest.fixture
def one_post_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every post goes to a worker alone: whatever posts share crosses processes."""
    monkeypatch.setattr(prepared, "_LARGEST_BATCH", 1)
    monkeypatch.setattr(prepared, "_SMALLEST_BATCH", 1)


def outcome(target: Path, to: str, jobs: int, records: Iterable[Entity] | None = None, **options: str) -> Any:
    """All that a run leaves: files, findings in their order, accounts."""
    redirects = ("csv", "nginx") if to in GENERATORS else ()
    result = converters.write(
        records or blog(), target, to=to, jobs=jobs, options=options, redirects=redirects
    )
    files = [target] if target.is_file() else sorted(path for path in target.rglob("*") if path.is_file())
    found = {str(path.relative_to(target)): path.read_bytes() for path in files}
    return found, [str(finding) for finding in result.findings], summary(result)


WRITERS = [
    ("hugo", {}), ("hugo", {"keep-source": "true"}), *((name, {}) for name in TREES if name != "hugo"),
    ("html", {}), ("html", {"single": "true"}), ("wxr", {}), ("archive", {}),
]  # fmt: skip


@pytest.mark.parametrize(("to", "options"), WRITERS)
def test_findings_have_the_order_of_one_process_where_a_batch_has_many_posts(
    to: str, options: dict[str, str], tmp_path: Path
) -> None:
    """What is found in preparing a post stands before what is found in writing it, and that before the next post."""
    tag = Markup(dialect="markdown", text="{{< unknown >}}")
    posts = [post(number, type="page", slug=f"{number}", body=tag) for number in range(1, 5)]
    alone = outcome(tmp_path / "1", to, 1, posts, **options)
    assert outcome(tmp_path / "2", to, 2, posts, **options) == alone


@pytest.mark.usefixtures("one_post_a_batch")
@pytest.mark.parametrize(("to", "options"), WRITERS)
def test_any_number_of_processes_gives_the_same(to: str, options: dict[str, str], tmp_path: Path) -> None:
    alone = outcome(tmp_path / "1", to, 1, **options)
    assert alone[2]["post"]["written"] >= 9
    for jobs in (2, 3):
        assert outcome(tmp_path / f"{jobs}", to, jobs, **options) == alone


@pytest.mark.parametrize("to", ["hugo", "wxr"])
def test_workers_that_are_sent_all_give_the_same(
    to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on systems where no process is a copy of another."""
    alone = outcome(tmp_path / "1", to, 1)
    monkeypatch.setattr(workers, "FORKS", False)
    assert outcome(tmp_path / "2", to, 2) == alone


@FORKED
@pytest.mark.usefixtures("one_post_a_batch")
@pytest.mark.parametrize(("to", "number"), [("hugo", 16), ("html", 15)])
def test_workers_write_each_file_and_convert_each_body_once(
    to: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"

    def logged(owner: type, name: str, what: Any) -> None:
        real = getattr(owner, name)

        def call(self: Any, *arguments: Any) -> Any:
            with log.open("a") as stream:
                stream.write(f"{name} {os.getpid()} {what(*arguments)}\n")
            return real(self, *arguments)

        monkeypatch.setattr(owner, name, call)

    logged(FolderOutput, "_new", lambda path: path)
    logged(Bodies, "post", lambda post, _: post.id)
    outcome(tmp_path / "out", to, 2)
    lines = [line.split(" ", 2) for line in log.read_text().splitlines()]
    opened = sorted(what for name, _, what in lines if name == "_new")
    written = (path for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert opened == sorted(
        {str(path.relative_to(tmp_path / "out")) for path in written} - {".blogport.json"}
    )
    bodies = [what for name, _, what in lines if name == "post"]
    assert len(bodies) == len(set(bodies)) == number  # posts, and six items of a menu
    own = str(os.getpid())
    assert own not in {process for name, process, _ in lines if name == "post"}
    assert own not in {process for _, process, what in lines if "walk-" in what}


def in_worker(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, act: Any) -> None:
    """Let something happen before a method is called in a worker for the second post."""
    real, parent = getattr(owner, name), os.getpid()

    def broken(self: Any, *arguments: Any) -> Any:
        if os.getpid() != parent and getattr(arguments[0], "id", arguments[0]) in (
            "2",
            "content/posts/walk-2.md",
        ):
            act()
        return real(self, *arguments)

    monkeypatch.setattr(owner, name, broken)


def raising(error: BaseException) -> Any:
    def act() -> None:
        raise error

    return act


@FORKED
def test_a_disk_that_is_full_for_a_worker_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    in_worker(monkeypatch, FolderOutput, "write", raising(full))
    with pytest.raises(
        TargetError, match=r"No space left on device \(room is needed .*; it is as it was before"
    ):
        outcome(tmp_path / "out", "hugo", 2)
    assert list(tmp_path.iterdir()) == []


@FORKED
def test_a_worker_that_is_killed_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_worker(monkeypatch, PostFiles, "write", lambda: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(
        BlogportError, match=r"ended from outside.*nothing was written; try again with --jobs 1"
    ):
        outcome(tmp_path / "out", "hugo", 2)
    assert list(tmp_path.iterdir()) == []


@FORKED
@pytest.mark.parametrize("allowed", [0, 1])
def test_a_system_that_lets_few_processes_start(
    allowed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    real = os.fork

    def fork() -> int:
        if len(started) == allowed:
            raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
        started.append(1)
        return real()

    monkeypatch.setattr(os, "fork", fork)
    if allowed:
        assert outcome(tmp_path / "3", "hugo", 3) == outcome(tmp_path / "1", "hugo", 1)
        return
    with pytest.raises(BlogportError, match=r"no process .*temporarily unavailable.*try again with --jobs 1"):
        outcome(tmp_path / "out", "hugo", 3)
    assert list(tmp_path.iterdir()) == []


@FORKED
def test_a_post_that_a_worker_cannot_write_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_worker(monkeypatch, PostFiles, "_keep_source", raising(ZeroDivisionError("oh")))
    files, findings, accounts = outcome(tmp_path / "out", "hugo", 2)
    assert not [name for name in files if "walk-2" in name]
    assert [finding for finding in findings if "ZeroDivisionError: oh" in finding]
    assert accounts["post"]["left_out"]["fault"] == 1


@FORKED
def test_the_fault_of_a_plug_in_in_a_worker_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(self: Any, records: Any, out: Any, run: Any, diagnostics: Any) -> None:
        def broken(record: Any) -> None:
            if isinstance(record, Post):
                raise ZeroDivisionError("oh")

        write_each(records, broken)

    monkeypatch.setattr(HugoWriter, "write", write)
    monkeypatch.setattr(registry, "owner", lambda role, name: "odd-blogs")
    with pytest.raises(
        PluginError, match=r"odd-blogs.*ZeroDivisionError: oh.*the target is as it was before"
    ):
        outcome(tmp_path / "out", "hugo", 2)
    assert list(tmp_path.iterdir()) == []


@FORKED
def test_the_contract_notices_what_stays_in_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Search, "merge", lambda self, changes: None)
    with pytest.raises(AssertionError, match="two processes write something else than one"):
        check_writer("html", tmp_path)


def test_little_is_done_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 6)
    with Spool() as spool:
        spool.add(post(1), "1")
        assert (prepared.number_of_jobs(None, spool), prepared.number_of_jobs(4, spool)) == (1, 4)
        spool.add(post(2, excerpt="x" * prepared.LITTLE), "2")
        assert (prepared.number_of_jobs(None, spool), prepared.number_of_jobs(1, spool)) == (6, 1)


def test_batches_are_whole_lines_of_about_a_size() -> None:
    with Spool() as spool:
        for number in range(1, 30):
            spool.add(post(number, excerpt="x\u2028y" * number * 20), str(number))
        for size in (1, 3000, 1 << 20):
            batches = list(spool.batches("post", size))
            lines = [line for batch in batches for line in spool.lines_of(batch)]
            assert lines == [line for place, line in spool.lines() if place.kind == "post"]
            longest = max(map(len, lines))
            assert all(batch.end - batch.start <= size + longest for batch in batches)
            assert len(batches) == {1: 29, 1 << 20: 1}.get(size, len(batches)) > 0


class Noted(SharedFields):
    shared_fields = ("names", "numbers", "of_each", "first")

    def __init__(self):
        self.names, self.numbers, self.of_each, self.first = [], Counter(), {}, {}

    def note(self, name, number):
        self.names.append(name)
        self.numbers[name] += 1
        self.of_each.setdefault(name, set()).add(number)
        self.first.setdefault(name, f"{name} {number}")


def test_fields_of_workers_come_together_as_in_one_process():
    ours, theirs, alone = Noted(), Noted(), Noted()
    for number, name in enumerate(["ada", "bo", "ada"]):
        (ours if number == 0 else theirs).note(name, number)
        alone.note(name, number)
    ours.merge(theirs.take_changes())
    assert vars(ours) == vars(alone)
    assert not any(vars(theirs).values())
