"""Whole, masked, unfragmented text frames, nearly all there are: read and written without ceremony."""

TEXT, BINARY = 0x81, 0x82
MASKED = 0x80
ONE_BYTE, TWO_BYTES = 126, 1 << 16


def plain_text_at(data: bytes, at: int) -> tuple[str, int] | None:
    """The text of the whole, masked, unfragmented frame that begins here, and where it ends; None for anything else."""
    if len(data) < at + 7 or data[at] != TEXT or not data[at + 1] & MASKED:
        return None
    size, start = data[at + 1] & ~MASKED, at + 6
    if size == ONE_BYTE:
        size, start = int.from_bytes(data[at + 2 : at + 4]), at + 8
        if size < ONE_BYTE:
            return None  # a length written too long
    end = start + size
    if not 0 < size < TWO_BYTES or end > len(data) or data[at + 1] & ~MASKED > ONE_BYTE:
        return None
    mask = (data[start - 4 : start] * (size // 4 + 1))[:size]
    payload = (int.from_bytes(data[start:end]) ^ int.from_bytes(mask)).to_bytes(size)
    try:
        return payload.decode(), end
    except UnicodeDecodeError:
        return None


def head(first: int, size: int) -> bytes:
    """What stands before a payload of this size in a frame of a server."""
    if size < ONE_BYTE:
        return bytes((first, size))
    if size < TWO_BYTES:
        return bytes((first, 126)) + size.to_bytes(2, "big")
    return bytes((first, 127)) + size.to_bytes(8, "big")
