"""A rule put to use beside others: where the values of its fields come from, and its answer with clauses that name their plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from .answers import Answer, Output, Part, Reading, Step, needs, silent
from .clauses import of_plan
from .errors import InputError
from .fields import Choice, Field, Ordered, Rows, Tick, Values
from .rules import Rule
from .text import Text, listing

Results = Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of the form, under its name there.

    `means` turns its keys into those of the rule; a key that is not in it has no counterpart there.
    """

    name: str
    label: Text | None = None
    hint: Text | None = None
    means: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """An output of an earlier step. A reader who already knows it may enter it in `known`, which then counts."""

    step: str
    output: str
    known: Asked | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A value that the chain itself sets."""

    value: object


@dataclass(frozen=True, slots=True)
class OneRow:
    """One row of repeated fields, each from its own source; a field not named is asked for by its own name."""

    takes: Mapping[str, Source] = field(default_factory=dict)


Source = Asked | Result | Given | OneRow


class NoCounterpart(Exception):
    """A value that the rule has no option for."""

    def __init__(self, words: Text) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A field that a form needs: under which part it stands, whether whoever wrote the part named it, and other keys, there."""

    field: Field
    under: str
    named: bool
    other_keys: bool = False


class Last[T]:
    """What was worked out last, and from what: a key press leaves most of a form as it was."""

    def __init__(self) -> None:
        self._given: object = None
        self._found: T

    def found(self, given: tuple[object, ...], work_out: Callable[[], T]) -> T:
        if given != self._given:
            self._found, self._given = work_out(), given
        return self._found


@dataclass(frozen=True, kw_only=True)
class Said:
    """A part that no rule computes: what the text says, or that it says nothing."""

    name: str
    title: Text
    plan: str
    says: Answer
    calculator: None = None

    def clauses(self) -> tuple[str, ...]:
        return tuple(of_plan(self.plan, clause) for clause in self.says.clauses())

    def outputs(self) -> tuple[Output, ...]:
        return ()

    def waits_for(self) -> tuple[str, ...]:
        return ()

    def asked(self) -> Iterator[Wanted]:
        return iter(())

    def errors(self, values: Values) -> tuple[InputError, ...]:
        return ()

    def part(self, form: Mapping[str, Field], values: Values, results: Results) -> Part:
        return self._part

    @cached_property
    def _part(self) -> Part:
        return Part(name=self.name, title=self.title, plan=self.plan, calculator=None, answer=cited(self.says, self.plan))


