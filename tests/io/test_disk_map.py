"""Mappings whose entries are in a file: the same as a dictionary, whatever was put, removed and copied."""

import os
import pickle
import random
import sys
from pathlib import Path

import pytest

from converters.io.temporary import disk_map
from converters.run.pipeline import convert
from tests.conftest import FIXTURES


@pytest.fixture(params=[disk_map._MOST, 20], ids=["memory", "file"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few entries are held in memory, so that those of a test are in a file."""
    monkeypatch.setattr(disk_map, "_MOST", request.param)
    monkeypatch.setattr(disk_map, "_BATCH", 7)
    monkeypatch.setattr(disk_map, "_PAGE", 5)


def _text(chance: random.Random) -> str:
    size = chance.choice((0, 3, 40, 300, 100_000 if chance.random() < 0.01 else 9))
    return "".join(chance.choices("ab é\udc80東\n", k=size))


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("seed", range(3))
def test_it_is_as_a_dictionary(seed: int) -> None:
    chance = random.Random(seed)
    found, wanted = disk_map.texts(), dict[str, str]()
    copies = []
    for step in range(3000):
        key = str(chance.randrange(300))
        if chance.random() < 0.6:
            wanted.pop(key, None)  # what is put again moves to the end
            wanted[key] = found[key] = _text(chance)
        elif key in wanted and chance.random() < 0.5:
            del wanted[key], found[key]
        assert found.get(key) == wanted.get(key)
        assert (key in found) == (key in wanted)
        if step % 1000 == 500:
            copies.append((found.copy(), wanted.copy()))
    for one, other in [*copies, (found, wanted)]:
        assert list(one.items()) == list(other.items())
        assert list(one.values()) == list(other.values())
        assert list(one.sorted_pairs()) == sorted(other.items())
        views = one.items(), one.values()
        assert all(list(view) == list(view) for view in views)  # they can be read again
        assert list(one) == list(other)
        assert len(one) == len(other)
        assert list(pickle.loads(pickle.dumps(one)).items()) == list(other.items())
    with pytest.raises(KeyError):
        found["not there"]
    with pytest.raises(KeyError):
        del found["not there"]
    found.clear()
    assert not found
    assert not list(found)


@pytest.mark.usefixtures("few")
def test_numbers_and_bytes() -> None:
    numbers, blobs = disk_map.numbers(), disk_map.blobs()
    for at in range(100):
        numbers[str(at)], blobs[str(at)] = at << 40, bytes(at)
    assert dict(numbers.items()) == {str(at): at << 40 for at in range(100)}
    assert dict(blobs.items()) == {str(at): bytes(at) for at in range(100)}


@pytest.mark.usefixtures("few")
def test_values_of_a_type_are_packed_also_in_another_process() -> None:
    made = disk_map.packed(tuple[str, tuple[str, ...], bool])
    made["a"] = "reed", ("mud", "tide"), True
    assert dict(pickle.loads(pickle.dumps(made)).items()) == {"a": ("reed", ("mud", "tide"), True)}


@pytest.mark.usefixtures("few")
def test_what_is_put_while_all_are_read() -> None:
    found = disk_map.texts()
    for at in range(50):
        found[str(at)] = "old"
    for key in list(found):
        found[key] = "new"
    assert set(found.values()) == {"new"}


@pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="processes are forked on Linux"
)
@pytest.mark.usefixtures("few")
def test_a_fork_keeps_its_own() -> None:
    found = disk_map.texts()
    for at in range(100):
        found[str(at)] = "before " * at
    ours, theirs = os.pipe()
    if not (child := os.fork()):
        for at in range(100, 300):
            found[str(at)] = "of the fork"
        own = all(found[str(at)] == "of the fork" for at in range(100, 300))
        os.write(theirs, b"yes" if own and found["99"] == "before " * 99 else b"no")
        os._exit(0)
    os.waitpid(child, 0)
    for at in range(100, 300):
        found[str(at)] = "ours"
    assert os.read(ours, 3) == b"yes"
    assert [found[str(at)] for at in range(100, 300)] == ["ours"] * 200
    assert found["99"] == "before " * 99
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("to", ["hugo", "jekyll", "html", "wxr"])
def test_a_site_is_the_same_with_all_in_files(
    to: str, jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(name: str) -> dict[str, bytes]:
        convert(
            FIXTURES / "example.xml", tmp_path / name, to=to, jobs=jobs, redirects=["apache"] * (to != "wxr")
        )
        found = tmp_path / name
        files = [found] if found.is_file() else sorted(path for path in found.rglob("*") if path.is_file())
        return {str(path.relative_to(found)): path.read_bytes() for path in files}

    plain = written("plain")
    monkeypatch.setattr(disk_map, "_MOST", 2)
    monkeypatch.setattr(disk_map, "_BATCH", 2)
    assert written("files") == plain
