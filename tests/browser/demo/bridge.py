"""A door to no rules: it shows what arrived, so that the way through the browser can be tested by itself."""

import cmath
import json
import time


def answer(request: str) -> str:
    """Refuse what is not a whole number, fail on 13, be slow on 99, call on 404 what no question of the build calls, and echo everything with nodes that must not be built."""
    asked = json.loads(request)
    values = asked["values"]
    errors = list(find_errors(values))
    if errors:
        return json.dumps({"calculator": asked["calculator"], "status": "error", "errors": errors})
    if values["deaths"] == "13":
        raise ValueError("unlucky")
    if values["deaths"] == "404":
        values["root"] = str(cmath.sqrt(-int(values["deaths"])))
    if values["deaths"] == "99":
        time.sleep(30)
    return json.dumps({"calculator": asked["calculator"], "status": "value", "view": view_of(values)})


def answer_many(requests: str) -> str:
    """Answer a list of requests."""
    return json.dumps([json.loads(answer(json.dumps(request))) for request in json.loads(requests)])


def find_errors(values: dict):
    """Give an error for each field that is not what it should be."""
    if not values.get("deaths", "").isdecimal():
        yield error("deaths", "请填写整数", "Enter a whole number")
    for index, member in enumerate(values.get("members", [])):
        if member.get("category", "x") == "wrong":
            yield error(f"members.{index}.category", "没有这一类", "There is no such category")


def error(field: str, zh: str, en: str) -> dict:
    """Give one error in the shape that the page takes."""
    return {"field": field, "code": "refused", "params": {}, "message": {"zh": zh, "en": en}}


def view_of(values: dict) -> list:
    """Show the values, and what a page must drop."""
    return [
        "div",
        {"class": "echo", "onclick": "alert(1)", "style": "color: red", "data-kind": "value"},
        ["p", {}, "Grade for ", ["strong", {}, values["deaths"]]],
        ["code", {"data-values": "all"}, json.dumps(values, ensure_ascii=False, sort_keys=True)],
        ["script", {}, "document.title = 'taken'"],
        ["img", {"src": "x", "onerror": "document.title = 'taken'"}],
        ["a", {"href": "javascript:document.title='taken'", "title": "script"}, "no link"],
        ["a", {"href": "//other.example/"}, "no link"],
        ["a", {"href": "#c-2", "data-clause": "2"}, "clause 2"],
        ["a", {"href": "../plan/index.html#c-3"}, "clause 3"],
        ["svg", {"viewBox": "0 0 9 9", "role": "img", "aria-label": "shape", "onload": "document.title = 'taken'"},
         ["path", {"d": "M0 0 h9", "class": "curve", "style": "stroke: red", "fill": "url(#x)", "href": "#x"}],
         ["use", {"href": "other.svg#x"}], ["image", {"href": "x"}], ["foreignObject", {}, ["p", {}, "taken"]],
         ["animate", {"attributeName": "x"}], ["style", {}, "p { color: red }"], ["text", {"x": "1", "y": "2"}, "3"]],
        ["table", {}, ["tr", {}, ["th", {}, "a"], ["td", {}, "b"]]],
    ]
