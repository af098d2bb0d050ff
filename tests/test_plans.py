"""Every plan: its examples, its certificate, its editions, its rules' words. Holds for whatever plans there are."""

import json
import re
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import bridge, catalogue, registry
from calculators.kernel.cells import cells
from calculators.kernel.checks import certify
from calculators.kernel.fields import Ordered, Tick
from calculators.kernel.rules import Grading
from macros import glossary
from macros.examples import Example, load
from macros.plans import load_all
from site_config import checking
from site_config.source import PLANS, read_handbook

EXAMPLES = [example for plan in (*registry.plans(), *registry.together()) for example in load(PLANS / plan, plan)]
GRADINGS = [name for name in registry.calculators() if isinstance(registry.rule(name), Grading)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.calculator}: {e.title.en}")
def test_worked_example(example: Example) -> None:
    assert example.differences(example.reply("zh")) == []


def test_every_rule_has_examples_and_one_for_the_page() -> None:
    for name in registry.calculators():
        mine = [example for example in EXAMPLES if example.calculator == name]
        assert mine, name
        assert any(example.page for example in mine), name


@pytest.mark.parametrize("plan", registry.plans())
def test_the_certificate_is_the_one_on_record(plan: str, root: Path) -> None:
    """What the checks find in a plan is a fact about its text: `handbook check PLAN` prints it."""
    golden = root / "tests" / "golden" / f"{plan.replace('/', '--')}.txt"
    assert checking.certificate(plan) == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", registry.calculators())
def test_both_ways_to_compute_agree_on_every_cell(name: str) -> None:
    certificate = certify(registry.rule(name))
    assert [finding for finding in certificate.findings if finding.kind in ("disagree", "overlap", "shares")] == []


def test_the_handbook_reads_and_fits_together() -> None:
    handbook = read_handbook()
    assert [plan.id for plan in handbook.plans] == [plan.id for plan in load_all(PLANS)]
    assert all(glossary.faults(plan, handbook.terms) == [] for plan in handbook.plans)


@pytest.mark.parametrize("name", GRADINGS)
def test_a_worse_figure_never_lowers_a_grade(name: str) -> None:
    rule = registry.rule(name)
    fields = rule.known()
    for figure in (f for f in rule.fields if isinstance(f, Ordered)):
        ranks = []
        for case in cells(fields, rule.table.rows, [figure.name]):
            level = rule.best({**{f.name: False if isinstance(f, Tick) else None for f in rule.fields}, **case})
            ranks.append(rule.rank(level.key) if level else len(rule.levels))
        assert ranks == sorted(ranks, reverse=True), figure.name


@pytest.mark.parametrize("name", GRADINGS)
@settings(max_examples=60)
@given(data=st.data())
def test_one_more_criterion_never_lowers_a_grade(name: str, data: st.DataObject) -> None:
    rule = registry.rule(name)

    def rank(case: dict) -> int:
        level = rule.best(case)
        return rule.rank(level.key) if level else len(rule.levels)

    case = {f.name: data.draw(st.integers(0, 10**6)) if isinstance(f, Ordered) else data.draw(st.booleans())
            if isinstance(f, Tick) else data.draw(st.sampled_from([None, *f.keys()])) for f in rule.fields}
    raised = data.draw(st.sampled_from([f for f in rule.fields if isinstance(f, Ordered | Tick)]))
    worse = True if isinstance(raised, Tick) else case[raised.name] + data.draw(st.integers(0, 10**6))
    assert rank({**case, raised.name: worse}) <= rank(case)


@pytest.mark.parametrize("name", registry.calculators())
def test_whatever_is_asked_gets_an_answer_or_named_errors(name: str) -> None:
    rule = registry.rule(name)
    for values in ({}, {field.name: "nonsense" for field in rule.inputs()}, {field.name: -1 for field in rule.inputs()},
                   {field.name: [] for field in rule.inputs()}, {"<script>": "1"}):
        reply = json.loads(bridge.answer(json.dumps({"calculator": name, "values": values, "view": "en"})))
        assert reply["status"] in ("value", "needs", "silent", "conflict", "error")
        assert reply["view"][0] == "div"
        if reply["status"] == "error":
            assert all(error["message"]["zh"] and error["message"]["en"] for error in reply["errors"])


@pytest.mark.parametrize("name", registry.calculators())
def test_chinese_is_chinese_and_english_is_english(name: str) -> None:
    """Words in both languages, and no Chinese sentence left in English; a quoted word of the text may stand there."""
    texts = _texts(catalogue.entry(name, registry.rule(name)))
    texts += [text for example in EXAMPLES if example.calculator == name for text in _texts(example.reply())]
    for text in texts:
        assert text["zh"].strip()
        assert text["en"].strip()
        assert not re.search(r"[一-鿿]{12,}", text["en"]), text["en"]
        assert not re.search(r"[{}]", text["zh"] + text["en"]), text


def _texts(value: object) -> list[dict]:
    if isinstance(value, dict):
        own = [value] if set(value) == {"zh", "en"} and isinstance(value["zh"], str) else []
        return own + [text for inner in value.values() for text in _texts(inner)]
    return [text for inner in value for text in _texts(inner)] if isinstance(value, list) else []


def test_the_list_says_what_each_calculator_takes() -> None:
    for entry in catalogue.entries():
        assert re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+", entry["id"])
        assert entry["clauses"]
        assert entry["inputs"]
        assert entry["outputs"]
        for field in entry["inputs"]:
            assert field["kind"] in ("count", "number", "money", "percent", "date", "instant", "choice", "tick", "rows")
            assert {"name", "kind", "label", "required"} <= set(field)


def test_the_editions_carry_the_figures_of_the_official_texts_in_own_words(official_texts: Path, root: Path) -> None:
    tool = official_texts.parent / "tools" / "fidelity.py"
    if not tool.exists():
        pytest.skip("holds the editions against the official texts, and their tool is not here")
    for plan in registry.plans():
        said = subprocess.run([str(tool), "--project", str(root), "--plan", plan], capture_output=True, text=True, check=True).stdout
        shares = [Decimal(share) for share in re.findall(r"figures \w+ (\d+)%", said)]
        assert len(shares) == 2, said
        assert min(shares) >= 95, said
        assert "own words: yes" in said, said
