"""The housing provident fund joint meeting of Shanting District: who sits in it, when it meets, when an item is passed.

山政办字〔2022〕19号. The plan defines none of its bound words; 以上 includes the number (Civil Code, article 1259).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.kernel import (
    CALENDAR,
    Answer,
    Calculation,
    Count,
    Date,
    InputError,
    Output,
    Reading,
    Step,
    Text,
    UnknownYear,
    Words,
    day,
    lookup,
    number,
)
from calculators.kernel.answers import VALUE

WORDS = Words()
UNITS, VOTES, TIMES = Text("个单位", "unit|units"), Text("票", "vote|votes"), Text("次", "meeting|meetings")

# 一, 三, 附件 Who sits in it, and what each does

CLAUSE_MEMBERS, CLAUSE_ANNEX = "一", "附件"
EDUCATION = Reading(
    id="education-member", clause=CLAUSE_ANNEX,
    says=Text("第一部分写的成员单位是区教体局；附件的名单里，教育一方是区教育财务管理结算中心主任。",
              "Section 1 names the education and sports bureau as a member unit; in the annex the member for education is the head of "
              "the District Education Finance Settlement Centre."),
    reads=Text("成员单位是区教体局，由结算中心主任代表。",
               "The bureau is the member unit, and the head of the centre represents it."),
    why=Text("其余5个单位在两处都对得上，只差这一个；结算中心管教育系统的财务。",
             "The other 5 units agree in both places; the centre handles the money of the education system."),
    other=Text("成员单位是区教育财务管理结算中心。", "The centre itself is the member unit."))


def _role(key: str, label: Text, main: Text, clause: str, *duties: Text) -> tuple[str, Text, dict[str, object], str]:
    return key, label, {"main": main, "duties": duties}, clause


roles = lookup(
    name="roles",
    title=Text("谁担任，做什么", "Who holds which post, and what it does"),
    question=Text("这个职务或机构由谁担任，做什么？", "Who holds this post, and what does it do?"),
    clauses=(CLAUSE_MEMBERS, "三（一）", "三（二）", "四（五）", CLAUSE_ANNEX), ask=Text("职务或机构", "Post or body"), field="role",
    outputs=(Output(name="main", label=Text("由谁担任", "Held by")), Output(name="duties", label=Text("做什么", "What it does"), kind="list")),
    headline=Text("{main}", "{main}"),
    entries=(
        _role("chief-convener", Text("总召集人", "Chief convener"), Text("分管副区长，1人", "The deputy district mayor in charge, 1 person"),
              CLAUSE_MEMBERS, Text("确定会议议题（四（二））", "Sets the agenda (section 4(2))"),
              Text("主持会议，宣布出席情况和议题，总结（四（六））",
                   "Takes the chair, announces attendance and agenda, sums up (section 4(6))")),
        _role("deputy-convener", Text("副召集人", "Deputy conveners"),
              Text("区人民政府办公室负责人和公积金中心山亭管理部负责人，2人",
                   "The heads of the District Government Office and of the Shanting office of the fund's management centre, 2 people"),
              CLAUSE_MEMBERS, Text("文件没有单独写副召集人做什么", "The text does not say what the deputy conveners do")),
        _role("member", Text("成员单位", "Member units"),
              Text("区财政局、区住建局、区税务局、区人社局、区审批服务局、区教体局等",
                   "The finance, housing and construction, tax, human resources, administrative approval and education bureaus, and others"),
              CLAUSE_MEMBERS, Text("可以建议开会（四（一））", "May propose a meeting (section 4(1))"),
              Text("到会发言、讨论、表决（四（六））", "Attends, speaks, discusses and votes (section 4(6))"),
              Text("成员岗位变了自动更换，由所在单位提出", "When the member's post changes hands so does the seat; the unit tells the meeting")),
        _role("meeting", Text("联席会议", "The joint meeting"), Text("全体成员", "All its members"), "三（一）",
              Text("协调解决住房公积金管理的重大问题", "Solves major problems in running the fund"),
              Text("健全部门协调机制", "Builds up coordination among departments"),
              Text("督查、通报各责任部门的工作", "Checks the responsible departments and reports on them"),
              Text("解决其他重大事项", "Settles other major matters")),
        _role("office", Text("联席会议办公室", "Office of the joint meeting"),
              Text("主任由公积金中心山亭管理部的负责人兼任", "Its director is the head of the Shanting office of the fund's management centre"),
              "三（二）", Text("收集整理材料，起草、印发文件", "Collects papers, drafts and issues documents"),
              Text("会务；会前5天内送达议题和资料（四（二））",
                   "Prepares meetings; delivers agenda and papers within 5 days before them (section 4(2))"),
              Text("协调跨部门、跨地区的工作", "Coordinates across departments and areas"),
              Text("督促落实，起草督查通报", "Sees that decisions are carried out, drafts the reports"),
              Text("整理会议结果，印发纪要（四（七））", "Writes up the results and issues the minutes (section 4(7))"),
              Text("完成联席会议交办的其他工作", "Does other work that the joint meeting gives it")),
        _role("delegate", Text("受委托的人", "Delegate"), Text("熟悉情况的人，由成员单位的负责人委托",
              "A person who knows the matter, sent by the head of the member unit"), "四（五）",
              Text("带负责人的书面意见参加会议", "Attends with the head's views in writing"), Text("没有表决权", "Has no vote")),
    ),
    row_readings={"member": (EDUCATION,)})


# 四（二） When it meets, and when the papers go out

CLAUSE_WHEN = "四（二）"
DAYS_BEFORE = 5
ONE_A_YEAR = WORDS("至少1次")
_BEFORE_SAYS = Text("材料“在会前5天内”送达。", "The papers are delivered “within 5 days before the meeting”.")
AT_LEAST = Reading(
    id="at-least-five-days-before", clause=CLAUSE_WHEN, says=_BEFORE_SAYS,
    reads=Text("照字面：会前5天之内，从会前第5天到开会前一天。", "By the letter: from the 5th day before the meeting to the day before it."),
    why=Text("“内”是不超出这个期间。", "“Within” means not outside that period."),
    other=Text("本意是提前5天：最迟会前第5天送到，成员单位才来得及提意见。",
               "What is meant is 5 days ahead: by the 5th day before at the latest, so that units have time to comment."))
WORKING = Reading(
    id="working-days-before", clause=CLAUSE_WHEN, says=Text("“5天”没有说是自然日还是工作日。",
                                                           "“5 days” does not say calendar days or working days."),
    reads=Text("按自然日数。", "Calendar days are counted."),
    why=Text("没有写“工作日”，按民法典第200条以日历计算。", "It does not say working days; periods go by the calendar (Civil Code, article 200)."),
    other=Text("5个工作日，从会前第5个工作日起。", "5 working days, from the 5th working day before the meeting."))
MEETING_DAY = Reading(
    id="meeting-day-counts", clause=CLAUSE_WHEN, says=Text("没有说开会当天算不算一天。", "It does not say whether the day of the meeting counts."),
    reads=Text("开会当天不算，前一天是第1天。", "The day of the meeting does not count; the day before it is day 1."),
    why=Text("写的是“会前”；按日计算期间，当天不计入（民法典第201条）。",
             "The words are “before the meeting”, and the day itself does not count (Civil Code, article 201)."),
    other=Text("开会当天算第1天，期间晚一天开始。", "The day of the meeting is day 1, so the period begins one day later."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days on which the papers may be delivered; without a first day any day up to the last."""

    last: date
    first: date | None = None

    def holds(self, on: date) -> bool:
        return (self.first or date.min) <= on <= self.last

    def headline(self, delivered: date | None) -> Text:
        last = day(self.last)
        words = Text(f"材料最迟{last.zh}送到", f"Papers delivered by {last.en} at the latest")
        if self.first:
            first = day(self.first)
            words = Text(f"材料在{first.zh}至{last.zh}之间送到", f"Papers delivered between {first.en} and {last.en}")
        if delivered is None:
            return words
        if self.holds(delivered):
            return words + Text("，合乎要求", ": as required")
        return words + (Text("，送早了", ": too early") if delivered < self.last else Text("，送晚了", ": too late"))


