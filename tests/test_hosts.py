"""Which host an address names, however it is spelled."""

from urllib.parse import urlsplit

import pytest

from converters.formats.html.reader.urls import same_site
from converters.io.urls import host_of, server_of
from converters.site.permalinks import site_path

SPELLINGS = [
    ("https://blog.example/a/", "blog.example", "blog.example"),
    ("HTTP://WWW.Blog.Example", "blog.example", "blog.example"),
    ("//blog.example/a", "blog.example", "blog.example"),
    ("https://blog.example:443/a/", "blog.example", "blog.example"),
    ("http://blog.example:80", "blog.example", "blog.example"),
    ("http://blog.example:/a", "blog.example", "blog.example"),
    ("https://me:word@www.blog.example/", "blog.example", "blog.example"),
    ("http://localhost:8080/a/", "localhost:8080", "localhost"),
    ("https://www2.blog.example/", "www2.blog.example", "www2.blog.example"),
    ("/only/a/path/", "", ""),
    ("mailto:me@blog.example", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("url", "host", "server"), SPELLINGS)
def test_a_host_has_one_spelling(url: str, host: str, server: str) -> None:
    assert host_of(urlsplit(url)) == host
    assert server_of(url) == server


def test_a_port_that_is_none_is_no_host_and_no_reason_to_stop() -> None:
    with pytest.raises(ValueError, match=r"[Pp]ort"):
        host_of(urlsplit("https://blog.example:port/a/"))
    assert server_of("https://blog.example:port/a/") == "blog.example"
    assert not same_site("https://blog.example:port/", "https://blog.example/")
    assert site_path("https://blog.example:port/a/", "https://blog.example") is None
    assert site_path("https://blog.example:port/a/", "https://blog.example:port") == "/a/"


def test_what_is_no_address_names_nobody() -> None:
    assert server_of("http://[") == ""
    assert not same_site("http://[", "http://[")


def test_another_port_is_another_site() -> None:
    assert same_site("https://www.blog.example/me/", "http://blog.example:80/")
    assert not same_site("http://localhost:8080/", "http://localhost/")
