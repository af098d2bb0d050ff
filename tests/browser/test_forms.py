"""The forms of the built site, used as readers use them: every family of calculator, in both languages and worlds."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from calculators import bridge, registry
from calculators.kernel.fields import Figure
from macros.examples import Example
from macros.render import flat
from site_config.source import read_handbook

HANDBOOK = read_handbook()
GRADE = "ziyang/environmental-emergency/event-grade"


@dataclass(frozen=True)
class Walk:
    """A worked example that stands for its family of calculators."""

    family: str
    plan: str
    rule: str
    example: Example


def walks() -> dict[str, list[Walk]]:
    """One walk for each family that the handbook has, by plan: its first rule with an answer on show."""
    found: dict[str, Walk] = {}
    for plan in HANDBOOK.plans:
        for name, rule in plan.rules.items():
            for example in plan.examples_of(name):
                if example.page and "errors" not in example.expect and example.input:
                    found.setdefault(rule.family, Walk(rule.family, plan.id, name, example))
    by_plan: dict[str, list[Walk]] = {}
    for walk in found.values():
        by_plan.setdefault(walk.plan, []).append(walk)
    return by_plan


WALKS = walks()


def address(site_url: str, language: str, plan: str) -> str:
    return f"{site_url}{language}/{plan}/index.html"


def form_of(page: Page, rule: str) -> Locator:
    return page.locator(f"#calc-{rule}")


def fill(form: Locator, values: dict) -> None:
    """Enter values into the controls of their names, adding rows where they are needed."""
    for name, value in flat(values):
        control = form.locator(f"[name='{name}']")
        while not control.count():
            form.locator(f"[data-rows='{name.partition('.')[0]}'] [data-add-row]").click()
        enter(control, value)


def enter(control: Locator, value: str) -> None:
    kind = control.first.evaluate("control => control.type")
    if kind == "checkbox":
        control.set_checked(value == "true")
    elif kind == "radio":
        control.and_(control.page.locator(f"[value='{value}']")).check()
    elif kind == "select-one":
        control.select_option(value)
    else:
        control.fill(value)


def submit(form: Locator) -> None:
    """Ask for the result: by Enter in a text field where there is one, else by the button."""
    field = form.locator("input[type=text]:visible")
    if field.count():
        field.first.press("Enter")
    else:
        form.locator("[type=submit]").click()


def expect_state(form: Locator, state: str) -> None:
    expect(form).to_have_attribute("data-state", state)


def entries(form: Locator) -> list[list[str]]:
    """What is entered in a form, by the names of its controls."""
    return form.evaluate("form => [...new FormData(form)].filter(([, value]) => value !== '')")


def words_of(node: str | list) -> str:
    """The text of an answer's tree."""
    return node if isinstance(node, str) else "".join(words_of(child) for child in node[2:])


def answer_here(example: Example, language: str) -> dict:
    request = json.dumps(example.request(language) | {"picture": False}, default=str)
    return json.loads(bridge.answer(request))


def check_clause_link(page: Page, form: Locator) -> None:
    link = form.locator("[data-result] li a[data-clause]:visible").first
    clause = page.locator(f"[id='{link.get_attribute('data-clause')}']")
    link.click()
    expect(clause).to_have_class(re.compile(r"\bhb-lit\b"))
    expect(clause).to_be_in_viewport()
    expect(page.locator(".hb-lit")).to_have_count(1)
    expect_state(form, "done")


