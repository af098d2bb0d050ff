"""The finder over the scripts that the build writes: what people type, and what they find."""

import json
import random
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from calculators.kernel.chains import Together
from macros import searching, together
from macros.pages import Handbook
from macros.status import timeline
from macros.words import word
from site_config import bench_search, hooks, search
from site_config.source import read_handbook

FIRST = 3
INSURANCE = "ziyang/resident-medical-insurance-2021"
ENVIRONMENT = "ziyang/environmental-emergency"
SUPPORT = "shanting/ecommerce-support"
QUERY = "jincheng/procurement-query"


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Page of a plan, a chain or a comparison, query, address that it must find, how."""
    tables = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))
    for page, targets in tables.items():
        other = {how: targets.pop(how, {}) for how in ("mistakes", "parts")}
        for how, table in (("exact", targets), *other.items()):
            for target, queries in table.items():
                yield from ((page, query, page + ("" if target in ("plan", "page") else target), how) for query in queries)


def put_together(handbook: Handbook) -> dict[str, Together]:
    """Chains and comparisons by the folder of their page."""
    return {f"together/{rule.name}": rule for rule in together.rules(handbook.together)}


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    return read_handbook()


@pytest.fixture(scope="session")
def asked(handbook: Handbook) -> list[tuple[str, str, str]]:
    there = {plan.id for plan in handbook.plans} | set(put_together(handbook))
    return [(query, target, how) for page, query, target, how in cases() if page in there]


@pytest.fixture(scope="session")
def whole(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All text is loaded."""
    folder = tmp_path_factory.mktemp("whole")
    search.write(handbook, folder)
    return folder


