"""The markers that `conftest.py` gives: what is `fast` needs nothing that has to be installed or fetched."""

from tests.conftest import FOLDERS


def test_each_test_is_fast_or_slow_or_says_what_it_needs(request):
    for item in request.session.items:
        names = {mark.name for mark in item.iter_markers()} & {"fast", "slow", "corpus", *FOLDERS.values()}
        assert names, item.nodeid
        assert "fast" not in names or names == {"fast"}, item.nodeid
        assert "corpus" in names or "corpus" not in getattr(item, "fixturenames", ()), item.nodeid
        folder = next((name for name in item.path.parts if name in FOLDERS), None)
        assert folder is None or FOLDERS[folder] in names, item.nodeid