def working_days_before(meeting: date, count: int) -> date:
    """The day that lies so many working days before a meeting. Raises UnknownYear.

    >>> working_days_before(date(2022, 10, 10), 1), working_days_before(date(2022, 10, 10), 5)
    (datetime.date(2022, 10, 9), datetime.date(2022, 9, 28))
    """
    on = meeting
    while count:
        on -= timedelta(days=1)
        count -= CALENDAR.is_working(on)
    return on


def _other_windows(meeting: date, delivered: date | None, headline: Text) -> tuple[tuple[tuple[Reading, Text], ...], tuple[Text, ...]]:
    """What the other readings give where it differs, and what cannot be worked out."""
    eve, ahead = meeting - timedelta(days=1), meeting - timedelta(days=DAYS_BEFORE)
    windows = [(AT_LEAST, Window(last=ahead)), (MEETING_DAY, Window(first=ahead + timedelta(days=1), last=eve))]
    notes: tuple[Text, ...] = ()
    try:
        windows.append((WORKING, Window(first=working_days_before(meeting, DAYS_BEFORE), last=eve)))
    except UnknownYear as unknown:
        notes = (unknown.words(),)
    said = ((reading, window.headline(delivered)) for reading, window in windows)
    return tuple((reading, words) for reading, words in said if words != headline), notes


