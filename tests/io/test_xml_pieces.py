"""Entries of a large XML file: one that has lost its beginning is not missing in silence."""

import io

from converters.io.xml.pieces import pieces

FEED = b"<feed><title>Fog</title>\n<entry><id>1</id></entry>\n<entry><id>2</id></entry>\n<entry><id>3</id></entry></feed>"


def read(data):
    return [(piece.data.strip(), piece.cut_off) for piece in pieces(io.BytesIO(data), "entry", 10**6)][1:]


def test_whole_entries():
    assert [cut_off for _, cut_off in read(FEED)] == [False] * 3


def test_an_entry_without_its_beginning_is_read_and_said():
    damaged = read(FEED.replace(b"<entry><id>2", b"<id>2"))
    assert [data.replace(b"\n", b"") for data, _ in damaged] == [b"<entry><id>%d</id></entry>" % number for number in (1, 2, 3)]  # fmt: skip
    assert [cut_off for _, cut_off in damaged] == [False, True, False]


def test_the_last_entry_without_its_beginning():
    assert [cut_off for _, cut_off in read(FEED.replace(b"<entry><id>3", b"<id>3"))] == [False, False, True]


def test_the_first_entry_without_its_beginning_is_a_piece_of_nothing():
    assert read(FEED.replace(b"<entry><id>1", b"<id>1"))[0] == (b"", True)
