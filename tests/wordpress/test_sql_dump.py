"""The database of a real WordPress, read from MySQL text and from its file of SQLite: every field of its own export, or more."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

import converters
from converters.model import Author, Media, Post, Site, Term
from tests.wordpress.conftest import Importing
from tests.wordpress.mysql_text import FORMS, dump

THEME_TEST = "peer/theme-unit-test.xml"

STRUCTURES = {
    "days": "/%year%/%monthnum%/%day%/%postname%/",
    "categories": "/%category%/%postname%",
    "ids": "/archives/%author%/%post_id%.html",
    "plain": "",
}
ABOUT_THE_FILE = {"extra.pubDate", "extra.wxr_version", "extra.base_site_url", "extra.generator"}
"""Of the site: what the export says of itself."""
FORMATS = "post_format"
"""The test registers WordPress's own taxonomy once more, so its terms are exported; WordPress itself leaves them out."""


def by_name(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    found = {}
    for record in converters.read(path):
        match record:
            case Site():
                name = ""
            case Author(login=login):
                name = login
            case Term(taxonomy=taxonomy, slug=slug):
                name = f"{taxonomy}/{slug}"
            case Media(id=id_) | Post(id=id_):
                name = id_
        found[type(record).__name__, name] = dict(leaves(msgspec.to_builtins(record)))
    return found


def leaves(value: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """The fields of a record; of its terms only the order within a taxonomy counts."""
    for name, field in value.items():
        if isinstance(field, dict):
            yield from leaves(field, f"{path}{name}.")
        elif name == "terms":
            for taxonomy in {term["taxonomy"] for term in field}:
                yield f"terms.{taxonomy}", [term for term in field if term["taxonomy"] == taxonomy]
        else:
            yield f"{path}{name}", field


@pytest.mark.parametrize("structure", STRUCTURES.values(), ids=STRUCTURES)
def test_a_dump_has_what_the_export_of_the_same_site_has(structure, imported: Importing, corpus, tmp_path):
    site = imported(corpus / "wxr" / THEME_TEST).again()
    site.run({"do": "options", "options": {"permalink_structure": structure, "blogdescription": "Of a dump"}})
    site.wp("rewrite", "flush")
    export, sql = tmp_path / "export.xml", tmp_path / "dump.sql"
    assert not site.run({"do": "export", "to": str(export)}).said
    sql.write_text(dump(site.root), "utf-8")
    theirs, ours = by_name(export), by_name(sql)
    assert not set(ours) - set(theirs)
    assert {name.partition("/")[0] for _, name in set(theirs) - set(ours)} <= {FORMATS}
    assert len(theirs) > 300
    less = Counter(
        (record[0], field)
        for record, fields in theirs.items()
        if record in ours
        for field, value in fields.items()
        if ours[record].get(field) != value
    )
    assert {field for _, field in less} <= ABOUT_THE_FILE, less
    site_fields = ours["Site", ""]
    assert site_fields.get("extra.permalink_structure", "") == structure
    assert any("Recent" in widget["text"] for widget in site_fields["extra.widgets"])


def test_each_form_of_a_dump_and_the_sqlite_file_give_the_same_records(imported: Importing, corpus, tmp_path):
    site = imported(corpus / "wxr" / THEME_TEST).site
    paths = [site.root / "wp-content" / "database" / "site.sqlite"]
    for form in FORMS:
        paths.append(tmp_path / f"{form}.sql")
        paths[-1].write_text(dump(site.root, form), "utf-8")
    read = [list(converters.read(path)) for path in paths]
    assert len(read[0]) > 300
    assert all(records == read[0] for records in read)
