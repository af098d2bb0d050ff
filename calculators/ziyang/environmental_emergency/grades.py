"""The four grades of clause 4.1, which the rules of warning, grading, response and reporting share."""

from __future__ import annotations

from calculators.kernel import Level, Option, Text, Words

WORDS = Words(defined={"以上": "4.1.4", "以下": "4.1.4"})

LEVELS = (
    Level(key="I", title=Text("特别重大（Ⅰ级）", "Grade I (particularly serious)"), clause="4.1.1"),
    Level(key="II", title=Text("重大（Ⅱ级）", "Grade II (serious)"), clause="4.1.2"),
    Level(key="III", title=Text("较大（Ⅲ级）", "Grade III (relatively serious)"), clause="4.1.3"),
    Level(key="IV", title=Text("一般（Ⅳ级）", "Grade IV (ordinary)"), clause="4.1.4"),
)
GRADES = tuple(Option(level.key, level.title) for level in LEVELS)
TITLES = {level.key: level.title for level in LEVELS}