@dataclass(frozen=True, kw_only=True)
class Use:
    """A rule and the sources of its fields; a field that `takes` does not name is asked for by its own name.

    others  for another reading, the sources that differ under it: what it gives is shown beside the answer
    notes   what a reader should know of the way the values went
    warns   what to say where an earlier result has a certain value
    """

    name: str
    title: Text
    calculator: str
    rule: Rule
    takes: Mapping[str, Source] = field(default_factory=dict)
    others: tuple[tuple[Reading, Mapping[str, Source]], ...] = ()
    notes: tuple[Text, ...] = ()
    warns: tuple[tuple[Result, object, Text], ...] = ()

    @property
    def plan(self) -> str:
        return self.calculator.rpartition("/")[0]

    def clauses(self) -> tuple[str, ...]:
        """The clause that the rule stands under."""
        return (of_plan(self.plan, self.rule.clauses[0]),)

    def outputs(self) -> tuple[Output, ...]:
        """The rule's outputs, named after this part; they are shown with it."""
        return tuple(replace(output, name=f"{self.name}.{output.name}", quiet=True) for output in self.rule.outputs)

    def waits_for(self) -> tuple[str, ...]:
        """The parts whose results it takes."""
        taken = (self.takes, *(takes for _, takes in self.others))
        sources = (*(source for takes in taken for source in takes.values()), *(source for source, _, _ in self.warns))
        return tuple(source.step for source in sources if isinstance(source, Result))

    @cached_property
    def _sources(self) -> dict[str, tuple[Field, Source]]:
        """The rule's fields by name, each with where its value comes from."""
        return {each.name: (each, self.takes.get(each.name, Asked(each.name))) for each in self.rule.inputs()}

    @cached_property
    def _rivals(self) -> tuple[tuple[Reading, Use], ...]:
        """The same rule under each other reading."""
        return tuple((reading, replace(self, takes={**self.takes, **takes}, others=())) for reading, takes in self.others)

    @cached_property
    def _entered(self) -> tuple[str, ...]:
        """What it looks at of the form."""
        uses = (self, *(rival for _, rival in self._rivals))
        return tuple(dict.fromkeys(name for use in uses for name in use.names().values()))

    def _given(self, values: Values) -> tuple[object, ...]:
        return tuple(values.get(name, ...) for name in self._entered)

    @cached_property
    def _before(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.waits_for()))

    @cached_property
    def _lasts(self) -> tuple[Last[tuple[InputError, ...]], Last[Part]]:
        """What it refused and what it answered last."""
        return Last(), Last()

    def asked(self) -> Iterator[Wanted]:
        """The fields that the form needs for this rule."""
        for each in self.rule.inputs():
            yield from _asked(each, self.takes, self.name)

    def names(self) -> dict[str, str]:
        """The rule's fields, those of its one row included, to the names in the form."""
        return {name: in_form for each, source in self._sources.values() for name, in_form in _named(each, source)}

    def errors(self, values: Values) -> tuple[InputError, ...]:
        """What the rule refuses in values that the form has taken: a narrower range, or fields that do not go together."""
        refused, _ = self._lasts
        return refused.found(self._given(values), lambda: tuple(self._refuses(values)))

    def _refuses(self, values: Values) -> Iterator[InputError]:
        own, bad = {}, False
        for each, source in self._sources.values():
            try:
                own[each.name] = self._value(each, source, values, {})
                if isinstance(each, Ordered) and own[each.name] is not None:
                    each.within(own[each.name])
            except NoCounterpart:
                own[each.name] = _unknown(each)
            except InputError as error:
                bad = True
                yield self._told(error)
        if not bad:
            yield from map(self._told, self.rule.clashes(own))

    def _told(self, error: InputError) -> InputError:
        """An error under the form's name of the field."""
        name, _, inside = error.field.partition(".")
        if name in self._sources and isinstance(self._sources[name][1], OneRow):
            return InputError(self.names()[inside.rpartition(".")[2]], error.code, error.params)
        told = self.names().get(name, name)
        return InputError(f"{told}.{inside}" if inside else told, error.code, error.params)

    def part(self, form: Mapping[str, Field], values: Values, results: Results) -> Part:
        """The rule's answer to the values of the form and to what the steps before gave."""
        _, answered = self._lasts
        given = (*self._given(values), *map(results.get, self._before))
        return answered.found(given, lambda: self._answered(form, values, results))

    def _answered(self, form: Mapping[str, Field], values: Values, results: Results) -> Part:
        answer = self.answer(form, values, results)
        rivals = ((reading, rival.answer(form, values, results).headline) for reading, rival in self._rivals)
        answer = answer.but(others=(*answer.others, *((reading, words) for reading, words in rivals if words != answer.headline)),
                            notes=(*self.notes, *answer.notes, *self._doubts(form, values, results)),
                            needs=tuple(self._needs(answer)))
        return Part(name=self.name, title=self.title, plan=self.plan, calculator=self.calculator, outputs=self.rule.outputs,
                    family=self.rule.family, answer=cited(answer, self.plan))

    def _needs(self, answer: Answer) -> Iterator[str]:
        names = self.names() if answer.needs else {}
        for name in answer.needs:
            yield names.get(name, name)

    def answer(self, form: Mapping[str, Field], values: Values, results: Results) -> Answer:
        """The rule's own answer, or what it waits for, or that it has no such case."""
        own, missing, notes = {}, [], ()
        for each, source in self._sources.values():
            try:
                own[each.name] = value = self._fitting(each, source, self._value(each, source, values, results), results)
            except NoCounterpart as none:
                if _needed(each):
                    return silent(none.words)
                own[each.name], notes = _unknown(each), (*notes, none.words)
                continue
            missing += [(each.name, words) for words in self._missing(each, source, value, form, results)]
        if missing:
            words = listing(words for _, words in missing)
            return needs(Text(f"还需要知道：{words.zh}", f"Still needed: {words.en}"), *(name for name, _ in missing))
        answer = self.rule.answer(own)
        return answer.but(notes=(*notes, *answer.notes)) if notes else answer

    def _value(self, each: Field, source: Source, values: Values, results: Results) -> object:
        """The value of a field of the rule. Raises NoCounterpart."""
        if isinstance(source, Given):
            return source.value
        if isinstance(source, OneRow):
            row = {inner.name: self._value(inner, source.takes.get(inner.name, Asked(inner.name)), values, results)
                   for inner in each.fields}
            return () if any(inner.required and row[inner.name] is None for inner in each.fields) else (row,)
        if isinstance(source, Result):
            known = values.get(source.known.name) if source.known else None
            return known if known is not None else _result(source, results)
        value = values.get(source.name, _unknown(each))
        if source.means is None or value is None:
            return value
        if value not in source.means:
            raise NoCounterpart(Text(f"填的“{each.label.zh}”，这里的文本没有这一类",
                                     f"The text of this place does not know the “{each.label.en}” that was entered"))
        return source.means[value]

    def _fitting(self, each: Field, source: Source, value: object, results: Results) -> object:
        """The value, where the field has an option for it. Raises NoCounterpart where the rule cannot do without."""
        keys = each.keys() if isinstance(each, Choice) and isinstance(source, Result) else (value,)
        if value is None or value in keys:
            return value
        if not each.required:
            return None
        before = results[source.step]
        shown = before.shown(source.output)
        words = Text(f"“{before.title.zh}”的结果是“{shown.zh}”，文本没有写这种结果怎么办",
                     f"The result of “{before.title.en}” is “{shown.en}”; the text has no rule for that result")
        known = source.known and (source.known.label or each.label)
        raise NoCounterpart(words + Text(f"；已经另外定下的，填“{known.zh}”", f"; if it has been settled otherwise, enter it under “{known.en}”")
                            if known else words)

    def _missing(self, each: Field, source: Source, value: object, form: Mapping[str, Field], results: Results) -> Iterator[Text]:
        """What a required field still waits for."""
        if isinstance(each, Rows):
            if len(value or ()) < each.least:
                yield each.label
        elif value is None and each.required and isinstance(source, Result):
            title = results[source.step].title
            yield Text(f"“{title.zh}”的结果", f"the result of “{title.en}”")
        elif value is None and each.required:
            yield form[source.name].label if isinstance(source, Asked) and source.name in form else each.label

    def _doubts(self, form: Mapping[str, Field], values: Values, results: Results) -> Iterator[Text]:
        """Where an earlier step has another answer under another reading, or was told otherwise, this one hangs on it."""
        yield from (words for source, value, words in self.warns if _result(source, results) == value)
        for source in self.takes.values():
            if not isinstance(source, Result) or source.step not in results:
                continue
            before = results[source.step]
            known = values.get(source.known.name) if source.known else None
            if known is not None:
                if before.value(source.output) not in (None, known):
                    shown, entered = before.shown(source.output), form[source.known.name].label
                    yield Text(f"按填入的“{entered.zh}”算；“{before.title.zh}”算出的是“{shown.zh}”，两者不同，请核对。",
                               f"This goes by “{entered.en}” as entered; “{before.title.en}” gives “{shown.en}”. Check which is right.")
            elif before.answer.others:
                others = listing(headline for _, headline in before.answer.others)
                yield Text(f"“{before.title.zh}”换一种理解是：{others.zh}；那样的话，这一步也可能不同。",
                           f"Under another reading “{before.title.en}” gives: {others.en}; this step may then differ too.")


