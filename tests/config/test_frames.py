"""The short way for plain text frames: the same texts as Autobahn would find, and nothing that is not plain."""

import os
import struct

import pytest

from config.serving.plain import plain_text_at

MASK = b"\x37\xfa\x21\x3d"


def masked(payload: bytes, mask: bytes = MASK) -> bytes:
    return bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


def frame(payload: bytes, *, first: int = 0x81, mask: bytes = MASK, flag: int = 0x80) -> bytes:
    """A frame as a browser sends it."""
    size = len(payload)
    if size < 126:
        head = bytes((first, flag | size))
    elif size < 1 << 16:
        head = struct.pack("!BBH", first, flag | 126, size)
    else:
        head = struct.pack("!BBQ", first, flag | 127, size)
    return head + mask + masked(payload, mask)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 124, 125, 126, 127, 1_000, 65_534, 65_535])
def test_a_plain_frame_of_every_size_is_read(size):
    text = ("Grüße 🍕 " * (size // 8 + 1)).encode()[:size].decode("utf-8", "ignore")
    text += "x" * (size - len(text.encode()))
    data = frame(text.encode(), mask=os.urandom(4))

    assert plain_text_at(data, 0) == (text, len(data))


def test_frames_that_came_together_are_read_one_after_the_other():
    data = frame(b"eins") + frame("zwei äöü".encode()) + frame(b"drei")[:-1]

    first = plain_text_at(data, 0)
    assert first is not None
    second = plain_text_at(data, first[1])
    assert second is not None

    assert (first[0], second[0]) == ("eins", "zwei äöü")
    assert plain_text_at(data, second[1]) is None


NOT_PLAIN = {
    "half a head": frame(b"Hallo")[:1],
    "half a mask": frame(b"Hallo")[:4],
    "half a payload": frame(b"Hallo")[:-1],
    "nothing in it": frame(b""),
    "binary": frame(b"Hallo", first=0x82),
    "the first of several": frame(b"Hallo", first=0x01),
    "a continuation": frame(b"Hallo", first=0x80),
    "a ping": frame(b"Hallo", first=0x89),
    "a close": frame(b"\x03\xe8", first=0x88),
    "a reserved bit": frame(b"Hallo", first=0xC1),
    "not masked": frame(b"Hallo", flag=0),
    "no UTF-8": frame(b"\xff\xfe\xfd"),
    "a surrogate in UTF-8": frame(b"\xed\xa0\x80"),
    "a letter written too long": frame(b"\xc0\xaf"),
    "beyond Unicode": frame(b"\xf4\x90\x80\x80"),
    "a size written too long": b"\x81\xfe\x00\x05" + MASK + masked(b"Hallo"),
    "64 kB and more": frame(b"x" * 65_536),
}


@pytest.mark.parametrize("data", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_whatever_is_not_plain_is_left_to_autobahn(data):
    assert plain_text_at(data, 0) is None
