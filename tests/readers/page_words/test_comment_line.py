"""Headings of comments in one line: who wrote, and when, as themes print it in many languages."""

import pytest

from converters.readers.page_words import comment_line, dates


@pytest.mark.parametrize(
    ("text", "language", "name", "date"),
    [
        ("Ann Brandt says:", "en", "Ann Brandt", ""),
        ("Comment by Ann — January 5, 2012 @ 9:15 am", "en", "Ann", "2012-01-05T09:15:00"),
        ("On January 5, 2012, Ann wrote:", "en", "Ann", "2012-01-05T00:00:00"),
        ("Posted by: Ann at Thu Jan 5 09:15:00 2012", "en", "Ann", "2012-01-05T09:15:00"),
        ("Ann left this comment at 11:10 16.06.2008:", "en", "Ann", "2008-06-16T11:10:00"),
        ("#12 Ann, 3 May 2012 at 10:12", "en", "Ann", "2012-05-03T10:12:00"),
        ("3 May 2012 | 10:12 | Ann | Reply", "en", "Ann", "2012-05-03T10:12:00"),
        ("[ Ann | January 5, 2012 at 9:15 am ]", "en", "Ann", "2012-01-05T09:15:00"),
        ("1. Posted by Ann 2012-01-05 09:15", "en", "Ann", "2012-01-05T09:15:00"),
        ("Posted Jan 5, 2012 9:15 UTC (Thu) by Ann (subscriber, #101) [Link]", "en", "Ann", "2012-01-05T09:15:00+00:00"),
        ("Ann schrieb am 5. Januar 2012 um 09:15 Uhr:", "de", "Ann", "2012-01-05T09:15:00"),
        ("Kommentar von Ann von Arnim | 05.01.2012 09:15", "de", "Ann von Arnim", "2012-01-05T09:15:00"),
        ("2. le jeudi 5 janvier 2012, 09:15 par Ann", "fr", "Ann", "2012-01-05T09:15:00"),
        ("Ann dijo:", "es", "Ann", ""),
        ("Scritto da Ann il 5 gennaio 2012 alle 09:15", "it", "Ann", "2012-01-05T09:15:00"),
        ("Ann schreef op 5 januari 2012 om 09:15:", "nl", "Ann", "2012-01-05T09:15:00"),
        ("Ann пишет:", "ru", "Ann", ""),
        ("海より:", "ja", "海", ""),
        ("#3楼 2012-01-05 09:15 Ann", "zh", "Ann", "2012-01-05T09:15:00"),
        ("Finn (from the harbour) says:", "en", "Finn (from the harbour)", ""),
        ("Le voisin", "fr", "Le voisin", ""),
        ("-ann", "en", "-ann", ""),
        ("Posted by: Dana at January 5, 2012 9:15", "", "Dana", "2012-01-05T09:15:00"),
        ("Per says:", "en", "Per", ""),
        ("Dana 5.1.2012. u 09:15, Ivan", "hr", "Ivan", "2012-01-05T09:15:00"),
    ],
)  # fmt: skip
def test_who_and_when(text, language, name, date):
    found = comment_line.read(text, language)
    assert (found.name, found.date.text if found.date else "") == (name, date)
    assert found.is_heading


@pytest.mark.parametrize(
    "text",
    [
        "I went there on January 5, 2012 and saw the dog of my life",
        "Nice boxes, and a good dog, I should say.",
        "x" * 500,
    ],
)
def test_prose_is_no_heading(text):
    assert not comment_line.read(text, "en").is_heading


@pytest.mark.parametrize(
    "text",
    ["Reply", "#12", "Permalink", "3 likes", "Report abuse", "Antworten", "回复", "09:15", "Re: The island"],
)
def test_labels(text):
    assert comment_line.is_control(text)


def test_whom_a_comment_answers():
    found = comment_line.read("Ann, in reply to Bela", "en")
    assert (found.name, found.answered) == ("Ann", "Bela")
    assert comment_line.introduces_answered("in reply to")


@pytest.mark.parametrize("text", ["14 years ago", "vor 3 Jahren", "3年前", "5h", "yesterday at 5:10"])
def test_ages(text):
    assert comment_line.is_age(text)
    assert not comment_line.is_age("Ann Brandt")


def test_a_date_within_a_line():
    found = dates.within("Ann on January 5, 2012 at 9:15 am (Reply)")
    assert found
    assert (found.before, found.moment.text, found.after) == ("Ann on ", "2012-01-05T09:15:00", " (Reply)")
