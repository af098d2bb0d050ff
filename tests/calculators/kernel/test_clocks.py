from datetime import date, datetime

import pytest

from calculators.kernel import UnknownYear, add_days, add_hours, add_months, add_working_days
from calculators.kernel.clocks import CALENDAR, first_of_next_month, working_days_between
from site_config import holidays


@pytest.mark.parametrize(("start", "count", "last"), [
    (date(2021, 3, 1), 7, date(2021, 3, 10)),          # no holiday in between
    (date(2021, 3, 5), 1, date(2021, 3, 8)),           # Friday to Monday
    (date(2021, 9, 27), 7, date(2021, 10, 12)),        # National Day off, Saturday 9 October worked
    (date(2021, 2, 4), 3, date(2021, 2, 8)),           # Sunday 7 February worked before the Spring Festival
    (date(2021, 2, 10), 1, date(2021, 2, 18)),         # over the Spring Festival
    (date(2020, 12, 31), 1, date(2021, 1, 4)),         # over the year
    (date(2021, 3, 6), 1, date(2021, 3, 8)),           # from a Saturday
])
def test_working_days_follow_the_published_calendar(start: date, count: int, last: date) -> None:
    assert add_working_days(start, count) == last
    assert working_days_between(start, last) == count
    assert working_days_between(start, last.replace(day=last.day - 1)) == count - 1


def test_the_first_day_may_count() -> None:
    assert add_working_days(date(2021, 3, 1), 7, first_counts=True) == date(2021, 3, 9)
    assert add_days(date(2020, 10, 1), 90) == date(2020, 12, 30)
    assert add_days(date(2020, 10, 1), 90, first_counts=True) == date(2020, 12, 29)


def test_a_year_without_a_notice_is_unknown() -> None:
    unknown = CALENDAR.last + 1
    with pytest.raises(UnknownYear) as caught:
        add_working_days(date(unknown - 1, 12, 30), 7)
    assert str(unknown) in caught.value.words().zh
    assert str(unknown) in caught.value.words().en


@pytest.mark.parametrize(("start", "count", "end"), [
    (date(2021, 1, 31), 1, date(2021, 2, 28)), (date(2020, 1, 31), 1, date(2020, 2, 29)), (date(2021, 12, 15), 1, date(2022, 1, 15)),
    (date(2021, 3, 31), -1, date(2021, 2, 28)), (date(2021, 5, 15), 24, date(2023, 5, 15)),
])
def test_months_end_on_the_last_day_where_the_day_is_missing(start: date, count: int, end: date) -> None:
    assert add_months(start, count) == end


def test_hours_and_the_first_of_the_next_month() -> None:
    assert add_hours(datetime(2020, 12, 31, 23, 30), 1) == datetime(2021, 1, 1, 0, 30)
    assert add_hours(datetime(2020, 2, 28, 23, 50), minutes=30) == datetime(2020, 2, 29, 0, 20)
    assert first_of_next_month(date(2020, 12, 31)) == date(2021, 1, 1)


def test_the_packed_calendar_is_the_librarys() -> None:
    assert holidays.PLACE.read_text(encoding="utf-8") == holidays.text()
