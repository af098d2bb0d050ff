"""Pictures drawn from a plan's data: what they hold, that text fits, and that the table says the same."""

import dataclasses
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from calculators.kernel.text import LANGUAGES, Text
from macros import pictures, plans
from macros.pictures import Box, Link, Picture, Step
from macros.plans import PlanError
from site_config.source import PLANS, read_handbook

ONE = "ziyang/environmental-emergency"
ALL = [(plan.id, picture) for plan in read_handbook().plans for picture in plan.pictures]


def box(key: str) -> Box:
    return Box(key=key, name=Text(key, key))


def chain(keys: str, *pairs: str) -> Picture:
    return Picture(kind="chain", title=Text("甲", "A"), clause="1.1", boxes=tuple(map(box, keys)),
                   links=tuple(Link(source=source, target=target) for source, target in pairs))


def test_the_plans_that_stand_have_their_pictures() -> None:
    kinds = {}
    for plan, picture in ALL:
        kinds.setdefault(plan, []).append(picture.kind)
    assert kinds[ONE] == ["chain", "levels", "levels", "chain"]
    for plan in ("ziyang/resident-medical-insurance-2021", "shanting/ecommerce-support", "jincheng/procurement-query",
                 "shanting/resident-insurance-2023", "shanting/ecommerce-breakthrough", "shanting/housing-fund-joint-meeting"):
        assert "timeline" in kinds[plan]
    for plan in ("luolong/master-emergency", "shanting/master-emergency"):
        assert kinds[plan].count("chain") >= 2
        assert "levels" in kinds[plan]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("plan", "picture"), ALL, ids=lambda each: each if isinstance(each, str) else each.title.en)
def test_all_words_are_in_the_drawing_and_in_the_table(plan: str, picture: Picture, language: str) -> None:
    def bare(text: str) -> str:
        return re.sub(r"\s", "", text)

    svg = unescape(pictures.draw(picture, language))
    drawn = bare("".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))
    cells = bare("".join(cell for line in pictures.table(picture, language) for cell in line.cells))
    parts = [*picture.boxes, *picture.steps, *(link for link in picture.links if link.text)]
    texts = [text for part in parts for text in (getattr(part, name, None) for name in ("name", "detail", "head", "text")) if text]
    assert texts
    for text in texts:
        assert bare(getattr(text, language)) in drawn
        assert bare(getattr(text, language)) in cells
    assert 'aria-hidden="true"' in svg
    assert not re.search(r"style=|https?://(?!www\.w3\.org/2000/svg)", svg)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("plan", "picture"), ALL, ids=lambda each: each if isinstance(each, str) else each.title.en)
