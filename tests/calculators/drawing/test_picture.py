"""A picture that is not asked for is its heading alone, and there is one where there would be a picture."""

import json

import pytest

from calculators import bridge, registry
from macros.examples import load
from site_config.source import PLANS

from .trees import with_class


@pytest.mark.parametrize("plan", [*registry.plans(), *registry.together()])
def test_the_heading_stands_where_the_picture_would(plan: str) -> None:
    for example in (each for each in load(PLANS / plan, plan) if each.page):
        drawn, folded = (_pictures(example.request("en") | {"picture": picture}) for picture in (True, False))
        assert [picture[:3] for picture in drawn] == folded, example.calculator
        assert all(len(picture) > 3 for picture in drawn), example.calculator


def _pictures(request: dict) -> list[list]:
    view = json.loads(bridge.answer(json.dumps(request, default=str)))["view"]
    return with_class(view, "hb-picture")
