"""Rules one after another and rules side by side: one form, and an answer with a part for every rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from .answers import NEEDS, SILENT, STATUSES, VALUE, Answer, Output, Part
from .clauses import label
from .errors import InputError
from .fields import Field, Option, Values
from .rules import Rule
from .text import Text, both, join, listing
from .uses import Said, Use, form_of

STATUS_WORDS = {
    "value": Text("有结果", "answered"),
    "needs": Text("还要补充", "needs more"),
    "silent": Text("文本没有规定", "not in the text"),
    "conflict": Text("条款相互矛盾", "the clauses conflict"),
}
SHARED = Text("共用的（只填一次）", "Shared (entered once)")
STATUS_OPTIONS = tuple(Option(status, STATUS_WORDS[status]) for status in STATUSES)


@dataclass(frozen=True, kw_only=True)
class Together(Rule):
    """Several rules behind one form. `fields` holds only those fields that are not taken from the rules as they are.

    Results are named after their part: `warning.colour` is the output `colour` of the part `warning`, and `warning` its status.
    """

    parts: tuple[Use | Said, ...]
    clauses: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    form: tuple[Field, ...] = field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        names = [part.name for part in self.parts]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.name}: two parts of one name")
        object.__setattr__(self, "form", form_of(self.fields, self.parts, self.groups()))
        object.__setattr__(self, "clauses", tuple(dict.fromkeys(clause for part in self.parts for clause in part.clauses())))
        object.__setattr__(self, "outputs", tuple(output for part in self.parts for output in _outputs(part)))

    def groups(self) -> Mapping[str, Text]:
        """The heading that a part's own fields stand under."""
        return {part.name: part.title for part in self.parts}

    def inputs(self) -> tuple[Field, ...]:
        return self.form

    def clashes(self, values: Values) -> Iterator[InputError]:
        """What any part refuses, told once for each field."""
        found: dict[str, InputError] = {}
        for part in self.parts:
            for error in part.errors(values):
                found.setdefault(error.field, error)
        yield from found.values()

    def answer(self, values: Values) -> Answer:
        form, done = self.known(), {}
        for part in self.parts:
            done[part.name] = part.part(form, values, done)
        parts = tuple(done.values())
        return Answer(status=_status(parts), headline=self.words(parts), result=_results(parts), parts=parts, table=self.overview(parts),
                      needs=tuple(dict.fromkeys(name for part in parts for name in part.answer.needs)))

    def words(self, parts: tuple[Part, ...]) -> Text:
        raise NotImplementedError

    def overview(self, parts: tuple[Part, ...]) -> tuple | None:
        """The parts as a short table."""
        return None


@dataclass(frozen=True, kw_only=True)
class Chain(Together):
    """Steps in order; each may take what the steps before gave. `key` are the steps whose answers are the chain's."""

    family: str = "chain"
    key: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        before: set[str] = set()
        for step in self.parts:
            wrong = set(step.waits_for()) - before
            if wrong:
                raise ValueError(f"{self.name}: {step.name} takes a result of {min(wrong)}, which does not come before it")
            before.add(step.name)

    def groups(self) -> Mapping[str, Text]:
        return {step.name: Text(f"第{number}步：{step.title.zh}", f"Step {number}: {step.title.en}")
                for number, step in enumerate(self.parts, start=1)}

    def words(self, parts: tuple[Part, ...]) -> Text:
        settled = [part.answer.headline for part in parts if part.name in self.key and part.answer.status == VALUE]
        return join(settled) if settled else self._counted(parts)

    def _counted(self, parts: tuple[Part, ...]) -> Text:
        counts = {status: sum(part.answer.status == status for part in parts) for status in STATUSES}
        found = join((Text(f"{count}步{STATUS_WORDS[status].zh}", f"{count} {STATUS_WORDS[status].en}")
                      for status, count in counts.items() if count), "，", ", ")
        return Text(f"共{len(parts)}步：{found.zh}", f"{len(parts)} steps: {found.en}")


    def overview(self, parts: tuple[Part, ...]) -> tuple:
        headings = (Text("步骤", "Step"), Text("结果", "Result"), Text("依据", "Clause"))
        return headings, tuple((Text(f"{number}. {part.title.zh}", f"{number}. {part.title.en}"), part.answer.headline, _basis(part))
                               for number, part in enumerate(parts, start=1))


@dataclass(frozen=True, kw_only=True)
class Comparison(Together):
    """The same case under the rules of several places, one column each. What several places ask for is asked once, and first.

    `counterparts` are what each place asks for itself and the rules still differ on: a label, and a field of the form by column.
    """

    family: str = "comparison"
    counterparts: tuple[tuple[Text, Mapping[str, str]], ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        asked = {column.name: {wanted.field.name for wanted in column.asked()} for column in self.parts}
        askers = {each.name: [column for column in self.parts if each.name in asked[column.name]] for each in self.form}
        shared = [replace(each, group=SHARED) for each in self.form if len(askers[each.name]) > 1]
        own = [replace(each, group=_under(askers[each.name], each)) for each in self.form if len(askers[each.name]) <= 1]
        object.__setattr__(self, "form", (*shared, *own))

    def shared(self) -> tuple[Field, ...]:
        """The fields that more than one place looks at."""
        return tuple(each for each in self.form if each.group is SHARED)

    def words(self, parts: tuple[Part, ...]) -> Text:
        return join(Text(f"{part.title.zh}：{part.answer.headline.zh}", f"{part.title.en}: {part.answer.headline.en}") for part in parts)


def _under(askers: list[Use | Said], each: Field) -> Text | None:
    """The heading of a field that one place at most asks for."""
    if not askers:
        return each.group
    place, inner = askers[0].title, each.group
    return place if inner in (None, place) else Text(f"{place.zh} · {inner.zh}", f"{place.en} · {inner.en}")


def _basis(part: Part) -> Text:
    """The clauses that decide a part, for a short table."""
    cited = dict.fromkeys(step.clause for step in part.answer.causes if step.clause)
    return listing(label(clause) for clause in cited) if cited else both("—")


def _outputs(part: Use | Said) -> tuple[Output, ...]:
    status = Output(name=part.name, label=part.title, kind="choice", options=STATUS_OPTIONS, quiet=True)
    return (status, *part.outputs())


def _results(parts: tuple[Part, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for part in parts:
        found[part.name] = part.answer.status
        found |= {f"{part.name}.{name}": value for name, value in part.answer.result.items()}
    return found


def _status(parts: tuple[Part, ...]) -> str:
    """A value where some rule gives one; else what is still missing, else that the texts are silent."""
    found = {part.answer.status for part in parts if part.calculator}
    return next((status for status in (VALUE, NEEDS, SILENT) if status in found), SILENT)
