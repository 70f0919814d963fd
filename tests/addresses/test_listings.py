"""Listings with keys that no folder of this machine can hold: each is a file that is not read, and the others are."""

from converters.io.addresses.download import sorted_out
from converters.io.addresses.store import Entry


def test_keys_that_are_no_paths_are_not_read_and_the_others_are():
    places = ["a.md", "b/\ud800.md", "d/" * 2000 + "e.md", "f" * 300, "../g.md", "h/\udcff.md"]
    wanted, unread = sorted_out([Entry(f"s/{place}", place, 1, "") for place in places])
    assert [entry.place for entry in wanted] == ["a.md", "h/\udcff.md"]
    assert len(unread) == 4
    assert all(each.place.encode() for each in unread)
