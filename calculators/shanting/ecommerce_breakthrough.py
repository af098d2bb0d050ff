"""Implementing opinions on faster development of e-commerce, Shanting District: the targets, and who answers for what.

山政发〔2022〕10号. The plan defines none of its bound words; 以上 and 达到 include the number (Civil Code, article 1259).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from calculators.kernel import (
    PERSON,
    Answer,
    Bound,
    Calculation,
    Count,
    Interval,
    Money,
    Output,
    Percent,
    Reading,
    Row,
    Step,
    Table,
    Text,
    Within,
    Words,
    join,
    listing,
    lookup,
    needs,
)
from calculators.kernel.answers import VALUE
from calculators.kernel.fields import Figure

WORDS = Words()

# 二, 三 The targets

BY_2025, BY_2023, YEARLY = Text("到2025年底", "By the end of 2025"), Text("到2023年", "By 2023"), Text("每年", "Each year")
PLACES, FIRMS, BRANDS = Text("处", "place|places"), Text("家", "firm|firms"), Text("个", "brand|brands")
BODIES, TOWNS, VILLAGES = Text("家", "body|bodies"), Text("个", "town|towns"), Text("个", "village|villages")
ATTENDANCES = Text("人次", "attendance|attendances")
CLAUSE_AIMS, CLAUSE_LIVE = "二", "三（四）"

YEAR_2023 = Reading(
    id="by-2023", clause="三（一）",
    says=Text("“到2023年”没有写到哪一天。", "“By 2023” does not name a day."),
    reads=Text("到2023年12月31日。", "By 31 December 2023."),
    why=Text("附件2、附件3的名称写“2023-2025年”，2023年是第一年；二和三（四）写的是“到2025年底”。",
             "Annexes 2 and 3 are headed “2023-2025”, so 2023 is the first year; sections 2 and 3(4) say “by the end of 2025”."),
    other=Text("“到2023年”指2023年开始时，2022年底就要达到。", "It means when 2023 begins, so that the target is due at the end of 2022."))
NO_WORD = Reading(
    id="figures-without-a-bound-word", clause=CLAUSE_LIVE,
    says=Text("“不少于10家直播……机构，20个网红品牌，100名带货达人”：“不少于”写在第一个数前面，后两个数前面没有。",
              "“Not fewer than 10 livestreaming … agencies, 20 popular brands, 100 sales talents”: “not fewer than” stands before the "
              "first figure and not before the other two."),
    reads=Text("三个数都是最少要达到的数。", "All three are the least to be reached."),
    why=Text("三项并列，都是“引进培育”的目标，多了不会算没完成。",
             "The three stand side by side as targets to attract and foster; more would not count as missed."),
    other=Text("后两项是大致的数，不是底线。", "The last two are approximate, not the least."))
SINCE = Reading(
    id="counted-since-when", clause=CLAUSE_AIMS,
    says=Text("“新增”1000家和“引进培育”的数没有写从哪年算起；网络零售额、交易额没有写是一年的数还是几年的合计。",
              "From which year the 1,000 “new” start-ups and those “attracted and fostered” count is not said; nor whether sales and "
              "transactions are of one year or of several together."),
    reads=Text("数量填报表里的累计数；网络零售额、交易额填2025年一年的数。",
               "Enter numbers as the reports add them up; enter sales and transactions of the year 2025."),
    why=Text("零售额、交易额通常按年统计；“达到”说的是到那时的水平。",
             "Sales and transactions are usually reported by the year; “reach” is about the level at that time."),
    other=Text("零售额、交易额是2023年至2025年的合计。", "Sales and transactions are those of 2023 to 2025 together."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One target: what is measured, the interval that the text names, by when, and where."""

    field: Figure
    interval: Interval
    by: Text
    clause: str
    readings: tuple[Reading, ...] = ()

    def gap(self, value: Decimal | int) -> Decimal | int | None:
        """How much is missing; None where the target is reached."""
        return None if value in self.interval else self.interval.lower.value - value


def _count(name: str, zh: str, en: str, unit: Text, quote: str, by: Text, clause: str, *readings: Reading) -> Indicator:
    field = Count(name=name, label=Text(zh, en), unit=unit, group=by)
    return Indicator(field=field, interval=WORDS(quote), by=by, clause=clause, readings=readings)


def _bare(name: str, zh: str, en: str, unit: Text, least: int, quote: str) -> Indicator:
    """A figure of 三（四） without a bound word, read as the least."""
    interval = Interval(lower=Bound(value=least, closed=True, word=""), quote=quote)
    return Indicator(field=Count(name=name, label=Text(zh, en), unit=unit, group=BY_2025), interval=interval, by=BY_2025,
                     clause=CLAUSE_LIVE, readings=(NO_WORD, SINCE))


