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

FIXTURES = Path(__file__).parents[2] / "fixtures" / "builders"
WORD = re.compile(r"(mark|hint|secret|stale)\d\d", re.IGNORECASE)
FIELDS: dict[str, dict[str, str]] = {
    "elementor": {"_elementor_data": "json", "_elementor_edit_mode": "builder"},
    "beaver": {"_fl_builder_data": "php", "_fl_builder_enabled": "1"},
    "siteorigin": {"panels_data": "php"},
    "oxygen": {"_ct_builder_json": "json"},
    "themify": {"_themify_builder_settings_json": "json"},
    "bricks": {"_bricks_page_content_2": "php", "_bricks_editor_mode": "bricks"},
}
"""The custom fields of builders that keep their page there, and how it is written in the field."""
MEDIA = [Media(id=str(id_), url=f"https://pond.example/wp-content/uploads/{id_}.jpg") for id_ in (60, 61)]


def serialized(value: Any, classes: bool = False) -> str:
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
                fields[field] = [serialized(json.loads(text)) if how == "php" else text if how == "json" else how]
        name = f"{path.stem}-{path.suffix[1:]}"
        body = None if fields else Markup(text=text, dialect="wordpress")
        date = "2024-05-01T10:00:00+00:00"
        url = f"https://pond.example/{name}/"
        yield name, Post(id=name, type="page", title=name, slug=name, url=url, date=date, body=body, extra=fields)


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
    encoded = {"oxygen-txt": {"mark07", "mark14"}, "avada-txt": {"mark53"}, "wpbakery-txt": {"mark31", "mark32"}}
    words |= encoded.get(name, set())
    page, findings = made(post, tmp_path, to)
    shown, told = ({word[0].lower() for word in WORD.finditer(text)} for text in (page, findings))
    lost = {word for word in words - shown if word.startswith("mark")}
    silent = {word for word in words - shown - told if word.startswith("hint")}
    leaked = {word for word in shown if word.startswith(("secret", "stale"))}
    assert (sorted(lost), sorted(silent), sorted(leaked)) == ([], [], [])
    assert "[et_pb" not in page and "[fusion_" not in page and "[av_" not in page and "[vc_" not in page
