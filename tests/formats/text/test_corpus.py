"""A real site's pages, made into text by real tools, against the export that the site was made from.

The floors are what is reached, a little below; they may rise. What a text does not hold cannot be
read: `get_text` has no threads, and no page shows who is answered below its deepest level.
"""

import re
from collections import Counter
from html import escape, unescape

import pytest
from msgspec.structs import replace

import converters
from converters import Post
from converters.diagnostics import Diagnostics
from converters.io.charset import decoded
from tests.formats.text.dumps import rendered

SHOWN_DEPTH = 5
"""The site shows threads so deep."""


def folded(text):
    return (
        re.sub(r"[\W_]+", " ", unescape(re.sub(r"<[^>]*>|\[\w+:|:\w+\]|\]\([^)]*\)", " ", text)))
        .casefold()
        .strip()
    )


def words(body):
    text = body.text if body.dialect != "markdown" else escape(body.text)
    return Counter(folded(text).split())


def compared(wanted, got):
    """How many words are wanted, how many of them are there, and how many there are."""
    wanted, got = words(wanted), words(got)
    return Counter(wanted=wanted.total(), both=(wanted & got).total(), got=got.total())


def share(compared):
    return {
        "recall": round(compared["both"] / compared["wanted"], 3),
        "precision": round(compared["both"] / compared["got"], 3),
    }


def truth(folder):
    posts = {}
    for record in converters.read(folder / "truth.xml"):
        if isinstance(record, Post) and record.status == "publish" and not record.password:
            posts[folded(record.title)] = record
    return posts


def shown(post):
    """The comments as the page shows them: (name, date) -> type and the (name, date) of the one above it."""
    by_id = {one.id: one for one in post.comments if one.status == "approved"}
    made = {}
    for one in by_id.values():
        way = [one]
        while way[-1].parent in by_id:
            way.append(by_id[way[-1].parent])
        above = way[1:][-(SHOWN_DEPTH - 1) :] if len(way) > SHOWN_DEPTH else way[1:]
        made[label(one)] = (one, label(above[0]) if above else None)
    return made


def label(one):
    """What tells comments apart: the site shows other names for its users than the export."""
    if one.type != "comment":
        return (folded(one.author.name), "", "")
    return ("", one.date[:16] if one.date else "", folded(one.body.text)[:40] if one.body else "")


FLOORS = {"titles": 34, "found": 25, "authors": 25, "types": 25, "comment dates": 25, "dates": 34}
"""Of 37 pages and 25 comments. One post has no title, one a password, and one another title in the export."""


@pytest.mark.parametrize(
    ("tool", "parents"),
    [("lynx", 25), ("lynx without links", 25), ("w3m", 25), ("html2text", 25), ("get_text", 16)],
)
def test_pages_of_a_real_site(tool, parents, corpus, tmp_path, capsys):
    folder = corpus / "html" / "tut" / "twentyseventeen-497"
    known = truth(folder.parent) if (folder.parent / "truth.xml").exists() else truth(folder)
    score, texts, bodies = Counter(), Counter(), Counter()
    for page in sorted(folder.glob("*.html")):
        text = tmp_path / f"{page.stem}.txt"
        text.write_text(rendered(tool, page), encoding="utf-8")
        diagnostics = Diagnostics()
        (post,) = [
            one
            for one in converters.read(text, from_="text", diagnostics=diagnostics)
            if isinstance(one, Post)
        ]
        wanted = known.get(folded(post.title))
        score["pages"] += 1
        score["titles"] += wanted is not None
        if wanted is None:
            print(tool, "no such title:", page.stem, repr(post.title))
            continue
        expected = shown(wanted)
        ids = {one.id: label(one) for one in post.comments}
        found = {label(one): one for one in post.comments}
        score["comments"] += len(expected)
        score["false"] += len([one for one in found if one not in expected])
        for name, (one, parent) in expected.items():
            if name not in found:
                print(tool, "missing:", page.stem, name)
                continue
            score["found"] += 1
            texts += (
                compared(one.body, found[name].body)
                if found[name].body and one.type == "comment"
                else Counter()
            )
            score["comment dates"] += one.type != "comment" or (found[name].date or "")[:16] == one.date[:16]
            score["parents"] += ids.get(found[name].parent) == parent
            score["authors"] += bool(one.author.user not in ("", "0")) or folded(
                found[name].author.name
            ) == folded(one.author.name)
            score["types"] += found[name].type == one.type
        if wanted.body:
            bodies += compared(
                replace(wanted.body, text=re.sub(r"\[/?\w[^\]]*\]", " ", wanted.body.text)), post.body
            )
        score["dates"] += bool(wanted.date and post.date) and post.date[:10] == wanted.date[:10]
    with capsys.disabled():
        print(f"\n{tool}: {dict(score)}; words of comments: {share(texts)}, of posts: {share(bodies)}")
    assert score["comments"] == 25
    assert score["false"] == 0
    assert score["parents"] >= parents
    assert {name: score[name] for name, floor in FLOORS.items() if score[name] < floor} == {}
    assert share(texts)["recall"] >= 0.99
    assert share(bodies)["recall"] >= 0.95


COMMENTS = {
    "1337kultur.de.picard": (2, 1),
    "archive.org.muffinrezept.net.grundrezept": (51, 9),
    "archive.org.the-pain.net.silkroad": (34, 0),
    "damianduchamps.wordpress.com.hbdi": (2, 1),
    "grossefragen.wordpress.com.projekt": (23, 12),
    "rete-mirabile.net.15jahre": (4, 2),
}
"""Pages of German blogs: how many comments they show, and how many of these answer another. Two more
pages have comments that no text shows as such: wpDiscuz's forms, and a theme with error messages in it."""
BEYOND = {
    (
        "damianduchamps.wordpress.com.hbdi",
        "html2text",
    ): "the head of a comment breaks over lines, with its links",
}


@pytest.mark.parametrize("tool", ["lynx", "w3m", "html2text", "get_text"])
@pytest.mark.parametrize("name", COMMENTS)
def test_other_real_pages(name, tool, corpus, tmp_path):
    if why := BEYOND.get((name, tool)):
        pytest.xfail(why)
    source = tmp_path / "page.html"
    data = (corpus / "html" / "trafilatura-cc" / "pages" / f"{name}.html").read_bytes()
    source.write_text(decoded(data).text, encoding="utf-8")
    text = tmp_path / "page.txt"
    text.write_text(rendered(tool, source), encoding="utf-8")
    (post,) = [one for one in converters.read(text, from_="text") if isinstance(one, Post)]
    number, answers = COMMENTS[name]
    assert len(post.comments) == number
    assert sum(bool(one.parent) for one in post.comments) == (answers if tool != "get_text" else 0)
    assert all(one.date for one in post.comments)
    (page,) = [one for one in converters.read(source, from_="html") if isinstance(one, Post)]
    for on_page, in_text in zip(page.comments, post.comments, strict=True):
        assert (on_page.date or "")[:10] == (in_text.date or "")[:10]
        if "T00:00" not in (on_page.date or ""):  # a time of day beside the date, which only the text joins
            assert (on_page.date or "")[:16] == (in_text.date or "")[:16]
