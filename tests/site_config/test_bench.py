"""What is measured is what is meant."""

from dataclasses import replace

from site_config import bench_build, questions, source


def test_a_larger_handbook_has_more_pages() -> None:
    whole = source.read_handbook()
    handbook, asked = replace(whole, together=()), questions.questions(whole)
    pages = [bench_build.measured(bench_build.grown(handbook, size), asked)[2] for size in (1, 2)]
    assert pages[1] - pages[0] >= 4          # of the second plan: Chinese, English, and both side by side in either language


def test_no_two_copies_of_a_plan_share_a_number() -> None:
    plan = next(plan for plan in source.read_handbook().plans if plan.number)
    assert len({bench_build.copied(plan, time).number for time in range(20)}) == 20
