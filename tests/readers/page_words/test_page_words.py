"""Words and dates on pages: what WordPress prints in many languages is known, and prose is not taken for it."""

import re

import pytest

from converters.readers.page_words import dates, phrases


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("8 thoughts on “The Sea\u00a0and Us”", 8, "The Sea and Us"),
        ("One response to “Hello”", 1, "Hello"),
        ("1,204 Comments", 1204, ""),
        ("Comments (4)", 4, ""),
        ("2 Gedanken zu „Hallo“", 2, "Hallo"),
        ("Une réflexion sur « Salut »", 1, "Salut"),
        ("3 comentarios en «Hola»", 3, "Hola"),
        ("「海」への3件のフィードバック", 3, "海"),
        ("《海》有 3 条评论", 3, "海"),
        ("5 комментариев к записи «Море»", 5, "Море"),
        ("“Deniz” üzerine 2 düşünce", 2, "Deniz"),
        ("3 تعليقات على “البحر”", 3, "البحر"),
        ("2 תגובות על “הים”", 2, "הים"),
        ("۴ دیدگاه برای “دریا”", 4, "دریا"),
        ("3 bình luận về “Biển”", 3, "Biển"),
        ("2 σχόλια στο “Η θάλασσα”", 2, "Η θάλασσα"),
        ("2 hozzászólás a(z) „Tenger” bejegyzéshez", 2, "Tenger"),
        ("4 comentarii la „Marea”", 4, "Marea"),
        ("5 tanggapan untuk “Laut”", 5, "Laut"),
        ("2 comentaris a “El mar”", 2, "El mar"),
    ],
)
def test_headings_of_comments(text, number, title):
    found = phrases.find("heading", text)
    assert found
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "text", ["I had 8 thoughts on the way home", "comments are welcome here", "x" * 10000]
)
def test_prose_is_no_heading(text):
    assert not phrases.find("heading", text)
    assert not phrases.is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    ["Leave a Reply", "Connecting to %s", "You are commenting using your Twitter account. ( Log Out / Change )", "Schreibe einen Kommentar", "コメントを残す", "Comments are closed."],
)  # fmt: skip
def test_furniture(text):
    assert phrases.is_boilerplate(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ann says:", "Ann"), ("says:", ""), ("José dice:", "José"), ("Zoé dit :", "Zoé"), ("海より:", "海"), ("He says it rains", None)],
)  # fmt: skip
def test_who_says(text, name):
    assert phrases.says(text) == name


def test_every_phrase_is_found_as_it_is_written():
    """None hides behind another one, and every gap gives back what was put in."""
    gaps = {"n": "7", "title": "Wort", "name": "Ann", "date": "5 May 2020", "terms": "Sea", "any": ""}
    fields = {"n": "number", "any": ""}
    for language, roles in phrases.table().items():
        for role, every in roles.items():
            if role in ("numbers", "months", "clock", "am", "pm"):
                continue
            for phrase in every:
                text = re.sub(r"\{(\w+)\}", lambda gap: gaps[gap[1]], phrase)
                found = phrases.find(role, text, language)
                assert found, (language, role, phrase)
                for gap in set(re.findall(r"\{(\w+)\}", phrase)) - {"any"}:
                    assert str(getattr(found, fields.get(gap, gap))) in gaps[gap], (
                        language,
                        role,
                        phrase,
                        found,
                    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("April 5, 2020 at 8:00 pm", "2020-04-05T20:00:00"),
        ("April 5, 2020, 12:05 a.m.", "2020-04-05T00:05:00"),
        ("5. April 2020 um 8:00 Uhr", "2020-04-05T08:00:00"),
        ("5 avril 2020 à 8 h 00 min", "2020-04-05T08:00:00"),
        ("mayo 19, 2016 a las 9:48 pm", "2016-05-19T21:48:00"),
        ("5 de abril de 2020 às 18:05", "2020-04-05T18:05:00"),
        ("2020年4月5日 下午8:00", "2020-04-05T20:00:00"),
        ("2020년 4월 5일 8:00 오후", "2020-04-05T20:00:00"),
        ("2020. 4. 5. 8:00", "2020-04-05T08:00:00"),
        ("2020-04-05T08:00:00+0900", "2020-04-05T08:00:00+09:00"),
        ("5 kwietnia 2020 o 8:00", "2020-04-05T08:00:00"),
        ("5 апреля 2020 в 8:00", "2020-04-05T08:00:00"),
        ("Sunday, April 5th, 2020", "2020-04-05T00:00:00"),
        ("12/25/2019", "2019-12-25T00:00:00"),
        ("2014/03/10(Mon) 08:05", "2014-03-10T08:05:00"),
        ("2014/03/10(08:05)", "2014-03-10T08:05:00"),
        ("Mar 10, 2014 8:05 UTC", "2014-03-10T08:05:00+00:00"),
        ("March 10th, 2014 08:05 am (UTC)", "2014-03-10T08:05:00+00:00"),
        ("Mon Mar 10 2014 08:05:00 GMT+0100", "2014-03-10T08:05:00+01:00"),
        ("March 10, 2014 8:05 am CET", "2014-03-10T08:05:00"),
        ("Mon, 03/10/2014 - 08:05", "2014-03-10T08:05:00"),
        ("Mon, 10/03/2014 - 08:05", "2014-03-10T08:05:00"),
    ],
)
def test_dates(text, date):
    moment = dates.read(text)
    assert moment
    assert (moment.text, moment.sure) == (date, True)