def copied_link(page: Page, form: Locator) -> str:
    form.locator("[data-copy-link]").click()
    expect(form.locator("[data-progress]")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


# --- One walk per family ----------------------------------------------------------------------


def test_every_family_has_its_walk() -> None:
    walked = {walk.family for of_plan in WALKS.values() for walk in of_plan}
    assert walked == {rule.family for plan in HANDBOOK.plans for rule in plan.rules.values()}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("plan", WALKS)
def test_a_form_gives_its_worked_example(
    new_page: Callable[..., Page], site_url: str, world: str, plan: str, language: str
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address(site_url, language, plan))
    links = {}
    for walk in WALKS[plan]:
        form = form_of(page, walk.rule)
        fill(form, walk.example.input)
        submit(form)
        expect_state(form, "done")
        here = answer_here(walk.example, language)
        result = form.locator("[data-result]")
        expect(result.locator(".hb-headline")).to_have_text(here["headline"][language])
        assert result.text_content() == words_of(here["view"]), walk.rule
        check_clause_link(page, form)
        links[walk.rule] = (copied_link(page, form), entries(form), here["headline"][language])
    # A link opens a fresh page; the others are opened in it, in one world, since they part there no more.
    fresh = page.context.new_page()
    for rule, (link, entered, headline) in list(links.items())[: 1 if world == "file" else None]:
        fresh.goto(link)
        form = form_of(fresh, rule)
        expect_state(form, "done")
        assert entries(form) == entered, rule
        expect(form.locator("[data-result] .hb-headline")).to_have_text(headline)
        expect(form).to_be_in_viewport()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_worked_example_on_the_page_shows_what_the_form_will_say(page: Page, http_url: str, language: str) -> None:
    walk = next(walk for of_plan in WALKS.values() for walk in of_plan if walk.rule == "event-grade")
    page.goto(address(http_url, language, walk.plan))
    calculator = page.locator("section.hb-calculator", has=form_of(page, walk.rule))
    calculator.locator("details.hb-examples > summary").click()
    shown = calculator.locator(".hb-example .hb-answer").first.text_content()
    calculator.locator(".hb-example a[href*='?case=']").first.click()
    expect_state(form_of(page, walk.rule), "done")
    form_of(page, walk.rule).locator("[data-result] .hb-picture > summary").click()
    expect(form_of(page, walk.rule).locator("[data-result]")).to_have_text(shown)


# --- Wrong input ------------------------------------------------------------------------------


def texts(form: Locator) -> list[Locator]:
    return form.locator("input[type=text]:visible").all()


def check_error(form: Locator, control: Locator) -> None:
    """A bad field is marked, and its message stands beside it and belongs to it."""
    expect(control).to_have_attribute("aria-invalid", "true")
    described = control.get_attribute("aria-describedby") or control.evaluate(
        "control => control.closest('fieldset').getAttribute('aria-describedby')"
    )
    message = form.locator(f"[id='{described.split()[-1]}']")
    expect(message).to_be_visible()
    expect(message).not_to_be_empty()


def check_summary(page: Page, form: Locator) -> None:
    """The summary has the focus, and each of its lines leads to a bad field."""
    summary = form.locator("[data-summary]")
    expect(summary).to_be_focused()
    lines = summary.locator("li").all()
    assert lines
    for line in lines:
        line.locator("a").click()
        expect(form.locator(":focus")).to_have_attribute("aria-invalid", "true")


#: Put nonsense into every text field of a page's calculators and ask for their results, as Enter does in each.
NONSENSE = """nonsense => [...document.querySelectorAll('form[data-calculator]')].filter((form) => {
    const fields = [...form.querySelectorAll('input[type=text]')].filter((field) => field.checkVisibility())
    for (const field of fields) {
        field.value = nonsense
        field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    if (fields.length) form.requestSubmit()
    return fields.length
}).map((form) => form.id)"""

#: What stands in a form and beside its text fields.
TOLD = """form => ({
    fields: [...form.querySelectorAll('input[type=text]')].filter((field) => field.checkVisibility()).map((field) => {
        const described = field.getAttribute('aria-describedby') ?? field.closest('fieldset').getAttribute('aria-describedby')
        const message = document.getElementById(described.split(' ').at(-1))
        return [field.value, field.getAttribute('aria-invalid'), message.checkVisibility() && message.textContent.trim() !== '']
    }),
    lines: form.querySelectorAll('[data-summary] li').length,
    result: form.querySelector('[data-result]').textContent,
})"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_bad_field_is_told_apart_and_mended(page: Page, http_url: str, language: str) -> None:
    page.goto(address(http_url, language, GRADE.rpartition("/")[0]))
    form = form_of(page, "event-grade")
    wrong = {"deaths": "2.9", "injured": "-1", "evacuated": "abc"}
    fill(form, wrong)
    submit(form)
    expect_state(form, "error")
    for name in wrong:
        check_error(form, form.locator(f"[name={name}]"))
    assert form.locator("[aria-invalid=true]").count() == len(wrong)
    reply = bridge.reply({"calculator": GRADE, "values": wrong})
    for error in reply["errors"]:
        line = form.locator(f"[data-field={error['field']}] [data-error]")
        expect(line).to_have_text(error["message"][language])
    check_summary(page, form)
    fill(form, {"deaths": "30", "injured": "1", "evacuated": ""})
    expect_state(form, "done")
    assert form.locator("[aria-invalid]").count() == 0
    expect(form.locator("[data-summary]")).to_be_hidden()
    form.locator("[type=reset]").click()
    expect_state(form, "idle")
    assert [name for name, _ in entries(form) if not name.endswith("_unit")] == []
    expect(form.locator("[data-result]")).to_be_empty()


#: What every calculator of a page says, once each was asked as it stands.
EMPTY = """forms => forms.map((form) => ({
    name: form.dataset.calculator,
    state: form.dataset.state,
    headline: form.querySelector('[data-result] .hb-headline')?.textContent,
    summary: form.querySelector('[data-summary]').textContent,
    errors: Object.fromEntries([...form.querySelectorAll('[data-field] [data-error]')]
        .map((error) => [error.closest('[data-field]').dataset.field, error.textContent])),
}))"""


@pytest.mark.parametrize("number", range(len(HANDBOOK.plans)), ids=lambda number: HANDBOOK.plans[number].id)
def test_nothing_and_nonsense_are_told_field_by_field(page: Page, http_url: str, number: int) -> None:
    plan, language = HANDBOOK.plans[number], ("zh", "en")[number % 2]
    page.goto(address(http_url, language, plan.id))
    page.wait_for_function("globalThis.handbook")
    empty_forms_say_what_they_need(page, len(plan.rules), language)
    figures = [name for name, rule in plan.rules.items() if any(isinstance(field, Figure) for field in rule.inputs())]
    nonsense_is_refused_and_kept(page, {f"calc-{name}" for name in figures})


def empty_forms_say_what_they_need(page: Page, count: int, language: str) -> None:
    """With required fields they are named; without, the answer says what would settle it."""
    forms = page.locator("form[data-calculator]")
    forms.evaluate_all("forms => forms.forEach((form) => form.requestSubmit())")
    expect(page.locator("form[data-calculator]:is([data-state=done], [data-state=error])")).to_have_count(count)
    for said in forms.evaluate_all(EMPTY):
        reply = bridge.reply({"calculator": said["name"], "values": {}})
        if reply["status"] != "error":
            assert (said["state"], said["headline"]) == ("done", reply["headline"][language])
            continue
        assert said["state"] == "error"
        for error in reply["errors"]:
            assert said["errors"][error["field"]] == error["message"][language]
            assert error["message"][language] in said["summary"]


def nonsense_is_refused_and_kept(page: Page, those: set[str]) -> None:
    nonsense = "-1e5 不知道"
    forms = page.locator("form[data-calculator]")
    forms.evaluate_all("forms => forms.forEach((form) => form.reset())")
    expect(page.locator("form[data-calculator]:not([data-state=idle])")).to_have_count(0)
    asked = page.evaluate(NONSENSE, nonsense)
    assert set(asked) >= those
    for form in (page.locator(f"#{name}") for name in asked):
        expect_state(form, "error")
        told = form.evaluate(TOLD)
        assert told["fields"] == [[nonsense, "true", True]] * len(told["fields"])
        assert told["lines"] >= len(told["fields"])
        assert told["result"] == ""


# --- The keyboard alone -----------------------------------------------------------------------


FOCUS_SHOWS = """() => {
    const element = document.activeElement
    const seen = [element, element.nextElementSibling, element.closest('label'), element.parentElement]
    return seen.some((each) => {
        if (!each) return false
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    })
}"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_result_is_reached_by_the_keyboard_alone(page: Page, site_url: str, language: str) -> None:
    page.goto(address(site_url, language, GRADE.rpartition("/")[0]) + "#calc-event-grade-title")
    hidden = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if not page.evaluate(FOCUS_SHOWS):
            hidden.append(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
        if page.evaluate("document.activeElement.name") == "deaths":
            break
    expect(form_of(page, "event-grade").locator("[name=deaths]")).to_be_focused()
    page.keyboard.type("30")
    page.keyboard.press("Enter")
    expect_state(form_of(page, "event-grade"), "done")
    while not page.evaluate("document.activeElement.matches('[data-result] a, body')"):
        page.keyboard.press("Tab")
        if not page.evaluate(FOCUS_SHOWS):
            hidden.append(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
    target = page.evaluate("document.activeElement.dataset.clause")
    page.keyboard.press("Enter")
    expect(page.locator(".hb-lit")).to_have_attribute("id", target)
    assert hidden == []


def test_the_first_tab_stop_leads_past_the_navigation(page: Page, http_url: str) -> None:
    page.goto(address(http_url, "en", GRADE.rpartition("/")[0]))
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_rows_are_added_and_removed_by_the_keyboard(page: Page, http_url: str) -> None:
    rule = next(
        (f"{plan}/{name}" for plan in registry.plans() for name, rule in registry.rules(plan).items()
         if any(field.kind == "rows" and field.most > 1 for field in rule.inputs())), None)
    if rule is None:
        pytest.skip("no rule has rows")
    plan, _, name = rule.rpartition("/")
    page.goto(address(http_url, "en", plan))
    form = form_of(page, name)
    count = form.locator("[data-row]").count()
    form.locator("[data-add-row]").focus()
    page.keyboard.press("Enter")
    expect(form.locator("[data-row]")).to_have_count(count + 1)
    expect(form.locator("[data-row]").last.locator(":focus")).to_have_count(1)
    form.locator("[data-remove-row]").last.focus()
    page.keyboard.press("Enter")
    expect(form.locator("[data-row]")).to_have_count(count)
    expect(form.locator("[data-add-row]")).to_be_focused()
