"""Words, dates and the order of names in the languages of blogs."""

import pytest

from converters.publishing.words import day, direction, moment, table, words
from converters.publishing.words.collation import sort_key

DAYS = {
    "en": "5 January 2020",
    "de": "5. Januar 2020",
    "es": "5 de enero de 2020",
    "ja": "2020年1月5日",
    "ko": "2020년 1월 5일",
    "ru": "5 января 2020 г.",
    "ar": "5 يناير 2020",
}
ORDERS = {
    "de": "Apfel Äpfel Ofen Öl Zebra",
    "sv": "Apa Zebra Åka Ära Öl",
    "da": "Abe Zebra Ægte Øl Å",
    "es": "nube ñandú oso",
    "pl": "cud ćma dom łoś ósmy zebra źdźbło żaba",
    "cs": "cena čaj dub hora chata sova šroub",
    "tr": "cam çam ığdır İzmir şal",
    "uk": "гай ґанок ель єнот ива ірис їжак йод кіт",
    "ja": "Abc アイ あお 愛 大阪 東京",
    "zh": "阿里 北京 李四 张三",
    "ar": "أب إبل باب تفاح",
    "fr": "cote coté côte été zèbre",
}


@pytest.mark.parametrize("language", DAYS)
def test_a_day_is_as_the_language_writes_it(language: str) -> None:
    assert day("2020-01-05T08:00:00+01:00", words(language)) == DAYS[language]
    assert moment("2020-01-05", words(language)) == DAYS[language]
    assert moment("2020-01-05T08:09:00+01:00", words(language)).endswith("08:09")


def test_what_is_no_date_stays() -> None:
    assert day("once", words("de")) == "once"
    assert day("2020-13-05", words("de")) == "2020-13-05"


def test_every_language_has_twelve_months_and_a_pattern_for_them() -> None:
    for language, known in table().items():
        assert len(known["months"].split()) == 12, language
        assert known["date"].format(day=1, month="M", year=2020).count("2020") == 1, language


@pytest.mark.parametrize("language", ORDERS)
def test_names_are_in_the_order_of_the_language(language: str) -> None:
    order = ORDERS[language].split()
    names = list(reversed(order))
    names.sort(key=sort_key(language))
    assert names == order


@pytest.mark.parametrize(
    ("language", "way"), [("ar-EG", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("de", "ltr"), ("", "ltr")]
)
def test_the_direction_of_writing(language: str, way: str) -> None:
    assert direction(language) == way
