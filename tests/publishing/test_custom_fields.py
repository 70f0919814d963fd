"""Custom fields of WordPress: which are shown, which are data for programs, and which nobody needs."""

import json
from pathlib import Path
from typing import Any

import pytest

import converters
from converters.diagnostics import Diagnostics
from converters.model import Author, Post, Site, TermRef
from converters.publishing import seo
from converters.publishing.custom_fields import is_for_programs, public_fields
from converters.publishing.housekeeping import kind_of
from converters.site.index import SiteIndexBuilder
from tests.targets import TREES

SERIALIZED = 'a:1:{i:0;s:3:"red";}'
LONG = "word " * 101
BASE64 = "V2hhdCBhIHdvbmRlcmZ1bCBkYXkgdG8gZW5jb2RlIHNvbWV0aGluZyAx"

FIELDS: dict[str, list[str]] = {
    "mood": ["damp", "hopeful"],
    "price": ["12.5"],
    "_price": ["field_5f1"],
    "_edit_lock": ["1714557600:1"],
    "_oembed_0123456789abcdef0123456789abcdef": ["<iframe></iframe>"],
    "_oembed_time_0123456789abcdef0123456789abcdef": ["1714557600"],
    "_elementor_data": ["[]"],
    "rank_math_seo_score": ["80"],
    "_yoast_wpseo_metadesc": ["Ducks of %%sitename%%"],
    "previously_liked_77": ["1"],
    "ping_status": ["open"],
    "_secret_3": ["x"],
    "_secret_4": ["y"],
    "colours": [SERIALIZED],
    "essay": [LONG],
    "packed": [BASE64],
    "tags_json": ['["Ducks"]'],
    "shortcode": ["[gallery]"],
}


def post(**extra: list[str]) -> Post:
    return Post(
        id="7",
        title="Six ducks",
        url="https://pond.example/six/",
        author="ada",
        excerpt="All <em>six</em> of them.",
        terms=(
            TermRef(taxonomy="category", slug="b", name="Birds"),
            TermRef(taxonomy="post_tag", slug="w", name="water"),
        ),
        extra=dict(extra),
    )


def test_fields_by_where_they_belong() -> None:
    diagnostics = Diagnostics()
    found = public_fields(post(**FIELDS), diagnostics)
    assert list(found.shown) == [
        "mood",
        "price",
        "previously_liked_77",
        "shortcode",
    ]  # redaction comes before
    assert list(found.data) == ["colours", "essay", "packed", "tags_json"]
    assert list(found.seo) == ["_yoast_wpseo_metadesc"]
    assert found.housekeeping.keys() == {
        "_price", "_edit_lock", "_elementor_data", "rank_math_seo_score",
        *(name for name in FIELDS if name.startswith("_oembed")),
    }  # fmt: skip
    diagnostics.settle()
    assert [(finding.kind, finding.message.partition(" (")[0]) for finding in diagnostics.findings] == [
        ("hidden-field", "the hidden custom field _secret_…"),
        ("housekeeping", diagnostics.findings[1].message.partition(" (")[0]),
    ]


@pytest.mark.parametrize(
    "value",
    [
        SERIALIZED, LONG, BASE64, "s:3:\"abc\";", "i:5;", "b:1;", "N;", 'O:8:"stdClass":0:{}', "{}", '{"a": 1}',
        "%7B%22a%22%3A%22b%22%7D", ["short", SERIALIZED],
    ],
)  # fmt: skip
def test_values_for_programs(value: Any) -> None:
    assert is_for_programs(value)


@pytest.mark.parametrize(
    "value",
    [
        "blue", "", 7, True, None, ["a", "b"], [{"src": "a.png"}], "[gallery]", "{braces}", "s: 3", "i:5", "100%",
        "https://pond.example/wp-content/uploads/2020/01/a-long-name-of-a-file-with-40-words.jpg",
        "a%20b", "x" * 500, "a title: with; signs",
    ],
)  # fmt: skip
def test_values_for_people(value: Any) -> None:
    assert not is_for_programs(value)


def test_names_that_differ_in_a_hash_or_a_number_are_one_kind() -> None:
    assert kind_of("_rows_12_name") == kind_of("_rows_3_name") == "_rows_…_name"
    assert kind_of("_x_0123456789abcdef") == kind_of("_x_fedcba9876543210") == "_x_…"


def read_seo(*, findings: int = 0, **extra: str) -> seo.Seo:
    index, diagnostics = SiteIndexBuilder(), Diagnostics()
    index.site = Site(title="Pond", description="Wet news")
    index.add_author(Author(login="ada", name="Ada Reed"))
    found = seo.read(post(**{key: [value] for key, value in extra.items()}), index.finish(), diagnostics)
    diagnostics.settle()
    assert [finding.kind for finding in diagnostics.findings] == ["seo-variable"] * findings
    return found


