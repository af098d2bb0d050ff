import pytest

from calculators.kernel import Interval, Words

DEFINED = Words(defined={"以上": "4.1.4", "以下": "4.1.4"})


@pytest.mark.parametrize(("quote", "inside", "outside"), [
    ("30人以上", [30, 31], [29, 0]),
    ("10人以上30人以下", [10, 29], [9, 30]),
    ("3人以下", [2, 0], [3]),
    ("1亿元以上", [100_000_000], [99_999_999]),
    ("2000万元以上1亿元以下", [20_000_000, 99_999_999], [19_999_999, 100_000_000]),
    ("5万人以上", [50_000], [49_999]),
    ("超过5000平方米", [5001], [5000]),
    ("达200万元以上", [2_000_000], [1_999_999]),
    ("至少30人", [30], [29]),
    ("不少于3次", [3], [2]),
    ("突破500万元", [5_000_001], [5_000_000]),
    ("5000平方米及以上", [5000], [4999]),
    ("90天内", [90, 0], [91]),
    ("不超过15%", [15], [16]),
    ("不足3人", [2], [3]),
    ("1.5米以上", [2], [1]),
])
def test_a_quotation_is_read_as_its_words_say(quote: str, inside: list[int], outside: list[int]) -> None:
    interval = DEFINED(quote)
    assert all(value in interval for value in inside)
    assert not any(value in interval for value in outside)


def test_a_bound_keeps_its_word_and_the_clause_that_defines_it() -> None:
    low, high = DEFINED("10人以上30人以下").bounds()
    assert (low.value, low.closed, low.word, low.defined_in) == (10, True, "以上", "4.1.4")
    assert (high.value, high.closed, high.word, high.defined_in) == (30, False, "以下", "4.1.4")
    assert Words()("10人以上").lower.defined_in is None


def test_a_plan_may_define_a_word_otherwise() -> None:
    assert 3 in Words(closed={"以下": True})("3人以下")


@pytest.mark.parametrize("quote", ["30人", "以上", "", "30人以上20人以上", "30人以上的事故和更多", "abc"])
def test_a_quotation_that_sets_no_bound_is_refused(quote: str) -> None:
    with pytest.raises(ValueError, match=r"bound|figure"):
        DEFINED(quote)


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="empty interval"):
        DEFINED("30人以上10人以下")
    with pytest.raises(ValueError, match="empty interval"):
        Interval(lower=DEFINED.lower(3, "以上"), upper=DEFINED.upper(3, "以下"))
