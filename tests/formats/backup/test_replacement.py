"""A new bag takes the place of the old one whole, or not at all."""

import os
import shutil
import subprocess
import sys

import pytest

from converters.errors import TargetError
from converters.io import bags
from tests.formats.backup.bags import EXAMPLE, FIRST, backup, bag_with_images, damage, is_valid, tree

STOP = """
import os, sys
from pathlib import Path
import converters.io.output.bag as bag
def stop(*args):
    os._exit(9)
{stop}
import converters
converters.convert(sys.argv[1], sys.argv[2], to="backup")
"""
STOPS = {
    "while files are staged": "bag.BagOutput.copy = stop",
    "while the new bag is made": "bag._write = stop",
    "before the exchange": "bag.exchange = stop",
    "after the exchange": "swap = bag.exchange; bag.exchange = lambda *args: swap(*args) and stop()",
}


def stopped(stop, source, target):
    code = STOP.format(stop=stop)
    done = subprocess.run([sys.executable, "-c", code, source, target], capture_output=True, check=False)
    assert done.returncode == 9, done.stderr.decode()


@pytest.mark.parametrize("stop", STOPS)
def test_a_run_that_is_killed_leaves_a_whole_bag(stop, tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    before = tree(bag)
    stopped(STOPS[stop], EXAMPLE, bag)
    assert is_valid(bag)
    assert damage(bag) == {}
    if not stop.startswith("after"):
        assert tree(bag) == before
    backup(EXAMPLE, bag, 86400 * 30000, monkeypatch)
    assert is_valid(bag)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "uploads"], "something is left beside"


def test_where_folders_cannot_be_exchanged_the_old_bag_is_put_back(tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    before = tree(bag)
    between = (
        "bag.exchange = lambda *args: False\n"
        "rename = Path.rename\n"
        "Path.rename = lambda path, to: stop() if str(path).endswith('.bag') else rename(path, to)"
    )
    stopped(between, EXAMPLE, bag)
    assert not bag.exists()
    aside = tmp_path / ".bag.blogport-old"
    assert tree(aside) == before
    monkeypatch.setattr("converters.io.output.bag.exchange", lambda *_: False)
    backup(EXAMPLE, bag, 86400, monkeypatch)
    assert is_valid(bag)
    assert FIRST in bags.states_in(tree(bag))
    assert not aside.exists()


def test_two_runs_at_once_do_not_undo_one_another_where_folders_cannot_be_locked(tmp_path, monkeypatch):
    from converters.io.output import BagOutput, stage

    monkeypatch.setattr(stage, "lock_folder", lambda path: stage.NO_LOCKS)
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    with BagOutput(bag, "backup") as slow:
        slow.write("archive.jsonl", "{}")
        backup(EXAMPLE, bag, 86400, monkeypatch)
        kept = tree(bag)
        with pytest.raises(TargetError, match="another run changed"):
            slow.commit()
    assert tree(bag) == kept


def test_an_old_bag_that_is_the_only_one_with_a_state_is_not_removed(tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    aside = tmp_path / ".bag.blogport-old"
    shutil.copytree(bag, aside)
    shutil.rmtree(bag)
    bag.mkdir()
    backup(EXAMPLE, bag, 86400, monkeypatch)
    assert is_valid(bag)
    assert is_valid(aside)


def test_what_is_stored_is_not_changed_through_a_link(tmp_path, monkeypatch):
    """A copy that a user linked to the bag stays as it is when a new state is added."""
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    for name in ("manifest-sha512.txt", "bag-info.txt"):
        os.link(bag / name, tmp_path / name)
    before = (bag / "manifest-sha512.txt").read_bytes()
    backup(EXAMPLE, bag, 86400, monkeypatch)
    assert (tmp_path / "manifest-sha512.txt").read_bytes() == before
