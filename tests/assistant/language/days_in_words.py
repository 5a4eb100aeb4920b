"""Ten ways in each language to write one day, and ten to write one time."""

import datetime as dt

MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
ONES = {
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig "
    "dreiundzwanzig",
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
}
MINUTES_EN = {15: "fifteen", 30: "thirty", 45: "forty five"}
MINUTES_DE = {15: "fünfzehn", 30: "dreißig", 45: "fünfundvierzig"}


def _name(table: dict[str, str], lang: str, number: int) -> str:
    return table[lang].split()[number]


def ways_to_say_day(day: dt.date, today: dt.date, lang: str) -> list[str]:
    """The same day in ten forms, some inside of a sentence."""
    month, weekday = _name(MONTHS, lang, day.month - 1), _name(WEEKDAYS, lang, day.weekday())
    ahead = (day - today).days
    d, m, y = day.day, day.month, day.year
    if lang == "de":
        return [
            f"am {d}.{m}.",
            f"{d:02}.{m:02}.{y}",
            f"{d}. {month}",
            f"am {weekday}, den {d}. {month}",
            f"{weekday[:2]} {d}.{m}. bitte",
            f"Tisch für zwei am {d}. {month[:3]} {y}",
            f"Geht es {weekday.lower()} {d}.{m}.{y % 100:02}?",
            f"{y}-{m:02}-{d:02}",
            f"in {ahead} Tagen",
            f"wir kämen zu dritt am {d}ten {month.lower()} vorbei",
        ]
    suffix = "th" if 10 < d < 14 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
    return [
        f"{month} {d}",
        f"on {month} {d}{suffix}",
        f"{d} {month[:3]} {y}",
        f"the {d}{suffix} of {month}",
        f"{weekday}, {month} {d}, {y}",
        f"table for two on {weekday[:3].lower()} {d}{suffix} {month.lower()}",
        f"Could we come on {month[:3].lower()} {d}{suffix}?",
        f"{y}-{m:02}-{d:02}",
        f"in {ahead} days",
        f"there are three of us, {d} {month.lower()} please",
    ]


def _part(hour: int, lang: str) -> str:
    """The words for the part of the day in which this hour is."""
    if lang == "de":
        return "morgens" if hour < 12 else "nachmittags" if hour < 18 else "abends"
    return "in the morning" if hour < 12 else "in the afternoon" if hour < 17 else "in the evening"


def ways_to_say_time(time: dt.time, lang: str) -> list[str]:
    """The same quarter of an hour in ten forms, figures and words."""
    return _times_de(time) if lang == "de" else _times_en(time)


def _times_de(time: dt.time) -> list[str]:
    h, m = time.hour, time.minute
    part = _part(h, "de")
    hour, following = _twelve(h), _twelve(h + 1)
    now, then = _name(ONES, "de", hour), _name(ONES, "de", following)
    spoken = {
        0: f"{now} Uhr {part}",
        15: f"viertel nach {_alone(now)} {part}",
        30: f"halb {_alone(then)} {part}",
        45: f"dreiviertel {_alone(then)} {part}",
    }[m]
    long_form = f"{_name(ONES, 'de', h)} Uhr" + (f" {MINUTES_DE[m]}" if m else "")
    return [
        f"{h:02}:{m:02}",
        f"um {h}:{m:02} Uhr",
        f"{h}.{m:02} Uhr",
        f"{h} Uhr {m:02}" if m else f"{h} Uhr",
        f"{h}h{m:02}",
        f"so gegen {h}:{m:02}",
        f"Tisch für zwei um {h:02}.{m:02} Uhr bitte",
        long_form,
        spoken,
        f"wir wären {spoken} da",
    ]


def _times_en(time: dt.time) -> list[str]:
    h, m = time.hour, time.minute
    hour, following, half = _twelve(h), _twelve(h + 1), "am" if h < 12 else "pm"
    now, then = _name(ONES, "en", hour), _name(ONES, "en", following)
    part = _part(h, "en")
    spoken = {
        0: f"{now} o'clock {part}",
        15: f"quarter past {now} {part}",
        30: f"half past {now} {part}",
        45: f"quarter to {then} {part}",
    }[m]
    words = f"{now} {MINUTES_EN[m]} {half}" if m else f"{now} {half}"
    return [
        f"{h:02}:{m:02}",
        f"{hour}:{m:02}{half}",
        f"at {hour}.{m:02} {half}",
        f"{hour}:{m:02} {half.upper()}",
        f"{hour}:{m:02} {half[0]}.m.",
        f"around {hour}:{m:02} {half}",
        f"table for two at {h:02}:{m:02} please",
        words,
        spoken,
        f"we would come at {spoken}",
    ]


def _twelve(hour: int) -> int:
    return (hour - 1) % 12 + 1


def _alone(number: str) -> str:
    """As in "halb eins", against "ein Uhr"."""
    return "eins" if number == "ein" else number
