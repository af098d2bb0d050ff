import dataclasses
import re
from pathlib import Path

import pytest

from calculators.kernel.text import Text
from macros import editions, linking
from macros.plans import Plan, load_places, load_plan
from site_config.source import PLANS

EDITION = """## 4. 分级
### 4.1 标准
#### 4.1.2 重大
- （1）死亡
### 4.2 响应
## 第二章 程序
### 第六条 期限
- （二）书面
### 第七条 条件
## 二、参保
### （三）困难
## 附件1 表
"""
OTHER = "jincheng/procurement-query"


@pytest.fixture(scope="module")
def other() -> Plan:
    return load_plan(PLANS, OTHER, load_places(PLANS))


@pytest.fixture
def plan(other: Plan, tmp_path: Path) -> Plan:
    """A plan with every kind of number."""
    path = tmp_path / "zh.md"
    path.write_text(EDITION, encoding="utf-8")
    clauses = editions.read(path)
    return dataclasses.replace(other, id="here/sample", zh=clauses, en=clauses, number="某政办发〔2020〕1号",
                               title=Text("某区关于印发《某区工作方案》的通知", "Work Plan of Some District"))


def links(words: str, plan: Plan, other: Plan, language: str, own: str = "4.2") -> list[tuple[str, str]]:
    """What of a text became a link: its words and where it leads."""
    clause = next(clause for clause in plan.zh if clause.reference == own)
    made = linking.linked(words, plan=plan, clause=clause, language=language, plans=linking.known((plan, other)), root="../../../")
    assert re.sub("<a [^>]*>|</a>", "", made) == re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub("<a [^>]*>|</a>", "", words))
    return [(text, href) for href, text in re.findall('<a class="hb-ref" href="([^"]*)"[^>]*>(.*?)</a>', made)]


@pytest.mark.parametrize(("words", "found"), [
    ("标准见4.1.2。", [("4.1.2", "#c-4-1-2")]),
    ("见4.1.2（1）", [("4.1.2（1）", "#c-4-1-2-1")]),
    ("见4.1.2（9）", [("4.1.2（9）", "#c-4-1-2")]),
    ("没有列在4.1的名单里", [("4.1", "#c-4-1")]),
    ("补贴4.1万元，占4.1%，共4.1亿元", []),
    ("见4.1万元的标准", []),
    ("日期是14.1.2或4.1.23", []),
    ("按第七条办理", [("第七条", "#article-7")]),
    ("第六条（二）和第六条第（二）项", [("第六条（二）", "#article-6-2"), ("第六条第（二）项", "#article-6-2")]),
    ("第七条、第六条都适用", [("第七条", "#article-7"), ("第六条", "#article-6")]),
    ("第五条没有", []),
    ("《中华人民共和国政府采购法》第七条", []),
    ("《政府采购法》第五十二条、第七条规定", []),
    ("《政府采购法》有规定。第七条另说", [("第七条", "#article-7")]),
    ("不同于《政府采购法》，本办法第七条", [("第七条", "#article-7")]),
    ("政府采购法第七条", []),
    ("该条例的第七条", []),
    ("本办法第七条", [("第七条", "#article-7")]),
    ("某政发〔2019〕3号文件附件1", []),
    ("（细目见附件1）", [("附件1", "#annex-1")]),
    ("见附件一", [("附件一", "#annex-1")]),
    ("附件2没有", []),
    ("二（三）的人", [("二（三）", "#c-2-3")]),
    ("十二（三）的人", []),
    ("第二部分和第二章", [("第二部分", "#c-2"), ("第二章", "#chapter-2")]),
    ("第二部分（三）、第二部分（九）", [("第二部分（三）", "#c-2-3"), ("第二部分（九）", "#c-2")]),
    ("重要内容的，按4.1办；", [("4.1", "#c-4-1")]),
    ("见4.1、4.1.2", [("4.1", "#c-4-1"), ("4.1.2", "#c-4-1-2")]),
    ("见4.2", []),                                                  # this clause itself
    ("`见4.1.2`和<b title=\"见4.1.2\">", []),
    ("<a href=\"x\">见4.1.2</a><!-- 见4.1.2 -->", []),
    ("[看分级](#4.1.2)", [("看分级", "#c-4-1-2")]),
    ("[看分级](#c-4-1-2)", [("看分级", "#c-4-1-2")]),
    ("[另一份](jincheng/procurement-query#第七条)", [("另一份", "../../../zh/jincheng/procurement-query/index.html#article-7")]),
    ("《政府采购供应商质疑处理暂行办法》", [("《政府采购供应商质疑处理暂行办法》", "../../../zh/jincheng/procurement-query/index.html")]),
    ("按晋市财购〔2020〕25号执行", [("晋市财购〔2020〕25号", "../../../zh/jincheng/procurement-query/index.html")]),
    ("（晋市财购[2020]25号）", [("晋市财购[2020]25号", "../../../zh/jincheng/procurement-query/index.html")]),
    ("北晋市财购〔2020〕25号", []),
    ("《某区工作方案》和某政办发〔2020〕1号", []),                     # this plan itself
])
def test_what_is_a_link_in_chinese(plan: Plan, other: Plan, words: str, found: list[tuple[str, str]]) -> None:
    assert links(words, plan, other, "zh") == found


