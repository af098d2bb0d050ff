"""`handbook check`: the certificate of every rule and the worked examples of every plan, printed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from calculators import registry
from calculators.kernel.checks import FAULTS, certify
from calculators.kernel.clauses import label
from macros.examples import load

PLANS = Path(__file__).parent.parent / "plans_src"


def certificate(plan: str) -> list[str]:
    """The findings of a plan as lines, rule by rule."""
    lines = []
    for name, rule in registry.rules(plan).items():
        certified = certify(rule)
        if rule.tables():
            lines.append(f"{plan}/{name}: {certified.cells} cells, {certified.bounds} bounds")
        for finding in certified.findings:
            clause = f" [{label(finding.clause).en}]" if finding.clause else ""
            lines.append(f"  {finding.kind}{clause}: {finding.text.en}")
    return lines


def faults(plan: str) -> list[str]:
    """What is wrong: unsound tables, examples that give another result, rules without an example."""
    wrong = [f"{plan}/{name}: {finding.kind}: {finding.text.en}" for name, rule in registry.rules(plan).items()
             for finding in certify(rule).findings if finding.kind in FAULTS]
    examples = load(PLANS / plan, plan)
    for example in examples:
        wrong += [f"{example.calculator}: {example.title.en}: {difference}"
                  for difference in example.differences(example.reply())]
    tried = {example.calculator for example in examples}
    return wrong + [f"{plan}/{name}: no worked example" for name in registry.rules(plan) if f"{plan}/{name}" not in tried]


def report(plans: Iterable[str], *, quiet: bool = False) -> int:
    """Print and return the exit status: 1 when anything is wrong."""
    wrong: list[str] = []
    for plan in plans or (*registry.plans(), *registry.together()):
        if not quiet:
            examples = load(PLANS / plan, plan)
            print(f"{plan}: {len(registry.rules(plan))} rules, {len(examples)} worked examples")
            for line in certificate(plan):
                print(f"  {line}")
        wrong += faults(plan)
    for line in wrong:
        print(f"FAULT {line}")
    return 1 if wrong else 0