@pytest.fixture(scope="session")
def indexed(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same text in many small pieces, with an index."""
    folder = tmp_path_factory.mktemp("indexed")
    search.write(handbook, folder, whole=0, indexed_piece=4_000)
    return folder


# --- What people type ----------------------------------------------------------------------------


def test_there_are_many_queries_of_every_kind() -> None:
    found = list(cases())
    assert len(found) >= 80
    assert len({query for _, query, _, _ in found}) == len(found)
    assert len([query for _, query, _, _ in found if query.isascii()]) >= 15
    assert len([how for *_, how in found if how == "mistakes"]) >= 6


@pytest.mark.parametrize("kind", ["whole", "indexed"])
def test_what_is_typed_finds_its_clause_in_the_first_three(
    kind: str, asked: list[tuple[str, str, str]], request: pytest.FixtureRequest
) -> None:
    answers = search.ask(request.getfixturevalue(kind), [query for query, _, _ in asked])
    wrong = [f"{query}: {answer['how']}, {answer['found'][:FIRST]}, not {target}"
             for (query, target, how), answer in zip(asked, answers, strict=True)
             if target not in answer["found"][:FIRST] or answer["how"] != how]
    assert not wrong, "\n".join(wrong)


def test_chains_that_are_many_and_alike_do_not_hide_the_clauses(whole: Path) -> None:
    [answer] = search.ask(whole, ["牵头部门"], most=1_000)
    put_together = [address.startswith("together/") for address in answer["found"]]
    assert put_together.count(True) > 10
    alone = len(put_together) - 1 - put_together[::-1].index(False)         # the last that is no chain
    assert put_together[:alone].count(True) == 3


@pytest.mark.parametrize("kind", ["whole", "indexed"])
def test_two_characters_in_a_row_find_every_clause_that_has_them(
    kind: str, handbook: Handbook, request: pytest.FixtureRequest
) -> None:
    texts = {f"{plan.id}#{entry.anchor}": searching.folded(f"{entry.zh_title}\n{entry.zh}")
             for plan in handbook.plans for entry in searching.entries(plan) if entry.kind == "clause"}
    pairs = sorted({key for text in texts.values() for key in searching.keys(text) if not key.isascii()})
    chosen = random.Random(1).sample(pairs, 250)  # noqa: S311
    for pair, answer in zip(chosen, search.ask(request.getfixturevalue(kind), chosen, most=10_000), strict=True):
        missed = {address for address, text in texts.items() if pair in text}.difference(answer["found"])
        assert not missed or answer["more"], (pair, missed)


@pytest.fixture(scope="module")
def flooded(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan about floods, its words in one clause and its twin, beside a plan about other things."""
    plan = handbook.plans[0]
    clauses = {
        language: (replace(clause, reference="1.1", title=title, body=body, items=(), calculators=()),)
        for language, clause, title, body in (
            ("zh", plan.zh[0], "防汛责任", "人员密集场所超过5,000平方米的，推行以工代赈，按分级标准防汛。"),
            ("en", plan.en[0], "Duties", "Premises of more than 5,000 square metres: work relief; flood control by grade."))}
    made = replace(plan, id="ziyang/made-up", number="新政办发〔2023〕10号", registration=None, **clauses)
    folder = tmp_path_factory.mktemp("flooded")
    search.write(replace(handbook, plans=(plan, made), together=()), folder)
    return folder


@pytest.fixture(scope="module")
def ranked(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose first clause has two words apart, the second side by side in its text, the third in its title."""
    plan = handbook.plans[0]
    texts = {"1": ("目的", "沙袋要备足，仓库要上锁。", "Aims", "Keep sandbags; lock the store."),
             "2": ("准备", "沙袋仓库要上锁。", "Readiness", "Lock the sandbag store."),
             "3": ("沙袋仓库", "要上锁。", "The sandbag store", "Lock it.")}
    zh, en = (tuple(replace(clauses[0], reference=number, title=words[at], body=words[at + 1], items=(), calculators=())
                    for number, words in texts.items()) for clauses, at in ((plan.zh, 0), (plan.en, 2)))
    folder = tmp_path_factory.mktemp("ranked")
    search.write(replace(handbook, plans=(replace(plan, id="ziyang/made-up", zh=zh, en=en),), together=()), folder)
    return folder


@pytest.mark.parametrize("query", ["沙袋 仓库", "沙袋仓库", "sandbag store", "the sandbag store"])
def test_a_title_comes_before_a_text_and_a_text_before_words_apart(ranked: Path, query: str) -> None:
    [answer] = search.ask(ranked, [query])
    order = [address.partition("#c-")[2] for address in answer["found"]]
    assert order == {"沙袋仓库": ["3", "2"]}.get(query, ["3", "2", "1"])


@pytest.mark.parametrize("query", ["以工代赈", "分级标准", "超过五千平方米", "超过5000平方米", "超过5，000平方米", "防汛", "flood", "FLOOD", "floods"])
def test_either_language_and_either_way_to_write_a_figure_finds_the_clause(flooded: Path, query: str) -> None:
    [answer] = search.ask(flooded, [query])
    assert answer["how"] == "exact"
    assert "ziyang/made-up#c-1-1" in answer["found"][:FIRST]


@pytest.mark.parametrize("query", ["新政办发〔2023〕10号", "新政办发[2023]10号", "新政办发（2023）10号", "新政办发【2023】10号",
                                   "新政办发202310号", "新政办发 2023 10号", "新政办发2023年第10号", "新政办发〔2023〕10"])
def test_the_number_of_a_document_finds_it_with_any_brackets(flooded: Path, query: str) -> None:
    [answer] = search.ask(flooded, [query])
    assert answer["found"][0] == "ziyang/made-up"


def test_the_other_names_of_a_term_find_its_clauses(whole: Path) -> None:
    for answer in search.ask(whole, ["医保", "医疗保险", "health insurance", "ziyang"]):
        assert answer["how"] == "exact"
        assert any(address.startswith(INSURANCE) for address in answer["found"][:FIRST]), answer
        assert len(answer["found"]) > FIRST


# --- Filters, what is nearest --------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["whole", "indexed"])
def test_filters_leave_what_is_meant(kind: str, handbook: Handbook, request: pytest.FixtureRequest) -> None:
    def found(query: str, **filters: str) -> list[str]:
        [answer] = search.ask(request.getfixturevalue(kind), [{"query": query, "filters": filters, "day": "2026-01-01"}], most=1_000)
        return answer["found"]

    assert {address.split("/")[0] for address in found("企业", place="shanting")} == {"shanting"}
    measures = {plan.id for plan in handbook.plans if plan.kind.key == "measures"}
    assert {address.split("#")[0] for address in found("工作日", kind="measures")} <= measures
    deadlines = {f"{plan.id}#calc-{rule.name}-title" for plan, rule in handbook.rules() if rule.family == "deadline"}
    assert set(found("", family="deadline")) == deadlines
    assert set(found("质疑", family="deadline")) < deadlines
    assert INSURANCE in found("医保", status="year-over")
    assert INSURANCE not in found("医保", status="in-force")
    assert found("") == []


@pytest.mark.parametrize("kind", ["whole", "indexed"])
def test_filters_take_a_comparison_for_each_of_its_plans(kind: str, handbook: Handbook, request: pytest.FixtureRequest) -> None:
    rules = put_together(handbook)
    places, kinds = sorted({plan.place.key for plan in handbook.plans}), sorted({plan.kind.key for plan in handbook.plans})
    chosen = [{"family": family, **more} for family in ("chain", "comparison")
              for more in ({}, *({"place": place} for place in places), *({"kind": kind} for kind in kinds))]
    chosen += [{"place": "jincheng"}, {"status": "year-over", "place": "ziyang"}, {"status": "year-over"}]
    queries = [{"query": "", "filters": filters, "day": "2026-01-01"} for filters in chosen]
    answers = search.ask(request.getfixturevalue(kind), queries, most=1_000)
    pages = {tuple(sorted(filters.items())): {address for address in answer["found"] if address.startswith("together/")}
             for filters, answer in zip(chosen, answers, strict=True)}

    def found(**filters: str) -> set[str]:
        return pages[tuple(sorted(filters.items()))]

    for family in ("chain", "comparison"):
        kin = {page: set(together.plans_of(rule)) for page, rule in rules.items() if rule.family == family}
        assert found(family=family) == set(kin)
        for plan in handbook.plans:
            mine = {page for page, plans in kin.items() if plan.id in plans}
            assert mine <= found(family=family, place=plan.place.key) & found(family=family, kind=plan.kind.key)
    assert "together/environmental-incident" in set.intersection(
        *(found(family="comparison", place=place) for place in ("luolong", "ziyang", "shanting")))
    assert found(place="jincheng") == set()
    assert "together/resident-insurance" in found(status="year-over", place="ziyang")
    assert "together/ziyang-environmental-incident" not in found(status="year-over")


def test_all_that_is_asked_for_is_said_of_one_plan(whole: Path) -> None:
    """Of a comparison of a year that is over with one that is not, each place has its own status."""
    def found(place: str, status: str, day: str) -> bool:
        filters = {"place": place, "status": status, "family": "comparison"}
        [answer] = search.ask(whole, [{"query": "", "filters": filters, "day": day}])
        return "together/resident-insurance" in answer["found"]

    assert found("ziyang", "year-over", "2023-06-01")
    assert not found("shanting", "year-over", "2023-06-01")


def test_the_status_is_that_of_the_day(handbook: Handbook, whole: Path) -> None:
    plan = next(plan for plan in handbook.plans if plan.expires)
    days = [plan.expires, plan.expires + timedelta(days=1)]
    answers = search.ask(whole, [{"query": plan.number, "filters": {"status": "in-force"}, "day": day.isoformat()} for day in days])
    assert [plan.id in answer["found"] for answer in answers] == [True, False]


def test_every_status_has_a_word_to_filter_by(handbook: Handbook) -> None:
    dated = [replace(plan, effective=date(2020, 1, 1), expires=date(2021, 1, 1)) for plan in handbook.plans]
    for key in {each.key for plan in (*handbook.plans, *dated) for each in timeline(plan)}:
        assert key in searching.STATUSES
        assert word(f"search.status_{key}", "zh") != word(f"search.status_{key}", "en")


def test_what_is_nowhere_gets_the_nearest_terms(whole: Path) -> None:
    far, chinese, english = search.ask(whole, ["zzqqxx", "质疑复议", "prokuremint"])
    assert (far["how"], far["found"], far["nearest"]) == ("none", [], [])
    assert any("质疑" in name for name in chinese["nearest"])
    assert any("procurement" in name for name in english["nearest"])


# --- The scripts ---------------------------------------------------------------------------------


def test_figures_in_tables_have_their_words(handbook: Handbook) -> None:
    plan = next(plan for plan in handbook.plans if plan.id == SUPPORT)
    [entry] = [entry for entry in searching.entries(plan) if entry.anchor == "c-2-3"]
    assert "年度网络零售额：3,000万元以上；奖励比例：20%；" in entry.zh
    assert "|" not in entry.zh + entry.en


FOLD = """
import { folded, foldedWithPlaces, keysOf, piecesOf, shardOf } from './site_config/browser/fold.mjs'
let input = ''
for await (const piece of process.stdin) input += piece
const { texts, keys, posting } = JSON.parse(input)
process.stdout.write(JSON.stringify({
  folded: texts.map(folded), placed: texts.map((text) => foldedWithPlaces(text).low), keys: texts.map((text) => keysOf(folded(text))),
  shards: keys.map((key) => shardOf(key, 37)), pieces: piecesOf(posting) }))
"""


def test_both_sides_fold_and_share_out_alike(handbook: Handbook, root: Path) -> None:
    texts = [text for plan in handbook.plans for entry in searching.entries(plan) for text in (entry.zh_title, entry.zh, entry.en)]
    texts += ["１，０００ Ⅲ级〔2020〕18号 e–commerce ﬁn", "𠮷野家", " a  b\n"]
    pieces = sorted(random.Random(2).sample(range(5_000), 300))  # noqa: S311
    keys = sorted({key for text in texts[:50] for key in searching.keys(searching.folded(text))})
    given = {"texts": texts, "keys": keys, "posting": searching.posting(pieces)}
    done = subprocess.run(["node", "--input-type=module", "-e", FOLD], cwd=root, input=json.dumps(given), capture_output=True,
                          text=True, encoding="utf-8", check=True)
    made = json.loads(done.stdout)
    assert made["folded"] == [searching.folded(text) for text in texts]
    assert made["placed"][:-3] == made["folded"][:-3]
    for low, found in zip(made["folded"], made["keys"], strict=True):
        assert set(found) <= searching.keys(low)
    assert made["shards"] == [searching.shard(key, 37) for key in keys]
    assert made["pieces"] == pieces


def test_size_grows_no_faster_than_the_text(handbook: Handbook, tmp_path: Path) -> None:
    sizes = []
    for count in (20, 80):
        folder = tmp_path / str(count)
        search.write(bench_search.corpus(handbook, count), folder, whole=0)
        sizes.append({part: sum(path.stat().st_size for path in folder.glob(f"{part}*.js")) for part in ("text", "pairs", "head", "words")})
    small, large = sizes
    assert large["pairs"] / large["text"] <= small["pairs"] / small["text"]
    assert large["head"] + large["words"] < 2 * (small["head"] + small["words"])


def test_a_small_handbook_is_a_few_scripts(whole: Path) -> None:
    names = {path.stem for path in whole.iterdir()}
    assert {"head", "words", "text-0"} <= names
    assert not [name for name in names if name.startswith("pairs")]
    assert len(names) < 10


# --- A dead search stops the build ---------------------------------------------------------------


@pytest.mark.parametrize("fault", ["empty", "spoilt", "missing"])
def test_the_build_stops_when_the_search_is_dead(fault: str, handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive = search.write

    def write(given: Handbook, folder: Path) -> None:
        alive(given, folder)
        script = folder / "text-0.js"
        if fault == "missing":
            script.unlink()
        else:
            script.write_text('handbookData("text-0","[]")\n' if fault == "empty" else "handbookData(", encoding="utf-8")

    monkeypatch.setattr(search, "write", write)
    monkeypatch.setattr(hooks._State, "handbook", handbook, raising=False)
    with pytest.raises(search.DeadSearchError):
        hooks.on_post_build(SimpleNamespace(site_dir=str(tmp_path)))


def test_a_living_search_passes(handbook: Handbook, whole: Path, indexed: Path) -> None:
    search.prove(handbook, whole)
    search.prove(handbook, indexed)


def test_a_search_without_chains_and_comparisons_is_dead(handbook: Handbook, tmp_path: Path) -> None:
    search.write(replace(handbook, together=()), tmp_path)
    with pytest.raises(search.DeadSearchError, match="together/"):
        search.prove(handbook, tmp_path)


def test_made_plans_are_the_same_every_time(handbook: Handbook) -> None:
    made, again = bench_search.corpus(handbook, 12), bench_search.corpus(handbook, 12)
    assert [plan.zh for plan in made.plans] == [plan.zh for plan in again.plans]
    assert len({plan.id for plan in made.plans}) == 12
    assert made.plans[-1].title != handbook.plans[-1].title
