"""Clause 四: who may join resident medical insurance and resident pension insurance."""

from __future__ import annotations

from calculators.kernel import (
    Bound,
    Choice,
    Count,
    Interval,
    OneOf,
    Output,
    Reading,
    Row,
    Table,
    Text,
    Within,
    Words,
    YesNo,
    options,
    yes,
)
from calculators.kernel.rules import Lookup

CLAUSE_WHO = "四"
# The plan defines none of these words here; 以上 and 满 include the number (Civil Code, article 1259).
WORDS = Words()
YEARS_OLD = Text("岁", "year|years")

OWN_SCHEME = Reading(
    id="own-scheme-only", clause=CLAUSE_WHO,
    says=Text("“未参加城镇职工养老、医疗保险”没有说清：参加了其中一种的人，另一种居民保险还能不能参加。",
              "“Not in employee pension, medical insurance” does not settle whether a person in one of the two may still join the "
              "other resident insurance."),
    reads=Text("分开看：参加了职工医保的不能参加居民医保，参加了职工养老的不能参加居民养老。",
               "Each by itself: the employee medical scheme shuts out of resident medical insurance, the employee pension "
               "scheme out of resident pension insurance."),
    why=Text("两种居民保险是分开缴费、分开登记的，重复的只是同一种保险。",
             "The two resident insurances are paid and registered apart; only cover of the same kind would be double."),
    other=Text("参加了任何一种职工保险，两种居民保险都不能参加。",
               "Whoever is in either employee scheme may join neither resident insurance."))
PERMIT_TOO = Reading(
    id="permit-holders-too", clause=CLAUSE_WHO,
    says=Text("“未参加城镇职工养老、医疗保险”写在本区户籍那一句；居住证那一句写“也可参加”，没有重复这个条件。",
              "The words on the employee schemes stand in the sentence on people registered here; the sentence on permit "
              "holders says “may join too” without them."),
    reads=Text("外来人员和随迁子女也要没有参加职工保险。",
               "People registered elsewhere and their children must not be in the employee scheme either."),
    why=Text("“也可参加”接着上一句说，没有理由对外来人员更宽。",
             "“May join too” carries on from the sentence before, with no reason to ask less of newcomers."),
    other=Text("照字面，外来人员和随迁子女没有这个条件。",
               "By the letter the condition does not apply to them."))
NO_UPPER_AGE = Reading(
    id="no-upper-age", clause=CLAUSE_WHO,
    says=Text("居民养老保险写了最小16周岁，没有写最大年龄；第三部分的目标只到59岁。",
              "For pension insurance the text sets a least age of 16 and no upper one; the targets of section 3 stop at 59."),
    reads=Text("没有写上限，60岁以上也可以参加。", "With no upper limit written, people aged 60 or more may join."),
    why=Text("第四部分是资格条件，第三部分只是工作目标。",
             "Section 4 sets who may join; section 3 only sets targets for the work."),
    other=Text("目标只到59岁，60岁起不再参保缴费，要问区人社局。",
               "The targets stop at 59: from 60 on one no longer enrols; the District Human Resources and Social Security "
               "Bureau can tell."))

RESIDENCE = options(
    local=("户籍在山亭区", "Household registration in Shanting District"),
    permit=("户籍在外地，长期住在本区，有居住证", "Registered elsewhere, long resident here, with a residence permit"),
    child=("上面这种人的随迁子女", "Child who moved here with such a person"),
    none=("都不是", "None of these"))
INSURANCE = Choice(name="insurance", label=Text("哪种保险", "Insurance"), required=True, options=options(
    medical=("居民医保", "Resident medical insurance"), pension=("居民养老保险", "Resident pension insurance")))
MEDICAL, PENSION = OneOf("insurance", ("medical",)), OneOf("insurance", ("pension",))
YES, NO = {"eligible": "yes"}, {"eligible": "no"}
OLD = Within(field="age", interval=Interval(lower=Bound(value=60, closed=True, word="")))
YOUNG = Within(field="age", interval=Interval(upper=Bound(value=16, closed=False, word="")))
OLD_ENOUGH = Within(field="age", interval=WORDS("满16周岁"))


def _row(then: dict[str, object], *when: object, **parts: object) -> Row:
    return Row(when=when, then=then, clause=CLAUSE_WHO, **parts)


def who_may_join(name: str, *, either: bool = False, permit_bound: bool = True, upper_age: bool = False) -> Table:
    """Who may join, in the order that decides; the parameters are what readings change."""
    bound = () if permit_bound else (OneOf("residence", ("local",)),)
    medical, pension = (() if either else (MEDICAL,)), (() if either else (PENSION,))
    return Table(name=name, policy="first", rows=(
        _row(NO, OneOf("residence", ("none",))),
        _row(NO, *medical, yes("employee"), *bound),
        _row(NO, *pension, yes("employee_pension"), *bound),
        _row(YES, MEDICAL),
        _row(NO, PENSION, yes("student")),
        _row(NO, PENSION, YOUNG),
        _row(NO if upper_age else YES, PENSION, OLD, readings=(NO_UPPER_AGE,)),
        _row(YES, PENSION, OLD_ENOUGH),
    ))


eligibility = Lookup(
    name="eligibility", family="eligibility",
    title=Text("谁可以参加居民养老、居民医保", "Who may join"),
    question=Text("这个人能不能参加居民医保或居民养老保险？", "May this person join resident medical or pension insurance?"),
    clauses=(CLAUSE_WHO,),
    fields=(
        INSURANCE,
        Choice(name="residence", label=Text("户籍和居住", "Registration and residence"), options=RESIDENCE),
        YesNo(name="employee", label=Text("参加了城镇职工医保", "In employee medical insurance")),
        YesNo(name="employee_pension", label=Text("参加了城镇职工养老保险", "In employee pension insurance")),
        YesNo(name="student", label=Text("是在校学生", "A student at school"),
              hint=Text("问养老保险才要填", "For pension insurance only")),
        Count(name="age", label=Text("年龄（周岁）", "Age in full years"), unit=YEARS_OLD, most=130,
              hint=Text("问养老保险才要填", "For pension insurance only")),
    ),
    outputs=(Output(name="eligible", label=Text("能否参加", "May join"), kind="choice", options=options(
        yes=("可以参加", "May join"), no=("不能参加", "May not join"))),),
    headline=Text("{eligible}", "{eligible}"),
    table=who_may_join("eligibility"),
    others=((OWN_SCHEME, who_may_join("either-scheme-excludes", either=True)),
            (PERMIT_TOO, who_may_join("permit-holders-free", permit_bound=False)),
            (NO_UPPER_AGE, who_may_join("up-to-59", upper_age=True))))
