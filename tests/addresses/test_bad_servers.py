"""Servers that lie, break connections or are not what they should be: one sentence each, and nothing half there."""

import gzip

import fsspec
import pytest

import converters
from converters.cli.main import main
from converters.io.addresses import store
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from tests.addresses import servers
from tests.addresses.conftest import export, written
from tests.conftest import FIXTURES

pytestmark = pytest.mark.slow(reason="servers of S3 and the Web are started and asked")
EXPORT = (FIXTURES / "example.xml").read_bytes()
PACKED = gzip.compress(EXPORT)


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    length = len(body) if length is None else length
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {length}", "Connection: close", *headers, "", "")
    return "\r\n".join(lines).encode() + body


BROKE = "cannot be read: the connection broke before the file had arrived; try again later"
RULES = "cannot be read: what the server answers is against the rules of HTTP"
NOT_PACKED = "cannot be read: what arrives is not compressed in the way that the server says"
MISSING = "there is no such file or folder"
LATER = {
    status: f"cannot be read: the server answers with status {status}; try again later"
    for status in (429, 500, 503)
}
CASES: dict[str, tuple[bytes, str]] = {
    "long": (answer(EXPORT, length=len(EXPORT) + 99), BROKE),
    "cut": (answer(EXPORT[:3000], length=len(EXPORT)), BROKE),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n" + EXPORT[:4096] + b"\r\n1000\r\nx", BROKE),
    "short": (answer(EXPORT, length=len(EXPORT) - 99), RULES),
    "garbage": (b"220 mail.example ESMTP\r\n\r\n", RULES),
    "bad-gzip": (answer(EXPORT, "Content-Encoding: gzip"), NOT_PACKED),
    "loop": (
        answer(b"", "Location: /loop", status="302 Found"),
        "cannot be read: the server redirects from one address to the next without an end",
    ),
    "file": (
        answer(b"", "Location: file:///etc/passwd", status="302 Found"),
        "cannot be read: the server redirects to an address that is not one of the Web",
    ),
    "403": (answer(b"", status="403 No"), "cannot be read: access is denied"),
    "404": (answer(b"", status="404 No"), MISSING),
    **{str(status): (answer(b"", status=f"{status} No"), why) for status, why in LATER.items()},
}  # fmt: skip
TRIED_AGAIN = {"long", "cut", "chunks", "429", "500", "503"}


@pytest.mark.parametrize("name", CASES)
def test_a_web_server_that_fails_costs_one_sentence(name, tmp_path, capfd, monkeypatch):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    sent, why = CASES[name]
    with servers.raw({f"/{name}": sent}) as (host, asked):
        address = f"http://{servers.USER}:{servers.PASSWORD}@{host}/{name}"
        assert main(["convert", address, str(tmp_path / "site"), "--to", "hugo"]) == 3
    assert capfd.readouterr().err == f"blogport: http://{host}/{name}: {why}\n"
    assert list(tmp_path.iterdir()) == [tmp_path / "tmp"]
    assert list((tmp_path / "tmp").iterdir()) == []
    if name != "loop":
        assert len(asked) == (store.TRIES if name in TRIED_AGAIN else 1)


@pytest.mark.parametrize(
    ("place", "sent"),
    [
        ("/blog.xml", answer(PACKED, "Content-Encoding: gzip")),
        ("/blog.xml.gz", answer(PACKED, "Content-Encoding: gzip")),
        ("/blog.xml.gz", answer(gzip.compress(PACKED), "Content-Encoding: gzip")),
        ("/blog.xml.gz", answer(PACKED)),
    ],
    ids=["plain", "packed-once-and-said", "packed-twice", "packed-and-not-said"],
)
def test_what_is_compressed_on_the_way_is_the_file_that_it_was(place, sent):
    with servers.raw({place: sent}) as (host, _):
        assert converters.inspect(f"http://{host}{place}")["posts"]["total"] == 11


