"""Profiles are data under a schema."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

from converters.formats.html.reader import profile
from tests.conftest import ROOT

SCHEMA = ROOT / "schemas" / "html-profile.schema.json"
FILES = sorted((ROOT / "converters" / "formats" / "html" / "reader" / "profiles").glob("*.yml"))
assert FILES


def test_the_schema_is_the_table(expect):
    expect(json.dumps(profile.schema(), indent=2, ensure_ascii=False) + "\n", SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_profile_is_valid_and_its_selectors_are_css(path):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    page = LexborHTMLParser("<p>")
    selectors = [*data.get("fits", ()), *data.get("boilerplate", ())]
    for part in ("pages", "site", "post", "comments"):
        for texts in data.get(part, {}).values():
            selectors += texts if isinstance(texts, list) else []
    assert len(selectors) > 3
    for text in selectors:
        pick = profile.pick(text)
        if pick.selector != "&":
            page.css(pick.selector)
