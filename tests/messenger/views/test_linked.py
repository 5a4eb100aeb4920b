"""Text of people becomes parts; only https and mail addresses become links."""

import time

import pytest

from messenger.views.linked import link_parts, paragraphs


def links(text: str) -> list[str]:
    return [part.href for part in link_parts(text) if part.href]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.de/x?y=1.", ["https://a.de/x?y=1"]),
        ("(https://a.de/b)", ["https://a.de/b"]),
        ("hallo@rebstock.de", ["mailto:hallo@rebstock.de"]),
        ("javascript:alert(1) http://a.de data:text/html,x ftp://b.de", []),
        ("https://bank.de@evil.example/", []),
        ("https://[", []),
        (
            "...https://a.de xhttps://b.de a@b@c.de",
            ["https://a.de", "https://b.de", "mailto:b@c.de"],
        ),
    ],
)
def test_only_safe_addresses_become_links(text, expected):
    assert links(text) == expected


@pytest.mark.parametrize("text", ["", "<b>x</b>", "a https://a.de, b@c.de!", "https://"])
def test_no_character_is_lost(text):
    assert "".join(part.text for part in link_parts(text)) == text


def test_blank_lines_part_paragraphs():
    assert [[part.text for part in each] for each in paragraphs("a\nb\n\n\nc")] == [
        ["a\nb"],
        ["c"],
    ]


@pytest.mark.parametrize("text", ["a" * 4000, "a@" * 2000, "x@" + "a." * 1999, "https://" * 500])
def test_the_longest_message_is_read_in_one_pass(text):
    """Letter by letter anew it took 0.4 s, in which the whole process stood still."""
    whole, quarter = (cpu_seconds(said) for said in (text, text[: len(text) // 4]))

    assert whole < 8 * quarter  # anew for each letter it would be 16 times as much


def cpu_seconds(text):
    """What reading it costs at best: the least of some runs, in this thread alone."""
    costs = []
    for _ in range(7):
        began = time.thread_time()
        for _ in range(5):
            list(link_parts(text))
        costs.append(time.thread_time() - began)
    return min(costs)
