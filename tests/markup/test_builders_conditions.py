"""Elements of page builders that are shown to some visitors only: their words are in no file of a site."""

import json
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Post, Site
from converters.markup.wordpress.builders.hidden import is_hidden

WORD = "zqheronzq"


def _php(value: Any) -> str:
    """A value as PHP's `serialize` writes it."""
    match value:
        case bool():
            return f"b:{int(value)};"
        case int():
            return f"i:{value};"
        case str():
            return f's:{len(value)}:"{value}";'
        case list():
            return _php(dict(enumerate(value)))
        case dict():
            return f"a:{len(value)}:{{{''.join(_php(key) + _php(held) for key, held in value.items())}}}"
    raise TypeError(value)


def _elementor(settings: dict[str, Any], widget: str = "text-editor") -> dict[str, str]:
    held = {
        "elType": "widget",
        "widgetType": widget,
        "settings": {"editor": f"<p>{WORD}</p>"},
        "elements": [],
    }
    page = [
        {"elType": "container", "settings": settings, "elements": [held]},
        {
            "elType": "widget",
            "widgetType": "text-editor",
            "settings": {"editor": "<p>gull</p>"},
            "elements": [],
        },
    ]
    return {"_elementor_data": json.dumps(page), "_elementor_edit_mode": "builder"}


def _bricks(settings: dict[str, Any]) -> dict[str, str]:
    page = [
        {"id": "aaa", "name": "section", "parent": 0, "children": ["bbb"], "settings": settings},
        {"id": "bbb", "name": "text-basic", "parent": "aaa", "children": [], "settings": {"text": WORD}},
        {"id": "ccc", "name": "text-basic", "parent": 0, "children": [], "settings": {"text": "gull"}},
    ]
    return {"_bricks_page_content_2": _php(page), "_bricks_editor_mode": "bricks"}


def _breakdance(settings: dict[str, Any]) -> dict[str, str]:
    def element(name: str, properties: dict[str, Any], *children: dict[str, Any]) -> dict[str, Any]:
        return {
            "data": {"type": f"EssentialElements\\{name}", "properties": properties},
            "children": [*children],
        }

    text = {"content": {"content": {"text": WORD}}}
    shown = {"content": {"content": {"text": "gull"}}}
    section = element("Section", {"settings": settings}, element("Text", text))
    tree = {"root": {"data": {"type": "root"}, "children": [section, element("Text", shown)]}}
    return {"_breakdance_data": json.dumps({"tree_json_string": json.dumps(tree)})}


def _oxygen(original: dict[str, Any]) -> dict[str, str]:
    options = json.dumps({"ct_id": 2, "original": original})
    held = f"[ct_text_block ct_options='{{\"ct_id\":3}}']{WORD}[/ct_text_block]"
    rest = "[ct_text_block ct_options='{\"ct_id\":4}']gull[/ct_text_block]"
    return {"ct_builder_shortcodes": f"[ct_section ct_options='{options}']{held}[/ct_section]{rest}"}


CONDITIONS = {
    "Elementor, membership": _elementor({"pmpro_require_membership": ["1"]}),
    "Elementor, level": _elementor({"rcp_access_level": "members"}),
    "Elementor, roles": _elementor({"visibility_roles": ["editor"]}),
    "Elementor, class": _elementor({"css_classes": "wide members-only"}),
    "Elementor, add-on": _elementor({"ekit_conditional_content_enable": "yes"}),
    "Elementor, widget": _elementor({}, "eael-protected-content"),
    "Bricks": _bricks({"_conditions": [[{"key": "user_logged_in", "compare": "==", "value": "1"}]]}),
    "Bricks, hidden": _bricks({"_hideElementFrontend": True}),
    "Breakdance": _breakdance({"conditions": {"condition_groups": [[{"slug": "logged-in-status"}]]}}),
    "Oxygen": _oxygen({"globalconditions": [{"name": "User_Logged_In", "operator": 0, "value": "true"}]}),
}
OPEN = {
    "Elementor": _elementor({"css_classes": "wide", "_element_width": "auto"}),
    "Bricks": _bricks({"_conditions": []}),
    "Breakdance": _breakdance({}),
    "Oxygen": _oxygen({}),
}


def _written(fields: dict[str, str], folder: Path) -> str:
    post = Post(id="1", title="Pond", slug="pond", date="2024-05-01T10:00:00+00:00", extra={name: [text] for name, text in fields.items()})  # fmt: skip
    converters.write([Site(title="Pond", url="https://pond.example"), post], folder / "export.xml", to="wxr")
    converters.convert(folder / "export.xml", folder / "out", to="hugo")
    return "".join(
        path.read_text(encoding="utf-8")
        for path in (folder / "out").rglob("*")
        if path.suffix in (".md", ".json")
    )


@pytest.mark.parametrize("name", CONDITIONS)
def test_an_element_under_a_condition_is_in_no_file(name: str, tmp_path: Path) -> None:
    written = _written(CONDITIONS[name], tmp_path)
    assert WORD not in written
    assert "gull" in written


@pytest.mark.parametrize("name", OPEN)
def test_an_element_without_one_is_shown(name: str, tmp_path: Path) -> None:
    written = _written(OPEN[name], tmp_path)
    assert WORD in written
    assert "gull" in written


def test_a_block_that_its_gate_leaves_open_is_no_hidden_element() -> None:
    assert not is_hidden("memberpress/protected-content", {"rule": "12", "ifallowed": "hide"})


@pytest.mark.parametrize(
    "settings",
    [
        {"box_shadow_visibility": "visible"},
        {"who_we_are": "a crew of three"},
        {"roles": ""},
        {"access": "free"},
        {"team_member_role": "Captain"},
        {"member_name": "Ada"},
    ],
)  # fmt: skip
def test_what_an_element_shows_or_looks_like_hides_nothing(settings: dict[str, str]) -> None:
    assert not is_hidden("team-member", settings)
