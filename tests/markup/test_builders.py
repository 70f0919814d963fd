"""Page builders: an export for each, in which every text, image and link has a word of its own.

In `fixtures/builders`, a word `mark…` is what a visitor of the old site read or saw: it must be on the page. A word
`hint…` may be reported instead. A word `secret…` was hidden on the old site, `stale…` was not shown: neither may be there.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Markup, Media, Post, Site
from converters.diagnostics import Diagnostics
from converters.extra_keys import BUILDER_FIELDS
from converters.markup.wordpress import Context, render_body
from converters.markup.wordpress.builders.stored import BUILDERS
from converters.markup.wordpress.shortcodes import table
from converters.site.index import SiteIndex

FIXTURES = Path(__file__).parents[2] / "fixtures" / "builders"
WORD = re.compile(r"(mark|hint|secret|stale)\d\d", re.IGNORECASE)
FIELDS: dict[str, dict[str, str]] = {
    "elementor": {"_elementor_data": "json", "_elementor_edit_mode": "builder"},
    "beaver": {"_fl_builder_data": "php", "_fl_builder_enabled": "1"},
    "siteorigin": {"panels_data": "php"},
    "oxygen": {"_ct_builder_json": "json"},
    "themify": {"_themify_builder_settings_json": "json"},
    "cornerstone": {"_cornerstone_data": "json"},
    "breakdance": {"_breakdance_data": "json"},
    "thrive": {"tve_updated_post": "json", "tcb_editor_enabled": "1"},
    "bricks": {"_bricks_page_content_2": "php", "_bricks_editor_mode": "bricks"},
}
"""The custom fields of builders that keep their page there, and how it is written in the field."""
MEDIA = [Media(id=str(id_), url=f"https://pond.example/wp-content/uploads/{id_}.jpg") for id_ in (60, 61)]


def serialized(value: Any) -> str:
    """What PHP's `serialize` makes of a value; mappings are arrays."""
    match value:
        case None:
            return "N;"
        case bool():
            return f"b:{int(value)};"
        case int():
            return f"i:{value};"
        case float():
            return f"d:{value};"
        case str():
            return f's:{len(value.encode())}:"{value}";'
        case list():
            return serialized(dict(enumerate(value)))
    inner = "".join(serialized(key) + serialized(held) for key, held in value.items())
    return f"a:{len(value)}:{{{inner}}}"


def posts() -> Iterator[tuple[str, Post]]:
    """A post for each builder."""
    for path in sorted(FIXTURES.iterdir()):
        text = path.read_text(encoding="utf-8")
        fields: dict[str, Any] = {}
        if path.suffix == ".json":
            for field, how in FIELDS[path.stem].items():
                fields[field] = [
                    serialized(json.loads(text)) if how == "php" else text if how == "json" else how
                ]
        name = f"{path.stem}-{path.suffix[1:]}"
        body = None if fields else Markup(text=text, dialect="wordpress")
        date = "2024-05-01T10:00:00+00:00"
        url = f"https://pond.example/{name}/"
        yield (
            name,
            Post(id=name, type="page", title=name, slug=name, url=url, date=date, body=body, extra=fields),
        )


POSTS = dict(posts())


def made(post: Post, folder: Path, to: str) -> tuple[str, str]:
    """The page of a post in a format, by way of an export, and the findings."""
    export = folder / "export.xml"
    converters.write([Site(title="Pond", url="https://pond.example"), *MEDIA, post], export, to="wxr")
    result = converters.convert(export, folder / "out", to=to)
    ending = {"hugo": ".md", "html": ".html"}[to]
    texts = [
        path.read_text(encoding="utf-8")
        for path in (folder / "out").rglob(f"*{ending}")
        if post.slug in str(path.relative_to(folder / "out"))
    ]
    assert texts
    return "\n".join(texts), "\n".join(str(finding) for finding in result.findings)


