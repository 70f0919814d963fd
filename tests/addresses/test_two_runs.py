"""Runs that write into one target after one another, and at the same time."""

import hashlib

import pytest

import converters
from converters.io.addresses import sending, store, targets
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from tests.addresses.conftest import written

SITE = "memory://sites/harbour"
TOML = {"front-matter": "toml"}


@pytest.fixture
def brought(monkeypatch):
    """The paths of what is brought."""
    found = []
    get = store.Store.get

    def noted(self, path, local, counted):
        found.append(path.removeprefix("/sites/harbour/"))
        get(self, path, local, counted)

    monkeypatch.setattr(store.Store, "get", noted)
    return found


@pytest.fixture
def meanwhile(monkeypatch):
    """Do something when a run begins to send."""

    def patch(work):
        send = targets.RemoteTarget.send

        def sent(self):
            monkeypatch.setattr(targets.RemoteTarget, "send", send)
            work()
            send(self)

        monkeypatch.setattr(targets.RemoteTarget, "send", sent)

    return patch


@pytest.fixture
def memory_with_md5(memory, monkeypatch):
    """Storage in memory that tells MD5s, as S3, Azure and Google do."""

    def md5(info):
        return hashlib.md5(memory.cat_file(info["name"])).hexdigest()

    monkeypatch.setattr(store, "_md5", md5)
    return memory


def test_what_a_run_writes_again_is_not_brought(example, memory_with_md5, brought):
    converters.convert(example, SITE, to="hugo")
    brought.clear()
    assert converters.convert(example, SITE, to="hugo").files.unchanged
    assert sorted(brought) == [MANIFEST, ".blogport/parts.json"]


def test_of_what_changed_the_old_bytes_are_brought(example, memory_with_md5, brought):
    converters.convert(example, SITE, to="hugo")
    first = written(memory_with_md5, SITE)
    edited = next(place for place in sorted(first) if "content/posts/" in place and "_index" not in place)
    memory_with_md5.pipe_file(f"/sites/harbour/{edited}", b"my own words")
    brought.clear()
    result = converters.convert(example, SITE, to="hugo")
    assert result.files.edited == [edited]
    assert sorted(brought) == sorted([MANIFEST, ".blogport/parts.json", edited])
    assert memory_with_md5.cat_file(f"/sites/harbour/{edited}") == b"my own words"


def test_what_another_run_wrote_meanwhile_stays(example, memory, meanwhile):
    meanwhile(lambda: converters.convert(example, SITE, to="hugo"))
    with pytest.raises(converters.TargetError) as error:
        converters.convert(example, SITE, to="hugo", options=TOML)
    assert str(error.value) == (
        f"another run wrote to {SITE} meanwhile, and it is as that run left it: run the same command again"
    )
    there = written(memory, SITE)
    assert UNFINISHED_SENDING not in there
    converters.convert(example, "memory://other/harbour", to="hugo")
    assert there == written(memory, "memory://other/harbour")
    assert converters.convert(example, SITE, to="hugo", options=TOML).files.changed


@pytest.mark.parametrize("first", [False, True], ids=["new", "update"])
def test_a_run_does_not_send_while_another_one_does(example, memory, meanwhile, first):
    if first:
        converters.convert(example, SITE, to="hugo")
    marker = f"/sites/harbour/{UNFINISHED_SENDING}"
    meanwhile(lambda: memory.pipe_file(marker, b"theirs"))
    before = written(memory, SITE)
    with pytest.raises(converters.TargetError) as error:
        converters.convert(example, SITE, to="hugo", options=TOML)
    assert str(error.value) == (
        f"another run writes to {SITE} at the moment, so this one sent nothing: let that one end, and run the same "
        "command again"
    )
    assert written(memory, SITE) == {**before, UNFINISHED_SENDING: b"theirs"}


def test_a_run_that_is_overtaken_stops_and_the_other_one_ends(example, memory, monkeypatch):
    monkeypatch.setattr(sending, "_LOOK", -1)
    put = store.Store.put

    def overtaken(self, path, to):
        if to.endswith("hugo.toml"):
            monkeypatch.setattr(store.Store, "put", put)
            converters.convert(example, SITE, to="hugo", options=TOML)
        put(self, path, to)

    monkeypatch.setattr(store.Store, "put", overtaken)
    monkeypatch.setattr(store, "AT_ONCE", 1)
    with pytest.raises(converters.TargetError) as error:
        converters.convert(example, SITE, to="hugo")
    assert str(error.value) == (
        f"{SITE} is not whole: another run writes there at the same time; let that one end; run the same command "
        "again to finish"
    )
    assert MANIFEST in written(memory, SITE)
