"""Words in both languages, and how figures are written in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

LANGUAGES = ("zh", "en")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in Chinese and in English."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        if not self.zh or not self.en:
            raise ValueError(f"a text needs both languages: {self!r}")

    def format(self, **parts: object) -> Text:
        """Fill `{name}` in both languages; a part that is a Text gives each language its own words."""
        return Text(*(getattr(self, lang).format(**{k: getattr(v, lang) if isinstance(v, Text) else v
                                                    for k, v in parts.items()}) for lang in LANGUAGES))

    def __add__(self, other: Text) -> Text:
        return Text(self.zh + other.zh, self.en + other.en)

    def as_dict(self) -> dict[str, str]:
        return {"zh": self.zh, "en": self.en}


DAYS = Text("天", "day|days")


def both(words: str) -> Text:
    """The same characters in both languages: a number, a code."""
    return Text(words, words)


def join(texts: Iterable[Text], zh: str = "；", en: str = "; ") -> Text:
    """Texts one after another, with each language's separator."""
    texts = tuple(texts)
    return Text(zh.join(t.zh for t in texts), en.join(t.en for t in texts))


def listing(texts: Iterable[Text]) -> Text:
    """A list inside a sentence: 甲、乙、丙 / a, b, c; with semicolons where an item has commas of its own."""
    texts = tuple(texts)
    return Text(*(mark.join(getattr(t, lang) for t in texts) if not any(comma in getattr(t, lang) for t in texts)
                  else semicolon.join(getattr(t, lang) for t in texts)
                  for lang, comma, mark, semicolon in (("zh", "、", "、", "；"), ("en", ",", ", ", "; "))))


def digits(value: int | Decimal | Fraction) -> str:
    """A figure with grouped thousands and no needless zeros: 49999.80 -> '49,999.8'."""
    exact = as_decimal(value)
    if exact == exact.to_integral_value():
        return f"{int(exact):,}"
    return f"{exact.normalize():,f}"


def as_decimal(value: int | Decimal | Fraction) -> Decimal:
    """An exact decimal. Raises ValueError for a fraction that has none."""
    if isinstance(value, Fraction):
        quotient = Decimal(value.numerator) / Decimal(value.denominator)
        if Fraction(quotient) != value:
            raise ValueError(f"{value} has no exact decimal")
        return quotient
    return Decimal(value)


def number(value: int | Decimal | Fraction, unit: Text | None = None) -> Text:
    """A figure with its unit: 5,000平方米 / 5,000 square metres; a percent sign stands close in both.

    A unit whose English is `person|people` has a form for one and a form for the rest.
    """
    figure = digits(value)
    if unit is None:
        return both(figure)
    one, _, many = unit.en.rpartition("|")
    english = one if one and value == 1 else many
    return Text(figure + unit.zh, figure + ("" if english.startswith("%") else " ") + english)


def plural(unit: Text) -> Text:
    """The name of a unit on its own: 人 / people."""
    return Text(unit.zh, unit.en.rpartition("|")[2])


def percent(share: Fraction | Decimal | int) -> Text:
    """A share of one hundred, cut (never rounded up) at two places, so that 84.999 does not read as 85."""
    cut = Decimal(int(Fraction(share) * 100)) / 100
    return both(f"{digits(cut)}%")


def yuan_digits(amount: Decimal) -> str:
    """Yuan for machines and for people: whole yuan without decimals, otherwise at least two places."""
    amount = as_decimal(amount)
    if amount == amount.to_integral_value():
        return f"{int(amount)}"
    places = max(2, -amount.normalize().as_tuple().exponent)
    return f"{amount:.{places}f}"


def money(amount: Decimal | int | Fraction) -> Text:
    """Yuan as each language writes them: 2,000万元 / 20 million yuan; 49,999.80元 / 49,999.80 yuan."""
    amount = as_decimal(amount)
    figure = yuan_digits(amount)
    whole, _, rest = figure.partition(".")
    plain = f"{int(whole):,}" + (f".{rest}" if rest else "")
    return Text(_scaled(amount, plain, ((10**8, "亿"), (10**4, "万"))) + "元",
                _scaled(amount, plain, ((10**9, " billion"), (10**6, " million"))) + " yuan")


def _scaled(amount: Decimal, plain: str, scales: tuple[tuple[int, str], ...]) -> str:
    for scale, word in scales:
        if abs(amount) >= scale and amount % (scale // 100) == 0:
            return digits(amount / scale) + word
    return plain


def day(value: date) -> Text:
    """2020年9月1日 / 1 September 2020."""
    return Text(f"{value.year}年{value.month}月{value.day}日", f"{value.day} {MONTHS[value.month - 1]} {value.year}")


def moment(value: datetime) -> Text:
    """2020年9月1日 08:05 / 08:05, 1 September 2020."""
    words = day(value.date())
    clock = value.strftime("%H:%M")
    return Text(f"{words.zh} {clock}", f"{clock}, {words.en}")
