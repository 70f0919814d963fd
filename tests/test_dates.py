"""Dates and offsets: text or `datetime` in, the model's date or nothing out, and never an exception."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import dates
from converters.model import Date

SETTLED = [
    ("2020-04-05T08:00:00+02:00", "2020-04-05T08:00:00+02:00", ""),
    ("2020-04-05T08:00:00", "2020-04-05T08:00:00", ""),
    ("2021-04-05T06:07:08Z", "2021-04-05T06:07:08+00:00", ""),
    ("2021-04-05 06:07:08 +0545", "2021-04-05T06:07:08+05:45", ""),
    ("2021-04-05T06:07:08.123+01:00", "2021-04-05T06:07:08+01:00", ""),
    ("2021-04-05", "2021-04-05T00:00:00", ""),
    ("2023-03-05 10:00", "2023-03-05T10:00:00", ""),
    ("2020-04-05T08:00:00+0920", "2020-04-04T22:40:00+00:00", "2020-04-05T08:00:00+0920"),
    ("2020-04-05T08:00:00-12:15", "2020-04-05T20:15:00+00:00", "2020-04-05T08:00:00-12:15"),
    ("2020-04-05T08:00:00+14:15", "2020-04-04T17:45:00+00:00", "2020-04-05T08:00:00+14:15"),
    ("1890-01-01T00:00:00+05:53:28", "1889-12-31T18:06:32+00:00", "1890-01-01T00:00:00+05:53:28"),
]


@pytest.mark.parametrize(("text", "date", "stated"), SETTLED)
def test_an_offset_that_no_place_has_leaves_the_date_of_utc(text, date, stated):
    made = dates.settled(text)
    assert made == (date, stated)
    assert made.offset_is_bad == bool(stated)


@pytest.mark.parametrize(
    "text",
    [
        "", "tomorrow", "2021-02-30T00:00:00", "2021-02-29", "0000-01-01T00:00:00", "10000-01-01T00:00:00",
        "-0001-11-30T00:00:00", "2020-01-01T24:00:01", "2020-01-01T08:61:00", "2020-13-01", "٢٠٢٠-٠١-٠١",
        "0001-01-01T00:00:00+09:20", "9999-12-31T23:59:59-09:20", "2020-01-01T00:00:00+99:99",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none_and_the_text_is_kept(text):
    assert dates.settled(text) == (None, text)


def test_objects_are_dates_too():
    assert dates.settled(datetime(2020, 4, 5, 8, tzinfo=UTC)).date == "2020-04-05T08:00:00+00:00"
    assert dates.settled(datetime(2020, 4, 5, 8, 0, 0, 999)).date == "2020-04-05T08:00:00"
    assert dates.settled(date(2020, 4, 5)).date == "2020-04-05T00:00:00"
    odd = datetime(2020, 4, 5, 8, tzinfo=timezone(timedelta(minutes=20)))
    assert dates.settled(odd) == ("2020-04-05T07:40:00+00:00", "2020-04-05 08:00:00+00:20")
    assert dates.settled(datetime.max.replace(tzinfo=timezone(timedelta(minutes=-20)))).date is None


def test_a_zone_of_somebody_elses_that_fails_is_no_date():
    class Broken(tzinfo):
        def utcoffset(self, moment):
            raise OverflowError

    assert dates.stated(datetime(2020, 1, 1, tzinfo=Broken())).date is None


def test_two_clocks_give_an_offset_or_that_of_utc():
    here, there = datetime(2020, 4, 5, 10), datetime(2020, 4, 5, 8)
    assert dates.joined(here, there) == ("2020-04-05T10:00:00+02:00", "")
    odd = dates.joined(here + timedelta(minutes=1), there)
    assert odd == ("2020-04-05T08:00:00+00:00", "2020-04-05 10:01:00")
    assert odd.offset_is_bad


@pytest.mark.parametrize("seconds", [-59, -1, 1, 59])
def test_seconds_between_two_clocks_are_no_part_of_the_offset(seconds):
    here = datetime(2020, 4, 5, 18)
    made = dates.joined(here, datetime(2020, 4, 5, 10) + timedelta(seconds=seconds))
    assert made == ("2020-04-05T18:00:00+08:00", "")


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_a_date_at_the_end_of_time_has_no_other_zone(text):
    assert dates.settled(text).date == text
    assert dates.utc(text) is None
    assert dates.in_utc(datetime.fromisoformat(text)) is None


@given(st.text(alphabet="0123456789-+:TZ. \u0660", max_size=30) | st.text(max_size=12))
def test_any_text_is_a_date_of_the_model_or_none(text):
    made = dates.settled(text)
    assert made.date is None or msgspec.convert(made.date, Date) == made.date
    assert dates.is_model_date(text) == (made == (text, ""))


@given(st.datetimes(), st.timedeltas(min_value=timedelta(hours=-23), max_value=timedelta(hours=23)))
def test_any_moment_is_a_date_of_the_model_or_none(moment, offset):
    made = dates.settled(moment.replace(tzinfo=timezone(offset)))
    assert made.date is None or msgspec.convert(made.date, Date) == made.date
    assert dates.utc(made.date) is None or abs(
        dates.utc(made.date) - moment.replace(tzinfo=timezone(offset))
    ) < timedelta(seconds=2)