def _year(held: int | None) -> tuple[dict[str, object], tuple[Step, ...]]:
    if held is None:
        return {}, ()
    enough, count = held in ONE_A_YEAR, number(held, TIMES)
    state = Text("够了", "enough") if enough else Text("还要至少开1次", "at least 1 more is due")
    return {"enough": enough}, (Step(Text(f"本年已开{count.zh}，每年至少1次：{state.zh}",
                                          f"Held this year: {count.en}; at least 1 a year: {state.en}"), CLAUSE_WHEN),)


def papers(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The days for delivering the papers, and whether the year has had its meeting."""
    meeting, delivered = values["meeting"], values["delivered"]
    year, steps = _year(values["held"])
    if meeting is None:
        if not year:
            return rule.still_needed(("meeting",))
        return Answer(status=VALUE, headline=steps[0].text, result=year, causes=steps)
    ahead = meeting - timedelta(days=DAYS_BEFORE)
    window = Window(first=ahead, last=meeting - timedelta(days=1))
    headline = window.headline(delivered)
    others, unknown = _other_windows(meeting, delivered, headline)
    on = day(ahead)
    both = Text(f"{on.zh}送到，照字面在5天之内，照“提前5天”也不晚",
                f"Delivery on {on.en} is within the 5 days by the letter and not late if 5 days ahead are meant")
    start = day(meeting)
    return Answer(status=VALUE, headline=headline,
                  result={"first_day": window.first, "last_day": window.last,
                          **({} if delivered is None else {"in_time": window.holds(delivered)}), **year},
                  causes=(Step(Text(f"会议日期：{start.zh}；会前5天内", f"Date of the meeting: {start.en}; within 5 days before it"), CLAUSE_WHEN),),
                  steps=steps, readings=(AT_LEAST, WORKING, MEETING_DAY), others=others, notes=(both, *unknown))


meeting_calendar = Calculation(
    name="meeting-calendar", family="deadline",
    title=Text("材料哪天送，一年开几次", "When the papers go out, and how often it meets"),
    question=Text("这次会议的材料要在哪几天送到？", "On which days must the papers of this meeting be delivered?"),
    clauses=(CLAUSE_WHEN,),
    fields=(Date(name="meeting", label=Text("会议日期", "Date of the meeting"), least=date(2022, 8, 19)),
            Date(name="delivered", label=Text("材料送到的日期", "Date on which the papers were delivered"), least=date(2022, 8, 1),
                 hint=Text("可以不填；填了能看是否合乎要求", "Optional; shows whether it was as required")),
            Count(name="held", label=Text("本年已经开会的次数", "Meetings held this year"), unit=TIMES, most=366,
                  hint=Text("可以不填", "Optional"))),
    outputs=(Output(name="first_day", label=Text("第一天", "First day"), kind="date"),
             Output(name="last_day", label=Text("最后一天", "Last day"), kind="date"),
             Output(name="in_time", label=Text("合乎要求", "As required"), kind="yes-no"),
             Output(name="enough", label=Text("今年的次数够了", "Enough meetings this year"), kind="yes-no")),
    compute=papers, more_readings=(AT_LEAST, WORKING, MEETING_DAY))


# 四（三） to 四（六） Attendance and votes

CLAUSE_QUORUM, CLAUSE_DELEGATE, CLAUSE_VOTE = "四（三）", "四（五）", "四（六）"
DELEGATES = Reading(
    id="delegates-count-as-present", clause=CLAUSE_DELEGATE,
    says=Text("负责人不能到会的，委托别人参加，受委托的人没有表决权；算不算到会单位，没有写。",
              "A head who cannot attend sends a delegate without a vote; whether the unit then counts as attending is not said."),
    reads=Text("算到会，只是没有票。", "It counts as attending, without a vote."),
    why=Text("四（三）要求的是“成员单位出席”，受委托的人代表单位“参加会议”。",
             "Section 4(3) asks for member units to attend, and the delegate attends for the unit."),
    other=Text("没有表决权的不算到会。", "A unit without a vote does not count as attending."))
BASE = Reading(
    id="two-thirds-of-whom", clause=CLAUSE_VOTE,
    says=Text("“联席会议成员单位三分之二多数”没有说是全体成员单位，还是到会的成员单位。",
              "“A two-thirds majority of the joint meeting's member units” does not say of all units or of those present."),
    reads=Text("全体成员单位的三分之二。", "Two thirds of all member units."),
    why=Text("这一句没有写“出席”；四（三）要说到会时写了“出席”。",
             "This sentence does not say “attending”, while section 4(3) says so where it is meant."),
    other=Text("到会成员单位的三分之二。", "Two thirds of the member units present."))
EXACT = Reading(
    id="exactly-two-thirds", clause=CLAUSE_VOTE,
    says=Text("“三分之二多数”没有写“以上”，刚好三分之二算不算，没有说清。",
              "“A two-thirds majority” has no “or more”; whether exactly two thirds is enough is not clear."),
    reads=Text("刚好三分之二，算通过。", "Exactly two thirds is enough."),
    why=Text("“三分之二多数”就是达到三分之二的多数。", "A two-thirds majority is one that reaches two thirds."),
    other=Text("要超过三分之二。", "It has to be more than two thirds."))
CONVENERS = Reading(
    id="conveners-are-not-members", clause=CLAUSE_MEMBERS,
    says=Text("总召集人、副召集人和成员单位分开写，没有说召集人和他们的单位有没有票；成员单位后面有“等部门”。",
              "Conveners and member units are listed apart; whether the conveners and their bodies have votes is not said. The member "
              "units end in “and other departments”."),
    reads=Text("只数成员单位；召集人、副召集人不算。点名的成员单位有6个。",
               "Member units alone count, not the conveners. Six member units are named."),
    why=Text("出席和表决写的都是“成员单位”。", "Attendance and votes are both put in terms of member units."),
    other=Text("区政府办公室和山亭管理部也算成员单位：把总数和到会数各加上它们，再算一次。",
               "The District Government Office and the Shanting office count too: add them to both numbers and calculate again."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share that must be reached, or passed."""

    part: int
    whole: int
    enough: bool = True

    def least(self, base: int) -> int:
        """The smallest count that is this share of a base.

        >>> Share(part=3, whole=4).least(6), Share(part=2, whole=3).least(6), Share(part=2, whole=3, enough=False).least(6)
        (5, 4, 5)
        """
        return -(-self.part * base // self.whole) if self.enough else self.part * base // self.whole + 1


QUORUM, MAJORITY, MORE_THAN = Share(part=3, whole=4), Share(part=2, whole=3), Share(part=2, whole=3, enough=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A meeting: how many units there are, attend, sent a delegate, voted in favour; None is not known."""

    members: int
    present: int | None
    delegates: int | None
    in_favour: int | None
    majority: Share = MAJORITY
    of_present: bool = False
    delegates_attend: bool = True

    @property
    def needed(self) -> int:
        return QUORUM.least(self.members)

    @property
    def votes(self) -> int:
        return self.majority.least(self.present if self.of_present else self.members)

    @property
    def attending(self) -> int | None:
        if self.present is None:
            return None
        return self.present if self.delegates_attend else self.present - (self.delegates or 0)

    @property
    def quorate(self) -> bool | None:
        return None if self.attending is None else self.attending >= self.needed

    @property
    def passed(self) -> bool | None:
        if self.quorate is False:
            return False
        return None if None in (self.quorate, self.in_favour) else self.in_favour >= self.votes

    def headline(self) -> Text:
        if self.quorate is None:
            needed, votes = number(self.needed, UNITS), number(self.votes, VOTES)
            return Text(f"至少{needed.zh}到会，至少{votes.zh}赞成", f"At least {needed.en} must attend, and at least {votes.en} be in favour")
        if not self.quorate:
            short = number(self.needed - self.attending, UNITS)
            return Text(f"到会不够，还差{short.zh}，会议不能举行", f"Too few attend, {short.en} short: no meeting may be held")
        if self.in_favour is None:
            votes = number(self.votes, VOTES)
            return Text(f"到会够了，要{votes.zh}赞成才通过", f"Enough attend; an item takes {votes.en}")
        if self.passed:
            return Text("到会够了，议题通过", "Enough attend, and the item is passed")
        short = number(self.votes - self.in_favour, VOTES)
        return Text(f"到会够了，议题没有通过，还差{short.zh}", f"Enough attend; the item is not passed, {short.en} short")


def _sittings(case: Mapping[str, int | None]) -> Iterator[tuple[Reading, Sitting]]:
    """The meeting under each other reading that can be worked out."""
    if case["delegates"]:
        yield DELEGATES, Sitting(**case, delegates_attend=False)
    if case["present"] is not None:
        yield BASE, Sitting(**case, of_present=True)
    yield EXACT, Sitting(**case, majority=MORE_THAN)


def _workings(sitting: Sitting) -> tuple[Step, ...]:
    members, needed, votes = number(sitting.members, UNITS), number(sitting.needed, UNITS), number(sitting.votes, VOTES)
    return (Step(Text(f"成员单位{members.zh}，四分之三以上：至少{needed.zh}到会", f"{members.en}; three quarters or more: at least {needed.en} attend"),
                 CLAUSE_QUORUM),
            Step(Text(f"三分之二多数：至少{votes.zh}", f"Two-thirds majority: at least {votes.en}"), CLAUSE_VOTE))


def vote(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """Whether the meeting may be held and the item is passed, and how many it takes."""
    if values["members"] is None:
        return rule.still_needed(("members",))
    sitting = Sitting(**values)
    headline = sitting.headline()
    result = {"needed_present": sitting.needed, "needed_votes": sitting.votes, "quorate": sitting.quorate, "passed": sitting.passed}
    notes = ()
    if sitting.quorate and sitting.present - (sitting.delegates or 0) < sitting.votes:
        able = number(sitting.present - (sitting.delegates or 0), UNITS)
        notes = (Text(f"到会又有表决权的只有{able.zh}，什么议题都通不过",
                      f"Only {able.en} present can vote, so nothing can be passed"),)
    return Answer(status=VALUE, headline=headline, result={name: value for name, value in result.items() if value is not None},
                  causes=_workings(sitting), notes=notes,
                  others=tuple((reading, words) for reading, other in _sittings(values) if (words := other.headline()) != headline),
                  readings=(*((DELEGATES,) if values["delegates"] else ()), BASE, EXACT, CONVENERS))


def _check(values: Mapping[str, object]) -> Iterator[InputError]:
    members, present, delegates, in_favour = (values[field.name] for field in FIELDS)
    labels = {field.name: field.label for field in FIELDS}
    if None not in (members, present) and present > members:
        yield InputError("present", "more-than", {"label": labels["present"], "other": labels["members"]})
    if None not in (present, delegates) and delegates > present:
        yield InputError("delegates", "more-than", {"label": labels["delegates"], "other": labels["present"]})
    most = members if present is None else present - (delegates or 0)
    if None not in (most, in_favour) and in_favour > most:
        able = number(max(0, most), UNITS)
        yield InputError("in_favour", "more-than", {"label": labels["in_favour"], "other": Text(
            f"有表决权的{able.zh}", f"the {able.en} that can vote")})


FIELDS = (
    Count(name="members", label=Text("成员单位总数", "Member units in all"), unit=UNITS, least=1, most=1000,
          hint=Text("文件点名6个，后面有“等部门”；召集人、副召集人不算", "Six are named, “and other departments”; conveners do not count")),
    Count(name="present", label=Text("到会的成员单位", "Member units present"), unit=UNITS, most=1000,
          hint=Text("派人代为参加的也算在内", "Those that sent a delegate included")),
    Count(name="delegates", label=Text("其中由受委托的人参加的", "Of these, represented by a delegate"), unit=UNITS, most=1000,
          hint=Text("受委托的人没有表决权", "A delegate has no vote")),
    Count(name="in_favour", label=Text("赞成票", "Votes in favour"), unit=VOTES, most=1000),
)

quorum_and_vote = Calculation(
    name="quorum-and-vote", family="eligibility",
    title=Text("到会够不够，议题通过没有", "Is the meeting quorate, and is the item passed"),
    question=Text("这么多单位到会，会议能不能开？这么多票赞成，议题通过没有？",
                  "May the meeting be held with so many units, and is the item passed with so many votes?"),
    clauses=(CLAUSE_VOTE, CLAUSE_QUORUM, CLAUSE_DELEGATE), fields=FIELDS, check=_check,
    outputs=(Output(name="needed_present", label=Text("至少要到会", "Must attend at least"), kind="count", unit=UNITS),
             Output(name="needed_votes", label=Text("至少要赞成", "Must be in favour at least"), kind="count", unit=VOTES),
             Output(name="quorate", label=Text("会议能开", "Meeting may be held"), kind="yes-no"),
             Output(name="passed", label=Text("议题通过", "Item passed"), kind="yes-no")),
    compute=vote, more_readings=(DELEGATES, BASE, EXACT, CONVENERS))

RULES = (roles, meeting_calendar, quorum_and_vote)
