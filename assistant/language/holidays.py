"""Holidays and feasts by name, and their dates in any year."""

import datetime as dt
from collections.abc import Callable

from assistant.language.spelling import spellings

_FIXED = {
    "new_year": (1, 1), "epiphany": (1, 6), "valentine": (2, 14), "womens_day": (3, 8),
    "labour_day": (5, 1), "swiss_day": (8, 1), "assumption": (8, 15), "unity": (10, 3),
    "austria": (10, 26), "halloween": (10, 31), "reformation": (10, 31), "all_saints": (11, 1),
    "all_souls": (11, 2), "martin": (11, 11), "barbara": (12, 4), "nicholas": (12, 6),
    "immaculate": (12, 8), "christmas_eve": (12, 24), "christmas": (12, 25),
    "second_christmas": (12, 26), "new_years_eve": (12, 31), "patrick": (3, 17),
    "independence": (7, 4), "canada": (7, 1), "bastille": (7, 14), "bonfire": (11, 5),
    "burns": (1, 25), "george": (4, 23), "andrew": (11, 30), "david": (3, 1), "veterans": (11, 11),
    "cinco": (5, 5), "walpurgis": (4, 30), "josef": (3, 19), "leopold": (11, 15), "john": (6, 24),
    "candlemas": (2, 2),
}  # fmt: skip
_FROM_EASTER = {
    "weiberfastnacht": -52, "carnival_sunday": -49, "carnival_monday": -48, "shrove_tuesday": -47,
    "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2,
    "holy_saturday": -1, "easter": 0, "easter_monday": 1, "white_sunday": 7, "ascension": 39,
    "mothers_day_uk": -21, "whit_sunday": 49, "whit_monday": 50, "corpus_christi": 60,
}  # fmt: skip


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leaps, century_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    days = (32 + 2 * century_rest + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * days) // 451
    month, day = divmod(epact + days - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _advent(sunday: int) -> Callable[[int], dt.date]:
    def day(year: int) -> dt.date:
        christmas = dt.date(year, 12, 25)
        fourth = christmas - dt.timedelta(days=christmas.weekday() + 1)
        return fourth - dt.timedelta(weeks=4 - sunday)

    return day


def _last_monday(month: int) -> Callable[[int], dt.date]:
    def day(year: int) -> dt.date:
        end = dt.date(year, month, 31)
        return end - dt.timedelta(days=end.weekday())

    return day


def _before_advent(days: int) -> Callable[[int], dt.date]:
    return lambda year: _advent(1)(year) - dt.timedelta(days=days)


_COMPUTED: dict[str, Callable[[int], dt.date]] = {
    "mothers_day": lambda year: _nth_weekday(year, 5, 6, 2),
    "fathers_day_us": lambda year: _nth_weekday(year, 6, 6, 3),
    "thanksgiving": lambda year: _nth_weekday(year, 11, 3, 4),
    "labor_day_us": lambda year: _nth_weekday(year, 9, 0, 1),
    "martin_king": lambda year: _nth_weekday(year, 1, 0, 3),
    "memorial_day": _last_monday(5), "spring_bank": _last_monday(5),
    "summer_bank": _last_monday(8), "may_bank": lambda year: _nth_weekday(year, 5, 0, 1),
    "presidents": lambda year: _nth_weekday(year, 2, 0, 3),
    "columbus": lambda year: _nth_weekday(year, 10, 0, 2),
    "thanksgiving_canada": lambda year: _nth_weekday(year, 10, 0, 2),
    "harvest": lambda year: _nth_weekday(year, 10, 6, 1),
    "repentance": _before_advent(11), "eternity": _before_advent(7), "mourning": _before_advent(14),
    "advent_1": _advent(1), "advent_2": _advent(2), "advent_3": _advent(3), "advent_4": _advent(4),
}  # fmt: skip


def holiday_date(key: str, year: int) -> dt.date:
    """Return the holiday's date in the year; KeyError for an unknown key."""
    if key in _FIXED:
        return dt.date(year, *_FIXED[key])
    if key in _FROM_EASTER:
        return easter(year) + dt.timedelta(days=_FROM_EASTER[key])
    return _COMPUTED[key](year)


_NAMES = {
    "neujahr": "new_year", "neujahrstag": "new_year", "new year": "new_year",
    "new year's": "new_year", "new year's day": "new_year", "new years day": "new_year",
    "dreikönig": "epiphany", "dreikönigstag": "epiphany", "heilige drei könige": "epiphany",
    "heiligen drei könige": "epiphany", "epiphany": "epiphany",
    "valentinstag": "valentine", "valentine's day": "valentine", "valentines day": "valentine",
    "valentine's": "valentine", "valentines": "valentine",
    "frauentag": "womens_day", "weltfrauentag": "womens_day", "women's day": "womens_day",
    "weiberfastnacht": "weiberfastnacht", "altweiber": "weiberfastnacht",
    "fastnachtssonntag": "carnival_sunday", "faschingssonntag": "carnival_sunday",
    "rosenmontag": "carnival_monday", "faschingsdienstag": "shrove_tuesday",
    "fastnachtsdienstag": "shrove_tuesday", "fasnacht": "shrove_tuesday",
    "shrove tuesday": "shrove_tuesday", "pancake day": "shrove_tuesday",
    "mardi gras": "shrove_tuesday", "aschermittwoch": "ash_wednesday",
    "ash wednesday": "ash_wednesday", "palmsonntag": "palm_sunday", "palm sunday": "palm_sunday",
    "gründonnerstag": "maundy_thursday", "maundy thursday": "maundy_thursday",
    "karfreitag": "good_friday", "good friday": "good_friday", "karsamstag": "holy_saturday",
    "ostersamstag": "holy_saturday", "easter saturday": "holy_saturday",
    "ostersonntag": "easter", "ostern": "easter", "easter sunday": "easter", "easter": "easter",
    "easter day": "easter", "ostermontag": "easter_monday", "easter monday": "easter_monday",
    "weißer sonntag": "white_sunday", "weißen sonntag": "white_sunday",
    "tag der arbeit": "labour_day", "maifeiertag": "labour_day",
    "himmelfahrt": "ascension", "christi himmelfahrt": "ascension", "vatertag": "ascension",
    "auffahrt": "ascension", "ascension day": "ascension",
    "pfingsten": "whit_sunday", "pfingstsonntag": "whit_sunday", "pentecost": "whit_sunday",
    "whit sunday": "whit_sunday", "pfingstmontag": "whit_monday", "whit monday": "whit_monday",
    "fronleichnam": "corpus_christi", "corpus christi": "corpus_christi",
    "muttertag": "mothers_day", "mother's day": "mothers_day", "mothers day": "mothers_day",
    "father's day": "fathers_day_us", "fathers day": "fathers_day_us",
    "bundesfeier": "swiss_day", "bundesfeiertag": "swiss_day",
    "mariä himmelfahrt": "assumption", "tag der deutschen einheit": "unity",
    "nationalfeiertag": "austria", "halloween": "halloween", "reformationstag": "reformation",
    "allerheiligen": "all_saints", "all saints day": "all_saints", "all saints' day": "all_saints", "allerseelen": "all_souls",
    "martinstag": "martin", "st martin": "martin", "martini": "martin", "barbaratag": "barbara",
    "nikolaus": "nicholas", "nikolaustag": "nicholas", "nikolo": "nicholas",
    "mariä empfängnis": "immaculate", "heiligabend": "christmas_eve",
    "heilig abend": "christmas_eve",
    "heiliger abend": "christmas_eve", "heiligen abend": "christmas_eve",
    "weihnachtsabend": "christmas_eve", "christmas eve": "christmas_eve",
    "xmas eve": "christmas_eve", "weihnachten": "christmas", "weihnachtstag": "christmas",
    "ersten weihnachtstag": "christmas", "erster weihnachtstag": "christmas",
    "ersten weihnachtsfeiertag": "christmas", "erster weihnachtsfeiertag": "christmas",
    "christtag": "christmas", "christmas": "christmas", "christmas day": "christmas",
    "xmas": "christmas", "xmas day": "christmas", "zweiter weihnachtstag": "second_christmas",
    "zweiten weihnachtstag": "second_christmas", "zweiten weihnachtsfeiertag": "second_christmas",
    "zweiter weihnachtsfeiertag": "second_christmas", "stefanitag": "second_christmas",
    "stephanitag": "second_christmas", "stephanstag": "second_christmas",
    "boxing day": "second_christmas", "silvester": "new_years_eve", "sylvester": "new_years_eve",
    "silvesterabend": "new_years_eve", "altjahrabend": "new_years_eve", "nye": "new_years_eve",
    "new year's eve": "new_years_eve", "new years eve": "new_years_eve",
    "st patrick's day": "patrick", "saint patrick's day": "patrick", "saint patrick": "patrick",
    "st patrick": "patrick", "st patricks day": "patrick",
    "independence day": "independence", "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving", "memorial day": "memorial_day",
    "labor day": "labor_day_us", "mlk day": "martin_king", "martin luther king day": "martin_king",
    "canada day": "canada", "bastille day": "bastille", "bonfire night": "bonfire",
    "guy fawkes": "bonfire", "guy fawkes night": "bonfire", "fireworks night": "bonfire",
    "burns night": "burns", "st george's day": "george", "st georges day": "george",
    "st andrew's day": "andrew", "st andrews day": "andrew", "st david's day": "david",
    "st davids day": "david", "veterans day": "veterans", "remembrance day": "veterans",
    "cinco de mayo": "cinco", "walpurgisnacht": "walpurgis", "tanz in den mai": "walpurgis",
    "josefi": "josef", "josefitag": "josef", "leopoldi": "leopold", "leopolditag": "leopold",
    "johannistag": "john", "mariä lichtmess": "candlemas", "lichtmess": "candlemas",
    "mothering sunday": "mothers_day_uk", "uk mother's day": "mothers_day_uk",
    "uk mothers day": "mothers_day_uk", "british mother's day": "mothers_day_uk",
    "spring bank holiday": "spring_bank", "whitsun bank holiday": "spring_bank",
    "august bank holiday": "summer_bank", "summer bank holiday": "summer_bank",
    "may bank holiday": "may_bank", "early may bank holiday": "may_bank",
    "may day bank holiday": "may_bank", "easter bank holiday": "easter_monday",
    "presidents day": "presidents", "presidents' day": "presidents", "columbus day": "columbus",
    "canadian thanksgiving": "thanksgiving_canada", "erntedank": "harvest",
    "erntedankfest": "harvest", "buß - und bettag": "repentance", "buß und bettag": "repentance",
    "totensonntag": "eternity", "ewigkeitssonntag": "eternity", "volkstrauertag": "mourning",
    "nikolausabend": "nicholas", "halloweenabend": "halloween", "valentinsabend": "valentine",
}  # fmt: skip


def holiday_names() -> dict[tuple[str, ...], str]:
    """Return every folded name, as a row of words, with the holiday's key."""
    names: dict[tuple[str, ...], str] = {}
    for name, key in _NAMES.items():
        rows: list[tuple[str, ...]] = [()]
        for word in name.split():
            rows = [(*row, form) for row in rows for form in spellings(word)]
        names.update(dict.fromkeys(rows, key))
    return names
