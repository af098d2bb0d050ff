"""The families of rules. A rule of one family reads, answers and explains like every other rule of that family."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from . import clocks
from .amounts import Discretion, Greatest, Least
from .answers import CONFLICT, NEEDS, VALUE, Answer, Output, Reading, Span, Step, needs, silent
from .errors import InputError
from .fields import Choice, Date, Field, Option, Rows, Tick, Values, read
from .nearest import MOST, changes
from .tables import ALL, FIRST, Conflict, Criterion, OneOf, Row, Silent, Table, Verdict, unknown
from .text import DAYS, Text, join, listing, number

FAMILIES: dict[str, Text] = {
    "grading": Text("事件分级", "Grading of an incident"),
    "warning": Text("预警", "Warning"),
    "response": Text("应急响应", "Response"),
    "reporting-time": Text("报告时限", "Reporting clock"),
    "subsidy": Text("补贴奖励", "Subsidy"),
    "fee": Text("缴费", "Fee and contribution"),
    "fund": Text("经费奖金", "Fund and prize"),
    "deadline": Text("期限", "Deadline"),
    "quota": Text("指标进度", "Target and progress"),
    "score": Text("评分", "Score"),
    "eligibility": Text("资格条件", "Eligibility"),
    "checklist": Text("逐项核对", "Checklist"),
    "lookup": Text("办理指引", "Where and how"),
    "penalty": Text("责任处罚", "Penalty"),
    "chain": Text("一件事连着算", "Step by step"),
    "comparison": Text("各地对照", "Side by side"),
}

Derive = Callable[[Values], Mapping[str, object]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule of a plan: what it asks, what it answers, and the clauses that it computes.

    name      the last part of its id (`event-grade`)
    question  what it answers, in one sentence
    clauses   the clauses that it rests on, the one it stands under first
    readings  doubtful passages that touch every answer
    check     errors that need more than one field
    """

    name: str
    family: str
    title: Text
    question: Text
    clauses: tuple[str, ...]
    fields: tuple[Field, ...]
    outputs: tuple[Output, ...] = ()
    readings: tuple[Reading, ...] = ()
    check: Callable[[Values], Iterator[InputError]] | None = None

    def __post_init__(self) -> None:
        if self.family not in FAMILIES:
            raise ValueError(f"{self.name}: no family {self.family}")

    def read(self, raw: Mapping[str, object]) -> tuple[Values, list[InputError]]:
        """The values of a request, and all that is wrong with them."""
        values, errors = read(self.inputs(), raw)
        bad = {error.field for error in errors}
        errors += [self._in_place(error, raw) for error in self.clashes(values) if error.field not in bad]
        return values, errors

    def clashes(self, values: Values) -> Iterator[InputError]:
        """What is wrong with values that are each right by themselves."""
        return self.check(values) if self.check else iter(())

    def _in_place(self, error: InputError, raw: Mapping[str, object]) -> InputError:
        """An error that a check found in the third row that was read, told of the row that the reader sees."""
        name, _, inside = error.field.partition(".")
        if not inside:
            return error
        index, _, part = inside.partition(".")
        rows = next(field for field in self.inputs() if isinstance(field, Rows) and field.name == name)
        return rows.in_row(InputError(part, error.code, error.params), rows.places(raw)[int(index)])

    def inputs(self) -> tuple[Field, ...]:
        """The fields that a reader fills in."""
        return self.fields

    def tables(self) -> tuple[Table, ...]:
        """The tables that can be checked."""
        return ()

    def known(self) -> dict[str, Field]:
        """Every field that a table may look at, by name."""
        return {field.name: field for field in self.inputs()}

    def columns(self) -> tuple[Output, ...]:
        """Everything that a row of a table may lead to."""
        return self.outputs

    def answer(self, values: Values) -> Answer:
        raise NotImplementedError

    def all_readings(self) -> tuple[Reading, ...]:
        """Every reading that some answer of the rule may rest on."""
        rows = [row for table in self.tables() for row in (*table.rows, table.otherwise) if row]
        return _each_once((*self.readings, *(reading for row in rows for reading in row.readings)))

    def still_needed(self, names: Iterable[str], **parts: object) -> Answer:
        """The answer that asks for fields."""
        names = tuple(names)
        labels = listing(self.known()[name].label for name in names)
        return needs(Text(f"还需要知道：{labels.zh}", f"Still needed: {labels.en}"), *names, readings=self.readings, **parts)

    def facts(self, row: Row, values: Values) -> tuple[Step, ...]:
        return tuple(Step(criterion.fact(self.known(), values), row.clause) for criterion in row.when)


