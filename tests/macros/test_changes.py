"""The history of a plan and its dates: what ends it, what replaces it, when it is to be revised, what opens and closes."""

import dataclasses
import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from calculators.kernel.text import Text, day
from calculators.present import clause_link
from macros import changes, plans, render
from macros.plans import PlanError, Review, Window
from macros.status import review_due, status, timeline
from site_config.source import PLANS, read_handbook

ONE = "jincheng/procurement-query"


@pytest.fixture
def plan() -> plans.Plan:
    return plans.load_plan(PLANS, ONE, plans.load_places(PLANS))


def made(plan: plans.Plan, **values: object) -> plans.Plan:
    return dataclasses.replace(plan, **values)


def on(plan: plans.Plan, *days: date) -> list[str]:
    return [status(plan, each).key for each in days]


def test_a_plan_named_by_another_is_replaced_from_the_day_of_that_one(plan: plans.Plan) -> None:
    old = made(plan, id="x/old", number="旧〔2019〕1号", effective=date(2019, 1, 1), expires=None)
    new = made(plan, supersedes=("旧〔2019〕1号", "另〔2018〕9号"))
    old, new = plans.related((old, new))
    assert [each.id for each in old.superseded_by] == [ONE]
    assert [each.id for each in new.replaces] == ["x/old"]
    assert (new.superseded_by, old.replaces) == ((), ())
    assert on(old, date(2020, 12, 31), date(2021, 1, 1)) == ["in-force", "superseded"]
    assert "晋市财购〔2020〕25号" in status(old, date(2021, 1, 1)).text.en
    assert [(each.day, each.kind) for each in changes.changes((old,))] == [(date(2019, 1, 1), "effective"), (date(2021, 1, 1), "superseded")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_a_plan_tells_its_history(plan: plans.Plan, language: str) -> None:
    old = made(plan, id="x/old", number="旧〔2019〕1号", review=Review(clause="第二十六条", years=3), expires=None)
    new = made(plan, supersedes=("旧〔2019〕1号", "另〔2018〕9号"))
    before, after = (render.template("facts.html", language, plan=each, today=date(2021, 6, 1), day=day, link=partial(clause_link, language=language),
                                     due=review_due(each), review_words=changes.review_words) for each in plans.related((old, new)))
    assert '<a href="../../x/old/index.html">' in after
    assert '<span lang="zh">另〔2018〕9号</span>' in after
    assert f'<a href="../../{ONE}/index.html">' in before
    assert ("每3年修订一次，最迟2024年1月1日" if language == "zh" else "Every 3 years, due by 1 January 2024") in before


def test_what_comes_first_ends_a_plan_for_good(plan: plans.Plan) -> None:
    later, earlier, unknown = (plans.Related(id="x/y", number="新号", short=Text("新", "New"), since=since)
                               for since in (date(2023, 6, 1), date(2022, 6, 1), None))
    assert on(made(plan, superseded_by=(later,)), date(2023, 1, 1), date(2023, 6, 1)) == ["expired", "expired"]
    assert on(made(plan, superseded_by=(earlier,)), date(2022, 5, 31), date(2022, 6, 1), date(2023, 1, 1)) == [
        "in-force", "superseded", "superseded"]
    assert on(made(plan, superseded_by=(unknown,)), date(2000, 1, 1), date(2021, 6, 1)) == ["superseded"] * 2


def test_a_review_is_due_from_the_day_after_its_term(plan: plans.Plan) -> None:
    three = made(plan, effective=date(2021, 3, 1), expires=None, review=Review(clause="第二十六条", years=3))
    assert review_due(three) == date(2024, 3, 1)
    assert on(three, date(2024, 3, 1), date(2024, 3, 2)) == ["in-force", "review-due"]
    assert review_due(made(three, effective=date(2020, 2, 29))) == date(2023, 2, 28)
    assert review_due(made(three, effective=None)) == date(2023, 12, 2)             # counted from its issue
    assert review_due(made(three, effective=None, issued=None)) is None
    assert review_due(made(three, review=Review(clause="第二十六条"))) is None


@pytest.mark.parametrize(("review", "effective", "kind", "words"), [
    (Review(clause="第二十六条", years=3), date(2021, 1, 1), "review", "Every 3 years"),
    (Review(clause="第二十六条", years=1), None, "review_undated", "Every year"),
    (Review(clause="第二十六条"), date(2021, 1, 1), "review_open", None),
])
def test_how_often_a_plan_is_revised_is_told_with_or_without_a_day(
    plan: plans.Plan, review: Review, effective: date | None, kind: str, words: str | None
) -> None:
    bare = made(plan, issued=None, effective=effective, expires=None, review=review)
    found = next(each for each in (*changes.changes((bare,)), *changes.undated((bare,))) if each.kind.startswith("review"))
    assert (found.kind, found.text and found.text.en) == (kind, words)


def test_a_plan_without_a_number_is_named_by_its_title(plan: plans.Plan) -> None:
    other = plans.Related(id="x/y", number="", short=Text("新办法", "New measures"), since=None)
    ended = made(plan, superseded_by=(other,))
    assert "New measures" in status(ended, date(2021, 1, 1)).text.en
    assert [(each.kind, each.text.zh) for each in changes.undated((ended,))] == [("superseded", "新办法")]


def test_an_expired_plan_is_not_due_for_review(plan: plans.Plan) -> None:
    ended = made(plan, review=Review(clause="第二十六条", years=3))
    assert [each.key for each in timeline(ended)] == ["not-yet", "in-force", "expired"]


def test_today_is_still_ahead(plan: plans.Plan) -> None:
    found = changes.changes((plan,))
    ahead, past = changes.split(found, date(2022, 12, 31))
    assert ([each.kind for each in ahead], [each.kind for each in past]) == (["expires"], ["effective"])
    ahead, past = changes.split(found, date(2023, 1, 1))
    assert (ahead, [each.day for each in past]) == ((), [date(2022, 12, 31), date(2021, 1, 1)])


def test_every_date_of_the_plans_that_stand() -> None:
    handbook = read_handbook()
    found = {(each.plan.id, each.day.isoformat(), each.kind, each.clause) for each in changes.changes(handbook.plans)}
    insurance = "ziyang/resident-medical-insurance-2021"
    assert found >= {
        (insurance, "2020-09-01", "opens", "二（四）"), (insurance, "2020-12-31", "closes", "二（四）"), (insurance, "2021-02-28", "closes", "二（四）"),
        (insurance, "2021-01-01", "opens", "二（四）"), (insurance, "2020-11-13", "closes", "附件1"), (insurance, "2021-12-31", "year_over", None),
        ("ziyang/environmental-emergency", "2020-11-10", "effective", "8.2"), (ONE, "2021-01-01", "effective", "第二十六条"),
        (ONE, "2022-12-31", "expires", "第二十六条")}
    two, targets = "shanting/resident-insurance-2023", "shanting/ecommerce-breakthrough"
    assert {each[1:] for each in found if each[0] == two} == {
        ("2022-10-01", "opens", "五（二）"), ("2022-12-31", "closes", "五（二）"), ("2023-01-01", "opens", "五（二）"),
        ("2022-10-31", "closes", "六（六）"), ("2022-10-01", "opens", "七（一）"), ("2022-10-15", "closes", "七（一）"),
        ("2022-10-16", "opens", "七（二）"), ("2022-12-31", "closes", "七（二）"), ("2023-01-01", "opens", "七（三）"),
        ("2023-01-31", "closes", "七（三）"), ("2023-12-31", "year_over", None)}
    assert {each[1:] for each in found if each[0] == targets} == {
        *(("2023-12-31", "closes", clause) for clause in ("三（一）", "三（二）", "三（三）")),
        *(("2025-12-31", "closes", clause) for clause in ("二", "三（四）"))}
    open_ended = {(each.plan.id, each.kind) for each in changes.undated(handbook.plans)}
    assert open_ended >= {("ziyang/environmental-emergency", "review_open"), ("shanting/ecommerce-support", "no_date"),
                          ("shanting/master-emergency", "review_open"), ("luolong/master-emergency", "review_undated")}


@pytest.mark.parametrize(("added", "words"), [
    ('review = { years = 0, clause = "第二十六条" }', "review: years is 1 or more"),
    ("review = { years = 3 }", "clause: is missing"),
    ('review = { year = 3, clause = "第二十六条" }', "year: is not a key"),
    ('review = { clause = "第九十条" }', "cites 第九十条"),
    ('[[dates]]\nclause = "第二十六条"\nopens = 2021-01-02\ncloses = 2021-01-01\nzh = "甲"\nen = "A"', "dates: opens on 2021-01-02"),
    ('[[dates]]\nclause = "第二十六条"\nzh = "甲"', "dates: has zh and en"),
    ('[[dates]]\nopens = 2021-01-02\nzh = "甲"\nen = "A"', "clause: is missing"),
    ('[[dates]]\nclause = "第九十条"\nzh = "甲"\nen = "A"', "cites 第九十条"),
])
def test_dates_that_do_not_fit_say_where(tmp_path: Path, added: str, words: str) -> None:
    shutil.copytree(PLANS, tmp_path / "plans")
    path = tmp_path / "plans" / ONE / "plan.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + added if added.startswith("[[") else added + "\n" + text, encoding="utf-8")
    with pytest.raises(PlanError, match=words.replace("(", r"\(")):
        plans.load_all(tmp_path / "plans")


def test_a_window_may_lack_either_day(plan: plans.Plan) -> None:
    windows = tuple(Window(text=Text("甲", "A"), clause="第二十六条", opens=opens, closes=closes)
                    for opens, closes in ((date(2021, 1, 1), None), (None, date(2021, 1, 1)), (None, None)))
    bare = made(plan, effective=None, expires=None, dates=windows)
    assert [each.kind for each in changes.changes((bare,))] == ["opens", "closes"]
    assert [each.kind for each in changes.undated((bare,))] == ["no_date"]
