"""Pages in the markup of many themes and platforms, made into text by the tools that people use, against what they hold."""

import re
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from subprocess import run

import comrak
import pytest

import converters
from converters import Post
from tests.conftest import FIXTURES, program
from tests.formats.text import pier
from tests.formats.text.dumps import rendered

CASES = FIXTURES / "text" / "cases"
NO_NUMBERS = ("get_text stripped",)
"""Tools that print neither numbers nor indentation: their texts do not show who is answered."""
FLAT = frozenset(
    "kubrick classic cutline thesis blogger-old typepad movabletype k2 textpattern dotclear".split()
)
"""Themes that do not nest answers."""
FLOORS = {
    "lynx": {"titles": 97, "found": 98, "names": 97, "bodies": 95, "parents": 96},
    "w3m": {"titles": 97, "found": 98, "names": 97, "bodies": 82, "parents": 96},
    "Debian's html2text": {"titles": 97, "found": 92, "names": 94, "bodies": 78, "parents": 97},
    "html2text": {"titles": 99, "found": 98, "names": 94, "bodies": 88, "parents": 97},
    "get_text stripped": {"titles": 98, "found": 76, "names": 88, "bodies": 64},
}
"""Percent, of 29 themes; a little below what is reached, and may rise."""


def dumped(tool: str, page: Path) -> str:
    if tool == "Debian's html2text":
        command = [program("html2text"), "-utf8", "-nobs", page]
        return run(command, capture_output=True, check=True).stdout.decode()
    return rendered(tool, page)


def words(html: str) -> str:
    """The text of HTML, as letters and digits."""
    spaced = re.sub(r"</?(?:br|p|li|h\d|blockquote|pre|ul|ol)\b[^>]*>", " ", html)
    return re.sub(r"[\W_]+", " ", unescape(re.sub(r"<[^>]+>", "", spaced))).casefold().strip()


def body(text) -> str:
    if text is None:
        return ""
    return words(comrak.render_markdown(text.text) if text.dialect == "markdown" else text.text)


@cache
def shown(theme: str, page: Path) -> str:
    return words(page.read_text(encoding="utf-8"))


@pytest.mark.slow(reason="87 pages for each tool")
@pytest.mark.parametrize("tool", FLOORS)
def test_dumps_of_many_themes(tool, tmp_path, capsys):
    score, of = Counter(), Counter()
    for theme in pier.themes():
        for page in pier.PAGES:
            path = pier.written(theme, page, tmp_path)
            text = path.with_suffix(".txt")
            text.write_text(dumped(tool, path), encoding="utf-8")
            (post,) = [record for record in converters.read(text, from_="text") if isinstance(record, Post)]
            of.update(titles=1, bodies=1)
            score["titles"] += words(post.title) == words(page.title)
            score["bodies"] += body(post.body) == words(page.html)
            by_text = {body(comment.body): comment for comment in post.comments}
            names = {comment.id: comment.author.name for comment in post.comments}
            for reply in page.flat:
                if reply.type != "comment":
                    continue
                of["found"] += 1
                if not (comment := by_text.get(words(reply.html))):
                    continue
                score["found"] += 1
                of["names"] += 1
                score["names"] += comment.author.name == reply.name
                if tool not in NO_NUMBERS and theme not in FLAT:
                    of["parents"] += 1
                    above = reply.above.name if reply.above else ""
                    score["parents"] += names.get(comment.parent, "") == above
    reached = {name: 100 * score[name] / of[name] for name in of}
    with capsys.disabled():
        print(f"\n{tool}: { ({name: round(share) for name, share in reached.items()}) }")
    assert {name: reached[name] for name, floor in FLOORS[tool].items() if reached[name] < floor} == {}


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_heads_of_old_themes(path):
    (post,) = [record for record in converters.read(path) if isinstance(record, Post)]
    assert post.title == "Crossing to the island"
    assert [(comment.author.name, comment.date) for comment in post.comments] == [
        ("Ada Brandt", "2012-01-05T09:15:00"),
        ("Bela Orsi", "2012-01-05T10:40:00"),
    ]
    assert [body(comment.body) for comment in post.comments] == [
        "nice boxes and a good dog i should say",
        "thank you ada the dog sends its regards",
    ]
    assert body(post.body).startswith("the ferry left the quay")
    assert body(post.body).endswith("one after the other and counted them twice")


def test_lines_that_texts_share_are_the_sites(tmp_path):
    for number, (title, text) in enumerate({"Rope": "The rope held.", "Fog": "Nobody saw the bell."}.items()):
        page = f"Pier\n\nHome\n\n{title}\n\n{text}\n\nA boat a day\n\nRead on our other pier\n\n1 comment\n\nAnn says:\nMay {number + 1}, 2020 at 9:00 am\n\nYes, {title}.\n\nReply\n\nOur boats\n\nFog\n\nRope\n\nAll rights with the pier\n"  # fmt: skip
        (tmp_path / f"{title}.txt").write_text(page, encoding="utf-8")
    posts = [record for record in converters.read(tmp_path) if isinstance(record, Post)]
    assert {post.title: body(post.body) for post in posts} == {
        "Fog": "nobody saw the bell",
        "Rope": "the rope held",
    }
    assert [[body(comment.body) for comment in post.comments] for post in posts] == [
        ["yes fog"],
        ["yes rope"],
    ]
