"""The other way round: every case that leads to a grade, to a choice, or to an amount.

    question = ask(rule)                      # None where a rule cannot be asked so
    values, errors = question.read({"grade": "II"})
    question.answer(values).region

Gradings are asked for a grade, decisions for their amount, or for their first choice where they pay nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .amounts import Discretion
from .answers import Output, Reading, Step
from .errors import InputError
from .fields import Choice, Field, Money, Option, Tick, Values, read
from .regions import Box, NotSolvable, Region, Way, box_of, exactly, excluding, meet, reached
from .rules import NOT_GRADED, Decision, Grading, Lookup, Rule
from .tables import ALL, Conflict, Row, Silent, Table
from .text import Text, money

EXACTLY = "exactly"
_EXACTLY = Tick(name=EXACTLY, label=Text("恰好这么多（不勾选就是至少这么多）", "Exactly this much (left open: at least this much)"))
_YES_NO = (Option("yes", Text("是", "yes")), Option("no", Text("否", "no")))

ANY_ONE = Text("下面任何一项成立", "any one of these holds")
NO_HIGHER = Text("而且更高等级的标准一项也不成立", "and no criterion of a higher grade does")
NONE_OF = Text("至少填了一个数字或勾选了一项，而且下面的标准一项也不成立", "at least one figure or tick is entered, and none of these criteria holds")
ONE_WAY = Text("下面这种情形", "in this case")
SEVERAL = Text("下面任何一种情形", "in any one of these cases")
NO_WAY = Text("没有哪种情形是这样", "no case leads to this")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What leads to an outcome.

    headline  the outcome and how its ways are joined, in one sentence
    region    under the reading of the handbook
    others    the region under another reading, where it is another one
    notes     where the text sets no outcome, with clauses
    """

    headline: Text
    region: Region
    readings: tuple[Reading, ...] = ()
    others: tuple[tuple[Reading, Region], ...] = ()
    notes: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A rule asked the other way round, for one of its outputs."""

    rule: Rule
    output: Output
    fields: tuple[Field, ...]

    def read(self, raw: Mapping[str, object]) -> tuple[Values, list[InputError]]:
        """The values of a request, and all that is wrong with them."""
        return read(self.fields, raw)

    def answer(self, values: Values) -> Found:
        """The region of what was asked for. Raises NotSolvable."""
        wanted = values[self.output.name]
        region = self.region(self.rule.table, values)
        found = Found(headline=self._headline(values, region), region=region, notes=self._notes(),
                      readings=tuple({r.id: r for row in self._rows_of(self.rule.table, wanted) for r in row.readings}.values()))
        return self._with_others(found, values)

    def region(self, table: Table, values: Values) -> Region:
        """The region under a table. Raises NotSolvable."""
        wanted = values[self.output.name]
        if isinstance(self.rule, Grading):
            return _graded(self.rule, table, wanted)
        return _decided(self.rule, table, self._solving(wanted, values.get(EXACTLY)))

    def _solving(self, wanted: object, exact: bool) -> Callable[[Row], list[Box]]:
        name, fields = self.output.name, self.rule.known()
        if self.output.kind != "money":
            key = wanted == "yes" if self.output.kind == "yes-no" else wanted
            return lambda row: [{}] if row.then.get(name) == key else []
        solve = exactly if exact else reached

        def solved(row: Row) -> list[Box]:
            amount = row.then.get(name)
            return [] if amount is None or isinstance(amount, Discretion) else solve(amount, Fraction(wanted), fields)

        return solved

    def _rows_of(self, table: Table, wanted: object) -> Iterable[Row]:
        """The rows whose readings touch the outcome: of a choice its own, of an amount all."""
        rows = [row for row in (*table.rows, table.otherwise) if row and isinstance(row.then, Mapping)]
        if self.output.kind == "money":
            return rows
        key = wanted == "yes" if self.output.kind == "yes-no" else wanted
        return [row for row in rows if row.then.get(self.output.name) == key]

    def _with_others(self, found: Found, values: Values) -> Found:
        others, unsolved = [], []
        for reading, table in self.rule.others:
            try:
                region = self.region(table, values)
            except NotSolvable:
                unsolved.append(reading)       # what the answer rests on, since the other cannot be worked out
                continue
            if region != found.region:
                others.append((reading, region))
        readings = {r.id: r for r in (*self.rule.readings, *found.readings, *unsolved)}
        return Found(headline=found.headline, region=found.region, notes=found.notes,
                     readings=tuple(readings.values()), others=tuple(others))

    def _headline(self, values: Values, region: Region) -> Text:
        what = self._outcome(values)
        if not region.ways:
            return _said(what, NO_WAY)
        if isinstance(self.rule, Grading):
            if values[self.output.name] == NOT_GRADED:
                return _said(what, NONE_OF)
            return _said(what, ANY_ONE if not region.barred else Text(f"{ANY_ONE.zh}，{NO_HIGHER.zh}", f"{ANY_ONE.en}, {NO_HIGHER.en}"))
        return _said(what, ONE_WAY if len(region.ways) == 1 else SEVERAL)

    def _outcome(self, values: Values) -> Text:
        wanted, label = values[self.output.name], self.output.label
        if self.output.kind != "money":
            words = self.fields[0].show(wanted)
            return words if isinstance(self.rule, Grading) else Text(f"{label.zh}：{words.zh}", f"{label.en} {words.en}")
        sum_ = money(wanted)
        if values.get(EXACTLY):
            return Text(f"{label.zh}恰好{sum_.zh}", f"{label.en} exactly {sum_.en}")
        return Text(f"{label.zh}至少{sum_.zh}", f"{label.en} {sum_.en} or more")

    def _notes(self) -> tuple[Step, ...]:
        """Where the text names no outcome: such cases are in no region."""
        silent = []
        for row in (*self.rule.table.rows, self.rule.table.otherwise):
            why = row and _why_open(row, self.output.name)
            if why:
                silent.append(Step(why, row.clause))
        return tuple(dict.fromkeys(silent))


def _said(what: Text, how: Text) -> Text:
    return Text(f"{what.zh}：{how.zh}", f"{what.en}: {how.en}")


def _why_open(row: Row, output: str) -> Text | None:
    if isinstance(row.then, Silent | Conflict):
        return row.then.why
    value = row.then.get(output)
    return value.why if isinstance(value, Discretion) else None


def _graded(rule: Grading, table: Table, grade: str) -> Region:
    """The rows of a grade, without those of a higher one; for no grade at all, none of the rows."""
    conflicts = tuple(row for row in table.rows if isinstance(row.then, Conflict))
    if grade == NOT_GRADED:
        return Region(ways=(Way(when=(), clause=rule.clauses[0]),), barred=table.rows)
    graded = [(rule.rank(row.then["grade"]), row) for row in table.rows if isinstance(row.then, Mapping)]
    rank = rule.rank(grade)
    ways = tuple(Way(when=row.when, clause=row.clause, note=row.note) for at, row in graded if at == rank)
    higher = tuple(row for at, row in graded if at < rank)
    return Region(ways=ways, barred=(*higher, *conflicts) if ways else ())


def _decided(rule: Decision, table: Table, solve: Callable[[Row], list[Box]]) -> Region:
    """Every row that gives the outcome, without the cases in which an earlier row counts."""
    fields, ways = rule.known(), []
    rows = (*table.rows, *((table.otherwise,) if table.otherwise else ()))
    for index, row in enumerate(rows):
        own = box_of(row.when, fields)
        if own is None or not isinstance(row.then, Mapping):
            continue
        for box in solve(row):
            met = meet(own, box, fields)
            way = met is not None and excluding(Way(when=tuple(met.values()), clause=row.clause, note=row.note), rows[:index], fields)
            ways += [way] if way else []
    return Region(ways=tuple(ways))


def ask(rule: Rule) -> Question | None:
    """A rule's question the other way round; None where it has none."""
    if isinstance(rule, Grading):
        return Question(rule=rule, output=rule.outputs[0], fields=(_choice(rule.outputs[0], rule.outputs[0].options),))
    if not isinstance(rule, Decision) or isinstance(rule, Lookup) or rule.table.policy == ALL:
        return None
    return _of_amount(rule) or _of_choice(rule)


