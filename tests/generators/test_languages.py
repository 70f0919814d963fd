"""Sites in several languages, as the real generators build them: each page names its language and its translations."""

import re
from pathlib import Path

import pytest

from converters import convert
from tests.targets import GENERATORS, TREES

FIXTURES = Path(__file__).parents[2] / "fixtures" / "wxr" / "languages"
PAGES = {
    "polylang": {
        "ducks": ("en", {"de": "/de/enten/"}),
        "de/enten": ("de", {"en": "/ducks/"}),
        "about": ("en", {"de": "/de/ueber/"}),
        "de/ueber": ("de", {"en": "/about/"}),
        "de/nur": ("de", {}),
        "frogs": ("en", {}),
    },
    "qtranslate": {
        "ducks": ("en", {"de": "/de/ducks/"}),
        "de/frogs": ("de", {"en": "/frogs/"}),
        "plain": ("en", {}),
    },
}


def alternates(page: str, own: str) -> dict[str, str]:
    links = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    return {code: re.sub(r"^https://pond\.example", "", url) for code, url in links if code != own}


@pytest.mark.parametrize("source", PAGES)
@pytest.mark.parametrize("name", GENERATORS)
def test_pages_name_their_translations(generator, tmp_path, name, source):
    convert(FIXTURES / f"{source}.xml", tmp_path / "site", to=name)
    built = generator(name).build(tmp_path / "site")
    found = {}
    for path in PAGES[source]:
        page = (built / path / "index.html").read_text(encoding="utf-8")
        language = re.search(r'<html lang="([^"]*)"', page)[1].partition("-")[0]
        found[path] = (language, alternates(page, language))
    assert found == PAGES[source]


def test_pages_of_ours_name_their_translations(tmp_path):
    for source, expected in PAGES.items():
        convert(FIXTURES / f"{source}.xml", tmp_path / source, to="html")
        found = {}
        for path in expected:
            page = (tmp_path / source / path / "index.html").read_text(encoding="utf-8")
            language = re.search(r'<html lang="([^"]*)"', page)[1].partition("-")[0]
            found[path] = (language, alternates(page, language))
        assert found == expected


def test_hugo_lists_each_language_by_itself(generator, tmp_path):
    convert(FIXTURES / "polylang.xml", tmp_path / "site", to="hugo")
    built = generator("hugo").build(tmp_path / "site")
    home, german = ((built / path).read_text(encoding="utf-8") for path in ("index.html", "de/index.html"))
    assert "/frogs/" in home
    assert "/de/nur/" not in home
    assert "/de/nur/" in german
    assert "/frogs/" not in german
    assert (built / "de/category/voegel/index.html").is_file()
    assert "Schöne Enten" in (built / "de/enten/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("to", TREES)
def test_languages_come_back_from_a_tree(tmp_path, to):
    convert(FIXTURES / "polylang.xml", tmp_path / "site", to=to)
    convert(tmp_path / "site", tmp_path / "again", to="html")
    page = (tmp_path / "again/de/enten/index.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert alternates(page, "de") == {"en": "/ducks/"}