def half(environ, start, application):
    """The first half of a file."""
    if environ["REQUEST_METHOD"] != "GET" or not environ["PATH_INFO"].endswith(".gz"):
        return None
    body = b"".join(application(environ, start))
    return [body[: len(body) // 2]]


def flipped(environ, start, application):
    """A file with another bit than it had."""
    if environ["REQUEST_METHOD"] != "GET" or not environ["PATH_INFO"].endswith(".gz"):
        return None
    body = bytearray(b"".join(application(environ, start)))
    body[20] ^= 1
    return [bytes(body)]


def page(_, start, __):
    """The page of a network that wants a password first."""
    start("200 OK", [("Content-Type", "text/html")])
    return [b"<html>Welcome to the hotel</html>"]


def archived(environ, start, _):
    return (
        servers.s3_error(environ, start, "403 No", "InvalidObjectState")
        if environ["REQUEST_METHOD"] == "GET"
        else None
    )


def bad_request(environ, start, _):
    return servers.s3_error(environ, start, "400 No", "ExpiredToken")


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (half, BROKE),
        (flipped, "cannot be read: what arrives is not what was stored there: its checksum is another"),
        (
            page,
            "cannot be read: what the server answers cannot be understood; is it the server that is meant?",
        ),
        (
            archived,
            "cannot be read: access is denied; it is in an archive of the platform; restore it there first",
        ),
        (
            bad_request,
            "cannot be read: the server answers with status 400; is AWS_DEFAULT_REGION the region of the bucket, and are the "
            "credentials still valid?",
        ),
    ],
)
def test_a_server_of_s3_that_fails_costs_one_sentence(rule, why, bucket, busy, capfd, tmp_path):
    busy.rule = rule
    assert main(["convert", f"s3://{bucket}/blog.xml.gz", str(tmp_path / "site"), "--to", "hugo"]) == 3
    assert capfd.readouterr().err == f"blogport: s3://{bucket}/blog.xml.gz: {why}\n"
    assert list(tmp_path.iterdir()) == []


def without_checksums(environ, start, _):
    """A server that does not know the checksums which Amazon's library sends since 2025."""
    if environ["REQUEST_METHOD"] == "PUT" and "HTTP_X_AMZ_CHECKSUM_CRC32" in environ:
        return servers.s3_error(environ, start, "400 No", "InvalidArgument")
    return None


def test_a_server_that_wants_no_checksums(bucket, busy, example, monkeypatch):
    busy.rule = without_checksums
    with pytest.raises(
        converters.TargetError, match="may want AWS_REQUEST_CHECKSUM_CALCULATION=when_required"
    ):
        converters.convert(example, f"s3://{bucket}/site", to="hugo")
    monkeypatch.setenv("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required")
    fsspec.filesystem("s3").clear_instance_cache()
    converters.convert(example, f"s3://{bucket}/site", to="hugo")
    assert MANIFEST in written(fsspec.filesystem("s3"), f"{bucket}/site")


def without_conditions(environ, start, _):
    if "HTTP_IF_NONE_MATCH" in environ:
        return servers.s3_error(environ, start, "501 No", "NotImplemented")
    return None


def test_a_server_that_knows_no_conditions(bucket, busy, example):
    busy.rule = without_conditions
    converters.convert(example, f"s3://{bucket}/site", to="hugo")
    assert MANIFEST in written(fsspec.filesystem("s3"), f"{bucket}/site")


def test_who_may_not_delete_is_told_that_the_target_is_whole(bucket, busy, example):
    busy.refuse("403 No", "DELETE")
    with pytest.raises(converters.TargetError) as error:
        converters.convert(example, f"s3://{bucket}/site", to="hugo")
    assert str(error.value) == (
        f"s3://{bucket}/site is written and whole, but {UNFINISHED_SENDING} in it cannot be removed: access is denied; "
        "remove it there"
    )
    busy.times = 0
    assert converters.convert(example, f"s3://{bucket}/site", to="hugo").files.unchanged
    assert UNFINISHED_SENDING not in written(fsspec.filesystem("s3"), f"{bucket}/site")


def test_a_bucket_that_everybody_may_read(busy, bucket, monkeypatch):
    fsspec.filesystem("s3").chmod(f"{bucket}/blog.xml.gz", acl="public-read")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/nonexistent")
    fsspec.filesystem("s3").clear_instance_cache()
    with pytest.raises(
        converters.SourceError, match=r"for a bucket that everybody may read FSSPEC_S3_ANON=true$"
    ):
        converters.inspect(f"s3://{bucket}/blog.xml.gz")
    monkeypatch.setitem(
        fsspec.config.conf, "s3", {"anon": True}
    )  # what fsspec makes of that variable when it is imported
    assert converters.inspect(f"s3://{bucket}/blog.xml.gz")["posts"]["total"] == 11


def test_what_others_wrote_a_moment_ago_is_seen(bucket):
    source = f"s3://{bucket}/blogs"
    files = fsspec.filesystem("s3")
    files.pipe_file(f"{bucket}/blogs/a.xml.gz", export())
    assert converters.inspect(source)["posts"]["total"] == 11
    files.pipe_file(f"{bucket}/blogs/b.xml.gz", export())
    assert converters.inspect(source)["posts"]["total"] == 22
    files.rm_file(f"{bucket}/blogs/a.xml.gz")
    assert converters.inspect(source)["posts"]["total"] == 11
