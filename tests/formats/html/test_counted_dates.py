"""Dates such as `3 years ago` are counted from the time of the capture, where a page has it, and are kept as text else."""

import json

import pytest

import converters

PAGE = """<!DOCTYPE html>{note}<html lang="en"><head><title>Kites | Glass Notes</title><meta name="generator" content="WordPress 6.4">{meta}</head><body class="single single-post postid-9">
<article id="post-9" class="post-9 post type-post hentry"><h1 class="entry-title">Kites</h1><div class="entry-meta"><span class="entry-date">{date}</span></div>
<div class="entry-content"><p>They flew over the harbor all day, and nobody looked up, for the fish had come in.</p></div></article>
<ol class="comment-list"><li class="comment depth-1" id="comment-3"><cite class="fn">Ada</cite> <div class="comment-meta"><a href="#comment-3"{attributes}>{said}</a></div><div class="comment-content"><p>Fine boxes.</p></div></li></ol></body></html>"""
SINGLEFILE = "<!--\n Page saved with SingleFile \n url: https://glass.example/kites/ \n saved date: Mon Jun 15 2020 14:00:00 GMT+0200 (CEST)\n-->"


def converted(tmp_path, name="page.html", **parts):
    parts = {"note": "", "meta": "", "date": "", "said": "", "attributes": "", "head": ""} | parts
    page = tmp_path / name
    page.write_text(parts.pop("head") + PAGE.format(**parts), encoding="utf-8")
    result = converters.convert(page, tmp_path / "a.jsonl", to="archive", force=True)
    records = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    (post,) = [record for record in records if record["record"] == "post"]
    return post, {finding.kind for finding in result.findings}


def test_counted_from_the_capture(tmp_path):
    post, kinds = converted(tmp_path, note=SINGLEFILE, date="2 weeks ago", said="vor 3 Tagen")
    assert (post["date"], post["extra"]["date_precision"], post["extra"]["date_shown"]) == ("2020-06-01T00:00:00", "week", "2 weeks ago")  # fmt: skip
    (comment,) = post["comments"]
    assert (comment["date"], comment["extra"]["date_precision"], comment["extra"]["date"]) == ("2020-06-12T00:00:00", "day", "vor 3 Tagen")  # fmt: skip
    assert comment["body"]["text"] == "<p>Fine boxes.</p>"
    assert "counted-dates" in kinds


def test_text_where_no_capture_is_known(tmp_path):
    """The time of the file is no time of a capture: a copy has another."""
    post, kinds = converted(tmp_path, date="2 weeks ago", said="3 days ago")
    assert "date" not in post
    assert post["extra"] == {"date_shown": "2 weeks ago"}
    (comment,) = post["comments"]
    assert "date" not in comment
    assert comment["extra"] == {"date": "3 days ago"}
    assert {"uncounted-date", "undated-comments"} <= kinds
    assert "counted-dates" not in kinds


@pytest.mark.parametrize(
    "attributes",
    [' title="January 5, 2012 at 9:15 am"', ' data-time="1325754900"', ' data-date="2012-01-05T09:15:00"'],
)
def test_an_attribute_with_the_whole_date_precedes(attributes, tmp_path):
    post, kinds = converted(tmp_path, note=SINGLEFILE, date="January 4, 2012", said="8 years ago", attributes=attributes)  # fmt: skip
    assert post["comments"][0]["date"].startswith("2012-01-05T09:15:00")
    assert "counted-dates" not in kinds


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        ("2012-01-04T09:15:00+09:00", "2012-01-04T09:15:00+09:00"),
        ("2012-01-03T23:15:00Z", "2012-01-04T00:00:00"),  # another day: the one that readers saw counts
        ("2012-01-04", "2012-01-04T00:00:00"),
    ],
)
def test_a_day_has_the_time_that_its_element_states(stated, wanted, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        f"""<!DOCTYPE html><title>Kites</title><article><h1>Kites</h1><time datetime="{stated}">January 4, 2012</time>
        <p>They flew over the harbor all day, and nobody looked up, for the fish had come in.</p></article>""",
        encoding="utf-8",
    )
    converters.convert(page, tmp_path / "a.jsonl", to="archive")
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[-1])["date"] == wanted


@pytest.mark.parametrize(
    "parts",
    [
        {"note": SINGLEFILE},
        {"note": "<!-- Saved from https://glass.example/kites/ at 2020-06-15T12:00:00Z using monolith v2.8.3 -->"},
        {"meta": '<meta name="savepage-url" content="https://glass.example/kites/"><meta name="savepage-date" content="Mon Jun 15 2020 14:00:00 GMT+0200 (CEST)">'},
        {"head": "HTTP/1.1 200 OK\nServer: nginx\nDate: Mon, 15 Jun 2020 12:00:00 GMT\nContent-Type: text/html\n\n"},
        {"note": "<!-- Mirrored from glass.example/kites/ by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 15 Jun 2020 12:00:00 GMT -->"},
    ],
    ids=["SingleFile", "monolith", "Save Page WE", "wget", "HTTrack"],
)  # fmt: skip
def test_programs_that_note_the_time(parts, tmp_path):
    post, _ = converted(tmp_path, date="2 hours ago", **parts)
    assert post["date"][:13] in ("2020-06-15T10", "2020-06-15T12")  # with the offset of the note
    assert post["extra"]["date_precision"] == "hour"
    assert post["title"] == "Kites"


def test_webscrapbook(tmp_path):
    html = PAGE.replace("<html ", '<html data-scrapbook-source="https://glass.example/kites/" data-scrapbook-create="20200615120000000" ')  # fmt: skip
    page = tmp_path / "page.html"
    page.write_text(
        html.format(note="", meta="", date="3 years ago", said="", attributes=""), encoding="utf-8"
    )
    converters.convert(page, tmp_path / "a.jsonl", to="archive", force=True)
    assert '"date":"2017-06-15T00:00:00"' in (tmp_path / "a.jsonl").read_text(encoding="utf-8")


UNNAMED = '<div class="zq"><div class="q1"><b>{name}</b> <i>{said}</i></div><div class="q2"><p>{text}</p></div></div>'


def test_comments_that_are_read_by_structure(tmp_path):
    said = (("Ada", "3 years ago", "Fine boxes, I should say, and more of them."), ("Ben", "vor 2 Jahren", "Not so fine, since they leak at the seams."), ("Cleo", "yesterday at 5:10", "We bought nine of them and sold eight in a week."))  # fmt: skip
    items = "".join(UNNAMED.format(name=name, said=when, text=text) for name, when, text in said)
    page = tmp_path / "page.html"
    page.write_text(
        f"<!DOCTYPE html>{SINGLEFILE}<html lang='en'><head><title>Kites</title></head><body><h1>Kites</h1>"
        f"<p>{'They flew over the harbor all day, and nobody looked up, for the fish had come in. ' * 4}</p>"
        f"<div class='zc'><h3>3 comments</h3>{items}</div></body></html>",
        encoding="utf-8",
    )
    converters.convert(page, tmp_path / "a.jsonl", to="archive", force=True)
    records = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    (post,) = [record for record in records if record["record"] == "post"]
    assert [(comment["author"]["name"], comment["date"]) for comment in post["comments"]] == [
        ("Ada", "2017-06-15T00:00:00"),
        ("Ben", "2018-06-15T00:00:00"),
        ("Cleo", "2020-06-14T05:10:00"),
    ]
