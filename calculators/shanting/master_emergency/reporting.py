"""Clause 4.4: who reports to whom, and what a report says. The plan sets no hours or minutes, so there is no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calculators.kernel import (
    Answer,
    Checklist,
    Choice,
    Decision,
    InputError,
    Instant,
    Item,
    OneOf,
    Output,
    Reading,
    Row,
    Step,
    Table,
    Text,
    Tick,
    YesNo,
    number,
    options,
    ticked,
    yes,
)
from calculators.kernel.fields import Values
from calculators.kernel.nearest import changes

from .grades import GRADE, HIGHER

REPORTERS = options(
    scene=("事发单位", "The unit where it happened"),
    witness=("网格员、村（居）、企业、社会组织、专业机构、监测网点、目击知情者、新闻媒体",
             "Grid worker, village or community, firm, social organisation, professional body, monitoring point, eyewitness, news media"),
    citizen=("听说了消息的公民", "A citizen who has learned of it"),
    town=("事发地镇（街）政府及其有关部门", "The town or subdistrict of the place and its departments"),
    district=("区政府及其有关部门", "The District Government and its departments"),
)

ORDINARY = Reading(
    id="ordinary-events-go-up",
    clause="4.4（3）",
    says=Text(
        "4.4（2）说区政府收到报告并研判后“向市政府上报”，4.4（4）说接到信息后及时上报，都不分级别；"
        "4.4（3）说区政府掌握一般及以上的信息，“较大及以上”的要报上级。",
        "Clauses 4.4(2) and 4.4(4) have the District Government report to the City Government whatever the grade; "
        "4.4(3) has it keep full knowledge of ordinary events and send up those of Grade III or worse.",
    ),
    reads=Text("一般事件也上报市政府。", "Ordinary events go to the City Government too."),
    why=Text("迟报、漏报要追责（4.4（4）、7（3）），多报没有害处。", "Late or missing reports are punished (4.4(4), 7(3)); one report too many does no harm."),
    other=Text("一般事件由区里掌握，不敏感、不会升级的不必上报。", "Ordinary events stay with the district unless sensitive or likely to grow."),
)

AT_ONCE = Text("立即（没有写分钟数）", "at once (no minutes are given)")
IN_TIME = Text("及时（没有写小时数）", "in time (no hours are given)")
AS_REQUIRED = Text("及时，按要求（没有写小时数）", "in time and as required (no hours are given)")
LOCAL = Text("所在地镇（街）、开发区和有关主管部门", "the local town or subdistrict, the development zone and the department in charge")
CITY = Text("市政府及有关部门", "the City Government and its departments")
SKIP = Text("市政府及有关部门；可以越级上报，同时报告市政府", "the City Government and its departments; the report may skip levels if the City Government is told at the same time")
KEPT = Text("不必上报，由区里掌握", "nobody above; the district keeps it")
NO_REPORT = Text("没有时限", "no time limit")
SCENE_DUE = Text("立即（没有写分钟数；报区政府的，没有写快慢）", "at once (no minutes are given; for the District Government no speed is named)")
WARN_OTHERS = Text("同时通报可能受影响的地区、部门和企业；不得迟报、漏报、谎报、瞒报",
                   "Areas, departments and firms that may be affected are told too; no late, missing, false or concealed reports")


def path(clause: str, to: Text, when_due: Text, *when: OneOf, **parts: object) -> Row:
    return Row(when=when, then={"to": to, "due": when_due}, clause=clause, **parts)


BY = {key: OneOf("reporter", (key,)) for key in ("scene", "witness", "citizen", "town", "district")}
USUAL, SPECIAL = OneOf("special", (False,)), ticked("special")


def rows(ordinary: Text, due: Text) -> tuple[Row, ...]:
    """The steps of the report; for an ordinary event, what the District Government does."""
    district = BY["district"]
    return (
        path("4.5.1（1）", Text("当地镇（街）、开发区和上级有关部门，并报区政府及有关部门",
                             "the local town or subdistrict, the development zone and the departments above, and the District Government and its departments"),
             SCENE_DUE, BY["scene"]),
        path("4.4（2）", LOCAL, AT_ONCE, BY["witness"]),
        path("4.4（1）", Text("所在地政府、有关主管部门或者指定的专业机构", "the local government, the department in charge or a professional body named for it"),
             Text("鼓励主动报告，没有写时限", "encouraged; no time limit is given"), BY["citizen"]),
        path("4.4（2）", Text("区政府及其有关部门", "the District Government and its departments"), IN_TIME, BY["town"],
             note=Text("4.5.1（2）（3）写“及时”，4.4（2）写“按照有关规定”", "“In time” by 4.5.1(2) and (3), “as the rules say” by 4.4(2)")),
        path("4.4（4）", SKIP, AS_REQUIRED, district, OneOf("grade", ("I",)), note=WARN_OTHERS),
        path("4.4（4）", SKIP, AS_REQUIRED, district, SPECIAL, note=WARN_OTHERS),
        path("4.4（3）", CITY, AS_REQUIRED, district, USUAL, OneOf("grade", HIGHER[1:]), note=WARN_OTHERS),
        path("4.4（3）", CITY, IN_TIME, district, yes("beyond_grade"), USUAL, OneOf("grade", ("IV",)), note=WARN_OTHERS),
        path("4.4（2）", ordinary, due, district, OneOf("grade", ("IV",)), USUAL, note=WARN_OTHERS,
             readings=(ORDINARY,)),
    )


def in_order(values: Values) -> Iterator[InputError]:
    """A report cannot be made before the event."""
    labels = {field.name: field.label for field in report_path.fields}
    if values["occurred"] and values["reported"] and values["reported"] < values["occurred"]:
        yield InputError("reported", "before", {"label": labels["reported"], "other": labels["occurred"]})


@dataclass(frozen=True, kw_only=True)
class ReportPath(Decision):
    """A step of the report. With both times known it says how long it took, and that the text sets no limit."""

    def _changes(self, case: Mapping[str, object]) -> tuple[Step, ...]:
        """Another reporter is another question and no change of this answer."""
        looked_at = [self.known()[name] for name in self.table.fields() if name != "reporter"]
        return changes(looked_at, self.table.rows, case, self._row_outcome)

    def answer(self, values: Mapping[str, object]) -> Answer:
        answer = super().answer(values)
        if values["occurred"] is None or values["reported"] is None:
            return answer
        minutes = int((values["reported"] - values["occurred"]).total_seconds()) // 60
        took = number(minutes, Text("分钟", "minute|minutes"))
        return answer.but(notes=(*answer.notes, Text(
            f"从事发到报告用了{took.zh}；文本只写“立即”“及时”，没有写数字的时限，不能判断是否按时",
            f"The report came {took.en} after the event; the text says only “at once” or “in time”, so it cannot be said whether it was in time")))


report_path = ReportPath(
    name="report-path",
    family="reporting-time",
    title=Text("向谁报告", "Who reports to whom"),
    question=Text("我该向谁报告，多快报？", "To whom do I report, and how fast?"),
    clauses=("4.4", "4.5.1", "3.4"),
    check=in_order,
    fields=(
        Choice(name="reporter", label=Text("报告人", "Who reports"), options=REPORTERS, required=True),
        Choice(name="grade", label=GRADE.label, options=GRADE.options,
               hint=Text("区政府上报时要填；其他报告人不看等级", "Needed where the District Government reports; others report whatever the grade")),
        YesNo(name="beyond_grade", label=Text("事件敏感，或在重点地区、重要时期，或可能演化为较大及以上",
                                           "The event is sensitive, in a key area, at an important time, or may become Grade III or worse")),
        Tick(name="special", label=Text("属于特殊情况，需要越级上报", "Special circumstances call for skipping levels"),
              hint=Text("文本没有写什么是特殊情况", "The text does not say what these are")),
        Instant(name="occurred", label=Text("事发时间", "Time of the event"), hint=Text("可以不填", "May be left empty")),
        Instant(name="reported", label=Text("报告时间", "Time of the report"), hint=Text("可以不填", "May be left empty")),
    ),
    outputs=(
        Output(name="to", label=Text("报告对象", "Report to")),
        Output(name="due", label=Text("多快", "How fast")),
    ),
    headline=Text("报告对象：{to}；{due}", "Report to {to}; {due}"),
    table=Table(name="report-path", policy="first", rows=rows(CITY, IN_TIME)),
    others=((ORDINARY, Table(name="report-path/ordinary-events-go-up", policy="first", rows=rows(KEPT, NO_REPORT))),),
)


def part(name: str, zh: str, en: str) -> Item:
    """One of the things that a report generally says."""
    return Item(name=name, label=Text(zh, en), clause="4.4（2）")


GENERALLY = Reading(
    id="report-generally-includes",
    clause="4.4（2）",
    says=Text("报告内容“一般包括”这些，末尾有“等”字。", "A report “generally includes” these, “and so on”."),
    reads=Text("10项都要写到；没有的情况写明“没有”也算写到。", "All 10 are to be covered; saying that a point does not arise covers it."),
    why=Text("“一般”要求照常写全；缺项会影响上级判断。", "“Generally” asks for all in the ordinary case; gaps hinder those above."),
    other=Text("只是举例，缺几项也可以，先报后补。", "They are examples; some may be missing and follow later."),
)

report_content = Checklist(
    name="report-content",
    family="checklist",
    title=Text("报告要写什么", "What a report says"),
    question=Text("这份报告还缺哪些内容？", "What is still missing from this report?"),
    clauses=("4.4",),
    readings=(GENERALLY,),
    met=Text("{done}项内容都有了", "All {done} points are there"),
    unmet=Text("有{done}项，应有{total}项", "Points covered: {done} of {total}"),
    items=(
        part("time", "时间", "Time"),
        part("place", "地点", "Place"),
        part("source", "信息来源", "Source of the information"),
        part("nature", "性质", "Nature"),
        part("course", "简要经过", "Brief course"),
        part("reach", "影响范围（含环境影响）", "Reach, with effects on the environment"),
        part("people", "人员伤（病）亡和失联情况", "Deaths, injuries, illness and missing people"),
        part("houses", "房屋倒塌损坏情况", "Houses collapsed or damaged"),
        part("infrastructure", "交通、通信、电力等基础设施损毁情况", "Damage to transport, communications, electricity and other infrastructure"),
        part("measures", "现场救援情况和已采取的措施", "Rescue on the scene and measures taken"),
    ),
)