def cited(answer: Answer, plan: str) -> Answer:
    """The answer with every clause named together with its plan."""
    def step(each: Step) -> Step:
        return replace(each, clause=of_plan(plan, each.clause)) if each.clause else each

    def reading(each: Reading) -> Reading:
        return replace(each, clause=of_plan(plan, each.clause))

    return answer.but(
        causes=tuple(map(step, answer.causes)), steps=tuple(map(step, answer.steps)), changes=tuple(map(step, answer.changes)),
        readings=tuple(map(reading, answer.readings)), others=tuple((reading(each), words) for each, words in answer.others))


def form_of(declared: Iterable[Field], uses: Iterable[Use | Said], groups: Mapping[str, Text]) -> tuple[Field, ...]:
    """The fields of one form for several rules, each asked for once. Raises ValueError where two of one name differ.

    A field that a use names in its `takes` is said to be the same by whoever wrote it there: only its kind and keys are compared.
    """
    fields = {each.name: each for each in declared}
    under: dict[str, list[str]] = {}
    for wanted in (wanted for use in uses for wanted in use.asked()):
        each = wanted.field if wanted.field.group else replace(wanted.field, group=groups.get(wanted.under))
        if each.name not in fields:
            fields[each.name] = each
            under.setdefault(wanted.under, []).append(each.name)
        elif not _same(fields[each.name], each, wanted):
            raise ValueError(f"{wanted.under}: the form has another field called {each.name}")
    order = (*(each.name for each in declared), *(name for use in uses for name in under.get(use.name, ())))
    return tuple(fields[name] for name in order)


