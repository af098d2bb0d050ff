import pytest

from calculators.kernel.clauses import UnknownReference, anchor, han_number, label


@pytest.mark.parametrize(("reference", "expected", "zh", "en"), [
    ("二", "c-2", "第二部分", "Section 2"),
    ("二（三）", "c-2-3", "二（三）", "Section 2(3)"),
    ("二.3", "c-2-3", "二.3", "Section 2.3"),
    ("4.1.2", "c-4-1-2", "4.1.2", "4.1.2"),
    ("4.1.2（1）", "c-4-1-2-1", "4.1.2（1）", "4.1.2(1)"),
    ("第六条", "article-6", "第六条", "Article 6"),
    ("第二十一条（二）", "article-21-2", "第二十一条（二）", "Article 21(2)"),
    ("第二章", "chapter-2", "第二章", "Chapter 2"),
    ("附件1", "annex-1", "附件1", "Annex 1"),
    ("附件", "annex", "附件", "Annex"),
    ("通知", "notice", "通知", "Notice"),
    ("1", "c-1", "1", "1"),
    ("一（七）特大", "c-1-7-grade-1", "一（七）特大", "Section 1(7), Grade I"),
    ("二（一）重、特大（8）", "c-2-1-grade-1-2-8", "二（一）重、特大（8）", "Section 2(1), Grades I and II (8)"),
    ("一（一）一般", "c-1-1-grade-4", "一（一）一般", "Section 1(1), Grade IV"),
])
def test_a_reference_gives_its_anchor_and_its_words(reference: str, expected: str, zh: str, en: str) -> None:
    assert anchor(reference) == expected
    assert (label(reference).zh, label(reference).en) == (zh, en)


@pytest.mark.parametrize("reference", ["", "some clause", "四是", "第条", "4.1.2 and more", "附件1续", "特大", "一（七）巨大"])
def test_what_is_no_number_is_refused(reference: str) -> None:
    with pytest.raises(UnknownReference):
        anchor(reference)


@pytest.mark.parametrize(("words", "value"), [("十", 10), ("十一", 11), ("二十", 20), ("二十六", 26), ("一百零三", 103), ("7", 7)])
def test_numbers_in_words(words: str, value: int) -> None:
    assert han_number(words) == value
