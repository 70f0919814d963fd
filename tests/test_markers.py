"""The markers that `conftest.py` gives: what is `fast` needs nothing that has to be installed or fetched."""

import importlib.util
from types import SimpleNamespace

import pytest

from tests.conftest import FOLDERS, pytest_xdist_make_scheduler


def test_each_test_is_fast_or_slow_or_says_what_it_needs(request):
    for item in request.session.items:
        names = {mark.name for mark in item.iter_markers()} & {"fast", "slow", "corpus", *FOLDERS.values()}
        assert names, item.nodeid
        assert "fast" not in names or names == {"fast"}, item.nodeid
        assert "corpus" in names or "corpus" not in getattr(item, "fixturenames", ()), item.nodeid
        folder = next((name for name in item.path.parts if name in FOLDERS), None)
        assert folder is None or FOLDERS[folder] in names, item.nodeid


@pytest.mark.skipif(importlib.util.find_spec("xdist") is None, reason="all tests run in one process")
def test_tests_that_share_sites_run_in_one_process(monkeypatch):
    from xdist.remote import Producer

    monkeypatch.setattr("xdist.scheduler.loadscope.parse_tx_spec_config", lambda _: [1, 2])
    made = pytest_xdist_make_scheduler(SimpleNamespace(getoption=lambda _: "loadfile"), Producer("test"))
    split = made._split_scope
    assert split("tests/wordpress/test_a.py::test_b") == split("tests/wordpress/test_c.py::test_d[e::f]")
    assert split("tests/io/test_a.py::test_b") != split("tests/io/test_c.py::test_b")
    assert pytest_xdist_make_scheduler(SimpleNamespace(getoption=lambda _: "load"), Producer("test")) is None