@pytest.mark.parametrize("to", ["html", "hugo"])
@pytest.mark.parametrize("name", POSTS)
def test_every_word(name: str, to: str, tmp_path: Path) -> None:
    post = POSTS[name]
    source = (FIXTURES / name.replace("-txt", ".txt").replace("-json", ".json")).read_text(encoding="utf-8")
    words = {word[0].lower() for word in WORD.finditer(source)}
    encoded = {
        "oxygen-txt": {"mark07", "mark14"},
        "avada-txt": {"mark53"},
        "wpbakery-txt": {"mark31", "mark32"},
    }
    words |= encoded.get(name, set())
    page, findings = made(post, tmp_path, to)
    shown, told = ({word[0].lower() for word in WORD.finditer(text)} for text in (page, findings))
    lost = {word for word in words - shown if word.startswith("mark")}
    silent = {word for word in words - shown - told if word.startswith("hint")}
    leaked = {word for word in shown if word.startswith(("secret", "stale"))}
    assert (sorted(lost), sorted(silent), sorted(leaked)) == ([], [], [])
    assert not re.search(r"\[/?(?:et_pb|fusion|av|vc|ct|ux)_", page)


def test_an_image_by_id_and_url_is_shown_once(tmp_path: Path) -> None:
    """Avada stores both for one image; the front end shows the URL that the element holds."""
    text = '[fusion_imageframe image_id="60|full"]https://pond.example/wp-content/uploads/60.jpg[/fusion_imageframe]'
    post = Post(
        id="9",
        type="page",
        slug="duck",
        url="https://pond.example/duck/",
        body=Markup(text=text, dialect="wordpress"),
    )
    page, _ = made(post, tmp_path, "hugo")
    assert page.count("uploads/60.jpg") == 1


ELEMENTOR = [
    {
        "elType": "widget",
        "widgetType": "heading",
        "settings": {"title": "Our pond"},
        "elements": [],
    },
    {
        "elType": "widget",
        "widgetType": "text-editor",
        "settings": {"editor": "<p>Six ducks. Write to bo@pond.example.</p>"},
        "elements": [],
    },
    {
        "elType": "widget",
        "widgetType": "video",
        "settings": {"youtube_url": "https://www.youtube.com/watch?v=abcdefghijk"},
        "elements": [],
    },
]
COPY = "<h2>Our pond</h2>\n<p>Six ducks. Write to bo@pond.example.</p>"
FILM = '<p><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe></p>'


def rendered(body: str, **fields: str) -> tuple[str, dict[str, str]]:
    """A body and custom fields as HTML, and the findings by kind."""
    diagnostics = Diagnostics()
    post = Post(id="1", extra={f"_{name}": [value] for name, value in fields.items()})
    html = render_body(body, Context(post, SiteIndex(), diagnostics))
    return html, {finding.kind: finding.message for finding in diagnostics.findings}


def elementor(
    body: str, data: str = json.dumps(ELEMENTOR), mode: str = "builder"
) -> tuple[str, dict[str, str]]:
    return rendered(body, elementor_data=data, elementor_edit_mode=mode)


def test_an_empty_body_is_read_from_the_field() -> None:
    html, findings = elementor("")
    assert (
        html.index("<h2>Our pond</h2>")
        < html.index("Six ducks")
        < html.index("youtube.com/embed/abcdefghijk")
    )
    assert {*findings} == {"page-builder"}


def test_a_body_that_lacks_a_film_is_replaced() -> None:
    assert elementor(COPY)[0] == elementor("")[0]


def test_a_body_that_has_all_stays() -> None:
    html, findings = elementor(f"{COPY}\n{FILM}")
    assert html == render_body(f"{COPY}\n{FILM}", Context(Post(id="1"), SiteIndex(), Diagnostics()))
    assert not findings


def test_a_body_that_has_more_is_completed() -> None:
    html, findings = elementor(f"{COPY}\n<p>What another plug-in showed</p>")
    assert html.count("Our pond") == 1
    assert html.index("another plug-in") < html.index("youtube.com/embed/abcdefghijk")
    assert "other-body" not in findings


def test_a_body_that_has_a_little_else_is_reported() -> None:
    html, findings = elementor("<h2>Our pond</h2>\n<p>Frogs</p>")
    assert "Frogs" not in html
    assert "Frogs" in findings["other-body"]


def test_a_builder_that_writes_no_copy_replaces_the_body() -> None:
    page = json.dumps({"children": [{"name": "ct_headline", "options": {"ct_content": "New"}}]})
    html, findings = rendered("<p>An article from before, with many more words</p>", ct_builder_json=page)
    assert html.strip() == "<h2>New</h2>"
    assert "An article from before" in findings["other-body"]


def test_a_builder_that_is_switched_off_makes_no_page() -> None:
    assert elementor("", mode="") == ("", {})


