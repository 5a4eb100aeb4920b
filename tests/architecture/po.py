"""Reads .po files, so that the compiled catalogues in the tree can be compared with their sources without msgfmt."""

import ast
from collections.abc import Iterator
from pathlib import Path

Key = str | tuple[str, int]


def catalogue(path: Path) -> dict[Key, str]:
    """What msgfmt would compile: translated, not fuzzy; plural forms as (msgid, number), contexts joined as gettext does."""
    found: dict[Key, str] = {}
    for fields, is_fuzzy in _entries(path):
        if is_fuzzy or "msgid" not in fields:
            continue
        msgid = fields["msgid"]
        if "msgctxt" in fields:
            msgid = f"{fields['msgctxt']}\x04{msgid}"
        if "msgid_plural" in fields:
            forms = {n: fields.get(f"msgstr[{n}]", "") for n in range(2)}
            found |= {(msgid, n): text for n, text in forms.items() if all(forms.values())}
        elif fields.get("msgstr"):
            found[msgid] = fields["msgstr"]
    return found


def _entries(path: Path) -> Iterator[tuple[dict[str, str], bool]]:
    fields: dict[str, str] = {}
    is_fuzzy, current = False, ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            is_fuzzy = is_fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif line.startswith('"'):
            fields[current] += ast.literal_eval(line)
        elif line.strip():
            current, _, text = line.partition(" ")
            if current in {"msgctxt", "msgid"} and "msgstr" in " ".join(fields):
                yield fields, is_fuzzy
                fields, is_fuzzy = {}, False
            fields[current] = ast.literal_eval(text)
        elif fields:
            yield fields, is_fuzzy
            fields, is_fuzzy = {}, False
