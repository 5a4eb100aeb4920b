"""What may come along with a tap."""

from typing import Any

import pytest

from messenger.live.tapped import is_tap_data


def nested(levels: int) -> Any:
    data: Any = "x"
    for _ in range(levels):
        data = [data]
    return data


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"option": "1"},
        {"name": "Zoë\tBrandt\n", "party_size": 4, "wish": ["Hund", True, None, 1.5]},
        {"a": nested(7)},
        {"a": "x" * 3_991},
    ],
)
def test_what_buttons_send_is_taken(data):
    assert is_tap_data(data)


@pytest.mark.parametrize(
    "data",
    [
        {"a": "\x00"},
        {"\x1b": "a"},
        {"a": ["\ud800"]},
        {"a": nested(8)},
        {"a": nested(950)},
        {"party_size": 2**53 + 1},
        {"party_size": -(10**300)},
        {"a": 1e300},
        {"a": "x" * 3_992},
    ],
)
def test_what_no_button_sends_is_not(data):
    assert not is_tap_data(data)