INDICATORS = (
    _count("parks", "电子商务园区", "E-commerce parks", PLACES, "5处以上", BY_2023, "三（一）", YEAR_2023),
    _count("logistics_parks", "建成投入使用的智慧物流园区", "Smart logistics parks built and in use", PLACES, "1处以上", BY_2023,
           "三（一）", YEAR_2023),
    Indicator(field=Percent(name="industrial_share", group=BY_2023, hint=Text("自营或通过第三方平台的都算", "On their own or through a third-party platform"),
                            label=Text("开展电商的规模以上工业企业占比", "Share of industrial firms above the designated size doing e-commerce")),
              interval=WORDS("达到20%以上"), by=BY_2023, clause="三（一）", readings=(YEAR_2023,)),
    _count("large_sellers", "年度网络零售额过1,000万元的电商企业", "E-commerce firms with annual online retail sales above 10 million yuan",
           FIRMS, "3家以上", BY_2023, "三（一）", YEAR_2023),
    _count("cross_border_firms", "跨境电商企业", "Cross-border e-commerce firms", FIRMS, "5家以上", BY_2023, "三（二）", YEAR_2023),
    _count("taobao_towns", "淘宝镇", "Taobao towns", TOWNS, "1个以上", BY_2023, "三（三）", YEAR_2023),
    _count("taobao_villages", "淘宝村", "Taobao villages", VILLAGES, "5个以上", BY_2023, "三（三）", YEAR_2023),
    Indicator(field=Money(name="online_retail", label=Text("全区网络零售额", "Online retail sales of the district"), unit="yi", group=BY_2025),
              interval=WORDS("达到20亿元"), by=BY_2025, clause=CLAUSE_AIMS, readings=(SINCE,)),
    Indicator(field=Money(name="cross_border", label=Text("跨境电商交易额", "Transactions of cross-border e-commerce"), unit="wan", group=BY_2025),
              interval=WORDS("达到5000万元"), by=BY_2025, clause=CLAUSE_AIMS, readings=(SINCE,)),
    _count("parks_and_bases", "建成的电商园区、直播基地", "E-commerce parks and livestreaming bases built", PLACES, "10处以上", BY_2025, CLAUSE_AIMS),
    _count("start_ups", "新增电子商务创业主体", "New e-commerce start-ups", FIRMS, "1000家以上", BY_2025, CLAUSE_AIMS, SINCE),
    _count("livestream_bodies", "直播、短视频电商主体和MCN机构", "Livestream and short video businesses and MCN agencies", BODIES, "不少于10家",
           BY_2025, CLAUSE_LIVE, SINCE),
    _bare("brands", "网红品牌", "Popular online brands", BRANDS, 20, "20个网红品牌"),
    _bare("talents", "带货达人", "Online sales talents", PERSON, 100, "100名带货达人"),
    _count("town_firms", "这个镇（街）一年新增的电商纳统企业", "New e-commerce firms counted in official statistics in one town or subdistrict",
           FIRMS, "1家以上", YEARLY, "三（一）"),
    _count("people_trained", "一年培训电商人员", "People trained in e-commerce in a year", ATTENDANCES, "不低于1200人次", YEARLY, "三（五）"),
)
TARGETS = Table(name="targets", policy="all", rows=tuple(
    Row(when=(Within(field=each.field.name, interval=each.interval),), then={"met": (each.field.label,)}, clause=each.clause)
    for each in INDICATORS))
STRIVE = Text("跨境电商企业、淘宝镇、淘宝村的目标，原文写的是“争取”",
              "For cross-border e-commerce firms, Taobao towns and Taobao villages the text says “strive for” (争取)")
STRIVEN_FOR = ("cross_border_firms", "taobao_towns", "taobao_villages")
TEN_TOWNS = Text("附件1列出10个镇（街）：每个1家，全区一年至少10家；只看全区总数，看不出每个镇（街）有没有达到",
                 "Annex 1 lists 10 towns and subdistricts: 1 firm each makes at least 10 a year in the district; a total alone does not "
                 "show that each has reached its target")


def _step(each: Indicator, value: Decimal | int) -> Step:
    """One indicator against its target, in words."""
    gap, now, goal = each.gap(value), each.field.show(value), each.field.show(each.interval.lower.value)
    state = Text("达到", "reached") if gap is None else Text(f"还差{each.field.show(gap).zh}", f"{each.field.show(gap).en} short")
    return Step(Text(f"{each.field.label.zh}：{now.zh}，目标{goal.zh}，{state.zh}", f"{each.field.label.en}: {now.en}, target {goal.en}, {state.en}"),
                each.clause)


def _short(each: Indicator, gap: Decimal | int) -> Text:
    label, missing = each.field.label, each.field.show(gap)
    return Text(f"{label.zh}，还差{missing.zh}", f"{label.en}, {missing.en} short")