@pytest.mark.parametrize(
    ("key", "text", "title"),
    [
        ("_yoast_wpseo_title", "%%title%% %%page%% %%sep%% %%sitename%%", "Six ducks - Pond"),
        ("_yoast_wpseo_title", "%%title%% %%sep%% %%page%% %%sep%% Swamp", "Six ducks - Swamp"),
        ("_yoast_wpseo_title", "Fifty %% of %%primary_category%%", "Fifty %% of Birds"),
        ("_seopress_titles_title", "%%post_title%% %%sep%% %%tagline%%", "Six ducks - Wet news"),
        ("rank_math_title", "%title% by %name%, 50% off 30%", "Six ducks by Ada Reed, 50% off 30%"),
        ("_aioseo_title", "#post_title #separator_sa #site_title #lovely", "Six ducks - Pond #lovely"),
        ("_aioseop_title", "%post_title% | %blog_title%", "Six ducks | Pond"),
        ("jetpack_seo_html_title", "100 %title% ducks", "100 %title% ducks"),
        ("_genesis_title", "Ducks!", "Ducks!"),
        ("_yoast_wpseo_title", "%%title%%", ""),
    ],
)  # fmt: skip
def test_titles_for_search_engines(key: str, text: str, title: str) -> None:
    assert read_seo(**{key: text}).title == title


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("_yoast_wpseo_metadesc", "News of %%currentyear%%"),
        ("rank_math_description", "%title% of %date(Y)%"),
        ("_aioseo_description", "#post_title in #current_year"),
    ],
)
def test_a_text_with_a_variable_that_nobody_answers_is_left_out(key: str, text: str) -> None:
    assert read_seo(findings=1, **{key: text}).description == ""


@pytest.mark.parametrize(
    ("key", "value", "noindex"),
    [
        ("_yoast_wpseo_meta-robots-noindex", "1", True),
        ("_yoast_wpseo_meta-robots-noindex", "2", False),
        ("rank_math_robots", 'a:1:{i:0;s:7:"noindex";}', True),
        ("rank_math_robots", 'a:1:{i:0;s:5:"index";}', False),
        ("_seopress_robots_index", "yes", True),
        ("jetpack_seo_noindex", "1", True),
        ("_genesis_noindex", "0", False),
    ],
)
def test_noindex(key: str, value: str, noindex: bool) -> None:
    assert read_seo(**{key: value}).noindex is noindex


def test_image_and_canonical_url() -> None:
    found = read_seo(**{
        "_yoast_wpseo_opengraph-image": "https://pond.example/og.jpg",
        "rank_math_canonical_url": "https://else.example/six/",
    })  # fmt: skip
    assert (found.image, found.canonical) == ("https://pond.example/og.jpg", "https://else.example/six/")
    assert read_seo(_yoast_wpseo_canonical="https://pond.example/six/").canonical == ""


@pytest.mark.parametrize("to", TREES)
def test_fields_beside_come_back(to: str, tmp_path: Path) -> None:
    record = Post(id="7", slug="six", title="Six", date="2020-01-01T00:00:00+00:00", extra=dict(FIELDS))
    converters.write([Site(title="Pond"), record], tmp_path / "site", to=to)
    text = next((tmp_path / "site").rglob("*six.md")).read_text(encoding="utf-8")
    assert "mood" in text
    assert not [name for name in FIELDS if name.startswith(("_", "rank_")) and name in text]
    assert SERIALIZED not in text
    assert LONG not in text
    [file] = (tmp_path / "site").rglob("custom_fields.json")
    assert "previously_liked" not in file.read_text(encoding="utf-8")
    kept = json.loads(file.read_text(encoding="utf-8"))[0]["fields"]
    [back] = [post for post in converters.read(tmp_path / "site") if isinstance(post, Post)]
    assert {name: back.extra[name] for name in kept} == kept == {name: FIELDS[name] for name in kept}
    assert back.extra["description"] == "Ducks of Pond"


def test_a_file_of_fields_that_was_formatted_anew_is_read(tmp_path: Path) -> None:
    record = Post(id="7", slug="six", title="Six", extra={"_edit_last": ["1"]})
    converters.write([record], tmp_path / "site", to="hugo")
    file = tmp_path / "site" / "data" / "custom_fields.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")), indent=4), encoding="utf-8")
    [back] = [post for post in converters.read(tmp_path / "site") if isinstance(post, Post)]
    assert back.extra["_edit_last"] == ["1"]


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_what_search_engines_are_told_reaches_every_target_and_stays_as_stored(
    to: str, tmp_path: Path
) -> None:
    stored = {
        "_yoast_wpseo_title": ["%%title%% %%sep%% All of them"],
        "_yoast_wpseo_metadesc": ["Ducks of %%sitename%%"],
        "_yoast_wpseo_canonical": ["https://else.example/six/"],
        "_yoast_wpseo_meta-robots-noindex": ["1"],
        "_yoast_wpseo_opengraph-image": ["https://pond.example/og.jpg"],
    }
    url = "https://pond.example/six/"
    record = Post(
        id="7", slug="six", title="Six", url=url, date="2020-01-01T00:00:00+00:00", extra=dict(stored)
    )
    target = tmp_path / "site"
    converters.write([Site(title="Pond", url="https://pond.example"), record], target, to=to)
    page = target / "six" / "index.html" if to == "html" else next(target.rglob("*six.md"))
    text = page.read_text(encoding="utf-8")
    for word in ("Six - All of them", "Ducks of Pond", "https://else.example/six/", "noindex", "og.jpg"):
        assert word in text.lower() or word in text
    [back] = [post for post in converters.read(target) if isinstance(post, Post)]
    assert back.url == url
    assert {name: back.extra.get(name) for name in stored} == stored
