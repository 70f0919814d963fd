"""Dates that count from the time of a capture, in all languages of the table of phrases."""

from datetime import UTC, datetime

import pytest

from converters.readers.page_words import phrases, relative

NOW = datetime(2020, 6, 15, 12, 0, tzinfo=UTC)
YEARS = {
    "en": "3 years ago", "de": "vor 3 Jahren", "fr": "il y a 3 ans", "es": "hace 3 años", "pt": "há 3 anos", "it": "3 anni fa",
    "nl": "3 jaar geleden", "pl": "3 lata temu", "sv": "för 3 år sedan", "da": "for 3 år siden", "nb": "for 3 år siden",
    "fi": "3 vuotta sitten", "ru": "3 года назад", "uk": "3 роки тому", "cs": "před 3 lety", "tr": "3 yıl önce", "ja": "3年前",
    "zh": "3年前", "ko": "3년 전", "ar": "منذ 3 سنوات", "he": "לפני 3 שנים", "fa": "3 سال پیش", "hi": "3 साल पहले", "vi": "3 năm trước",
    "el": "πριν από 3 χρόνια", "hu": "3 éve", "ro": "acum 3 ani", "id": "3 tahun yang lalu", "ca": "fa 3 anys",
    "th": "3 ปีที่แล้ว", "bg": "преди 3 години", "hr": "prije 3 godine", "sr": "пре 3 године", "sl": "pred 3 leti", "sk": "pred 3 rokmi",
    "lt": "prieš 3 metus", "lv": "pirms 3 gadiem", "et": "3 aastat tagasi",
}  # fmt: skip
YESTERDAY = {
    "en": "yesterday at 5:10 pm", "de": "gestern um 17:10 Uhr", "fr": "hier à 17h10", "es": "ayer a las 17:10", "pt": "ontem às 17:10",
    "it": "ieri alle 17:10", "nl": "gisteren om 17:10", "pl": "wczoraj o 17:10", "sv": "igår 17:10", "da": "i går kl. 17:10",
    "nb": "i går 17:10", "fi": "eilen 17:10", "ru": "вчера в 17:10", "uk": "вчора о 17:10", "cs": "včera v 17:10", "tr": "dün 17:10",
    "ja": "昨日 17:10", "zh": "昨天 17:10", "ko": "어제 오후 5:10", "ar": "أمس الساعة 17:10", "he": "אתמול בשעה 17:10",
    "fa": "دیروز 17:10", "vi": "hôm qua lúc 17:10", "el": "χθες στις 17:10", "hu": "tegnap 17:10", "ro": "ieri la 17:10",
    "id": "kemarin pukul 17:10", "ca": "ahir a les 17:10", "th": "เมื่อวาน 17:10", "bg": "вчера в 17:10", "hr": "jučer u 17:10",
    "sr": "јуче у 17:10", "sl": "včeraj ob 17:10", "sk": "včera o 17:10", "lt": "vakar 17:10", "lv": "vakar plkst. 17:10",
    "et": "eile kell 17:10",
}  # fmt: skip


def test_every_language_of_the_phrases_has_relative_dates():
    assert set(relative.languages()) == set(phrases.table()) == set(YEARS)
    assert set(YESTERDAY) == set(YEARS) - {"hi"}  # its word for yesterday is that for tomorrow too


@pytest.mark.parametrize("language", YEARS)
def test_years_and_yesterday_in_every_language(language):
    for known in (language, ""):  # also where the page does not say its language
        found = relative.read(YEARS[language], known)
        assert found
        assert found.before(NOW) == ("2017-06-15T00:00:00", "year")
        if language not in YESTERDAY:
            continue
        found = relative.read(YESTERDAY[language], known)
        assert found
        assert found.before(NOW) == ("2020-06-14T17:10:00", "minute")


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("about 3 hours ago", "2020-06-15T09:00:00+00:00", "hour"),
        ("1 year, 3 months ago", "2019-03-15T00:00:00", "month"),
        ("3 years 2 months ago", "2017-04-15T00:00:00", "month"),
        ("an hour ago", "2020-06-15T11:00:00+00:00", "hour"),
        ("just now", "2020-06-15T12:00:00+00:00", "minute"),
        ("last week", "2020-06-08T00:00:00", "week"),
        ("Posted 2 months ago by Ada", "2020-04-15T00:00:00", "month"),
        ("vor einem Jahr", "2019-06-15T00:00:00", "year"),
        ("il y a environ 2 semaines", "2020-06-01T00:00:00", "week"),
        ("约3小时前", "2020-06-15T09:00:00+00:00", "hour"),
    ],
)
def test_amounts(text, date, precision):
    found = relative.read(text)
    assert found
    assert found.before(NOW) == (date, precision)


def test_the_last_day_of_a_shorter_month():
    found = relative.read("1 month ago")
    assert found
    assert found.before(datetime(2020, 3, 31, 8, 0)) == ("2020-02-29T00:00:00", "month")


@pytest.mark.parametrize(
    ("text", "date"),
    [("5y", "2015"), ("5 yrs", "2015"), ("3 Wo.", "2020-05-25"), ("Mar 5", "2020-03-05"), ("5 мая в 10:30", "2020-05-05T10:30")],
)  # fmt: skip
def test_short_forms_only_where_they_are_asked_for(text, date):
    assert relative.read(text) is None
    found = relative.read(text, bare=True, yearless=True)
    counted = found and found.before(NOW)
    assert counted
    assert counted.date.startswith(date)


def test_a_day_of_the_last_twelve_months():
    found = relative.read("November 5", yearless=True)
    assert found
    assert found.before(NOW) == ("2019-11-05T00:00:00", "day")


def test_part_of_a_line():
    found = relative.inside("Ada · 3 years ago · Reply")
    assert found
    assert found.before(NOW) == ("2017-06-15T00:00:00", "year")


@pytest.mark.parametrize(
    "text",
    ["3 replies", "Ada", "may", "12", "reply", "", "for 3 persons", "900 years ago", "We met 3 years ago and again in the spring of the next year, when the ferry had gone for good and nobody waited."],
)  # fmt: skip
def test_what_is_no_relative_date(text):
    assert relative.read(text) is None


def test_a_date_that_python_cannot_count():
    found = relative.read("30 years ago")
    assert found
    assert found.before(datetime(20, 1, 1)) is None
