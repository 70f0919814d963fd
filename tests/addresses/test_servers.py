"""Addresses with real servers on loopback: the same bytes as on this machine, and one sentence where a server fails."""

import gzip

import fsspec
import pytest

import converters
from converters.cli.main import main
from converters.io.addresses import store
from converters.io.addresses.download import remote_files
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from tests.addresses import servers
from tests.addresses.conftest import export, on_disk, written

pytestmark = pytest.mark.slow(reason="servers of S3, the Web and SFTP are started and asked")
SECRETS = (servers.PASSWORD, servers.SIGNATURE)
FOREVER = 10**6


@pytest.fixture
def local(tmp_path):
    """What a run on this machine writes."""
    (tmp_path / "blog.xml.gz").write_bytes(export())
    converters.convert(tmp_path / "blog.xml.gz", tmp_path / "site", to="hugo")
    return on_disk(tmp_path / "site")


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "blog.xml.gz").write_bytes(export())
    (folder / "home").write_text("<!DOCTYPE html><title>A blog</title>", encoding="utf-8")
    with servers.web(folder) as host:
        yield host


def test_from_bucket_to_bucket_is_as_on_this_machine(bucket, local):
    converters.convert(f"s3://{bucket}/blog.xml.gz", f"s3://{bucket}/site/", to="hugo")
    assert written(fsspec.filesystem("s3"), f"{bucket}/site") == local
    assert converters.verify(f"s3://{bucket}/blog.xml.gz", f"s3://{bucket}/site").equal


def test_a_server_that_is_busy_for_a_while_is_asked_again(bucket, busy, local):
    busy.refuse("503 Busy", "HEAD", "blog.xml.gz", 2)
    assert converters.inspect(f"s3://{bucket}/blog.xml.gz")["posts"]["total"] == 11
    busy.refuse("503 Busy", "PUT", "/content/posts/", 2)
    converters.convert(f"s3://{bucket}/blog.xml.gz", f"s3://{bucket}/site", to="hugo")
    assert busy.times == 0
    assert written(fsspec.filesystem("s3"), f"{bucket}/site") == local


def test_a_server_that_stays_busy_ends_the_run(bucket, busy):
    busy.refuse("503 Busy", "HEAD", "blog.xml.gz")
    with pytest.raises(
        converters.SourceError, match=r"cannot be read: the server answers with status 503; try again later$"
    ):
        converters.inspect(f"s3://{bucket}/blog.xml.gz")
    assert FOREVER - busy.times >= store.TRIES


def test_a_broken_upload_is_not_seen_and_the_next_run_finishes_it(bucket, busy, local):
    target = f"s3://{bucket}/site"
    busy.refuse("403 No", "PUT", "/content/posts/")
    with pytest.raises(
        converters.TargetError, match=f"^{target} is not whole: access is denied; run the same"
    ):
        converters.convert(f"s3://{bucket}/blog.xml.gz", target, to="hugo")
    files = fsspec.filesystem("s3", use_listings_cache=False)
    there = written(files, f"{bucket}/site")
    assert UNFINISHED_SENDING in there
    assert MANIFEST not in there
    busy.times = 0
    converters.convert(f"s3://{bucket}/blog.xml.gz", target, to="hugo")
    assert written(files, f"{bucket}/site") == local


def test_files_that_cannot_be_read_cost_a_finding_and_a_network_that_is_away_the_run(bucket, busy):
    files = fsspec.filesystem("s3")
    for name in ("a.xml", "b.xml"):
        files.pipe_file(f"{bucket}/two/{name}", gzip.decompress(export()))
    busy.refuse("403 No", "GET", "/two/b.xml")
    log = converters.Diagnostics()
    assert converters.inspect(f"s3://{bucket}/two", diagnostics=log)["posts"]["total"]
    assert [(each.file, each.message) for each in log.findings if each.kind == "unreadable-file"] == [
        (f"s3://{bucket}/two/b.xml", "it cannot be read: access is denied")
    ]
    busy.refuse("503 Busy", "GET", "/two/b.xml")
    with pytest.raises(converters.SourceError, match="status 503"):
        converters.inspect(f"s3://{bucket}/two")


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("none.xml", "there is no such file or folder"),
        ("*.none", "there is no file with such a name"),
    ],
)
def test_what_is_not_there(bucket, place, why):
    with pytest.raises(converters.SourceError) as error:
        converters.inspect(f"s3://{bucket}/{place}")
    assert str(error.value) == f"s3://{bucket}/{place}: {why}"


def test_a_bucket_that_is_not_there(busy, example):
    with pytest.raises(
        converters.SourceError, match=r"^s3://nobody/a\.xml: cannot be read: there is no such bucket$"
    ):
        converters.inspect("s3://nobody/a.xml")
    with pytest.raises(
        converters.TargetError, match=r"^s3://nobody/a cannot be written: there is no such bucket; it is"
    ):
        converters.convert(example, "s3://nobody/a", to="hugo")


def test_a_pattern_is_the_files_that_it_stands_for(bucket):
    files = fsspec.filesystem("s3")
    files.pipe_file(f"{bucket}/b[1].xml", gzip.decompress(export()))
    assert converters.inspect(f"s3://{bucket}/*.xml*", from_="wxr")["posts"]["total"] == 22
    assert converters.inspect(f"s3://{bucket}/b[1].xml")["posts"]["total"] == 11


