from lxml import etree

from converters.io.xml.parts import (
    before_its_end,
    children_named,
    first_parts,
    last_parts,
    local_name,
    other_children,
    text_of,
)

ENTRY = etree.fromstring(
    '<e xmlns:a="urn:a"><a:Title>Har<b>bour</b> </a:Title><link href="/1"/><link href="/2"/><new>x</new><!-- no --></e>'
)


def test_prefixes_and_case_do_not_count() -> None:
    assert [local_name(child) for child in ENTRY.iterchildren(etree.Element)] == [
        "title",
        "link",
        "link",
        "new",
    ]


def test_of_parts_with_one_name_the_first_or_the_last_counts() -> None:
    assert first_parts(ENTRY)["link"].get("href") == "/1"
    assert last_parts(ENTRY)["link"].get("href") == "/2"
    assert last_parts(None) == {}
    assert [link.get("href") for link in children_named(ENTRY, "link")] == ["/1", "/2"]


def test_a_text_has_that_of_elements_in_it() -> None:
    assert text_of(first_parts(ENTRY), "title") == "Harbour"
    assert text_of(first_parts(ENTRY), "date") == ""


def test_what_nobody_reads_is_there_by_text_or_attributes() -> None:
    assert other_children(ENTRY, {"title"}, "entry.") == {
        "entry.link": {"href": "/1"},
        "entry.link[2]": {"href": "/2"},
        "entry.new": "x",
    }
    assert other_children(None, set()) == {}


def test_a_damaged_text_ends_at_its_own_end_tag() -> None:
    assert before_its_end("calm</text><email>ida@harbour.example", "text") == "calm"
