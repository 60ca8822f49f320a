"""Texts that look like damage and are right, or are simply right: repair leaves them."""

from __future__ import annotations

import pytest

from cnnews_parse import repair_text
from controls import Control, controls

CONTROLS = list(controls())


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name)
def test_right_text_is_left(control: Control) -> None:
    """Byte for byte, or as the normalisation says that is written beside it."""
    assert repair_text(control.text).text == control.right


def test_there_are_many_controls() -> None:
    """Each has a name of its own, so that a failure tells which."""
    assert len(CONTROLS) >= 300
    assert len({control.name for control in CONTROLS}) == len(CONTROLS)
