"""What readers may ask: the questions by which the build finds what the browser's Python must have at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from calculators import registry
from calculators.kernel.fields import Choice
from calculators.kernel.inverse import Question, ask
from calculators.kernel.text import LANGUAGES
from macros.examples import Example
from macros.pages import Handbook

#: What a hand slips to, and what a stranger writes into a link.
WILD = ("", " ", "abc", "-1", "0", "1.5", "1e400", "9" * 400, "٣", "１２", "2024-02-30", "2024-12-31T23:59", "<b>&amp;", "\0",
        "万元", None, True, 7, [], [[[]]], {})


def questions(handbook: Handbook) -> list[dict[str, object]]:
    """Requests to the bridge: every worked example; the first of each calculator as it is shown, with every field filled
    wrongly, and the other way round.
    """
    examples = [example for plan in (*handbook.plans, *handbook.together) for example in plan.examples]
    first = {example.calculator: example for example in reversed(examples)}
    return [*(example.request() for example in examples), *_shown(first.values()), *_wild(first.values()), *_inverse()]


def _shown(examples: Iterable[Example]) -> Iterator[dict[str, object]]:
    for example in examples:
        for language in LANGUAGES:
            yield example.request(language)


def _wild(examples: Iterable[Example]) -> Iterator[dict[str, object]]:
    yield {"calculator": "no/such/calculator", "values": {}, "view": "zh"}
    for example in examples:
        for value in WILD:
            yield {"calculator": example.calculator, "values": _filled(dict(example.input), value), "view": "en"}


def _filled(values: object, wild: object) -> object:
    """
    >>> _filled({"deaths": "3", "members": [{"age": 60}]}, "abc")
    {'deaths': 'abc', 'members': [{'age': 'abc'}]}
    """
    if isinstance(values, dict):
        return {name: _filled(value, wild) for name, value in values.items()}
    return [_filled(value, wild) for value in values] if isinstance(values, list) else wild


def _inverse() -> Iterator[dict[str, object]]:
    for name in registry.calculators():
        question = ask(registry.rule(name))
        for wanted in _outcomes(question) if question else ():
            for language in LANGUAGES:
                yield {"calculator": name, "inverse": wanted, "view": language}


def _outcomes(question: Question) -> Iterator[dict[str, object]]:
    """Every choice of the question, or some amounts."""
    field = question.fields[0]
    for value in [option.key for option in field.options] if isinstance(field, Choice) else ["0", "12", "1000000", "abc"]:
        yield {field.name: value}