@pytest.mark.parametrize("data", ["[{broken", "{", '[{"settings":'])
def test_damaged_data_is_reported(data: str) -> None:
    html, findings = elementor("<p>Body</p>", data)
    assert html.strip() == "<p>Body</p>"
    assert {*findings} == {"bad-builder-data"}


@pytest.mark.parametrize(
    "data", ["[]", "{}", "[[[1]]]", '[{"elements": 5, "settings": [1, null]}]', '[{"settings": {"x": {}}}]']
)
def test_odd_data_does_no_harm(data: str) -> None:
    html, findings = elementor("<p>Body</p>", data)
    assert "Body" in html
    assert not {*findings} - {"page-builder"}


def test_a_page_keeps_the_addresses_in_its_text_and_is_no_custom_field(tmp_path: Path) -> None:
    post = Post(id="1", title="Pond", slug="pond", url="https://pond.example/pond/", date="2024-05-01T10:00:00+00:00",
                extra={"panels_data": [serialized({"widgets": [{"text": "Write to bo@pond.example", "panels_info": {"class": "WP_Widget_Text"}}]})]})  # fmt: skip
    page, _ = made(post, tmp_path, "hugo")
    assert "Write to bo@pond.example" in page
    assert "panels_data" not in page


@pytest.mark.parametrize(
    ("status", "shows_all", "shown"),
    [("publish", False, False), ("publish", True, False), ("draft", False, False), ("draft", True, True)],
)
def test_hidden_elements_are_in_drafts_that_show_all(status: str, shows_all: bool, shown: bool) -> None:
    diagnostics = Diagnostics()
    context = Context(Post(id="1", status=status), SiteIndex(drafts_show_all=shows_all), diagnostics)
    html = render_body('[et_pb_text disabled="on"]<p>Pond.</p>[/et_pb_text]', context)
    assert ("Pond." in html) == shown
    assert ("hidden-element" in {finding.kind for finding in diagnostics.findings}) != shown


def test_elements_of_a_theme_among_those_of_a_builder() -> None:
    html, findings = rendered(
        '[vc_row][vc_column][pondbox heading="Ducks" text="Six of them" tone="style-2"][vc_column_text]As he said [sic]'
        ' in [x a="b"][/vc_column_text][/vc_column][/vc_row][pondbox heading="Outside"]'
    )
    assert "<h3>Ducks</h3>" in html
    assert "[sic] in [x a=" in html
    assert '[pondbox heading="Outside"]' in html
    assert {*findings} == {"page-builder", "unknown-element", "unknown-shortcode"}


def test_a_handler_of_a_plug_in_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_added", {})
    table.add("vc_pond", lambda shortcode, context: f"<b>{shortcode.first('name')}</b>")
    html, _ = rendered('[vc_row][vc_column][vc_pond name="Big"][/vc_column][/vc_row]')
    assert "<b>Big</b>" in html


def test_a_formula_is_no_element() -> None:
    assert rendered("Let a[x_i] be a[x_j].") == ("<p>Let a[x_i] be a[x_j].</p>\n", {})


def test_every_field_is_known_to_the_readers() -> None:
    assert {builder.field for builder in BUILDERS} == BUILDER_FIELDS


def test_an_unknown_element_that_shows_nothing_is_reported() -> None:
    html, findings = rendered(
        '[et_pb_section][et_pb_pond_feed layout="grid" count="3"][/et_pb_pond_feed][/et_pb_section]'
    )
    assert html.strip() == ""
    assert "et_pb_pond_feed" in findings["dynamic-element"]


@pytest.mark.parametrize("to", ["html", "hugo", "markdown"])
def test_addresses_in_settings_are_in_no_file_of_a_public_target(to: str, tmp_path: Path) -> None:
    form = {"elType": "widget", "widgetType": "form", "settings": {"email_to": "owner@pond.example"}}
    data = json.dumps([form, *ELEMENTOR[:1]])
    extra = {"_elementor_data": [data], "_elementor_edit_mode": ["builder"]}
    post = Post(id="1", title="Pond", slug="pond", date="2024-05-01T10:00:00+00:00", extra=extra)
    export = tmp_path / "export.xml"
    converters.write([Site(title="Pond", url="https://pond.example"), post], export, to="wxr")
    options = {"keep-source": "true"} if to != "html" else {}
    converters.convert(export, tmp_path / "out", to=to, options=options)
    texts = [path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert any(b"Our pond" in text for text in texts)
    assert not any(b"owner@" in text for text in texts)