@pytest.mark.parametrize(("words", "found"), [
    ("See 4.1.2.", [("4.1.2", "#c-4-1-2")]),
    ("the members in 4.1.", [("4.1", "#c-4-1")]),
    ("in 4.1 million yuan, of 4.1, 4.1%", []),
    ("in 4.1 metres", []),
    ("it follows 4.1; else", [("4.1", "#c-4-1")]),
    ("under Section 4.1.2 (重大)", [("Section 4.1.2", "#c-4-1-2")]),
    ("by clause 4.1 and Section 4.1.2(1)", [("clause 4.1", "#c-4-1"), ("Section 4.1.2(1)", "#c-4-1-2-1")]),
    ("Section 2 (二) applies", [("Section 2 (二)", "#c-2")]),
    ("Section 2(3)", [("Section 2(3)", "#c-2-3")]),
    ("Article 7 applies", [("Article 7", "#article-7")]),
    ("Article 6 (二)", [("Article 6 (二)", "#article-6-2")]),
    ("Articles 6, 7 and 8", [("Articles 6", "#article-6"), ("7", "#article-7")]),
    ("Article 8", []),
    ("that has 3, this section 2", []),
    ("Article 7 of the Government Procurement Law", []),
    ("Articles 6 and 7 of the Law", []),
    ("Article 7 of these Measures", [("Article 7", "#article-7")]),
    ("the Government Procurement Law, Article 7", []),
    ("the Law (政府采购法), Article 7", []),
    ("(Annex 1 gives the details)", [("Annex 1", "#annex-1")]),
    ("Annex 2 and Chapter 2", [("Chapter 2", "#chapter-2")]),
    ("Section 4.2", []),
    ("[grades](#4.1.2)", [("grades", "#c-4-1-2")]),
    ("[the other](jincheng/procurement-query)", [("the other", "../../../en/jincheng/procurement-query/index.html")]),
    ("the Interim Measures for Handling Supplier Queries in Government Procurement apply",
     [("Interim Measures for Handling Supplier Queries in Government Procurement", "../../../en/jincheng/procurement-query/index.html")]),
    ("document 晋市财购〔2020〕25号", [("晋市财购〔2020〕25号", "../../../en/jincheng/procurement-query/index.html")]),
])
def test_what_is_a_link_in_english(plan: Plan, other: Plan, words: str, found: list[tuple[str, str]]) -> None:
    assert links(words, plan, other, "en") == found


def test_a_number_that_two_plans_share_names_neither(plan: Plan, other: Plan) -> None:
    twin = dataclasses.replace(plan, id="here/twin", number=other.number, title=other.title)
    names = linking.known((plan, other, twin))
    assert other.number not in names.numbers
    assert other.title.zh not in names.titles["zh"]


def test_a_plan_without_a_number_is_named_by_none(plan: Plan, other: Plan) -> None:
    assert linking.known((plan, dataclasses.replace(other, number=""))).numbers == {plan.number: plan.id}


@pytest.mark.parametrize(("target", "wrong"), [
    ("#4.1.2", False), ("#c-4-1-2", False), ("jincheng/procurement-query#第七条", False), ("jincheng/procurement-query", False),
    ("#9.9", True), ("#", True), ("", True), ("jincheng/procurement-query#第九十条", True), ("no/plan", True), ("https://a.example", True),
])
def test_only_a_written_link_that_leads_nowhere_is_a_fault(plan: Plan, other: Plan, target: str, wrong: bool) -> None:
    first = dataclasses.replace(plan.zh[0], body=f"见9.9.9。[这里]({target})")
    spoilt = dataclasses.replace(plan, zh=(first, *plan.zh[1:]))
    found = linking.faults(spoilt, linking.known((plan, other)))
    assert len(found) == wrong
    assert all("here/sample zh.md 4: a link leads to" in fault for fault in found)
