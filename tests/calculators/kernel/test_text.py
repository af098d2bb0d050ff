from decimal import Decimal
from fractions import Fraction

import pytest

from calculators.kernel import Text, money, number
from calculators.kernel.scores import Score, ScoreGroup, score
from calculators.kernel.text import percent, yuan_digits


@pytest.mark.parametrize(("amount", "zh", "en"), [
    (280, "280元", "280 yuan"), (0, "0元", "0 yuan"), (Decimal("49999.80"), "49,999.80元", "49,999.80 yuan"),
    (20_000_000, "2,000万元", "20 million yuan"), (100_000_000, "1亿元", "100 million yuan"), (300_000, "30万元", "300,000 yuan"),
    (1_234_567, "1,234,567元", "1,234,567 yuan"), (Decimal("0.3"), "0.30元", "0.30 yuan"), (1_000_000_000, "10亿元", "1 billion yuan"),
    (Fraction(1, 8), "0.125元", "0.125 yuan"), (12_500, "1.25万元", "12,500 yuan"),
])
def test_money_in_each_language(amount: object, zh: str, en: str) -> None:
    assert money(amount) == Text(zh, en)


def test_figures_and_units() -> None:
    people = Text("人", "person|people")
    assert number(1, people) == Text("1人", "1 person")
    assert number(1200, people) == Text("1,200人", "1,200 people")
    assert number(Decimal("12.50"), Text("%", "%")) == Text("12.5%", "12.5%")
    assert yuan_digits(Decimal("420.00")) == "420"


def test_a_share_is_cut_and_never_rounded_up() -> None:
    assert percent(Fraction(84_999, 1000)).en == "84.99%"
    assert percent(Fraction(100)).en == "100%"


def test_a_text_has_both_languages() -> None:
    with pytest.raises(ValueError, match="both languages"):
        Text("中文", "")


def test_a_group_below_its_least_fails_the_whole() -> None:
    groups = (ScoreGroup(name="safety", least=Decimal(6), items=(Score(name="exits", most=Decimal(10)),)),
              ScoreGroup(name="service", items=(Score(name="desk", most=Decimal(90)),)))
    assert score(groups, {"exits": Decimal(6), "desk": Decimal(84)}).passes(Decimal(90))
    assert not score(groups, {"exits": Decimal(5), "desk": Decimal(90)}).passes(Decimal(90))
    with pytest.raises(ValueError, match="exits"):
        score(groups, {"exits": Decimal(11), "desk": Decimal(0)})
