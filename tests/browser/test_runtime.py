"""Python in the reader's browser: first answers, and everything that can go wrong on the way to them."""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, Route, expect
from pyodide_lock import PyodideLockSpec
from wheel.wheelfile import WheelFile

from calculators import bridge
from site_config.runtime import BROWSER, ROOT, WORKER, build_runtime, gzipped, words

DEMO = Path(__file__).parent / "demo"
QUESTIONS = json.loads((DEMO / "questions.json").read_text(encoding="utf-8"))
PATIENCE = 20_000  # milliseconds: machines that test are slow now and then
POLICY = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; object-src 'none'"


@pytest.fixture(scope="session")
def demo_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of rules that holds nothing but the demo's bridge and its empty registry."""
    rules = tmp_path_factory.mktemp("rules") / "calculators"
    rules.mkdir()
    (rules / "__init__.py").touch()
    for name in ("bridge.py", "registry.py"):
        shutil.copy(DEMO / name, rules)
    return rules


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, demo_rules: Path) -> Path:
    """A small site with two forms, and a bridge that shows what arrives; its folder has a difficult name."""
    folder = tmp_path_factory.mktemp("site") / "优盘 手册（2026）"
    build_runtime(folder / "assets" / "handbook", rules=demo_rules, questions=QUESTIONS)
    page = (DEMO / "index.html").read_text(encoding="utf-8")
    english, chinese = (json.dumps(words(each), ensure_ascii=False) for each in ("en", "zh"))
    (folder / "index.html").write_text(page.replace("WORDS", english), encoding="utf-8")
    in_chinese = page.replace("WORDS", chinese).replace('lang="en"', 'lang="zh"')
    (folder / "zh.html").write_text(in_chinese, encoding="utf-8")
    return folder


@pytest.fixture
def demo_url(address_of: Callable[[Path], str], demo: Path, world: str, serve: Callable[..., str]) -> str:
    """The demo's page in each world; over http under a strict content policy."""
    base = serve(demo, {"Content-Security-Policy": POLICY}) if world == "http" else address_of(demo)
    return f"{base}index.html"


@pytest.fixture
def http_demo(serve: Callable[..., str], demo: Path) -> str:
    return f"{serve(demo)}index.html"


def calculate(page: Page, deaths: str) -> None:
    page.locator("#grade-deaths").fill(deaths)
    page.locator("#grade [type=submit]").click()


def expect_state(page: Page, state: str, form: str = "#grade") -> None:
    expect(page.locator(form)).to_have_attribute("data-state", state, timeout=PATIENCE)


def sent_values(page: Page) -> dict:
    """What Python was given, as it shows it."""
    expect_state(page, "done")
    return json.loads(page.locator("#grade [data-values]").text_content())


def in_summary(page: Page, key: str, language: str = "en") -> None:
    summary = page.locator("#grade [data-summary]")
    expect(summary).to_contain_text(words(language)[key], timeout=PATIENCE)


# --- Answers ----------------------------------------------------------------------------------


def test_the_first_answer_comes_in_both_worlds(page: Page, demo_url: str) -> None:
    page.goto(demo_url)
    calculate(page, "30")
    expect_state(page, "done")
    expect(page.locator("#grade [data-result] strong")).to_have_text("30")
    expect(page.locator("#grade [data-progress]")).to_be_hidden()


