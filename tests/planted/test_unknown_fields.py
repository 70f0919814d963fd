"""A field that nobody knows, in each object, element and row of each export, is in the archive or in a finding, and in no site."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Diagnostics
from tests.fuzz.exports.spans import whole_elements
from tests.marked_blog import everything_in
from tests.planted.sources import SOURCES, planted, write
from tests.planted.words import Content

_NOT_READ = re.compile(
    r"followers|profile\.csv|Comments/Other|opens|delivers|email_list|payload|conversations|likes|bookmarks|_accounts"
)
"""Files of an export that are about people: they are never opened."""
_ROOTS = {
    "blogger": "feed$|settings", "blogger-api": r"json$", "ghost": r"meta$|newsletters|snippets|data$|db\[\]$|json$", "tumblr-api": r"response$|json$",
    "mastodon": "outbox.json$|publicKey$", "microblog": "json$", "telegram": "json$", "feed": "channel$|rss$", "wordpress-rest": "capabilities$",
    "disqus": "disqus$", "talkyard": "json$", "commento-api": "json$", "giscus": r"json$|data$|repository$|discussions$|replies$|comments$", "webmention": "json$", "intensedebate": "(?:output|comments)$", "remark42": r"users|votes$", "commento": "json$", "waline": r"Users|data$|json$", "livejournal": "comments$", "blogml": "(?:blog|posts|comments|authors|title|content)$",
}  # fmt: skip
"""What is around the records, or about people, and is passed over whatever it holds: a source -> the ends of its places."""
_WITHOUT = ("medium", "tumblr", "movabletype", "wxr", "isso", "cusdis", "wordpress-sql", "cms-sql")
"""Pages, texts and databases; and WXR, of which each element is kept."""
EXPORTS = [name for name in SOURCES if name not in _WITHOUT]


class Planting:
    """Plants a word as the name and value of a new field, one for each place; all items of a list are one place."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def _word(self, place: str) -> str:
        return self.words.setdefault(
            place, f"qq{''.join('bcdfghklmn'[int(n)] for n in f'{len(self.words):03}')}zq"
        )

    def planted(self, name: str, content: Content) -> Content:
        if not isinstance(content, str) or _NOT_READ.search(name):
            return content
        start = content.lstrip("\ufeff \n")[:1]
        plant: Callable[[str, str], str] | None = {
            "{": self._json,
            "[": self._json,
            "<": self._xml,
            '"': self._csv,
        }.get(start)
        return plant(name, content) if plant and "<html" not in content[:200] else content

    def _json(self, name: str, text: str) -> str:
        try:
            values = [json.loads(text)]
        except ValueError:
            values = [json.loads(line) for line in text.splitlines()]
        for value in values:
            self._walk(name, value)
        return "\n".join(map(json.dumps, values))

    def _walk(self, place: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in list(value.items()):
                self._walk(f"{place}.{key}", inner)
            value[self._word(place)] = self._word(place)
        for inner in value if isinstance(value, list) else ():
            self._walk(f"{place}[]", inner)

    def _xml(self, name: str, text: str) -> str:
        for at, tag in sorted(whole_elements(text), reverse=True):
            word = self._word(f"{name} {tag}")
            text = f"{text[:at]}<{word}>{word}</{word}>{text[at:]}"
        return text

    def _csv(self, name: str, text: str) -> str:
        rows = [[*row, self._word(name)] for row in csv.reader(io.StringIO(text))]
        csv.writer(out := io.StringIO()).writerows(rows)
        return out.getvalue()


def _with_unknown_fields(files: Mapping[str, Content], folder: Path) -> tuple[Path, dict[str, str]]:
    planting = Planting()
    path = write({name: planting.planted(name, content) for name, content in files.items()}, folder)
    return path, planting.words


@pytest.mark.parametrize("name", EXPORTS)
def test_an_unknown_field_is_kept_or_reported(name: str, tmp_path: Path) -> None:
    path, words = _with_unknown_fields(planted(name).files, tmp_path / "source")
    assert words
    diagnostics = Diagnostics()
    converters.convert(path, tmp_path / "to", to="archive", diagnostics=diagnostics)
    said = everything_in(tmp_path / "to") + "".join(finding.message for finding in diagnostics.findings)
    around = re.compile(_ROOTS.get(name, "(?!)"))
    assert [place for place, word in words.items() if word not in said and not around.search(place)] == []
    assert [word for word in planted(name).words.public.values() if word not in said] == []


@pytest.mark.parametrize(
    "name", [name for name in EXPORTS if name not in ("feed", "microblog", "wordpress-rest", "livejournal")]
)
def test_no_site_shows_an_unknown_field(name: str, tmp_path: Path) -> None:
    path, words = _with_unknown_fields(planted(name).files, tmp_path / "source")
    for to in ("hugo", "html"):
        converters.convert(path, tmp_path / to, to=to, include=["personal"])
        shown = everything_in(tmp_path / to)
        assert [place for place, word in words.items() if word in shown] == []
