"""Rules for times of day: "19 Uhr 30", "halb acht", "quarter to nine", "7ish"."""

from dataclasses import replace

from assistant.language.clocks import HALF_DAY, LAST_HOUR, MINUTES_AN_HOUR, Clock, clock, clock_of
from assistant.language.grammar import Grammar
from assistant.language.minutes import add_minute_rules

_MONTHS = 12
_LEAST_BARE_MINUTE = 10
"""Nobody says "eight six" for a time."""
_MINUTES_BESIDE_A_HOUR = 5
"""Bare numbers behind "19 Uhr" are minutes if they are multiples of this."""


def add_time_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kinds TIME, HOUR (might be one) and DAYPART."""
    grammar.group(
        "at",
        "um gg gegen bout ca circa zirka at around about approximately @ approx so etwa ungefähr roughly",
    )
    grammar.group("oclock", "uhr h uhhr o'clock oclock hrs hours hour uhr.")
    _parts(grammar)
    _figures(grammar)
    _half_days(grammar)
    _hours(grammar)
    _bases(grammar)
    _halves(grammar)
    add_minute_rules(grammar)
    _with_parts(grammar)
    _instead(grammar)


def _parts(grammar: Grammar) -> None:
    rule = grammar.rule

    grammar.group(
        "where",
        "am im in zu zum at for den gegen für fürs über during beim de des a an ein einen einem "
        "das the our my",
    )
    soon = "early|late|frühen|späten|frühe"

    @rule(
        "DAYPART",
        "PART",
        "@where the|den|der|dem? PART",
        f"@where the? {soon} PART",
        f"{soon} PART",
        "PART time|hours",
    )
    @rule("MEALTIME", "MEAL", "@where the|den|der|dem? MEAL", f"{soon} MEAL", "MEAL time")
    def part(name: str) -> str:
        return name

    grammar.constant(
        "DAYPART",
        "evening",
        "at|by NIGHT",
        "in der|the NIGHT",
        "auf d'nacht",
        "auf|af d ' NIGHT",
        "auf|af|uf d|de|die|da|z NIGHT",
        "aufd|auf'd NIGHT",
        "after work",
        "nach der arbeit",
        "nachts",
    )
    grammar.constant(
        "DAYPART", "morning", "am|in dem? morgen", "in da|der|aller fria|früh|frühe", "first thing"
    )


def _figures(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("TIME", "CLOCKZERO @oclock?")
    def with_zero(pair: tuple[int, int]) -> Clock | None:
        base = clock(*pair)
        return replace(base, whole=True) if base else None

    @rule(
        "TIME",
        "CLOCK @oclock?",
        "DOTTED|FOUR|THREE|NUM|SPACED @oclock",
        "NUM o ' clock",
        'NUM o " clock',
        "NUM o clock",
        "NUM . uhr",
        "DOTTED|SPACED . uhr",
    )
    def shown(what: int | tuple[int, int]) -> Clock | None:
        return clock_of(what, digital=True)

    @rule("TIME", "to|auf DOTTED")
    def moved_to(pair: tuple[int, int]) -> Clock | None:
        """No day either: of "push it to 7.30" there is no thirtieth month."""
        return clock_of(pair) if pair[1] > _MONTHS or pair[1] == 0 else None

    @rule("TIME", "to|auf DOTTED HALFDAY")
    def moved_to_half_day(pair: tuple[int, int], half: str) -> Clock | None:
        base = clock_of(pair)
        return replace(base, part=half) if base else None

    grammar.constant("TIME", Clock(MINUTES_AN_HOUR), "ein uhr")

    @rule("NOTIME", "NUM uhr|o'clock|oclock NUM?")
    def no_hour(hour: int, minute: int | None) -> int | None:
        return hour if hour > LAST_HOUR else None

    @rule("TIME", "ein uhr NUM")
    def one_and_minutes(minute: int) -> Clock | None:
        return hour_and_minutes(1, minute)

    @rule("TIME", "NUM uhr|h NUM")
    def hour_and_minutes(hour: int, minute: int) -> Clock | None:
        spoken = minute % _MINUTES_BESIDE_A_HOUR == 0 or minute > HALF_DAY
        return clock(hour, minute, digital=True) if spoken else None

    grammar.constant(
        "TIME",
        Clock(HALF_DAY * MINUTES_AN_HOUR, whole=True),
        "@at? the? noon|midday|mid-day",
        "12|twelve noon|midday",
        "mid day",
        "noonish",
        "at mittag",
    )
    grammar.constant(
        "TIME",
        Clock(0, whole=True),
        "@at? midnight|mitternacht|mitternachts",
        "12|twelve midnight",
    )


def _half_days(grammar: Grammar) -> None:
    rule = grammar.rule
    grammar.constant("HALFDAY", "am", "AM", "a m", "a . m .?", "a .?", "in the AM", "a.m|a.m.")
    grammar.constant("HALFDAY", "pm", "pm|pn", "p m", "p . m .?", "p .?", "in the pm")

    @rule(
        "TIME",
        "NUM|CLOCK|CLOCKZERO|FOUR|THREE|DOTTED|SPACED|SPOKEN @oclock? HALFDAY",
        "NUM o ' clock HALFDAY",
    )
    def of_half_day(what: int | tuple[int, int] | Clock, half: str) -> Clock | None:
        base = clock_of(what)
        return replace(base, part=half) if base and what != 0 else None  # "M0P9" is a code

    @rule("SPOKEN", "NUM -? NUM")
    def spoken(hour: int, minute: int) -> Clock | None:
        fits = 0 < hour < LAST_HOUR and minute >= _LEAST_BARE_MINUTE
        return clock(hour, minute) if fits else None

    @rule("SPOKEN", "NUM oh NUM")
    def spoken_with_oh(hour: int, minute: int) -> Clock | None:
        fits = 0 < hour < LAST_HOUR and 0 < minute < _LEAST_BARE_MINUTE
        return clock(hour, minute) if fits else None


def _instead(grammar: Grammar) -> None:
    @grammar.rule("TIME", "NUM|TIME statt|anstatt um? TIME", "NUM|TIME instead of TIME")
    def in_place_of(new: int | Clock, old: Clock) -> Clock | None:
        found = clock_of(new, digital=old.digital)
        return replace(found, part=found.part or old.part) if found else None


def _hours(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("HOUR", "NUM|TIME|FOUR|DOTTED|SPACED|SPOKEN")
    def hour(what: object) -> Clock | None:
        return clock_of(what)

    grammar.constant("AT", True, "@at .?", "@at @at .?", "@at @at @at", "by|like")

    @rule(
        "TIME",
        "-AT HOUR",
        "time of|is HOUR",
        "uhrzeit :|ist HOUR",
        "time : HOUR",
        "schlag|punkt|klock|genau|exactly HOUR",
        "at|um THREE",
    )
    def at_hour(base: object) -> Clock | None:
        return clock_of(base)

    @rule("TIME", "ISHHOUR", "@at ISHHOUR")
    def about_hour(hour: int) -> Clock | None:
        return clock(hour)

    @rule("TIME", "SWISSHOUR", "am|uf|gege|gegen|um SWISSHOUR", "uf|auf d|de|die SWISSHOUR")
    def swiss_hour(hour: int) -> Clock | None:
        return clock(hour)

    @rule("TIME", "am|uf HALVED", "uf|auf d|de|die HALVED")
    def swiss_half(base: Clock) -> Clock:
        return base

    @rule(
        "TIME",
        "NUM|TIME ish|isch|herum|rum|sharp|genau|punkt",
        "NUM|TIME - ish",
        "TIME or|oder so",
    )
    def about(base: int | Clock) -> Clock | None:
        return clock_of(base)


def _bases(grammar: Grammar) -> None:
    rule = grammar.rule
    grammar.group("half", "halb halber halbe halbi hoib hoibe hoiba hoiwa halwa halba hal")

    @rule("BASE", "NUM uhr|o'clock?", "NUM o ' clock", "noon|midday", "NUM . uhr")
    def base_hour(number: int = HALF_DAY) -> Clock | None:
        return clock(number)

    @rule("HALFBASE", "BASE|HALVED")
    def any_base(base: Clock) -> Clock:
        return base

    @rule("HALFBASE", "BASE HALFDAY", "CLOCK|CLOCKZERO HALFDAY?")
    def base_of_half_day(base: object, half: str | None = None) -> Clock | None:
        found = clock_of(base)
        return replace(found, part=half or "") if found else None


def _halves(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("HALVED", "FRACTION BASE")
    def written_fraction(minutes: int, base: Clock) -> Clock:
        return base.shifted(minutes)

    @rule("HALVED", "@half|½ BASE")
    def german_half(base: Clock) -> Clock:
        return base.shifted(-30)

    @rule("TIME", "HALVED")
    def halved(base: Clock) -> Clock:
        return base

    @rule("TIME", "half|hlf past|after|pas? HALFBASE", "half - past BASE")
    def english_half(base: Clock) -> Clock:
        return base.shifted(30)

    @rule("HALVED", "viertel|viatl|viertl|viatel|¼ BASE")
    def german_quarter(base: Clock) -> Clock:
        return base.shifted(-45)

    @rule(
        "HALVED",
        "dreiviertel|dreiviertl|dreiviatl|drüviertel|¾ BASE",
        "drei|drü viertel|viertl BASE",
    )
    def german_three_quarters(base: Clock) -> Clock:
        return base.shifted(-15)


def _with_parts(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "TIME",
        "TIME ,? DAYPART|NIGHT|MEALTIME",
        "NUM|SPOKEN|SPACED|FOUR|THREE DAYPART|NIGHT",
        "um|at THREE DAYPART",
    )
    def time_of_part(base: Clock | int | tuple[int, int], part: str) -> Clock | None:
        found = clock_of(base)
        return replace(found, part=part) if found and not found.part else None

    @rule("TIME", "DAYPART|MEALTIME TIME", "DAYPART|MEALTIME -AT HOUR")
    @rule("PARTHOUR", "PART|DAYPART|NIGHT NUM|CLOCK|SPOKEN")
    def part_and_time(part: str, base: object) -> Clock | None:
        found = clock_of(base)
        return replace(found, part=found.part or part) if found else None