def test_no_line_is_wider_than_the_picture_and_no_box_overlaps_another(plan: str, picture: Picture, language: str) -> None:
    svg = unescape(pictures.draw(picture, language))
    boxes = [tuple(map(float, found)) for found in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx', svg)]
    for left, top, width, height in boxes:
        assert left >= 0
        assert left + width <= pictures.WIDTH
        assert not [other for other in boxes if other != (left, top, width, height) and left < other[0] + other[2]
                    and other[0] < left + width and top < other[1] + other[3] and other[1] < top + height]
    for across, anchor, name, text in re.findall(r'<text x="([\d.]+)"[^>]*text-anchor="(\w+)"(?: class="([\w-]+)")?>([^<]*)<', svg):
        x = float(across)
        room = pictures.WIDTH - x if anchor == "start" else 2 * min(x, pictures.WIDTH - x)
        assert pictures.wide(text, pictures.SIZES.get(name, pictures.SIZE)) <= room, text
    words = [tuple(map(float, found)) for found in re.findall(
        r'<rect class="hb-back" x="([\d.-]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', svg)]
    for left, top, width, height in words:
        assert not [other for other in words if other != (left, top, width, height) and left < other[0] + other[2]
                    and other[0] < left + width and top < other[1] + other[3] and other[1] < top + height]


def test_ranks_go_down_and_many_below_one_stand_as_a_list() -> None:
    assert [[each.key for each in row] for row in chain("abcd", "ab", "bc", "bd").ranks()] == [["a"], ["b"], ["c", "d"]]
    nine = chain("abcdefghi", *(f"a{key}" for key in "bcdefghi"))
    assert nine.faults() == []
    assert nine.stacked(nine.ranks()[1])
    assert pictures.draw(nine, "zh").count("<rect") == 9


def test_words_of_an_arrow_in_a_list_keep_their_own_clause() -> None:
    boxes = (box("a"), *(Box(key=key, name=Text(key, key), clause="2.4") for key in "bcd"))
    links = tuple(Link(source="a", target=key, text=Text("领导", "leads"), clause=clause) for key, clause in zip("bcd", ("2.1", "2.4", None), strict=True))
    made = dataclasses.replace(chain("a"), boxes=boxes, links=links)
    assert made.faults() == []
    for language, first, second in (("zh", "领导（2.1）", "领导"), ("en", "leads (2.1)", "leads")):
        lines = re.findall(r">([^<]+)</text>", pictures.draw(made, language))
        assert [lines.count(first), lines.count(second)] == [1, 2]


@pytest.mark.parametrize(("picture", "words"), [
    (dataclasses.replace(chain("abcd"), links=tuple(Link(source=source, target=target, text=Text("及时", "in time"))
                                                    for source, target in ("ac", "bc", "bd"))), "words of two arrows meet at c"),
    (chain("ab", "ax"), "a link names x, which is no box"),
    (chain("aab", "ab"), "box a stands twice"),
    (chain("abc", "ab", "bc", "ac"), "a -> c does not lead to the next rank"),
    (chain("ab", "ab", "ba"), "does not lead to the next rank"),
    (chain("abcd"), "more than 3 boxes in one rank"),
    (chain(""), "has boxes, and no steps"),
    (dataclasses.replace(chain("a"), kind="tree"), "'tree' is not one of chain, levels, timeline"),
    (dataclasses.replace(chain("a"), kind="levels"), "has steps, and no boxes"),
    (Picture(kind="chain", title=Text("甲", "A"), clause="1", steps=(Step(head=Text("甲", "A"), text=Text("乙", "B")),)), "has boxes"),
])
def test_a_picture_that_cannot_be_drawn_says_why(picture: Picture, words: str) -> None:
    assert words in " ".join(picture.faults())


@pytest.mark.parametrize(("old", "new", "words"), [
    ('to = "city"', 'to = "town"', "picture: Chain of reporting: who tells whom, and by when: a link names town"),
    ('from = "responsible"', 'form = "responsible"', "from: is missing"),
    ('detail = { zh = "先核查，再上报", en = "Checks, then reports" }', 'detail = { zh = "先核查，再上报" }', "detail: has zh and en"),
    ('clause = "2.2.4"\n[[picture.link]]', 'clause = "2.2.9"\n[[picture.link]]', "a picture cites 2.2.9"),
    ('kind = "chain"\nclause = "4.3.1"', 'kind = "chain"\nclause = "4.3.2（1）"', "by when stands under 4.3.2（1）, which is not a heading"),
    ('kind = "levels"\nclause = "4.2"', 'kind = "levels"\nclause = "4.2"\ncolour = "red"', "picture: has zh and en, and nothing else"),
])
def test_a_picture_that_does_not_fit_its_plan_says_where(tmp_path: Path, old: str, new: str, words: str) -> None:
    shutil.copytree(PLANS, tmp_path / "plans")
    path = tmp_path / "plans" / ONE / "plan.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        plans.load_all(tmp_path / "plans")
    assert words in str(caught.value)


@pytest.mark.parametrize(("text", "room", "lines"), [
    ("红色预警（Ⅰ级）", 96, ["红色预警", "（Ⅰ级）"]),
    ("一二三四，五六", 4 * pictures.SIZE, ["一二三", "四，五六"]),
    ("一二三（4.5.1（3））", 5 * pictures.SIZE, ["一二三", "（4.5.1", "（3））"]),
    ("see “one” two", 4 * pictures.SIZE, ["see", "“one”", "two"]),
    ("District Government Office", 150, ["District Government", "Office"]),
    ("", 100, [""]),
])
def test_text_is_wrapped_where_each_language_allows(text: str, room: float, lines: list[str]) -> None:
    assert pictures.wrap(text, room) == lines


@pytest.mark.parametrize(("character", "least"), [
    *zip("aenopdgqu", (0.61, 0.62, 0.63, 0.61, 0.63, 0.63, 0.63, 0.63, 0.63), strict=True), ("k", 0.58), ("y", 0.59), ("s", 0.52),
    ("r", 0.41), ("t", 0.39), ("i", 0.28), (" ", 0.32), ("m", 0.97), ("w", 0.82), ("0", 0.64), ("A", 0.68), ("D", 0.77), ("Q", 0.79),
    ("W", 0.99), ("(", 0.39), ("；", 1.0), ("区", 1.0), ("Ⅰ", 0.9),
])
def test_no_character_is_taken_for_narrower_than_in_a_wide_common_font(character: str, least: float) -> None:
    assert pictures.advance(character) >= least
