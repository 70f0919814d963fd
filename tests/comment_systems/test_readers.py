"""What holds for the readers of all comment systems: threads, posts beside, what is private, and damage."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

import converters
from converters import Diagnostics, Post
from tests.comment_systems.exports import EXPORTS, FOLDERS, PRIVATE, changed, data
from tests.conftest import FIXTURES

ODD = (["x"], {"a": 1}, 7, "\ud83d", None, -(10**20), True, "")
"""What a damaged export has in place of a value."""


ALL = EXPORTS | FOLDERS

WHOLE_PAGES = {"giscus", "discourse", "intensedebate"}
"""Systems in whose exports a page is one object: a file that ends in it has lost the page."""


def read(path, form=None):
    diagnostics = Diagnostics()
    records = list(converters.read(path, from_=form, diagnostics=diagnostics))
    return [record for record in records if isinstance(record, Post)], diagnostics


@pytest.mark.parametrize("system", ALL)
def test_threads_and_statuses(system):
    posts, diagnostics = read(FIXTURES / ALL[system].path)
    (tide,) = (post for post in posts if "tide" in f"{post.url}{post.title}".lower())
    assert [(comment.id, comment.parent, comment.status) for comment in tide.comments] == ALL[system].tide
    assert tide.comments[0].body
    assert "lamp" in tide.comments[0].body.text
    assert {finding.kind for finding in diagnostics.findings} <= {"empty-threads", "forum-posts"}


@pytest.mark.parametrize("system", ALL)
def test_a_folder_with_its_export_is_read_where_the_format_is_named(system, tmp_path):
    source = FIXTURES / ALL[system].path
    folder = tmp_path / "saved"
    if source.is_dir():
        shutil.copytree(source, folder)
    else:
        folder.mkdir()
        shutil.copy(source, folder)
    posts, _ = read(folder, system)
    assert sum(len(post.comments) for post in posts) >= len(ALL[system].tide)


@pytest.mark.parametrize("system", ALL)
def test_beside_a_blog_nothing_private_is_shown(system, tmp_path):
    blog = tmp_path / "blog"
    blog.mkdir()
    (blog / "tide.md").write_text("---\ntitle: Tide\ndate: 2019-05-04\nurl: /2019/tide/\n---\nWords.\n")
    export = FIXTURES / ALL[system].path
    posts, diagnostics = read([blog, export])
    (tide,) = (post for post in posts if post.title == "Tide")
    assert len(tide.comments) == len(ALL[system].tide)
    pages = sum(finding.kind == "thread-without-post" for finding in diagnostics.findings)
    assert pages == len(posts) - 1
    for to in ("hugo", "html"):
        target = tmp_path / to
        converters.convert([blog, export], target, to=to)
        written = "".join(path.read_text(errors="ignore") for path in target.rglob("*") if path.is_file())
        assert "The lamp" in written
        assert "Third of three" in written
        assert not re.findall(PRIVATE, written)


@pytest.mark.slow(reason="thousands of small sources")
@pytest.mark.parametrize("system", EXPORTS)
def test_no_odd_value_stops_a_run(system, tmp_path: Path):
    path = tmp_path / Path(EXPORTS[system].path).name
    for value in ODD:
        for name, export in changed(system, value):
            path.write_bytes(export)
            with suppress(converters.SourceError):  # nothing of it can be used
                _, diagnostics = read(path, system)
                faults = [finding.message for finding in diagnostics.findings if finding.kind == "fault"]
                assert not faults, (name, value)


@pytest.mark.parametrize("system", sorted(EXPORTS.keys() - WHOLE_PAGES))
def test_what_is_cut_off_is_said(system, tmp_path: Path):
    path = tmp_path / Path(EXPORTS[system].path).name
    whole = data(system)
    path.write_bytes(whole[: whole.rindex(b"Third of three")])
    posts, diagnostics = read(path)
    assert posts
    assert "unreadable-item" in {finding.kind for finding in diagnostics.findings}
