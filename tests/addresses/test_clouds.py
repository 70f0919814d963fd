"""Azure and Google by servers that are not ours: a source and a whole target there are as on this machine."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count

import fsspec
import pytest

import converters
from converters.io.addresses.store import Store
from converters.io.manifest import MANIFEST
from tests.addresses import clouds
from tests.addresses.conftest import export, on_disk, written

pytestmark = pytest.mark.slow(reason="servers of Azure and Google are started and asked")
SERVERS = {"az": clouds.azurite, "gs": clouds.fake_gcs_server, "gs-other": clouds.gcp_storage_emulator}
NUMBERS = count(1)


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[tuple[str, dict[str, str]]]:
    with SERVERS[request.param]() as variables:
        yield request.param.partition("-")[0], variables


@pytest.fixture
def bucket(server: tuple[str, dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a new bucket or container with `blog.xml.gz` in it."""
    scheme, variables = server
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    name = f"blogs-{next(NUMBERS)}"
    files = files_of(f"{scheme}://{name}/")
    files.mkdir(name)
    files.pipe_file(f"{name}/blog.xml.gz", export())
    return f"{scheme}://{name}"


@pytest.fixture
def heeds(request: pytest.FixtureRequest) -> bool:
    """Whether the server heeds conditions of requests."""
    return "gs-other" not in request.node.callspec.id


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run on this machine writes."""
    folder = tmp_path_factory.mktemp("local")
    (folder / "blog.xml.gz").write_bytes(export())
    converters.convert(folder / "blog.xml.gz", folder / "site", to="hugo")
    return on_disk(folder / "site")


def files_of(address: str) -> fsspec.AbstractFileSystem:
    store = Store(address)
    store._fs.clear_instance_cache()  # the server before was asked by the same arguments
    return Store(address)._fs


def there(address: str) -> dict[str, bytes]:
    files = files_of(address)
    files.invalidate_cache()
    return written(files, address)


def test_from_bucket_to_bucket_is_as_on_this_machine(bucket, local, monkeypatch):
    source, target = f"{bucket}/blog.xml.gz", f"{bucket}/site"
    converters.convert(source, f"{target}/", to="hugo")
    assert there(target) == local
    assert converters.verify(source, target).equal

    brought = []
    get = Store.get
    monkeypatch.setattr(
        Store, "get", lambda self, path, *rest: [brought.append(path), get(self, path, *rest)]
    )
    assert converters.convert(source, target, to="hugo").files.unchanged == len(local) - 1
    assert sorted(path.rpartition("/")[2] for path in brought) == [MANIFEST, "blog.xml.gz", "parts.json"]
    assert there(target) == local


def test_one_run_alone_can_say_that_it_sends(bucket, heeds):
    store = Store(f"{bucket}/marker")
    assert store.create(b"a", store.path)
    assert store.holds(b"a", store.path)
    assert store.create(b"a", store.path)  # its own, after an answer that was lost
    assert store.create(b"b", store.path) is not heeds
    assert store.holds(b"a" if heeds else b"b", store.path)
    assert store.holds(None, f"{store.path}-none")


def test_what_libraries_log_is_not_shown(bucket, tmp_path):
    target = f"{bucket}/archive/site.jsonl"
    words = [
        sys.executable,
        "-m",
        "converters",
        "convert",
        f"{bucket}/blog.xml.gz",
        target,
        "--to",
        "archive",
    ]
    done = subprocess.run([*words, "--quiet"], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    converters.convert(f"{bucket}/blog.xml.gz", tmp_path / "site.jsonl", to="archive")
    assert there(f"{bucket}/archive") == {"site.jsonl": (tmp_path / "site.jsonl").read_bytes()}


def test_what_is_not_there(bucket, example):
    nobody = f"{bucket.partition('://')[0]}://nobody"
    for address, why in (
        (f"{bucket}/none.xml", "there is no such file or folder"),
        (f"{nobody}/a.xml", "there is no such file or folder"),
        (f"{bucket}/*.none", "there is no file with such a name"),
    ):
        with pytest.raises(converters.SourceError) as error:
            converters.inspect(address)
        assert str(error.value) == f"{address}: {why}"
    with pytest.raises(converters.TargetError) as refused:
        converters.convert(example, f"{nobody}/site", to="hugo")
    assert (
        str(refused.value)
        == f"{nobody}/site cannot be written: there is no such bucket; it is as it was before"
    )