def _asked(each: Field, takes: Mapping[str, Source], part: str) -> Iterator[Wanted]:
    """What a field calls for; what a reader may already know stands with the step that would work it out."""
    source = takes.get(each.name, Asked(each.name))
    if isinstance(source, OneRow):
        for inner in each.fields:
            yield from _asked(inner if inner.group else replace(inner, group=each.group), source.takes, part)
    elif isinstance(source, Asked):
        yield Wanted(field=_relaxed(each, source), under=part, named=each.name in takes, other_keys=source.means is not None)
    elif isinstance(source, Result) and source.known:
        yield Wanted(field=replace(_relaxed(each, source.known), group=None), under=source.step, named=True)


def _relaxed(each: Field, asked: Asked) -> Field:
    """The field under its name in the form, where nothing is required: a step without its values says what it needs."""
    more = {"least": 0} if isinstance(each, Rows) else {}
    return replace(each, name=asked.name, label=asked.label or each.label, hint=asked.hint or each.hint, required=False, **more)


def _same(known: Field, each: Field, wanted: Wanted) -> bool:
    """Whether two fields may be asked for as one."""
    if not wanted.named:
        return _shape(known) == _shape(each)
    keys = not isinstance(each, Choice) or wanted.other_keys or set(known.keys()) == set(each.keys())
    return known.kind == each.kind and keys


def _shape(each: Field) -> object:
    """What two fields must have alike to be one: everything but the hint and the heading."""
    return [{key: value for key, value in entry.items() if key not in ("hint", "group")} for entry in each.describe()]


def _named(each: Field, source: Source) -> Iterator[tuple[str, str]]:
    """The field, or those of its one row, with the name in the form."""
    if isinstance(source, OneRow):
        for inner in each.fields:
            yield from _named(inner, source.takes.get(inner.name, Asked(inner.name)))
    elif asked := source if isinstance(source, Asked) else getattr(source, "known", None):
        yield each.name, asked.name


def _result(source: Result, results: Results) -> object:
    return results[source.step].value(source.output) if source.step in results else None


def _needed(each: Field) -> bool:
    return each.least > 0 if isinstance(each, Rows) else each.required


def _unknown(each: Field) -> object:
    """What a field holds that nothing was entered in."""
    return False if isinstance(each, Tick) else () if isinstance(each, Rows) else None