def _table(known: list[tuple[Indicator, Decimal | int]]) -> tuple[tuple[Text, ...], tuple[tuple[Text, ...], ...]]:
    headings = (Text("指标", "Indicator"), Text("期限", "By"), Text("目标", "Target"), Text("现在", "Now"), Text("还差", "Short"))
    rows = []
    for each, value in known:
        gap = each.gap(value)
        rows.append((each.field.label, each.by, each.field.show(each.interval.lower.value), each.field.show(value),
                     Text("达到", "reached") if gap is None else each.field.show(gap)))
    return headings, tuple(rows)


def progress(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """Every indicator that was entered against its target."""
    known = [(each, values[each.field.name]) for each in INDICATORS if values[each.field.name] is not None]
    if not known:
        return needs(Text("至少要填一项指标", "Needs at least one indicator"))
    met = tuple(each.field.label for each, value in known if each.gap(value) is None)
    short = tuple(_short(each, gap) for each, value in known if (gap := each.gap(value)) is not None)
    some = Text(f"填了{len(known)}项，达到{len(met)}项", f"{len(met)} of {len(known)} entered {'has' if len(met) == 1 else 'have'} been reached")
    headline = Text(f"{some.zh}，都达到了", "All entered have been reached") if not short else some + Text(
        f"；没有达到：{listing(short).zh}", f"; not reached: {listing(short).en}")
    readings = dict.fromkeys(reading.id for each, _ in known for reading in each.readings)
    names = {each.field.name for each, _ in known}
    notes = (*((STRIVE,) if names & set(STRIVEN_FOR) else ()), *((TEN_TOWNS,) if "town_firms" in names else ()))
    return Answer(status=VALUE, headline=headline, result={"met": met, "short": short},
                  causes=tuple(_step(each, value) for each, value in known),
                  readings=tuple(reading for reading in (YEAR_2023, SINCE, NO_WORD) if reading.id in readings),
                  notes=notes, table=_table(known))


targets = Calculation(
    name="targets", family="quota",
    title=Text("电商指标达到没有", "The e-commerce targets"),
    question=Text("哪些指标达到了，没有达到的还差多少？", "Which targets have been reached, and how much is missing for the others?"),
    clauses=(CLAUSE_AIMS, "三（一）", "三（二）", "三（三）", CLAUSE_LIVE, "三（五）"),
    fields=tuple(each.field for each in INDICATORS),
    outputs=(Output(name="met", label=Text("达到的", "Reached"), kind="list"), Output(name="short", label=Text("没有达到的", "Not reached"), kind="list")),
    compute=progress, used=(TARGETS,), more_readings=(YEAR_2023, SINCE, NO_WORD))


# 三, 附件1 Who answers for what

NO_LEAD = Reading(
    id="no-lead-unit", clause="三（一）",
    says=Text("“责任单位”列了几个单位，没有写谁牵头。", "Several responsible bodies are listed; which of them leads is not said."),
    reads=Text("都是责任单位，不分主次。", "All are responsible alike."),
    why=Text("列责任单位的括号里没有“牵头”二字。", "The brackets that list them have no word for leading."),
    other=Text("排在第一的区商务和投资促进局牵头。", "The District Bureau of Commerce and Investment Promotion, listed first, leads."))
PROJECTS = {
    1: Text("（一）电商主体培育", "(1) E-commerce businesses"), 2: Text("（二）跨境电商培育", "(2) Cross-border e-commerce"),
    3: Text("（三）农村电商发展", "(3) Rural e-commerce"), 4: Text("（四）直播经济", "(4) The livestreaming economy"),
    5: Text("（五）电商服务保障", "(5) Services for e-commerce"),
}
NAMES = {
    "organisation": Text("区委组织部", "Organisation department of the district Party committee"),
    "industry": Text("区工业和信息化局", "District Industry and Information Technology Bureau"),
    "finance": Text("区财政局", "District Finance Bureau"),
    "human-resources": Text("区人力资源和社会保障局", "District Human Resources and Social Security Bureau"),
    "transport": Text("区交通运输局", "District Transport Bureau"),
    "agriculture": Text("区农业农村局", "District Agriculture and Rural Affairs Bureau"),
    "commerce": Text("区商务和投资促进局", "District Bureau of Commerce and Investment Promotion"),
    "culture": Text("区文化和旅游局", "District Culture and Tourism Bureau"),
    "approval": Text("区行政审批服务局", "Administrative approval service bureau"),
    "cooperatives": Text("区供销合作社联合社", "District Federation of Supply and Marketing Cooperatives"),
    "tax": Text("区税务局", "District Tax Bureau"),
    "post": Text("中国邮政山亭区分公司", "Shanting District branch of China Post"),
    "towns": Text("各镇人民政府、山城街道办事处", "Town governments and the Shancheng Subdistrict Office"),
}
RESPONSIBLE = {
    1: ("commerce", "industry", "agriculture", "culture", "towns"),
    2: ("commerce", "industry", "culture", "towns"),
    3: ("commerce", "agriculture", "industry", "culture", "towns"),
    4: ("commerce", "culture", "towns"),
    5: ("commerce", "transport", "human-resources", "cooperatives", "towns", "post"),
}
HAN = "一二三四五"
DUTIES = {
    "organisation": (Text("保障电商工作的机构和人员", "Provides bodies and people for e-commerce work"),
                     Text("把电商工作纳入对镇（街）的考核", "Makes it part of the assessment of towns and subdistricts"),
                     Text("发动大学生村官、农村创业青年做电商", "Brings graduate village officials and young rural entrepreneurs into e-commerce")),
    "industry": (Text("引导工业企业做电商，让传统加工业与电商融合",
                      "Guides industrial firms into e-commerce and joins traditional processing with it"),),
    "finance": (Text("按程序拨付资金，监督使用，专款专用", "Pays out money by the set procedure and checks its use, for its purpose alone"),),
    "human-resources": (Text("组织电商人才帮扶，推进电商就业", "Organises help for talents and promotes jobs in e-commerce"),
                        Text("办讲座和培训", "Holds lectures and training")),
    "transport": (Text("牵头建设现代物流体系，让物流与电商对接", "Leads the building of modern logistics and links it with e-commerce"),),
    "agriculture": (Text("引进、培育种植加工龙头企业，组织标准化生产",
                         "Attracts and fosters leading firms in growing and processing, with standardised production"),
                    Text("筛选特产，打造品牌，提供货源", "Picks out specialities, builds brands and supplies goods"),
                    Text("发动生产企业、合作社、大户、农场参加培训", "Brings producers, cooperatives and farmers into training"),
                    Text("监测和监管农产品质量", "Monitors and supervises the quality of farm produce")),
    "commerce": (Text("提出全区电商总体规划，拟定优惠政策", "Proposes the district's e-commerce plan and drafts its policies"),
                 Text("办理领导小组办公室的日常工作", "Runs the office of the leading group")),
    "culture": (Text("让文旅项目与电商融合，推动“直播+文旅”",
                     "Joins culture and tourism projects with e-commerce and promotes “livestreaming and tourism”"),),
    "approval": (Text("电商项目立项，网店等经营主体的登记注册", "Approves e-commerce projects; registers online shops and other businesses"),),
    "cooperatives": (Text("升级“快递下乡”，参与电商进农村", "Brings parcels to the villages and joins in rural e-commerce"),),
    "tax": (Text("落实有关税收优惠", "Carries out the tax benefits"),),
    "post": (Text("建设邮政物流体系和镇（街）村级服务站点", "Builds up postal logistics and service points in towns, subdistricts and villages"),
             Text("参与电商进农村", "Joins in rural e-commerce")),
    "towns": (Text("负责辖区内的电商工作，成立领导小组，配专职人员",
                   "Answer for e-commerce in their area, set up a leading group, provide full-time staff"),
              Text("协助农产品上行、站点建设、培训和推广", "Help with sales of farm produce, service points, training and promotion")),
}


def _project(number: int, title: Text) -> tuple[str, Text, dict[str, object], str]:
    units = tuple(NAMES[key] for key in RESPONSIBLE[number])
    return f"project-{number}", Text("工程", "Project ") + title, {"main": join(units, "、", "; "), "units": units}, f"三（{HAN[number - 1]}）"


def _body(key: str, name: Text) -> tuple[str, Text, dict[str, object], str]:
    part = tuple(PROJECTS[number] for number, units in RESPONSIBLE.items() if key in units)
    return key, name, {"main": DUTIES[key][0], "duties": DUTIES[key], "projects": part}, "附件1"


responsible_units = lookup(
    name="responsible-units",
    title=Text("哪个单位负责什么", "Who answers for what"),
    question=Text("这项工程由哪些单位负责？这个单位负责什么？", "Which bodies answer for this project, or what does this body do?"),
    clauses=("三（一）", "三（二）", "三（三）", CLAUSE_LIVE, "三（五）", "附件1"), ask=Text("工程或单位", "Project or body"),
    outputs=(Output(name="main", label=Text("责任单位或主要职责", "Bodies or main duty"), quiet=True),
             Output(name="units", label=Text("责任单位", "Responsible"), kind="list"),
             Output(name="duties", label=Text("职责", "Duties"), kind="list"),
             Output(name="projects", label=Text("负责的工程", "Projects it answers for"), kind="list")),
    headline=Text("{main}", "{main}"),
    entries=(*(_project(number, title) for number, title in PROJECTS.items()), *(_body(key, name) for key, name in NAMES.items())),
    row_readings={f"project-{number}": (NO_LEAD,) for number in PROJECTS})

RULES = (targets, responsible_units)
