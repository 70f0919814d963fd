"""Blogs in several languages: qTranslate's marks, Polylang's taxonomies, WPML's custom fields."""

from pathlib import Path
from typing import Any

import pytest

import converters
from converters.model import Media, Post, Site, Term, TermRef
from converters.readers.wordpress.language_marks import has_marks, in_language, languages
from converters.site.index import SiteIndex, SiteIndexBuilder
from tests.targets import TREES

FIXTURES = Path(__file__).parents[3] / "fixtures" / "wxr" / "languages"
QTRANSLATE, POLYLANG = FIXTURES / "qtranslate.xml", FIXTURES / "polylang.xml"


def read(source: Path, **options: str) -> list[object]:
    return list(converters.read(source, options=options))


def posts(source: Path, **options: str) -> dict[str, Post]:
    return {record.id: record for record in read(source, **options) if isinstance(record, Post)}


def index(source: Path) -> SiteIndex:
    builder = SiteIndexBuilder()
    for record in read(source):
        if isinstance(record, Site):
            builder.site = record
        elif isinstance(record, Post):
            builder.add_post(record)
    return builder.finish()


@pytest.mark.parametrize(
    "text",
    [
        "[:en]Ducks[:de]Enten[:]",
        "<!--:en-->Ducks<!--:--><!--:de-->Enten<!--:-->",
        "{:en}Ducks{:}{:de}Enten{:}",
        "[:en]Ducks[:]<!--:de-->Enten<!--:-->",
    ],
)
def test_all_spellings_of_a_mark(text):
    assert languages(text) == ("en", "de")
    assert in_language(text, "en") == "Ducks"
    assert in_language(text, "de") == "Enten"


def test_what_no_mark_encloses_is_in_every_language():
    assert in_language("Two [:en]ducks[:de]Enten[:] swim", "de") == "Two Enten swim"


def test_a_language_without_a_part_sees_the_default():
    text = "[:en]Ducks[:de]Enten[:fr] [:]"
    assert languages(text) == ("en", "de")
    assert in_language(text, "fr", "de") == "Enten"
    assert in_language(text, "fr") == "Ducks"


@pytest.mark.parametrize(
    "text", ["a [:] b", "[:xx]no language[:]", "[: en]", "{:toc}", "<!--more-->", "[:EN]x"]
)
def test_what_is_no_mark(text):
    assert not has_marks(text)
    assert in_language(text, "en") == text


def test_a_post_with_marks_is_a_post_a_language():
    found = posts(QTRANSLATE)
    assert {id_: (post.title, post.body.text, post.url) for id_, post in found.items()} == {
        "20": ("Ducks", "Six ducks.", "https://pond.example/ducks/"),
        "20-de": ("Enten", "Sechs Enten.", "https://pond.example/de/ducks/"),
        "21": ("Frogs", "Two <b>frogs</b>.", "https://pond.example/frogs/"),
        "21-de": ("Frösche", "Zwei Frösche.", "https://pond.example/de/frogs/"),
        "22": ("Plain", "No marks [:] here.", "https://pond.example/plain/"),
    }
    assert [len(post.comments) for post in found.values()] == [1, 0, 0, 0, 0]
    assert [term.name for term in found["20-de"].terms] == ["Vögel"]
    assert [term.name for term in found["21-de"].terms] == ["Vögel"]  # whose marks are markup


def test_the_main_language_is_that_of_the_posts_that_were_translated():
    """One post in two languages, and a site that names none: the language of the original."""
    translations = {"en": "20", "de": "20-de"}
    post, translated = (
        Post(id=id_, extra={"lang": language, "translations": translations})
        for language, id_ in translations.items()
    )
    builder = SiteIndexBuilder()
    for each in (translated, post):
        builder.add_post(each)
    assert builder.finish().languages == ("en", "de")


def test_terms_and_the_site_have_each_language():
    records = read(QTRANSLATE)
    terms = {record.slug: record.name for record in records if isinstance(record, Term)}
    assert terms == {"birds": "Birds", "birds-de": "Vögel"}
    site = next(record for record in records if isinstance(record, Site))
    assert (site.title, site.description) == ("Pond Letters", "Notes")
    assert site.extra["in_languages"] == {"de": {"title": "Teichbriefe", "description": "Notizen"}}


