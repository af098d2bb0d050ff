"""Clauses 二（一） to 二（三）: who may enrol, what a person pays, and who pays it for people in hardship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from calculators.kernel import (
    PERSON,
    Answer,
    Calculation,
    Choice,
    Count,
    Fixed,
    InputError,
    Money,
    OneOf,
    Option,
    Output,
    Reading,
    Row,
    Rows,
    Shares,
    Silent,
    Step,
    Table,
    Text,
    YesNo,
    join,
    money,
    no,
    number,
    options,
    silent,
    yes,
)
from calculators.kernel.answers import VALUE
from calculators.kernel.rules import Lookup

CONTRIBUTION = 280

# 二（一） Who may enrol

ELIGIBLE = Output(name="eligible", label=Text("能否参加", "May enrol"), kind="choice", options=options(
    yes=("可以参加居民医保", "May enrol in resident medical insurance"),
    no=("不能参加居民医保", "Not covered by resident medical insurance")))
AT_HOME = Text("以家庭为单位，在户籍所在地登记和缴费",
               "with the household, where the household is registered")

PERMIT_PLACE = Reading(
    id="permit-place", clause="三（一）",
    says=Text("二（一）让取得居住证的常住人口参保；三（一）只写“在户籍所在地”登记缴费。",
              "Section 2(1) covers people with a residence permit; section 3(1) only says that residents "
              "enrol where their household is registered."),
    reads=Text("凭居住证参保的人，在发居住证的统筹地区办理。",
               "People covered by a residence permit enrol in the pooling area that issued it."),
    why=Text("他们正是因为在这个统筹地区居住才能参保，户籍在别处。",
             "They are covered because they live in this pooling area; their household is registered "
             "elsewhere."),
    other=Text("照三（一）的字面，他们要回户籍所在地办理。",
               "By the letter of section 3(1) they would have to enrol where their household is registered."))

WHO = {
    "rural": Text("农村居民", "Rural resident"),
    "urban-not-working": Text("没有就业的城镇居民", "Urban resident not in work"),
    "university": Text("高校学生", "University student"),
    "student": Text("其他在校学生", "Student at another school"),
    "permit": Text("在统筹地区取得居住证的常住人口",
                   "Member of the resident population with a residence permit"),
    "none": Text("以上都不是", "None of these"),
}
CLAUSE_WHO = "二（一）"


def may_enrol(who: tuple[str, ...], where: Text, clause: str = CLAUSE_WHO, **parts: object) -> Row:
    return Row(when=(no("employee"), OneOf("who", who)), then={"eligible": "yes", "where": where},
               clause=clause, **parts)


AT_PERMIT = Text("在发居住证的统筹地区登记和缴费", "in the pooling area that issued the residence permit")


def _who_may_enrol(name: str, with_permit: Text) -> Table:
    return Table(name=name, rows=(
        Row(when=(yes("employee"),), clause=CLAUSE_WHO,
            then={"eligible": "no",
                  "where": Text("应当参加职工医保", "the person should be in employee medical insurance")}),
        may_enrol(("rural", "urban-not-working", "student"), AT_HOME),
        may_enrol(("university",),
                  Text("由学校组织参保和缴费", "through the university, which also collects the payment"),
                  "三（一）"),
        may_enrol(("permit",), with_permit, readings=(PERMIT_PLACE,)),
        Row(when=(no("employee"), OneOf("who", ("none",))), clause=CLAUSE_WHO, then=Silent(Text(
            "文件说覆盖“其他所有城乡居民”，又只列了四类人；四类之外的人能不能参加，要问区医保局",
            "The text covers “all other residents” but lists four groups; whether anyone else may enrol is "
            "for the District Healthcare Security Bureau to say"))),
    ))


who_may_enrol = Lookup(
    name="who-may-enrol", family="eligibility",
    title=Text("谁可以参加居民医保", "Who may enrol"),
    question=Text("这个人能不能参加居民医保，在哪里办？",
                  "May this person enrol in resident medical insurance, and where?"),
    clauses=(CLAUSE_WHO, "三（一）"),
    fields=(
        YesNo(name="employee", label=Text("应当参加职工医保", "Should be in employee medical insurance"),
              hint=Text("属于职工基本医疗保险应参保人员的，不属于居民医保",
                        "People who should be in it are not covered here")),
        Choice(name="who", label=Text("身份", "Group"),
               options=tuple(Option(key, label) for key, label in WHO.items())),
    ),
    outputs=(ELIGIBLE, Output(name="where", label=Text("在哪里办", "Where"))),
    headline=Text("{eligible}：{where}", "{eligible}: {where}"),
    table=_who_may_enrol("who-may-enrol", AT_PERMIT),
    others=((PERMIT_PLACE, _who_may_enrol("where-registered", AT_HOME)),))


# 二（二）、二（三） Who pays the contribution

CLAUSE_AID = "二（三）"
CATEGORIES = {
    "extreme-hardship": (Text("特困人员（五保户、城市“三无”人员、孤儿）",
                              "People in extreme hardship (five-guarantee households, urban “three-no” people, "
                              "orphans)"), (280, 0, 0)),
    "safety-net": (Text("社会保障兜底脱贫对象",
                        "People kept out of poverty by the social security safety net"), (140, 140, 0)),
    "low-income": (Text("城乡低保对象", "Recipients of the urban or rural minimum living allowance"),
                   (140, 0, 140)),
    "disability-1-2": (Text("一级、二级残疾人", "Persons with a disability of level 1 or 2"), (0, 280, 0)),
    "disability-3-4": (Text("三级、四级残疾人", "Persons with a disability of level 3 or 4"), (0, 140, 140)),
    "registered-poor": (Text("建档立卡贫困人口中的非低保对象",
                             "Registered poor people without the minimum living allowance"),
                        (0, 140, 140)),
    "borderline": (Text("“边缘户”", "Borderline households"), (0, 70, 210)),
    "none": (Text("都不是（普通居民）", "None of these (ordinary resident)"), (0, 0, 280)),
}
FAMILY_PLANNING = Option("family-planning",
                         Text("计生特扶、奖扶对象", "Families under a family planning support scheme"))
PAYERS = ("medical", "fiscal", "self_pay")
EXCLUSIVE = ({"low-income", "registered-poor"}, {"disability-1-2", "disability-3-4"})

ONE_ROW = Reading(
    id="one-row-only", clause=CLAUSE_AID,
    says=Text("同时属于两类的人怎么资助，文件没有写。",
              "The text does not say how a person who belongs to two categories is aided."),
    reads=Text("只按一类资助，取自缴最少的一类。",
               "One category counts, the one that leaves the least to pay."),
    why=Text("每一类的资助都是按280元一个人写全的，没有说可以相加。",
             "Each category shares out the whole 280 yuan of a person; nothing says that aid adds up."),
    other=Text("两类资助相加，以280元为限。", "The aid of both categories adds up, to at most 280 yuan."))
SUPPORT_NAMES = Reading(
    id="family-planning-names", clause="四（三）",
    says=Text("四（三）写“计生特扶对象”，附件1写“计生奖扶对象”，两处都没有金额。",
              "Section 4(3) names the special support scheme, Annex 1 the reward and support scheme; neither "
              "gives an amount."),
    reads=Text("两种对象都要审核、要资助，但本文件没有写资助多少。",
               "Both are to be checked and aided, but this document does not say by how much."),
    why=Text("二（三）的金额表没有这两类人。", "The amounts of section 2(3) do not include them."),
    other=Text("二（三）没有列，就没有参保资助。", "Not being listed in section 2(3), they get no aid."))


def _shares(shares: tuple[int, int, int]) -> dict[str, Fixed]:
    return {payer: Fixed(yuan=yuan) for payer, yuan in zip(PAYERS, shares, strict=True)}


CONTRIBUTIONS = Table(
    name="contribution-by-category",
    rows=tuple(Row(when=(OneOf("category", (key,)),), then=_shares(shares),
                   clause="二（二）" if key == "none" else CLAUSE_AID)
               for key, (_, shares) in CATEGORIES.items()),
    otherwise=Row(when=(), clause="四（三）", readings=(SUPPORT_NAMES,), then=Silent(Text(
        "文件没有写计生特扶、奖扶对象的资助金额",
        "The document gives no amount of aid for families under a family planning support scheme"))),
    sums=(Shares(outputs=PAYERS, total=CONTRIBUTION, clause="二（二）"),))

CATEGORY_OPTIONS = (*(Option(key, label) for key, (label, _) in CATEGORIES.items()), FAMILY_PLANNING)
NAMES = {option.key: option.label for option in CATEGORY_OPTIONS}
PEOPLE = Rows(
    name="people", label=Text("家庭成员", "People"), row=Text("第{n}行", "Row {n}"),
    hint=Text("同一类的人填在一行", "One row for people of the same category"), fields=(
        Choice(name="category", label=Text("人员类别", "Category"), required=True, options=CATEGORY_OPTIONS),
        Choice(name="also", label=Text("另外还属于", "Also belongs to"), blank=Text("没有", "Nothing else"),
               options=tuple(option for option in CATEGORY_OPTIONS if option.key != "none"),
               hint=Text("只属于一类的不填", "Leave empty for people of one category")),
        Count(name="persons", label=Text("人数", "Number of people"), unit=PERSON, required=True, least=1,
              most=1_000_000),
        Money(name="local_aid", label=Text("每人得到的其他资助", "Other aid for each person"),
              units=("yuan",),
              hint=Text("乡镇、街道、集体、单位等自愿给的；没有就不填",
                        "Given freely by a town, an employer or others; leave empty if none")),
    ))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """People of one kind: how many, and what each payer pays for one of them.

    `medical` and `fiscal` are None where the text does not say which of the two pays.
    """

    label: Text
    persons: int
    self_pay: Fraction
    medical: Fraction | None
    fiscal: Fraction | None
    local_aid: Fraction


def _outcome(category: str) -> Mapping[str, Fixed] | Silent:
    return CONTRIBUTIONS.verdict({"category": category}).hits[0].then


def _chosen(person: Mapping[str, object]) -> list[str]:
    """The categories of a person that have an amount."""
    named = [person["category"], *([person["also"]] if person["also"] else [])]
    return [key for key in named if key != FAMILY_PLANNING.key]


def _as_listed(person: Mapping[str, object]) -> Mapping[str, object]:
    """A person without any category that has an amount counts as an ordinary resident."""
    return person if _chosen(person) else {**person, "category": "none", "also": None}


def _line(person: Mapping[str, object], *, adding: bool = False) -> Line:
    """What is paid for one person of a row; `adding` puts the aid of both categories together."""
    keys = _chosen(person)
    shares = [tuple(_outcome(key)[payer].value({}) for payer in PAYERS) for key in keys]
    least = min(own for *_, own in shares)
    best = {share for share in shares if share[2] == least}
    medical, fiscal, own = best.pop() if len(best) == 1 else (None, None, least)
    if adding and len(shares) > 1:
        medical, fiscal = None, None
        own = max(Fraction(0), CONTRIBUTION - sum(m + f for m, f, _ in shares))
    given = min(Fraction(person["local_aid"] or 0), own)
    return Line(label=join((CATEGORIES[key][0] for key in keys), " + ", " + "), persons=person["persons"],
                medical=medical, fiscal=fiscal, local_aid=given, self_pay=own - given)


def _total(lines: list[Line], payer: str) -> Fraction | None:
    amounts = [getattr(line, payer) for line in lines]
    return None if None in amounts else sum((a * line.persons for a,
                                             line in zip(amounts, lines, strict=True)), Fraction(0))


def _contribution_headline(lines: list[Line]) -> Text:
    persons, own = sum(line.persons for line in lines), money(_total(lines, "self_pay"))
    if not _total(lines, "self_pay"):
        return Text(f"{persons:,}人都不用自缴" if persons > 1 else "1人，不用自缴",
                    f"{persons:,} {'person pays' if persons == 1 else 'people pay'} nothing")
    return Text(f"{persons:,}人共要自缴{own.zh}",
                f"{persons:,} {'person pays' if persons == 1 else 'people pay'} {own.en}")


OPEN = Text("没有写由哪一方付", "not said who pays")


def _cell(amount: Fraction | None) -> Text:
    return OPEN if amount is None else money(amount)


def _contribution_step(line: Line) -> Step:
    if line.medical is None:
        left = line.self_pay + line.local_aid
        own, paid = money(left), money(CONTRIBUTION - left)
        words = Text(f"{line.label.zh}：按哪一类，每人都剩{own.zh}；另外{paid.zh}怎样由医疗救助和财政补贴出，"
                     "文件没有写",
                     f"{line.label.en}: either way {own.en} a person is left; the text does not say how "
                     f"medical assistance and the fiscal subsidy share the other {paid.en}")
        if line.local_aid:
            aid, rest = money(line.local_aid), money(line.self_pay)
            words += Text(f"；再减其他资助{aid.zh}，自缴{rest.zh}",
                          f"; less other aid of {aid.en}, self-pay {rest.en}")
        return Step(words, CLAUSE_AID)
    parts = [(Text("医疗救助", "medical assistance"), line.medical),
             (Text("财政补贴", "fiscal subsidy"), line.fiscal),
             (Text("其他资助", "other aid"), line.local_aid), (Text("自缴", "self-pay"), line.self_pay)]
    words = join((Text(f"{name.zh}{money(amount).zh}", f"{name.en} {money(amount).en}") for name,
                  amount in parts if amount),
                 "，", ", ")
    return Step(Text(f"{line.label.zh}，每人：{words.zh}", f"{line.label.en}, each: {words.en}"),
                "二（二）" if line.label == CATEGORIES["none"][0] else CLAUSE_AID)


def _contribution_table(lines: list[Line]) -> tuple[tuple[Text, ...], tuple[tuple[Text, ...], ...]]:
    headings = (Text("类别", "Category"), Text("人数", "People"),
                Text("医疗救助（每人）", "Medical assistance, each"),
                Text("财政补贴（每人）", "Fiscal subsidy, each"), Text("其他资助（每人）", "Other aid, each"),
                Text("自缴（每人）", "Self-pay, each"))
    rows = tuple((line.label, number(line.persons), _cell(line.medical), _cell(line.fiscal),
                  money(line.local_aid),
                  money(line.self_pay)) for line in lines)
    return headings, rows


MORE_AID = Text("计生特扶、奖扶对象只按另外那一类算；还有没有别的资助，文件没有写金额",
                "Families under a family planning support scheme are counted by their other category alone; the "
                "document gives no amount of further aid")


def contributions(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """Each person's 280 yuan shared among the payers, and the sums."""
    people = values["people"]
    if not all(_chosen(person) for person in people):
        unaided = _contribution_headline([_line(_as_listed(person)) for person in people])
        return silent(_outcome(FAMILY_PLANNING.key).why, readings=(SUPPORT_NAMES,),
                      others=((SUPPORT_NAMES, unaided),))
    lines = [_line(person) for person in people]
    both = any(len(_chosen(person)) > 1 for person in people)
    planning = any(FAMILY_PLANNING.key in (person["category"], person["also"]) for person in people)
    headline = _contribution_headline(lines)
    added = _contribution_headline([_line(person, adding=True) for person in people])
    totals = {payer: _total(lines, payer) for payer in (*PAYERS, "local_aid")}
    return Answer(
        status=VALUE, headline=headline,
        result={"persons": sum(line.persons for line in lines),
                **{k: v for k, v in totals.items() if v is not None}},
        causes=tuple(_contribution_step(line) for line in lines),
        readings=(*((ONE_ROW,) if both else ()), *((SUPPORT_NAMES,) if planning else ())),
        notes=(MORE_AID,) if planning else (),
        others=((ONE_ROW, added),) if added != headline else (), table=_contribution_table(lines))