def _each_once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple({reading.id: reading for reading in readings}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A grade: its key, its name and the clause that sets it out."""

    key: str
    title: Text
    clause: str


NOT_GRADED = "none"


@dataclass(frozen=True, kw_only=True)
class Grading(Rule):
    """Any one criterion of a grade is enough; the highest grade reached counts. Levels stand highest first.

    derive  values worked out from the entered ones, that the table looks at, with their `derived` fields
    """

    levels: tuple[Level, ...]
    table: Table
    none: Text = Text("没有达到任何一级的标准", "No criterion of any grade is met")
    subject: Text = Text("等级", "Grade")
    derive: Derive | None = None
    derived: tuple[Field, ...] = ()
    others: tuple[tuple[Reading, Table], ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        grades = (*(Option(level.key, level.title) for level in self.levels), Option(NOT_GRADED, self.none))
        object.__setattr__(self, "outputs", (Output(name="grade", label=self.subject, kind="choice", options=grades),))
        # Highest first, so that a search ends at the first criterion that is met; an answer searches many times.
        object.__setattr__(self, "_by_grade", {id(table): self._graded(table) for table in self.tables()})

    def _graded(self, table: Table) -> list[tuple[int, Row]]:
        """The rank and the row of every criterion that gives a grade, the highest grade first."""
        graded = [(self.rank(row.then["grade"]), row) for row in table.rows if isinstance(row.then, dict)]
        return sorted(graded, key=lambda each: each[0])

    def tables(self) -> tuple[Table, ...]:
        return (self.table, *(table for _, table in self.others))

    def all_readings(self) -> tuple[Reading, ...]:
        return _each_once((*super().all_readings(), *(reading for reading, _ in self.others)))

    def known(self) -> dict[str, Field]:
        return super().known() | {field.name: field for field in self.derived}

    def complete(self, values: Mapping[str, object]) -> dict[str, object]:
        return {**values, **(self.derive(values) if self.derive else {})}

    def rank(self, key: str) -> int:
        return next(rank for rank, level in enumerate(self.levels) if level.key == key)

    def best(self, values: Mapping[str, object], table: Table | None = None) -> Level | None:
        """The highest grade that some criterion reaches."""
        case = self.complete(values)
        return next((self.levels[grade] for grade, row in self._by_grade[id(table or self.table)] if row.holds(case)), None)

    def answer(self, values: Values) -> Answer:
        given, values = values, self.complete(values)
        verdict = self.table.verdict(values)
        hits = verdict.hits
        if not hits and not any(value is not None and value is not False for value in given.values()):
            return needs(Text("至少要填一个数字或勾选一项", "Needs at least one figure or a tick"), readings=self.readings)
        for row in hits:
            if isinstance(row.then, Conflict):
                return Answer(status=CONFLICT, headline=row.then.why, causes=self.facts(row, values), readings=row.readings)
        level = self.best(values)
        wanted = self._entered(unknown(self._half_met(verdict.maybe, level, values), values))
        if level is None and wanted:
            return self.still_needed(wanted)
        if level is None and hits:
            return silent(hits[0].then.why, causes=self.facts(hits[0], values), others=self._under_others(level, given),
                          readings=(*self.readings, *hits[0].readings))
        reasons = [row for row in hits if isinstance(row.then, dict) and row.then["grade"] == level.key] if level else []
        return Answer(
            status=VALUE, headline=level.title if level else self.none,
            result={"grade": level.key if level else NOT_GRADED},
            causes=tuple(Step(join((s.text for s in self.facts(row, values)), "，", ", "), row.clause) for row in reasons),
            steps=self._lesser(hits, level, values),
            changes=self._changes(given), others=self._under_others(level, given),
            readings=(*self.readings, *(reading for row in reasons for reading in row.readings)),
            notes=(*dict.fromkeys(row.note for row in reasons if row.note), *_silences(hits), *self._may_rise(wanted)))

    def _half_met(self, rows: Iterable[Row], level: Level | None, values: Values) -> tuple[Row, ...]:
        """Rows of a higher grade that the values meet as far as they are known."""
        rank = self.rank(level.key) if level else len(self.levels)
        return tuple(row for row in rows if isinstance(row.then, dict) and self.rank(row.then["grade"]) < rank
                     and any(criterion.holds(values) for criterion in row.when))

    def _entered(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Without the values that are worked out, where others are left to ask for."""
        inputs = {field.name for field in self.fields}
        return tuple(name for name in names if name in inputs) or names

    def _may_rise(self, wanted: tuple[str, ...]) -> Iterator[Text]:
        if wanted:
            labels = listing(self.known()[name].label for name in wanted)
            yield Text(f"等级可能更高，还要看：{labels.zh}", f"The grade may be higher; that depends on: {labels.en}")

    def _under_others(self, level: Level | None, values: Values) -> tuple[tuple[Reading, Text], ...]:
        """What the other readings would give, where that is another grade and does not hang on what only they ask for."""
        found = [(reading, table, self.best(values, table)) for reading, table in self.others]
        return tuple((reading, other.title if other else self._without_grade(table, values))
                     for reading, table, other in found if other != level and not self._open(table, other, values))

    def _open(self, table: Table, level: Level | None, values: Mapping[str, object]) -> bool:
        """Whether more values could give a higher grade in a table by rows that the first reading does not have."""
        values = self.complete(values)
        own = [row for row in table.verdict(values).maybe if row not in self.table.rows]
        return bool(self._half_met(own, level, values))

    def _without_grade(self, table: Table, values: Mapping[str, object]) -> Text:
        return next(iter(_silences(table.verdict(self.complete(values)).hits)), self.none)

    def _lesser(self, hits: tuple[Row, ...], level: Level | None, values: Values) -> tuple[Step, ...]:
        """What else was reached and does not decide."""
        steps = []
        for row in hits:
            if isinstance(row.then, dict) and row.then["grade"] != level.key:
                fact = join((s.text for s in self.facts(row, values)), "，", ", ")
                other = self.levels[self.rank(row.then["grade"])].title
                steps.append(Step(Text(f"{fact.zh}：只够{other.zh}，取最高的一级",
                                       f"{fact.en}: only {other.en}; the highest grade counts"), row.clause))
        return tuple(steps)

    def _changes(self, values: Values) -> tuple[Step, ...]:
        here, case = self.best(values), self.complete(values)
        rank_here = self.rank(here.key) if here else len(self.levels)
        above = [(grade, row) for grade, row in self._by_grade[id(self.table)] if grade < rank_here]
        sums = tuple(field.name for field in self.derived)
        steps: list[Step] = []
        for field in (field for field in self.fields if not isinstance(field, Tick)):
            # One field alone is looked at: a row whose other conditions do not hold is not reached by it.
            free = {field.name, *sums}
            rows = [(grade, row) for grade, row in above if all(each.field in free or each.holds(case) for each in row.when)]
            steps += changes([field], [row for _, row in rows], values, partial(self._leads_to, rows), up_only=True, sums=sums)
        return tuple(steps[:MOST])

    def _leads_to(self, rows: Iterable[tuple[int, Row]], values: Mapping[str, object]) -> tuple[object, Text, str | None] | None:
        """The grade of the first of these rows that holds."""
        case = self.complete(values)
        level = next((self.levels[grade] for grade, row in rows if row.holds(case)), None)
        return level and (level.key, level.title, level.clause)


def _silences(rows: Iterable[Row]) -> dict[Text, None]:
    """What the text says nothing about, each once."""
    return dict.fromkeys(row.then.why for row in rows if isinstance(row.then, Silent))


@dataclass(frozen=True, kw_only=True)
class Decision(Rule):
    """A decision table. Outputs are what the row that counts sets; amounts are worked out from the values.

    headline  the answer in one sentence, with the outputs' names in braces
    derive    values worked out from the entered ones, that the table looks at, with their `derived` fields
    others    the table under another reading: where its answer differs, both are shown
    """

    table: Table
    headline: Text
    derive: Derive | None = None
    derived: tuple[Field, ...] = ()
    others: tuple[tuple[Reading, Table], ...] = ()

    def tables(self) -> tuple[Table, ...]:
        return (self.table, *(table for _, table in self.others))

    def all_readings(self) -> tuple[Reading, ...]:
        return _each_once((*super().all_readings(), *(reading for reading, _ in self.others)))

    def known(self) -> dict[str, Field]:
        return super().known() | {field.name: field for field in self.derived}

    def complete(self, values: Mapping[str, object]) -> dict[str, object]:
        return {**values, **(self.derive(values) if self.derive else {})}

    def answer(self, values: Values) -> Answer:
        case = self.complete(values)
        answer = self.under(self.table, case)
        rivals = [(reading, self.under(table, case)) for reading, table in self.others]
        settled = tuple((reading, other.headline) for reading, other in rivals
                        if other.status != NEEDS and other.headline != answer.headline)
        if answer.status != VALUE:
            return answer.but(others=settled)
        # A reading whose answer hangs on what is not known is at least named.
        unsettled = tuple(reading for reading, other in rivals if other.status == NEEDS)
        return answer.but(others=settled, readings=(*answer.readings, *unsettled), changes=self._changes(case))

    def under(self, table: Table, case: Mapping[str, object]) -> Answer:
        """The answer that a table gives."""
        verdict = table.verdict(case)
        if table.policy == ALL:
            return self._collected(table, verdict, case)
        if not verdict.decided:
            return self.still_needed(dict.fromkeys((*verdict.needs, *_amounts_of(verdict.maybe, case))))
        if not verdict.hits:
            return silent(Text("文本没有规定这种情况", "The text does not say what holds in this case"),
                          readings=self.readings)
        return self._from_row(table, verdict.hits[0], case)

    def _from_row(self, table: Table, row: Row, case: Mapping[str, object]) -> Answer:
        readings = (*self.readings, *row.readings)
        causes = self.facts(row, case) or self._failed(table, case)
        if isinstance(row.then, Silent):
            return silent(row.then.why, causes=causes, readings=readings)
        if isinstance(row.then, Conflict):
            clauses = tuple(Step(Text("相互矛盾的条款", "The clauses in conflict"), c) for c in row.then.clauses)
            return Answer(status=CONFLICT, headline=row.then.why, causes=causes, steps=clauses, readings=readings)
        if wanted := _amounts_of((row,), case):
            return self.still_needed(dict.fromkeys(wanted), causes=causes)
        for value in row.then.values():
            if isinstance(value, Discretion):
                return silent(value.why, causes=causes, readings=readings)
        result = {name: self._settled(value, case) for name, value in row.then.items()}
        return Answer(status=VALUE, headline=self.words(result), result=result, causes=causes,
                      steps=self._workings(row, case), readings=readings, notes=(row.note,) if row.note else ())

    def _collected(self, table: Table, verdict: Verdict, case: Mapping[str, object]) -> Answer:
        """Every row that holds: lists run on one after another."""
        if verdict.needs:
            return self.still_needed(verdict.needs)
        rows = verdict.hits or ((table.otherwise,) if table.otherwise else ())
        if not rows:
            return silent(Text("文本没有规定这种情况", "The text does not say what holds in this case"), readings=self.readings)
        result: dict[str, object] = {}
        for row in rows:
            for name, value in row.then.items():
                result[name] = (*result.get(name, ()), *value) if isinstance(value, tuple) else value
        return Answer(status=VALUE, headline=self.words(result), result=result,
                      causes=tuple(step for row in rows for step in self.facts(row, case)),
                      steps=tuple(Step(row.note, row.clause) for row in rows if row.note),
                      readings=(*self.readings, *(r for row in rows for r in row.readings)))

    @staticmethod
    def _settled(value: object, case: Mapping[str, object]) -> object:
        return value.value(case) if hasattr(value, "explain") else value

    def words(self, result: Mapping[str, object]) -> Text:
        shown = {o.name: o.show(result[o.name]) for o in self.outputs if result.get(o.name) is not None}
        return self.headline.format(**shown)

    def _workings(self, row: Row, case: Mapping[str, object]) -> tuple[Step, ...]:
        steps = []
        for value in row.then.values():
            if not hasattr(value, "explain") or not value.fields():
                continue
            steps.append(Step(value.explain(case), row.clause))
            if isinstance(value, Least | Greatest):
                steps += self._binding(value, case)
        return tuple(steps)

    def _binding(self, least: Least | Greatest, case: Mapping[str, object]) -> Iterator[Step]:
        """Which term decides, and from where on a ceiling does."""
        term = least.binding(case)
        yield Step(Text(f"起作用的是：{term.name.zh}", f"What decides: {term.name.en}"), term.clause)
        turn = least.turning_point(term)
        if turn is not None:
            field = self.known()[term.amount.of]
            grain = Fraction(field.grain())
            shown = field.show(-(-turn // grain) * grain)
            limit = Text("上限", "ceiling") if isinstance(least, Least) else Text("下限", "floor")
            yield Step(Text(f"{field.label.zh}达到{shown.zh}时，就到了{limit.zh}", f"The {limit.en} is reached at {field.label.en} {shown.en}"),
                       term.clause)

    def _failed(self, table: Table, case: Mapping[str, object]) -> tuple[Step, ...]:
        """Why no row holds: the conditions that fail in the row that comes nearest."""
        rows = [row for row in table.rows if isinstance(row.then, Mapping)
                and not any(isinstance(value, Discretion) for value in row.then.values())]
        if not rows:
            return ()
        if table.policy == FIRST:
            rows.reverse()                                    # the lowest tier stands last, and is the next to reach
        failed = [[c for c in row.when if c.holds(case) is False] for row in rows]
        best = min(range(len(rows)), key=lambda index: len(failed[index]))
        row = rows[best]
        return tuple(Step(_short_of(c, self.known(), case), row.clause) for c in failed[best])

    def _changes(self, case: Mapping[str, object]) -> tuple[Step, ...]:
        if self.table.policy == ALL:
            return ()
        looked_at = [self.known()[name] for name in self.table.fields()]
        return changes(looked_at, self.table.rows, case, self._row_outcome)

    def _row_outcome(self, case: Mapping[str, object]) -> tuple[object, Text, str | None] | None:
        """Which row a case leads to; amounts within one row do not count as a change."""
        verdict = self.table.verdict(case)
        if not verdict.decided or not verdict.hits:
            return None
        row = verdict.hits[0]
        return id(row), self._headline(row, case), row.clause

    def _headline(self, row: Row, case: Mapping[str, object]) -> Text:
        """What the answer of a row says, without its reasons where it has a value: many cases are looked at for one answer."""
        if not isinstance(row.then, Mapping) or _amounts_of((row,), case) or any(isinstance(v, Discretion) for v in row.then.values()):
            return self.under(self.table, case).headline
        return self.words({name: self._settled(value, case) for name, value in row.then.items()})


def _amounts_of(rows: Iterable[Row], case: Mapping[str, object]) -> list[str]:
    """Fields that the amounts of rows are made of and that are not known."""
    return [name for row in rows if isinstance(row.then, Mapping) for value in row.then.values() if hasattr(value, "fields")
            for name in value.fields() if case.get(name) is None]


def _short_of(criterion: Criterion, fields: Mapping[str, Field], case: Mapping[str, object]) -> Text:
    field = fields[criterion.field]
    wanted = criterion.wanted(fields)
    if field.kind == "tick":
        return Text(f"没有满足：{field.label.zh}", f"Not met: {field.label.en}")
    value = field.show(case[criterion.field])
    return Text(f"{field.label.zh} {value.zh}，要求 {wanted.zh}", f"{field.label.en}: {value.en}; required: {wanted.en}")


def lookup(*, name: str, title: Text, question: Text, clauses: tuple[str, ...], ask: Text,
           entries: tuple[tuple[str, Text, Mapping[str, object], str], ...], outputs: tuple[Output, ...], headline: Text,
           field: str = "item", family: str = "lookup", hint: Text | None = None, readings: tuple[Reading, ...] = (),
           row_readings: Mapping[str, tuple[Reading, ...]] | None = None) -> Decision:
    """A table with one question: entries of (key, label, outputs, clause)."""
    row_readings = row_readings or {}
    choice = Choice(name=field, label=ask, hint=hint, required=True,
                    options=tuple(Option(key, label) for key, label, _, _ in entries))
    rows = tuple(Row(when=(OneOf(field, (key,)),), then=then, clause=clause, readings=row_readings.get(key, ()))
                 for key, _, then, clause in entries)
    return Lookup(name=name, family=family, title=title, question=question, clauses=clauses, fields=(choice,),
                  outputs=outputs, headline=headline, table=Table(name=name, rows=rows), readings=readings)


@dataclass(frozen=True, kw_only=True)
class Lookup(Decision):
    """A decision on one choice. Other choices give other entries, which needs no telling."""

    def _changes(self, case: Mapping[str, object]) -> tuple[Step, ...]:
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to be done or to be there.

    when       it counts only where these conditions hold
    met_by     it is met by a value (measured and limit) and not by a tick
    """

    name: str
    label: Text
    clause: str
    when: tuple[Criterion, ...] = ()
    met_by: Criterion | None = None
    hint: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Checklist(Rule):
    """Items to tick. `least` of those that apply must be there; None means all of them.

    met, unmet  the answer in one sentence; `{missing}`, `{done}`, `{total}` may stand in them
    others      the items under another reading: where the answer differs, both are shown
    """

    items: tuple[Item, ...]
    met: Text
    unmet: Text
    least: int | None = None
    fields: tuple[Field, ...] = ()
    derive: Derive | None = None
    derived: tuple[Field, ...] = ()
    outputs: tuple[Output, ...] = (
        Output(name="complete", label=Text("满足", "Met"), kind="yes-no"),
        Output(name="missing", label=Text("还缺", "Missing"), kind="list", quiet=True))
    others: tuple[tuple[Reading, tuple[Item, ...]], ...] = ()

    def inputs(self) -> tuple[Field, ...]:
        ticks = tuple(Tick(name=item.name, label=item.label, hint=item.hint) for item in self.items if item.met_by is None)
        return (*self.fields, *ticks)

    def known(self) -> dict[str, Field]:
        return {field.name: field for field in (*self.inputs(), *self.derived)}

    def state(self, item: Item, case: Mapping[str, object]) -> bool | None:
        return item.met_by.holds(case) if item.met_by else bool(case[item.name])

    def applies(self, item: Item, case: Mapping[str, object]) -> bool:
        return Row(when=item.when, then={}, clause=item.clause).holds(case) is True

    def answer(self, values: Values) -> Answer:
        case = {**values, **(self.derive(values) if self.derive else {})}
        answer = self.under(self.items, case)
        others = ((reading, self.under(items, case).headline) for reading, items in self.others)
        return answer.but(others=tuple((reading, words) for reading, words in others if words != answer.headline))

    def all_readings(self) -> tuple[Reading, ...]:
        return _each_once((*super().all_readings(), *(reading for reading, _ in self.others)))

    def under(self, all_items: tuple[Item, ...], case: Mapping[str, object]) -> Answer:
        """The answer that a list of items gives."""
        items = [item for item in all_items if self.applies(item, case)]
        done = [item for item in items if self.state(item, case)]
        missing = [item for item in items if not self.state(item, case)]
        wanted = len(items) if self.least is None else self.least
        met = len(done) >= wanted
        words = (self.met if met else self.unmet).format(
            missing=listing(item.label for item in missing) if missing else Text("无", "none"),
            done=len(done), total=len(items))
        shown = done if met and self.least is not None else missing
        steps = [Step(Text(f"{'有' if item in done else '缺'}：{item.label.zh}",
                           f"{'Present' if item in done else 'Missing'}: {item.label.en}"), item.clause) for item in shown]
        return Answer(status=VALUE, headline=words,
                      result={"complete": met, "missing": tuple(item.label for item in missing)},
                      causes=tuple(steps), readings=self.readings)


@dataclass(frozen=True, kw_only=True)
class Deadline(Rule):
    """So many days from a date: the last day, and whether a second date is in time.

    start        the field of the date it runs from
    handed_in    the field of the date to be held against it; None where there is none
    count        how many
    unit         "days" or "working-days"
    clause       the clause that sets the period
    first_counts whether the day it starts on is the first
    first_day    the reading that settles this, where the text does not; the answer of the other reading is shown too
    other_starts for other readings of where it starts, the field of the date that they count from
    act          what has to be done by then
    """

    start: str
    count: int
    unit: str
    clause: str
    act: Text
    handed_in: str | None = None
    first_counts: bool = False
    first_day: Reading | None = None
    other_starts: tuple[tuple[Reading, str], ...] = ()
    outputs: tuple[Output, ...] = (
        Output(name="last_day", label=Text("最后一天", "Last day"), kind="date"),
        Output(name="in_time", label=Text("是否按时", "In time"), kind="yes-no"))

    def last_day(self, start: date, *, first_counts: bool) -> date:
        """Raises UnknownYear."""
        add = {"days": clocks.add_days, "working-days": clocks.add_working_days}[self.unit]
        return add(start, self.count, first_counts=first_counts)

    def all_readings(self) -> tuple[Reading, ...]:
        first = (self.first_day,) if self.first_day else ()
        return _each_once((*self.readings, *first, *(reading for reading, _ in self.other_starts)))

    def answer(self, values: Values) -> Answer:
        start = values[self.start]
        if start is None:
            return self.still_needed((self.start,))
        try:
            answer = self._from(start, values, first_counts=self.first_counts)
            others = tuple((reading, other.headline) for reading, other in self._rivals(start, values)
                           if other.headline != answer.headline)
        except clocks.UnknownYear as unknown:
            return needs(unknown.words(), steps=(self._period(start, first_counts=self.first_counts),),
                         readings=self.all_readings())
        return answer.but(others=others, readings=(*self.readings, *((self.first_day,) if self.first_day else ())))

    def _rivals(self, start: date, values: Values) -> Iterator[tuple[Reading, Answer]]:
        if self.first_day:
            yield self.first_day, self._from(start, values, first_counts=not self.first_counts)
        for reading, name in self.other_starts:
            if values[name] is not None:
                yield reading, self._from(values[name], values, first_counts=self.first_counts)

    def _from(self, start: date, values: Values, *, first_counts: bool) -> Answer:
        """The answer when it runs from a day. Raises UnknownYear."""
        last = self.last_day(start, first_counts=first_counts)
        given = values.get(self.handed_in) if self.handed_in else None
        result: dict[str, object] = {"last_day": last}
        if given is not None:
            result["in_time"] = given <= last
        return Answer(status=VALUE, headline=self._headline(last, given), result=result,
                      causes=(self._period(start, first_counts=first_counts),),
                      steps=self._counted(start, last, first_counts=first_counts),
                      span=Span(start=start, last=last, unit=self.unit, first_counts=first_counts, given=given))

    def _headline(self, last: date, given: date | None) -> Text:
        by = Date(name="_", label=self.act).show(last)
        words = Text(f"{self.act.zh}：最迟{by.zh}", f"{self.act.en}: by {by.en} at the latest")
        if given is None:
            return words
        return words + (Text("，按时", ": in time") if given <= last else Text("，已过期", ": too late"))

    def _period(self, start: date, *, first_counts: bool) -> Step:
        unit = {"days": Text("日", "days"), "working-days": Text("个工作日", "working days")}[self.unit]
        day = self.known()[self.start]
        since, period = day.show(start), number(self.count, unit)
        how = Text("当天算第1天", "that day is day 1") if first_counts else Text("次日起算第1天", "the day after is day 1")
        return Step(Text(f"{day.label.zh}：{since.zh}；{period.zh}，{how.zh}",
                         f"{day.label.en}: {since.en}; {period.en}; {how.en}"), self.clause)

    def _counted(self, start: date, last: date, *, first_counts: bool) -> tuple[Step, ...]:
        """The days counted off, where there are few enough to look at."""
        if self.unit != "working-days" or self.count > 20:
            return ()
        days, day = [], start - clocks.ONE_DAY if first_counts else start
        while day < last:
            day += clocks.ONE_DAY
            if clocks.CALENDAR.is_working(day):
                days.append(day)
        skipped = (last - start).days + first_counts - len(days)
        off = number(skipped, DAYS)
        listed = "、".join(f"{d.month}/{d.day}" for d in days)
        english = ", ".join(f"{d.day}/{d.month}" for d in days)
        return (Step(Text(f"逐日数（月/日）：{listed}；跳过休息日和节假日{off.zh}",
                          f"Counted off (day/month): {english}; days off skipped: {skipped}"), self.clause),)


@dataclass(frozen=True, kw_only=True)
class Calculation(Rule):
    """What a table cannot say: a plain function from values to an answer, with the tables that it uses, if any.

    `compute` gets the rule and the values. `interim` is what the tables lead to on the way to the outputs.
    """

    compute: Callable[[Rule, Values], Answer]
    used: tuple[Table, ...] = ()
    derived: tuple[Field, ...] = ()
    interim: tuple[Output, ...] = ()
    more_readings: tuple[Reading, ...] = ()

    def tables(self) -> tuple[Table, ...]:
        return self.used

    def columns(self) -> tuple[Output, ...]:
        return (*self.outputs, *self.interim)

    def known(self) -> dict[str, Field]:
        """Fields that tables look at; those of repeated rows by their own names."""
        rows = {f.name: f for field in self.fields if field.kind == "rows" for f in field.fields}
        return rows | super().known() | {field.name: field for field in self.derived}

    def all_readings(self) -> tuple[Reading, ...]:
        return _each_once((*super().all_readings(), *self.more_readings))

    def answer(self, values: Values) -> Answer:
        answer = self.compute(self, values)
        return answer.but(readings=(*self.readings, *answer.readings))

