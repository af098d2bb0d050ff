from pathlib import Path

import pytest

from macros import editions
from macros.editions import EditionError

SAMPLE = """## 一、总则
一句话。

### （二）标准
- （1）第一项
    - （1）里面一项
- （2）第二项

<!-- calculator: event-grade -->

### 3. 措施
## 第六条 期限
## 4.1 分级
## 附件1 表
"""


def edition(tmp_path: Path, text: str) -> tuple[editions.Clause, ...]:
    path = tmp_path / "zh.md"
    path.write_text(text, encoding="utf-8")
    return editions.read(path)


def test_numbers_make_references_and_anchors(tmp_path: Path) -> None:
    clauses = edition(tmp_path, SAMPLE)
    assert [(c.level, c.reference, c.anchor, c.title) for c in clauses] == [
        (2, "一", "c-1", "总则"), (3, "一（二）", "c-1-2", "标准"), (3, "一.3", "c-1-3", "措施"),
        (2, "第六条", "article-6", "期限"), (2, "4.1", "c-4-1", "分级"), (2, "附件1", "annex-1", "表")]
    assert clauses[1].items == ("一（二）（1）", "一（二）（1）（1）", "一（二）（2）")
    assert clauses[1].calculators == ("event-grade",)


def test_headings_in_each_language(tmp_path: Path) -> None:
    clauses = edition(tmp_path, SAMPLE)
    assert [editions.heading_words(c, "zh") for c in clauses] == [
        "一、总则", "（二）标准", "3. 措施", "第六条 期限", "4.1 分级", "附件1 表"]
    assert [editions.heading_words(c, "en").partition(" · ")[0] for c in clauses] == [
        "Section 1", "Section 1(2)", "Section 1.3", "Article 6", "4.1", "Annex 1"]


def test_items_carry_their_anchors(tmp_path: Path) -> None:
    made = editions.markdown(edition(tmp_path, SAMPLE), "en")
    assert '- <span class="hb-item" id="c-1-2-1">(1)</span> 第一项' in made
    assert '    - <span class="hb-item" id="c-1-2-1-1">(1)</span> 里面一项' in made
    assert '{: #c-1-2 .hb-clause-heading data-name="Section 1(2)" }' in made


def test_a_grade_is_the_heading_of_its_criteria(tmp_path: Path) -> None:
    clauses = edition(tmp_path, "## 二、事故\n### （一）火灾\n#### 重、特大 火灾\n- （1）死人\n#### 一般 火灾\n")
    assert [c.reference for c in clauses] == ["二", "二（一）", "二（一）重、特大", "二（一）一般"]
    assert clauses[2].items == ("二（一）重、特大（1）",)
    assert [editions.heading_words(c, "zh") for c in clauses[2:]] == ["重、特大火灾", "一般火灾"]
    assert editions.heading_words(clauses[3], "en") == "Section 2(1), Grade IV · 火灾"


@pytest.mark.parametrize(("text", "words"), [
    ("## 没有编号\n", "line 1: a heading begins with the official number"),
    ("# 1. 总则\n", "line 1: a heading of the first level"),
    ("引言\n\n## 1. 总则\n", "line 1: text before the first numbered heading"),
    ("## 一、甲\n## 一、乙\n", "line 2: 一 stands twice"),
    ("## 一、甲\n- （1）子\n- （1）丑\n", "stands twice"),
    ("", "text before the first numbered heading"),
])
def test_what_cannot_be_read_says_where(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(EditionError, match=r"zh\.md") as caught:
        edition(tmp_path, text)
    assert words in str(caught.value)


def test_editions_that_do_not_match_are_told(tmp_path: Path) -> None:
    left = edition(tmp_path, "## 一、甲\n- （1）子\n\n<!-- calculator: a -->\n")
    assert editions.differences(left, left) == []
    assert "items differ" in editions.differences(left, edition(tmp_path, "## 一、A\n\n<!-- calculator: a -->\n"))[0]
    assert "clauses differ" in editions.differences(left, edition(tmp_path, "## 二、A\n- （1）x\n\n<!-- calculator: a -->\n"))[0]
    assert any("calculators differ" in line for line in editions.differences(left, edition(tmp_path, "## 一、A\n- （1）x\n")))
