import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_config import command

GRADE = "ziyang/environmental-emergency/event-grade"


def run(capsys: pytest.CaptureFixture, *arguments: str) -> tuple[int, str]:
    status = command.main(arguments)
    return status, capsys.readouterr().out


def test_a_result_ends_with_0_and_errors_with_2(capsys: pytest.CaptureFixture) -> None:
    status, out = run(capsys, "calc", GRADE, "--json", '{"deaths": 30}')
    assert (status, json.loads(out)["result"]) == (0, {"grade": "I"})
    status, out = run(capsys, "calc", GRADE, "--json", '{"deaths": 2.9, "injured": -1}')
    assert status == 2
    assert {error["field"]: error["code"] for error in json.loads(out)["errors"]} == {"deaths": "not-whole", "injured": "too-small"}


@pytest.mark.parametrize(("identifier", "values", "code"), [
    ("no/such/rule", "{}", "unknown-calculator"), (GRADE, "not json", "not-an-object"), (GRADE, "[1]", "not-an-object"),
    (GRADE, '{"deaths": NaN}', "not-a-number"), (GRADE, '{"deaths": 1e400}', "too-long"),
])
def test_what_cannot_be_read_is_an_error_by_name(capsys: pytest.CaptureFixture, identifier: str, values: str, code: str) -> None:
    status, out = run(capsys, "calc", identifier, "--json", values)
    assert status == 2
    assert [error["code"] for error in json.loads(out)["errors"]] == [code]


def test_a_rule_is_asked_the_other_way_round(capsys: pytest.CaptureFixture) -> None:
    status, out = run(capsys, "calc", GRADE, "--inverse", '{"grade": "I"}')
    assert (status, {way["clause"][:5] for way in json.loads(out)["ways"]}) == (0, {"4.1.1"})
    assert "死亡人数：“30人以上”" in run(capsys, "calc", GRADE, "--inverse", '{"grade": "I"}', "--lang", "zh")[1]
    for wrong, code in (("{}", "required-choice"), ("not json", "not-an-object"), ("[1]", "not-an-object")):
        status, out = run(capsys, "calc", GRADE, "--inverse", wrong)
        assert (status, json.loads(out)["errors"][0]["code"]) == (2, code)


def test_values_come_from_standard_input_too(capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    for arguments in (("calc", GRADE, "-"), ("calc", GRADE, "--json", "-")):
        monkeypatch.setattr("sys.stdin", io.StringIO('{"deaths": "29"}'))
        assert json.loads(run(capsys, *arguments)[1])["result"] == {"grade": "II"}


def test_words_for_people(capsys: pytest.CaptureFixture) -> None:
    assert "特别重大" in run(capsys, "calc", GRADE, "--json", '{"deaths": 30}', "--lang", "zh")[1]


def test_the_list_is_json(capsys: pytest.CaptureFixture) -> None:
    status, out = run(capsys, "list", "--json")
    assert status == 0
    assert GRADE in [entry["id"] for entry in json.loads(out)]
    assert GRADE in run(capsys, "list")[1]


def test_calc_starts_fast_and_without_mkdocs(root: Path) -> None:
    code = ("import sys; from site_config.command import main; "
            f"main(['calc', '{GRADE}', '--json', '{{}}']); print([m for m in sys.modules if 'mkdocs' in m or m == 'jinja2'])")
    started = time.monotonic()
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root).stdout
    assert said.strip().endswith("[]")
    assert time.monotonic() - started < 2                 # a few tenths on an idle machine; this one may be busy


def test_check_prints_certificates_and_faults(capsys: pytest.CaptureFixture) -> None:
    status, out = run(capsys, "check", "ziyang/environmental-emergency")
    assert status == 0
    assert "11 rules" in out