def test_a_date_that_could_be_two_is_not_sure():
    assert dates.read("Wed, 3/4/2020")[:3] == ("2020-03-04T00:00:00", False, True)
    assert dates.read("Mon, 3/4/2020")[:3] == ("2020-04-03T00:00:00", False, False)
    assert dates.read("3/4/2020")[:3] == ("2020-04-03T00:00:00", False, False)
    assert dates.read("3/4/2020", month_first=True)[:3] == ("2020-03-04T00:00:00", False, True)


@pytest.mark.parametrize(
    "text", ["2 days ago", "May 2020", "in April 5, 2020 we left", "31 February 2020", "1.2", ""]
)
def test_no_dates(text):
    assert dates.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "No comments yet", "Be the first to comment on this!", "Noch keine Kommentare", "Pas encore de commentaires", "No hay comentarios",
        "Seja o primeiro a comentar", "Комментариев пока нет", "Nie ma jeszcze komentarzy", "Henüz yorum yapılmamış", "コメントはまだありません",
        "暂无评论", "댓글이 없습니다", "لا توجد تعليقات", "אין תגובות", "Chưa có bình luận nào", "Belum ada komentar",
    ],
)  # fmt: skip
def test_that_there_are_no_comments(text):
    assert phrases.find("none", text)
    assert not phrases.find("none", f"The crew of the Tern wrote: {text}")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12 مايو 2015 الساعة 3:14 م", "2015-05-12T15:14:00"),
        ("١٢ مايو، ٢٠١٥", "2015-05-12T00:00:00"),
        ("12 במאי 2015 בשעה 15:14", "2015-05-12T15:14:00"),
        ("12 Tháng Mười Hai, 2015 lúc 3:14 chiều", "2015-12-12T15:14:00"),
        ("ngày 12 tháng 5 năm 2015", "2015-05-12T00:00:00"),
        ("मई 12, 2015 3:14 अपराह्न", "2015-05-12T15:14:00"),
        ("12 Μαΐου 2015 στις 3:14 μμ", "2015-05-12T15:14:00"),
        ("2015. május 12. 15:14", "2015-05-12T15:14:00"),
        ("12 ianuarie 2015 la 15:14", "2015-01-12T15:14:00"),
        ("12 Agustus 2015 pukul 15:14", "2015-08-12T15:14:00"),
        ("12 de maig de 2015", "2015-05-12T00:00:00"),
        ("12 พฤษภาคม 2015 15:14", "2015-05-12T15:14:00"),
        ("۱۲ مه ۲۰۱۵ ساعت ۱۵:۱۴", "2015-05-12T15:14:00"),
        ("۲۲ اردیبهشت ۱۳۹۴", "2015-05-12T00:00:00"),
        ("سه‌شنبه، ۲۲ ارديبهشت ۱۳۹۴ ساعت ۳:۱۴ ب.ظ", "2015-05-12T15:14:00"),
        ("۱ فروردین ۱۴۰۴", "2025-03-21T00:00:00"),
        ("۳۰ اسفند ۱۳۹۹", "2021-03-20T00:00:00"),
    ],
)
def test_dates_of_more_languages(text, date):
    found = dates.read(text)
    assert found
    assert found.text == date


@pytest.mark.parametrize("text", ["1394/02/22", "۱۳۹۴/۰۲/۲۲", "12/05/2558", "0015-05-12", "۳۰ اسفند ۱۴۰۰"])
def test_years_of_other_calendars_are_not_guessed(text):
    assert dates.read(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("محمد يقول:", "محمد"), ("יוסי הגיב:", "יוסי"), ("علی گفت:", "علی"), ("रवि ने कहा…", "रवि"), ("Lan viết:", "Lan"),
        ("Γιάννης λέει:", "Γιάννης"), ("Ágnes szerint:", "Ágnes"), ("Ion spune:", "Ion"), ("Budi berkata:", "Budi"), ("Jordi ha dit:", "Jordi"),
    ],
)  # fmt: skip
def test_who_says_it_in_more_languages(text, name):
    assert phrases.says(text) == name
