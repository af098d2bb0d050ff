"""What is wrong with an input: a field, a code and parameters; the words for each code in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .text import Text

MESSAGES: dict[str, Text] = {
    "required": Text("请填写{label}", "Enter “{label}”"),
    "required-choice": Text("请选择{label}", "Choose “{label}”"),
    "not-a-number": Text("{label}要填数字，例如 1200 或 12.5", "{label} must be a number, such as 1200 or 12.5"),
    "not-whole": Text("{label}要填整数，不能有小数", "{label} must be a whole number, without decimals"),
    "too-small": Text("{label}不能小于{least}", "{label} must be {least} or more"),
    "too-large": Text("{label}不能大于{most}", "{label} must be {most} or less"),
    "too-early": Text("{label}不能早于{least}", "{label} must be {least} or later"),
    "too-late": Text("{label}不能晚于{most}", "{label} must be {most} or earlier"),
    "too-many-places": Text("{label}最多{places}位小数", "{label} may have at most {places} decimal places"),
    "too-long": Text("{label}太长了", "{label} is too long"),
    "not-a-date": Text("{label}要填真实的日期，例如 2020-09-01", "{label} must be a real date, such as 2020-09-01"),
    "not-an-instant": Text("{label}要填日期和时间，例如 2020-09-01 08:30",
                           "{label} must be a date and a time, such as 2020-09-01 08:30"),
    "not-a-choice": Text("{label}请从列出的选项中选", "Choose “{label}” from the list"),
    "not-a-tick": Text("{label}只能勾选或不勾选", "{label} can only be ticked or not ticked"),
    "not-rows": Text("{label}要一行一行地填", "{label} must be a list of rows"),
    "too-few-rows": Text("{label}至少要有{least}行", "{label}: fill in at least {least}"),
    "too-many-rows": Text("{label}最多{most}行", "{label} may have at most {most} rows"),
    "before": Text("{label}不能早于“{other}”", "{label} must not be before “{other}”"),
    "more-than": Text("{label}不能多于“{other}”", "{label} must not be more than “{other}”"),
    "less-than": Text("{label}不能少于“{other}”", "{label} must not be less than “{other}”"),
    "excludes": Text("{label}不能与“{other}”同时选", "{label} cannot be chosen together with “{other}”"),
    "twice": Text("{label}重复了", "{label} is given twice"),
    "unknown-field": Text("没有“{name}”这一项", "There is no field called “{name}”"),
    "unknown-calculator": Text("没有名为“{name}”的计算器", "There is no calculator called “{name}”"),
    "no-inverse": Text("“{label}”不能反过来问", "“{label}” cannot be asked the other way round"),
    "not-an-object": Text("请求要是一个 JSON 对象", "The request must be a JSON object"),
}


@dataclass(frozen=True, slots=True)
class InputError(Exception):
    """One field that cannot be used.

    `field` is the field's name (`members.0.category` inside rows; empty for the whole request), `code` a key of
    MESSAGES, `params` what its words need.
    """

    field: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.code not in MESSAGES:
            raise KeyError(self.code)

    def message(self) -> Text:
        return MESSAGES[self.code].format(**self.params)

    def as_dict(self) -> dict[str, object]:
        params = {k: v.as_dict() if isinstance(v, Text) else v for k, v in self.params.items()}
        return {"field": self.field, "code": self.code, "params": params, "message": self.message().as_dict()}