def test_one_language_is_asked_for():
    found = posts(QTRANSLATE, language="de")
    assert {id_: post.title for id_, post in found.items()} == {"20": "Enten", "21": "Frösche", "22": "Plain"}
    assert len(found["20"].comments) == 1
    assert set(posts(POLYLANG, language="de")) == {"11", "13", "15"}


def test_posts_of_another_language_are_counted(tmp_path):
    result = converters.convert(POLYLANG, tmp_path / "a.jsonl", to="archive", options={"language": "de"})
    left = next(finding for finding in result.findings if finding.kind == "other-language")
    assert "3 posts" in left.message
    assert result.accounts["post"].left_out == {"other language": 3}
    assert result.accounts["post"].balanced
    assert result.accounts["comment"].balanced


def polylang(code: str) -> dict[str, Any]:
    return {"terms": (TermRef(taxonomy="language", slug=code, name=code),)}


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_what_another_language_hides_stays_hidden(tmp_path, to):
    """Polylang links no parents across languages, and WordPress does not ask for the language of a parent."""
    records = [
        Site(title="x", url="https://pond.example", language="en"),
        Post(id="10", type="page", status="private", title="Above", slug="above", **polylang("en")),
        Post(
            id="11", type="page", parent="10", title="SUBMERGED page", slug="submerged-page", **polylang("de")
        ),
        Post(id="20", type="forum", status="private", title="Forum", slug="forum", **polylang("en")),
        Post(
            id="21",
            type="topic",
            parent="20",
            title="SUBMERGED topic",
            slug="submerged-topic",
            **polylang("de"),
        ),
        Post(id="30", status="private", title="Owner", slug="owner", **polylang("en")),
        Media(
            id="31",
            parent="30",
            title="SUBMERGED file",
            url="https://pond.example/wp-content/uploads/submerged.jpg",
        ),
        Post(id="40", title="SEEN", slug="seen", **polylang("de")),
        Post(id="41", type="page", title="Open", slug="open", **polylang("en")),
        Post(id="42", type="page", parent="41", title="SEEN below", slug="below", **polylang("de")),
    ]
    converters.write(records, tmp_path / "in.xml", to="wxr")
    result = converters.convert(tmp_path / "in.xml", tmp_path / "out", to=to, options={"language": "de"})
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    text = "".join(path.name + path.read_text(encoding="utf-8", errors="replace") for path in files)
    assert "submerged" not in text.lower()
    assert "SEEN below" in text
    assert result.accounts["post"].left_out == {"other language": 4, "private": 1, "members": 1}
    assert result.accounts["media"].left_out == {"private": 1}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (POLYLANG, {"10": ["11"], "11": ["10"], "12": [], "13": [], "14": ["15"], "15": ["14"]}),
        (QTRANSLATE, {"20": ["20-de"], "20-de": ["20"], "21": ["21-de"], "21-de": ["21"], "22": []}),
    ],
)
def test_translations_are_linked(source, expected):
    site = index(source)
    assert site.languages == ("en", "de")
    found = {id_: [other.id for other in site.translations(Post(id=id_))] for id_ in site.summaries}
    assert found == expected


def test_wpml_states_languages_in_custom_fields(tmp_path):
    source = POLYLANG.read_text(encoding="utf-8")
    fields = {
        10: {"_wpml_word_count": "12"},
        11: {"_icl_lang_duplicate_of": "10"},
        12: {"_wpml_import_language_code": "en", "_wpml_import_translation_group": "7"},
        13: {"_wpml_import_language_code": "pt-br", "_wpml_import_translation_group": "7"},
    }
    for id_, metas in fields.items():
        start = source.index(f"<wp:post_id>{id_}</wp:post_id>")
        elements = "".join(
            f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
            for key, value in metas.items()
        )
        source = source[:start] + elements + source[start:]
    source = source.replace('domain="language"', 'domain="x"').replace(
        'domain="post_translations"', 'domain="y"'
    )
    (tmp_path / "wpml.xml").write_text(source, encoding="utf-8")
    site = index(tmp_path / "wpml.xml")
    assert site.languages == ("en", "de", "pt-br")
    assert [post.id for post in site.translations(Post(id="10"))] == ["11"]
    assert [post.id for post in site.translations(Post(id="13"))] == ["12"]