def test_the_version_of_a_file_changes_with_its_bytes(bucket):
    first = remote_files(f"s3://{bucket}/blog.xml.gz")
    assert first == remote_files(f"s3://{bucket}/blog.xml.gz")
    assert [(each.address, each.size) for each in first] == [(f"s3://{bucket}/blog.xml.gz", len(export()))]
    fsspec.filesystem("s3").pipe_file(f"{bucket}/blog.xml.gz", export()[::-1])
    assert remote_files(f"s3://{bucket}/blog.xml.gz") != first


def test_more_than_the_limit_is_not_brought(bucket, pages):
    for address in (f"s3://{bucket}/blog.xml.gz", f"http://{pages}/blog.xml.gz"):
        with pytest.raises(
            converters.SourceError, match="more than 100 bytes would be brought to this machine"
        ):
            converters.inspect(address, limits=converters.Limits(unpacked=100))


def test_no_password_and_no_signature_is_shown_anywhere(bucket, pages, tmp_path, capfd, monkeypatch):
    monkeypatch.setenv("BLOGPORT_DEBUG", "1")
    private = f"http://{servers.USER}:{servers.PASSWORD}@{pages}/private"
    signed = f"http://{pages}/signed/blog.xml.gz?signature={servers.SIGNATURE}"
    target, report = f"s3://{bucket}/site", str(tmp_path / "report.jsonl")
    runs = [
        (["convert", f"{private}/blog.xml.gz", target, "--to", "hugo", "--report", report, "--strict"], 0),
        (["convert", signed, target, "--to", "hugo", "--report", f"{report}.html", "--verify", "--json"], 0),
        (["inspect", signed], 0),
        (["check", f"{private}/blog.xml.gz"], 0),
        (["diff", signed, f"{private}/blog.xml.gz"], 0),
        (["diff", "--public", signed, target], 0),
        (["inspect", f"{private}/none.xml"], 3),
        (["inspect", f"{private[:-8]}/signed/blog.xml.gz?signature=no-{servers.SIGNATURE}"], 3),
        (["convert", f"{private}/none.xml", target, "--to", "hugo", "--report", f"{report}.stopped"], 3),
        (["convert", signed, signed, "--to", "hugo"], 2),
        (["convert", signed, f"{private}/x", "--to", "hugo"], 2),
        (["convert", signed, "--report", signed, target, "--to", "hugo"], 2),
        (["inspect", f"http://{servers.USER}:{servers.PASSWORD}@{pages}/home?{servers.SIGNATURE}"], 3),
    ]
    for words, status in runs:
        assert main(words) == status, words
    said = capfd.readouterr()
    kept = {**on_disk(tmp_path), **written(fsspec.filesystem("s3"), bucket)}
    for secret in SECRETS:
        assert secret not in said.out + said.err
        assert [name for name, data in kept.items() if secret.encode() in data] == []
    assert "Traceback" not in said.err
    assert f"http://{pages}/signed/blog.xml.gz?…" in said.out + said.err


def test_a_page_of_a_site_is_no_file(pages):
    with pytest.raises(converters.SourceError, match="is a page of a site, and blogport reads files"):
        converters.inspect(f"http://{pages}/home")


def test_a_wrong_password_is_told(pages):
    with pytest.raises(
        converters.SourceError, match="access is denied; no credentials are found that the server"
    ):
        converters.inspect(f"http://anna:no@{pages}/private/blog.xml.gz")


def test_nobody_answers(monkeypatch, pages):
    monkeypatch.setattr(store, "NOBODY", 0)
    with pytest.raises(
        converters.SourceError,
        match=r"^http://127\.0\.0\.1:1/x: cannot be read: the server cannot be reached; is its name right",
    ):
        converters.inspect("http://127.0.0.1:1/x")


def test_sftp(tmp_path, monkeypatch):
    folder = tmp_path / "there"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "blog.xml.gz").write_bytes(export())
    (folder / "in" / "link.xml").symlink_to("/etc/hostname")
    with servers.sftp(folder) as host:
        address = f"sftp://{servers.USER}:{servers.PASSWORD}@{host}"
        log = converters.Diagnostics()
        assert converters.inspect(f"{address}/in", diagnostics=log)["posts"]["total"] == 11
        assert [each.file for each in log.findings if each.kind == "unreadable-file"] == [
            f"sftp://{host}/in/link.xml"
        ]
        for wrong, why in (
            (f"sftp://anna:no@{host}/in/blog.xml.gz", "no credentials are found that the server takes"),
            (f"{address}/none.xml", "there is no such file or folder"),
        ):
            with pytest.raises(converters.SourceError, match=why) as error:
                converters.inspect(wrong)
            assert str(error.value).startswith(f"sftp://{host}/")


def test_a_server_with_another_key_than_openssh_knows_is_not_asked(tmp_path, monkeypatch):
    paramiko = pytest.importorskip("paramiko")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "blog.xml").write_bytes(b"")
    (tmp_path / ".ssh").mkdir()
    with servers.sftp(tmp_path) as host:
        name, port = host.split(":")
        key = paramiko.RSAKey.generate(2048)
        known = f"[{name}]:{port} {key.get_name()} {key.get_base64()}\n"
        (tmp_path / ".ssh" / "known_hosts").write_text(known, encoding="utf-8")
        with pytest.raises(
            converters.SourceError, match="the server has another key than the one in known_hosts"
        ):
            converters.inspect(f"sftp://{servers.USER}:{servers.PASSWORD}@{host}/blog.xml")


def test_no_copy_stays(bucket, tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    converters.convert(f"s3://{bucket}/blog.xml.gz", f"s3://{bucket}/site", to="hugo")
    with pytest.raises(converters.SourceError):
        converters.inspect(f"s3://{bucket}/none")
    assert list((tmp_path / "tmp").iterdir()) == []
