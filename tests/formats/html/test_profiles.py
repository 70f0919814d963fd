"""Profiles are data under a schema."""

import json
import re

import pytest
import yaml
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

from converters.formats.html.reader import profile
from converters.formats.html.reader.dom import parsed
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.saved.frames import with_frames
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from tests.conftest import FIXTURES, ROOT

SCHEMA = ROOT / "schemas" / "html-profile.schema.json"
FILES = sorted((ROOT / "converters" / "formats" / "html" / "reader" / "profiles").glob("*.yml"))
PAGES = FIXTURES / "html" / "pages"
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
        for name, texts in data.get(part, {}).items():
            if name == "list-address":
                assert all(map(re.compile, texts))
                continue
            selectors += texts if isinstance(texts, list) else []
    assert len(selectors) > 3
    for text in selectors:
        pick = profile.pick(text)
        if pick.selector != "&":
            page.css(pick.selector)


def selectors_of(known: profile.Profile) -> set[str]:
    """Every selector that a profile is looked for by, or finds its comments by."""
    picks = [*known.comments.author, *known.comments.date, *known.post.title, *known.post.date]
    named = {*known.fits, *known.comments.item, *known.post.scope, *known.post.body}
    return named | {profile.pick(text).selector for text in picks} - {"&"}


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_no_selector_that_matches_is_skipped(path):
    html = path.read_text(encoding="utf-8")
    for text in (html, html.replace("class=", "CLASS = ").replace(" id=", " ID=")):
        root = parsed(text)
        names = SelectorPrefilter(root)
        for selector in set().union(*map(selectors_of, profile.profiles())):
            assert names.may_fit(selector) or root.css_first(selector) is None, selector


PLATFORMS = [known for known in profile.profiles() if known.rank == "platform"]


@pytest.mark.parametrize("known", PLATFORMS, ids=lambda known: known.name)
def test_a_platform_says_where_its_facts_come_from(known):
    assert known.facts


def test_every_platform_with_comments_has_a_page():
    """Of each, a page of ours on which it fits and comments are found."""
    missing = {known.name for known in PLATFORMS if known.comments.item}
    for path in (*PAGES.glob("*.html"), *(PAGES.parent / "forums").glob("*.html")):
        html = with_frames(Page("page", "", path.read_text(encoding="utf-8"))).html
        root = parsed(html)
        names = SelectorPrefilter(root)
        for known in profile.fitting(root, names):
            if profile.has(root, known.comments.starts + known.comments.item, names):
                missing.discard(known.name)
    assert not missing
