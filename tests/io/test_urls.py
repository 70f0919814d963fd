"""Addresses are read in one place, and a bad one ends no run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.io import urls
from tests.conftest import ROOT

NONE = ["http://[", "http://[x/", "//]/", "http://[::1", "http://a]b/", "https://\u2100.example/"]


@pytest.mark.parametrize("url", NONE)
def test_what_is_no_address_has_no_parts_and_is_joined_to_nothing(url):
    assert not urls.is_address(url)
    assert urls.split(url) is urls.NOWHERE
    assert urls.join("https://blog.example/a/", url) == url
    assert urls.server_of(url) == ""


def test_an_address_is_taken_apart_and_joined():
    parts = urls.split(" https://me@www.Blog.Example:8080/a?b#c ")
    assert (parts.path, parts.query, parts.fragment) == ("/a", "b", "c")
    assert urls.host(parts) == "blog.example:8080"
    assert urls.host(urls.split("https://WWW.blog.example:port/")) == "blog.example:port"
    assert urls.join("https://blog.example/a/b", "../c") == "https://blog.example/c"
    assert urls.join("http://[", "/c") == "/c"


@given(st.text(alphabet="htp:/[]@?#a.%\u2100\ufeff-1", max_size=20), st.text(max_size=12))
def test_any_text_can_be_asked(url, other):
    urls.host(urls.split(url))
    urls.join(url, other)
    urls.join(other, url)
    urls.server_of(url)


def test_no_other_module_takes_addresses_apart():
    calls = re.compile(r"\b(?:urlsplit|urlparse|urljoin|urldefrag)\b")
    others = {"templates", "scaffold"}  # what other programs run is code of its own
    code = (path for path in (ROOT / "converters").rglob("*.py") if others.isdisjoint(path.parts))
    code = (path for path in code if path.name != "send.py")  # and so is what the user runs
    assert [path.stem for path in code if calls.search(path.read_text(encoding="utf-8"))] == ["urls"]
