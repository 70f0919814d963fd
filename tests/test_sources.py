"""What a folder holds besides files, and names of files that are no text."""

import os

import pytest

import converters
from converters import Post
from converters.sources import opened

PAGE = b"---\ntitle: %s\n---\nI am here.\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_not_read(tmp_path):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    os.mkfifo(tmp_path / "pipe")  # to open it would wait for ever
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / ".#a.md").symlink_to("ann@kiln.1234")  # Emacs locks files so
    assert [one.place for one in opened(tmp_path).files()] == ["a.md"]


def test_a_link_to_nothing_is_named(tmp_path):
    (tmp_path / "a.md").write_bytes(PAGE % b"A")
    (tmp_path / "b.md").symlink_to("gone.md")
    with pytest.raises(converters.SourceError, match=r"b\.md: cannot be read"):
        list(converters.read(tmp_path, from_="markdown"))


def test_names_that_are_not_utf8_are_read_as_latin(tmp_path):
    folder = os.fsencode(tmp_path)
    try:
        with open(os.path.join(folder, b"caf\xe9.md"), "wb") as file:  # noqa: PTH118, PTH123
            file.write(PAGE % b"Coffee")
    except OSError:
        pytest.skip("this system has only names that are text")
    converters.convert(tmp_path, tmp_path / "out.jsonl", to="archive", from_="markdown")
    (post,) = (one for one in converters.read(tmp_path / "out.jsonl") if isinstance(one, Post))
    assert (post.title, post.slug) == ("Coffee", "caf\u00e9")