def test_nothing_starts_before_a_reader_shows_interest(page: Page, http_demo: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(http_demo)
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/runtime" in url]
    with page.expect_event("worker"):
        page.locator("#grade-deaths").focus()
    assert [url for url in asked if "/runtime/" in url]


def test_one_worker_serves_every_form(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    calculate(page, "1")
    expect_state(page, "done")
    page.locator("#other-deaths").fill("2")
    page.locator("#other-deaths").press("Enter")
    expect_state(page, "done", "#other")
    assert len(page.workers) == 1


def test_values_travel_as_the_reader_wrote_them(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    page.locator("#grade-loss").fill(" 1,000.50 ")
    page.locator("[name=cause][value=river]").check()
    page.locator("#grade-drinking").check()
    page.locator("[name='members.0.category']").fill("a")
    calculate(page, "7")
    assert sent_values(page) == {
        "deaths": "7",
        "loss": " 1,000.50 ",
        "loss_unit": "wan",
        "cause": "river",
        "drinking": True,
        "members": [{"category": "a"}],
    }


def test_only_allowed_nodes_are_built(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    calculate(page, "7")
    expect_state(page, "done")
    result = page.locator("#grade [data-result]")
    assert result.locator("script, img, [onclick], [style]").count() == 0
    assert result.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))") == [
        None,
        None,
        "#c-2",
        "../plan/index.html#c-3",
    ]
    drawing = result.locator("svg")
    assert drawing.evaluate("svg => [...svg.children].map(shape => shape.tagName)") == ["path", "text"]
    shapes = "svg => [svg, ...svg.children].map(shape => [shape.namespaceURI, shape.getAttributeNames().sort().join(' ')])"
    space = "http://www.w3.org/2000/svg"
    assert drawing.evaluate(shapes) == [[space, "aria-label role viewBox"], [space, "class d"], [space, "x y"]]
    assert page.title() == "Two calculators"


def test_many_requests_are_answered_at_once(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    requests = [{"calculator": "x", "values": {"deaths": str(n)}, "view": "en"} for n in range(3)]
    answers = page.evaluate("requests => handbook.askMany(requests)", requests)
    assert [answer["status"] for answer in answers] == ["value"] * 3


def test_the_result_follows_the_fields_once_there_is_one(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    page.locator("#grade-deaths").fill("1")
    page.wait_for_timeout(400)
    expect_state(page, "idle")
    calculate(page, "1")
    expect_state(page, "done")
    page.locator("#grade-deaths").press("End")
    page.locator("#grade-deaths").press_sequentially("23", delay=20)
    expect(page.locator("#grade [data-result] strong")).to_have_text("123")


def test_an_answer_to_older_input_is_dropped(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    page.evaluate(
        """() => {
          window.shown = []
          const result = document.querySelector('#grade [data-result]')
          new MutationObserver(() => shown.push(result.querySelector('strong')?.textContent)).observe(result, {childList: true})
        }"""
    )
    calculate(page, "1")
    page.locator("#grade-deaths").fill("2")
    expect(page.locator("#grade [data-result] strong")).to_have_text("2")
    page.wait_for_timeout(400)
    assert "1" not in page.evaluate("shown")


# --- Errors of the reader ---------------------------------------------------------------------


def test_errors_stand_beside_their_fields_and_in_the_summary(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    page.locator("[name='members.0.category']").fill("wrong")
    calculate(page, "many")
    expect_state(page, "error")
    field = page.locator("#grade-deaths")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", "grade-deaths-hint grade-deaths-error")
    expect(page.locator("#grade-deaths-error")).to_have_text("Enter a whole number")
    expect(page.locator("#grade-members-error")).to_be_hidden()
    expect(page.locator("[data-field='members.0.category'] [data-error]")).to_be_visible()
    expect(page.locator("#grade [data-summary]")).to_be_focused()
    page.locator("#grade [data-summary] a").nth(1).click()
    expect(page.locator("[name='members.0.category']")).to_be_focused()
    page.keyboard.type("!")
    page.locator("#grade-deaths").fill("5")
    expect_state(page, "done")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", "grade-deaths-hint")
    expect(page.locator("#grade [data-summary]")).to_be_hidden()


def test_typing_is_not_interrupted_by_errors(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    calculate(page, "5")
    expect_state(page, "done")
    page.locator("#grade-deaths").fill("x")
    expect_state(page, "error")
    expect(page.locator("#grade-deaths")).to_be_focused()


def test_start_over_clears_everything(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    page.locator("[data-add-row]").click()
    calculate(page, "5")
    expect_state(page, "done")
    expect(page.locator("[data-copy-link]")).to_be_visible()
    page.locator("#grade [type=reset]").click()
    expect_state(page, "idle")
    expect(page.locator("#grade [data-result]")).to_be_empty()
    expect(page.locator("#grade-deaths")).to_have_value("")
    expect(page.locator("#grade [data-row]")).to_have_count(1)
    expect(page.locator("[data-copy-link]")).to_be_hidden()


# --- Rows -------------------------------------------------------------------------------------


def test_rows_come_and_go_and_keep_their_values(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    remove, add = page.locator("[data-remove-row]"), page.locator("[data-add-row]")
    expect(remove).to_be_disabled()
    page.locator("[name='members.0.category']").fill("a")
    for value in ("b", "c"):
        add.click()
        page.keyboard.type(value)
    expect(add).to_be_disabled()
    remove.nth(1).click()
    expect(page.locator("#grade [data-row]")).to_have_count(2)
    expect(page.get_by_label("Category of member 2")).to_have_value("c")
    calculate(page, "1")
    assert sent_values(page)["members"] == [{"category": "a"}, {"category": "c"}]


def test_everything_works_from_the_keyboard(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    page.locator("#grade-deaths").focus()
    page.keyboard.type("3")
    for _ in range(7):
        page.keyboard.press("Tab")
    expect(page.locator("[data-add-row]")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("second")
    page.keyboard.press("Enter")
    assert sent_values(page)["members"] == [{}, {"category": "second"}]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#grade [data-row]")).to_have_count(1)
    expect(page.locator("[data-add-row]")).to_be_focused()


# --- Links, copies, clauses -------------------------------------------------------------------


def test_a_link_restores_the_case(page: Page, demo_url: str) -> None:
    values = "deaths=30&loss=5&loss_unit=yuan&cause=road&drinking=true&members.1.category=b"
    page.goto(f"{demo_url}#c-1?case=grade&{values}")
    sent = sent_values(page)
    assert sent["deaths"] == "30"
    assert (sent["loss"], sent["loss_unit"], sent["cause"], sent["drinking"]) == ("5", "yuan", "road", True)
    assert sent["members"] == [{}, {"category": "b"}]


def test_a_hostile_link_is_text_and_nothing_more(page: Page, http_demo: str) -> None:
    attack = "<img src=x onerror=\"document.title='taken'\">"
    query = f"case=grade&deaths={quote(attack)}&place=nowhere&other=1&members.999999999.category=x&__proto__=1"
    page.goto(f"{http_demo}#c-1?{query}")
    expect_state(page, "error")
    expect(page.locator("#grade-deaths")).to_have_value(attack)
    expect(page.locator("#grade-place")).to_have_value("")
    expect(page.locator("#grade [data-row]")).to_have_count(3)
    page.locator("[name='members.0.category']").fill(attack)
    page.locator("#grade-deaths").fill("4")
    assert sent_values(page)["members"][0] == {"category": attack}
    assert page.locator("#grade img").count() == 0
    assert page.title() == "Two calculators"


def test_a_copied_link_brings_the_case_back(new_page: Callable[..., Page], http_demo: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(http_demo)
    page.locator("[name='members.0.category']").fill("甲 & 乙=?#")
    calculate(page, "9")
    before = sent_values(page)
    page.locator("[data-copy-link]").click()
    expect(page.locator("#grade [data-progress]")).to_have_text(words("en")["link_copied"])
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{http_demo}#c-1?case=grade&")
    other = new_page()
    other.goto(link)
    assert sent_values(other) == before


def test_a_copied_result_is_plain_text(new_page: Callable[..., Page], http_demo: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(http_demo)
    calculate(page, "9")
    expect_state(page, "done")
    page.locator("[data-copy-result]").click()
    expect(page.locator("#grade [data-progress]")).to_have_text(words("en")["result_copied"])
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == "Grade for 9"
    assert lines[-1] == "a\tb"


def test_a_notice_stays_its_time_whatever_was_said_before(new_page: Callable[..., Page], http_demo: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto(http_demo)
    calculate(page, "9")
    expect_state(page, "done")
    page.clock.pause_at(page.evaluate("Date.now() + 60_000"))
    said = page.locator("#grade [data-progress]")
    page.locator("[data-add-row]").click()
    expect(said).to_have_text(words("en")["row_added"].format(count=2))
    page.clock.run_for(3_900)
    expect(said).to_have_text(words("en")["row_added"].format(count=2))
    page.locator("[data-copy-link]").click()
    expect(said).to_have_text(words("en")["link_copied"])
    page.clock.run_for(3_900)
    expect(said).to_have_text(words("en")["link_copied"])
    page.clock.run_for(200)
    expect(said).to_be_hidden()


def test_a_clause_lights_up(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    calculate(page, "9")
    page.locator("#grade a[data-clause]").click()
    expect(page.locator("#c-2")).to_have_class("hb-lit")
    expect(page.locator(".hb-lit")).to_have_count(1)


# --- What can go wrong ------------------------------------------------------------------------

#: What a worker that stops says, and what the watch of these tests says of the file that is then loaded.
STOPPED = ("fatal.error", "unreachable", "left out of the interpreter")


def wait_for_lock(page: Page) -> None:
    """Wait until the page would learn of the worker's death."""
    for _ in range(1_000):
        if page.evaluate("navigator.locks.query().then(locks => locks.pending.length)"):
            return
        page.wait_for_timeout(20)
    raise AssertionError("no lock is waited for")


def test_a_worker_that_dies_is_told_and_replaced(page: Page, http_demo: str) -> None:
    page.route("**/pyodide.asm.wasm.gz*", lambda route: None)
    page.goto(http_demo)
    with page.expect_event("worker") as started:
        calculate(page, "30")
    wait_for_lock(page)
    started.value.evaluate("() => { self.close() }")
    expect_state(page, "error")
    in_summary(page, "failed_worker")
    expect(page.locator("#grade-deaths")).to_have_value("30")
    page.unroute("**/pyodide.asm.wasm.gz*")
    page.locator("[data-retry]").click()
    expect_state(page, "done")
    expect(page.locator("#grade [data-summary]")).to_be_hidden()


@pytest.mark.parametrize("locks", [True, False], ids=["told by a lock", "told by a time limit"])
def test_a_worker_that_dies_in_a_folder_is_replaced(
    page: Page, demo: Path, hold: Callable[[str], Callable[[], None]], *, locks: bool
) -> None:
    release = hold("**/snapshot*")
    page.clock.install()
    if not locks:
        page.add_init_script("navigator.locks.request = () => new Promise(() => {})")
    page.goto((demo / "index.html").as_uri())
    with page.expect_event("worker") as started:
        calculate(page, "30")
    if locks:
        wait_for_lock(page)
    started.value.evaluate("() => { self.close() }")
    release()
    if not locks:
        expect(page.locator("#grade [data-progress]")).to_contain_text(words("en")["starting"])
        page.clock.run_for(61_000)  # the limit begins when the folder has been read
    expect_state(page, "done")


def test_a_worker_that_hangs_is_given_up(page: Page, http_demo: str) -> None:
    page.clock.install()
    page.goto(http_demo)
    with page.expect_event("worker") as started:
        calculate(page, "30")
    expect_state(page, "done")
    started.value.evaluate("() => { MessagePort.prototype.postMessage = () => {} }")
    page.locator("#grade [type=submit]").click()
    page.clock.run_for(1_000)
    expect_state(page, "loading")
    page.clock.run_for(30_000)
    in_summary(page, "failed_worker")
    page.locator("[data-retry]").click()
    expect_state(page, "done")


@pytest.mark.parametrize(("file", "deaths", "language"), [
    pytest.param("pyodide.asm.wasm", "30", "zh", marks=pytest.mark.console_errors("404")),
    pytest.param("pyodide.whole.wasm", "404", "en", marks=pytest.mark.console_errors("404", *STOPPED)),
])
def test_a_missing_file_is_told_and_fetched_again(page: Page, http_demo: str, file: str, deaths: str, language: str) -> None:
    page.route(f"**/{file}.gz*", lambda route: route.fulfill(status=404))
    page.goto(http_demo.replace("index", "zh") if language == "zh" else http_demo)
    calculate(page, deaths)
    in_summary(page, "failed_load", language)
    expect(page.locator("#grade-deaths")).to_have_value(deaths)
    page.unroute(f"**/{file}.gz*")
    page.locator("[data-retry]").click()
    expect_state(page, "done")


# --- What was left out of the interpreter ------------------------------------------------------

@pytest.mark.console_errors(*STOPPED)
def test_a_question_that_needs_more_is_answered_by_the_whole_interpreter(page: Page, demo_url: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(demo_url)
    calculate(page, "30")
    expect_state(page, "done")
    assert not any(name.startswith("pyodide.whole") for name in asked)
    calculate(page, "404")
    expect(page.locator("#grade [data-values]")).to_contain_text('"root": "20.09')
    expect_state(page, "done")
    first = [name for name in asked if name.startswith("pyodide.whole")]
    assert first
    calculate(page, "404")
    expect_state(page, "done")
    assert [name for name in asked if name.startswith("pyodide.whole")] == first


@pytest.mark.console_errors(*STOPPED)
def test_questions_that_stop_together_are_answered_together(page: Page, http_demo: str) -> None:
    page.goto(http_demo)
    ask = """deaths => Promise.all(deaths.map((each) => handbook.askMany(
        [{ calculator: 'demo/plan/grade', values: { deaths: each }, view: 'en' }])))"""
    replies = page.evaluate(ask, ["30", "404", "29"])
    assert [reply["status"] for [reply] in replies] == ["value", "value", "value"]


def shorten(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2])


def alter(route: Route) -> None:
    plain = bytearray(gzip.decompress(route.fetch().body()))
    plain[len(plain) // 2] ^= 1
    route.fulfill(body=gzip.compress(plain))


@pytest.mark.parametrize("damage", [shorten, alter])
def test_a_damaged_file_is_never_used(page: Page, http_demo: str, damage: Callable[[Route], None]) -> None:
    pattern = re.compile(r"rules\.zip\.gz|library\.zip\.gz")
    page.route(pattern, damage)
    page.goto(http_demo)
    calculate(page, "30")
    in_summary(page, "failed_check")
    for _ in range(50):
        if page.workers:
            page.wait_for_timeout(100)
    assert not page.workers
    page.unroute(pattern)
    page.locator("[data-retry]").click()
    expect_state(page, "done")


@pytest.mark.console_errors("ERR_FILE_NOT_FOUND", "missing [)]")
@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("", "failed_load"),
        ('handbookData("worker.js.0.js"', "failed_load"),
        ('handbookData("worker.js.0.js","H4sI")', "failed_check"),
    ],
    ids=["missing", "cut off", "wrong"],
)
def test_a_broken_folder_is_told(page: Page, demo: Path, tmp_path: Path, damage: str, told: str) -> None:
    folder = shutil.copytree(demo, tmp_path / "copy")
    script = folder / "assets" / "handbook" / "runtime-file" / "worker.js.0.js"
    whole = script.read_bytes()
    script.write_text(damage, encoding="utf-8")
    if not damage:
        script.unlink()
    page.goto((folder / "index.html").as_uri())
    calculate(page, "30")
    in_summary(page, told)
    script.write_bytes(whole)
    page.locator("[data-retry]").click()
    expect_state(page, "done")


def test_an_exception_in_python_gives_no_result(page: Page, http_demo: str) -> None:
    tracebacks = []
    page.on("console", lambda message: tracebacks.append(message.text))
    page.goto(http_demo)
    calculate(page, "13")
    in_summary(page, "failed_answer")
    expect(page.locator("#grade [data-result]")).to_be_empty()
    assert "/calculators/bridge.py" in tracebacks[-1]
    assert "ValueError: unlucky" in tracebacks[-1]
    page.locator("#grade-deaths").fill("14")
    expect_state(page, "done")


def test_the_way_there_is_shown(page: Page, http_demo: str, hold: Callable[[str], Callable[[], None]]) -> None:
    release = hold("**/pyodide.asm.wasm.gz*")
    page.goto(http_demo)
    calculate(page, "30")
    expect_state(page, "loading")
    line = page.locator("#grade [data-progress]")
    expect(line).to_contain_text(words("en")["loading"])
    expect(line).to_contain_text(re.compile(r"\d\.\d MB of \d\.\d MB"))
    expect(line.locator("progress")).to_be_visible()
    release()
    expect_state(page, "done")


# --- Packing ----------------------------------------------------------------------------------


def test_equal_inputs_give_equal_bytes(demo: Path, demo_rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_config.runtime.CACHE", tmp_path / "cache")
    build_runtime(tmp_path / "out", rules=demo_rules, questions=QUESTIONS)
    packed = demo / "assets" / "handbook"
    files = [path.relative_to(packed) for path in packed.rglob("*") if path.is_file()]
    assert {path.parts[0] for path in files} == {"theme.js", "handbook.js", "runtime", "runtime-file"}
    assert [name for name in files if (tmp_path / "out" / name).read_bytes() != (packed / name).read_bytes()] == []


def test_the_rules_are_a_wheel_that_a_lock_file_lists(demo: Path) -> None:
    folder = demo / "assets" / "handbook" / "runtime"
    lock = PyodideLockSpec.from_json(folder / "pyodide-lock.json")
    [(name, package)] = lock.packages.items()
    assert (name, package.imports) == ("plan-handbook-rules", ["calculators"])
    assert package.sha256 == hashlib.sha256((folder / package.file_name).read_bytes()).hexdigest()
    with WheelFile(folder / package.file_name) as wheel:  # proves each file by the wheel's own list as it is read
        assert {"calculators/bridge.pyc", "warm.pyc"} <= set(wheel.namelist())
        assert all(wheel.read(each) is not None for each in wheel.namelist())


def test_any_pyodide_loads_the_rules_by_the_lock_file(site: Path) -> None:
    script = """
        import { readFileSync } from 'node:fs'
        import { loadPyodide } from 'pyodide'
        const [folder, question] = process.argv.slice(1)
        const lock = JSON.parse(readFileSync(`${folder}pyodide-lock.json`))
        const python = await loadPyodide({ lockFileContents: lock, packageBaseUrl: folder })
        await python.loadPackage('plan-handbook-rules', { messageCallback: () => {} })
        console.log(python.pyimport('calculators.bridge').answer(question))
    """
    question = json.dumps({"calculator": "ziyang/environmental-emergency/event-grade", "values": {"deaths": "30"}})
    command = ["node", "--input-type=module", "-e", script, f"{site / 'assets/handbook/runtime'}/", question]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert json.loads(done.stdout) == json.loads(bridge.answer(question))


def test_a_packed_file_tells_neither_when_nor_by_what_it_was_packed() -> None:
    assert gzipped(b"rules")[4:10] == bytes([0, 0, 0, 0, 2, 255])


def test_nothing_is_packed_twice(demo: Path, demo_rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_config.runtime._build_into_cache", None)
    build_runtime(tmp_path, rules=demo_rules, questions=QUESTIONS)
    assert (tmp_path / "runtime" / "NOTICE.txt").read_bytes() == (demo / "assets/handbook/runtime/NOTICE.txt").read_bytes()


def test_what_the_worker_is_made_of_is_known_to_the_cache() -> None:
    seen, found = {"worker.mjs", "pack.mjs"}, {"worker.mjs", "pack.mjs"}
    while found:
        texts = [(BROWSER / name).read_text(encoding="utf-8") for name in found]
        found = {name for text in texts for name in re.findall(r"(?:from|import) '\./(.+?)'", text)} - seen
        seen |= found
    assert seen | {"library.py", "made.py", "warm.py"} == set(WORKER)


def test_nothing_of_the_library_draws_lots(demo: Path) -> None:
    with ZipFile(demo / "assets/handbook/runtime/library.zip") as library:
        assert {"random.pyc", "secrets.pyc", "uuid.pyc"}.isdisjoint(library.namelist())


def test_both_languages_have_the_same_words() -> None:
    assert words("zh").keys() == words("en").keys()
