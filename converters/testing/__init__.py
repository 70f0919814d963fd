"""The test kit for authors of formats, which blogport's own tests use too.

Each check raises `AssertionError` with what is wrong, so it works in any test runner; none needs pytest:

    def test_it_keeps_the_contract(tmp_path):
        check_writer("atom-archive", tmp_path)

    def test_it_reads_damaged_files(tmp_path):
        check_reader_on_damage("json-feed", SAMPLE.read_bytes(), tmp_path, name="feed.json")
"""

from converters.testing.contract import check_writer
from converters.testing.damage import check_reader_on_damage, cuts, mutations
from converters.testing.golden import check_golden, golden_text
from converters.testing.hostile import HOSTILE_TEXTS, check_writer_on_hostile, hostile_records
from converters.testing.records import sample

__all__ = [
    "HOSTILE_TEXTS",
    "check_golden",
    "check_reader_on_damage",
    "check_writer",
    "check_writer_on_hostile",
    "cuts",
    "golden_text",
    "hostile_records",
    "mutations",
    "sample",
]