def _check_people(values: Mapping[str, object]) -> Iterator[InputError]:
    labels = {field.name: field.label for field in PEOPLE.fields}
    for index, person in enumerate(values["people"] or ()):
        category, also = person["category"], person["also"]
        if also is not None and also == category:
            yield InputError(f"people.{index}.also", "twice", {"label": labels["also"]})
        elif {category, also} in EXCLUSIVE or (category == "none" and also is not None):
            yield InputError(f"people.{index}.also", "excludes",
                             {"label": NAMES[also], "other": NAMES[category]})
        elif None not in (category, person["persons"]) and person["local_aid"]:
            own = _line(_as_listed({**person, "local_aid": None})).self_pay
            if person["local_aid"] > own:
                yield InputError(f"people.{index}.local_aid", "more-than",
                                 {"label": labels["local_aid"],
                                  "other": Text(f"自缴的{money(own).zh}",
                                                f"the {money(own).en} left to pay")})


contribution_by_category = Calculation(
    name="contribution-by-category", family="subsidy",
    title=Text("每人缴多少，谁来缴", "What each person pays, and who pays it"),
    question=Text("这一家人自己要缴多少，资助多少？",
                  "How much do these people pay themselves, and how much is paid for them?"),
    clauses=(CLAUSE_AID, "二（二）"), fields=(PEOPLE,), check=_check_people,
    outputs=(Output(name="persons", label=Text("人数", "People"), kind="count", unit=PERSON),
             Output(name="medical", label=Text("医疗救助合计", "Medical assistance, total"), kind="money"),
             Output(name="fiscal", label=Text("财政补贴合计", "Fiscal subsidy, total"), kind="money"),
             Output(name="local_aid", label=Text("其他资助合计", "Other aid, total"), kind="money"),
             Output(name="self_pay", label=Text("自缴合计", "Self-pay, total"), kind="money")),
    compute=contributions, used=(CONTRIBUTIONS,), more_readings=(ONE_ROW, SUPPORT_NAMES))
