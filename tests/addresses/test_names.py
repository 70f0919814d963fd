"""What an address is, and what of it users see."""

import pytest

import converters
from converters.io.addresses import failures, names

SHOWN = {
    "s3://bucket/exports/blog.xml.gz": "s3://bucket/exports/blog.xml.gz",
    "s3://key:secret@bucket/blog.xml": "s3://bucket/blog.xml",
    "s3://bucket/a@b.xml": "s3://bucket/a@b.xml",
    "s3://bucket/blog?.xml": "s3://bucket/blog?.xml",
    "az://container/blog.xml?sv=1&sig=secret": "az://container/blog.xml?…",
    "abfs://container@account.example/blog.xml": "abfs://container@account.example/blog.xml",
    "abfs://a:secret@account.example/blog.xml": "abfs://account.example/blog.xml",
    "sftp://anna:secret@host:22/blog.xml": "sftp://host:22/blog.xml",
    "https://secret@host/blog.xml": "https://host/blog.xml",
    "https://a:se@cret@host/blog.xml": "https://host/blog.xml",
    "https://host/blog.xml?X-Amz-Signature=secret#secret": "https://host/blog.xml?…",
    "https://host?token=secret": "https://host?…",
    "HTTPS://a:secret@host/blog.xml?secret": "HTTPS://host/blog.xml?…",
    "ftp://a:secret@host/blog.xml?secret": "ftp://host/blog.xml?…",
    "exports/blog.xml": "exports/blog.xml",
    "C:\\blog.xml": "C:\\blog.xml",
}


@pytest.mark.parametrize("address", SHOWN)
def test_nobody_sees_what_is_secret_in_an_address(address):
    assert names.shown(address) == SHOWN[address]
    assert "secret" not in names.shown(address)


def test_paths_are_no_addresses():
    assert [
        text for text in ("a/b", "-", "C:\\x", "file:///a", "s3:/a", "s3://a") if names.is_address(text)
    ] == ["s3://a"]


@pytest.mark.parametrize("address", ["ftp://a:secret@host/x", "s3://", "https://"])
def test_an_address_that_cannot_be_asked_is_refused_in_one_sentence(address):
    with pytest.raises(converters.UsageError) as refused:
        converters.inspect(address)
    assert str(refused.value).startswith(names.shown(address))
    assert "secret" not in str(refused.value)


def test_a_text_of_another_library_has_no_secret_in_it():
    address = "https://anna:secret@host/blog.xml?signature=secret"
    error = ValueError(
        f"cannot open {address}, nor //anna:secret@host/blog.xml?signature=secret; see https://b:secret@c/d"
    )
    assert "secret" not in failures.why(error, address)


def test_what_is_not_installed_is_named(monkeypatch):
    monkeypatch.setitem(names.SCHEMES, "s3", names.Scheme("s3", "no_such_package", target=True))
    with pytest.raises(converters.UsageError, match=r'pip install "blogport\[s3\]"'):
        converters.inspect("s3://bucket/blog.xml")