def _choice(output: Output, options: tuple[Option, ...]) -> Choice:
    return Choice(name=output.name, label=output.label, options=options, required=True)


def _of_amount(rule: Decision) -> Question | None:
    output = next((output for output in rule.outputs if output.kind == "money"), None)
    if output is None:
        return None
    wanted = Money(name=output.name, label=output.label, required=True, unit=_unit(rule))
    question = Question(rule=rule, output=output, fields=(wanted, _EXACTLY))
    try:
        question.region(rule.table, {output.name: 1, EXACTLY: True})
    except NotSolvable:
        return None
    return question


def _unit(rule: Decision) -> str:
    """The unit in which the rule's own amounts are entered."""
    return next((field.unit for field in rule.fields if isinstance(field, Money) and field.unit != "yi"), "yuan")


def _of_choice(rule: Decision) -> Question | None:
    for output in rule.outputs:
        rows = [row for row in (*rule.table.rows, rule.table.otherwise) if row and isinstance(row.then, Mapping)]
        given = {row.then.get(output.name) for row in rows} if output.kind in ("choice", "yes-no") else set()
        options = _YES_NO if output.kind == "yes-no" else output.options
        options = tuple(o for o in options if (o.key == "yes" if output.kind == "yes-no" else o.key) in given)
        if len(options) > 1:
            return Question(rule=rule, output=output, fields=(_choice(output, options),))
    return None
