"""Rules for people counted by who they are: "ich und meine Frau", "me, my wife and 2 kids"."""

from dataclasses import replace

from assistant.language.grammar import Grammar
from assistant.language.party import Count, count

_NO_NUMBER = 0


def add_companion_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind PARTY, made of KIN (they) and ME."""
    _groups(grammar)
    _kin(grammar)
    _me_and_they(grammar)


def _groups(grammar: Grammar) -> None:
    grammar.group(
        "his",
        """
mein meine meiner meinem meinen meim mei my unser unsere unserem unseren unserer our die der dem
den the das his her sein
"""
        "seine seiner ihr ihre ihrem their dessen deren",
    )
    grammar.group(
        "one_kin",
        """
frau mann freund freundin partner partnerin schatz mutter vater mama papa oma opa schwester
bruder tochter sohn chef
"""
        """
chefin kollege kollegin verlobte verlobter tante onkel stiefonkel cousin cousine gatte gattin
wife husband girlfriend boyfriend mother
"""
        """
father mom mum mam dad sister brother daughter son boss colleague friend fiance fiancee aunt
uncle cousin grandmother
"""
        """
grandfather grandma grandpa grandson granddaughter spouse date baby kind kid child missus hubby
coworker mate nephew niece neffe nichte
"""
        """
buddy roommate teenager toddler neighbor neighbour enkel enkelin bub mutti vati gf bf bestie
assistant client secretary sis bro
""",
    )
    grammar.group(
        "pair_kin",
        """
eltern großeltern schwiegereltern parents grandparents folks in-laws inlaws twins zwillinge
""",
    )
    grammar.group(
        "many_kin",
        """
kinder kindern kids children söhne töchter sons daughters freunde freunden friends kollegen
colleagues brothers sisters
"""
        """
brüder schwestern cousins girls boys babies mates buddies enkel grandkids grandchildren
coworkers colleagues guests others siblings
"""
        """
nephews nieces teenagers toddlers neighbors neighbours buben mädels jungs sister's roommates
clients partners people
""",
    )
    grammar.group(
        "step",
        """
in-law in - law step great best little dear liebe lieber lieben kleine kleiner kleinen beste
bester große ältere jüngere old older younger big teenage
""",
    )
    grammar.group(
        "relative",
        "oma opa mama papa mutti vati mum mom dad mummy daddy grandma grandpa granny nan",
    )
    grammar.group("join", "und and + & plus mit with sowie u n samt as")


def _kin(grammar: Grammar) -> None:
    rule = grammar.rule
    grammar.constant(
        "KIN",
        Count(1, "kin"),
        "@his @step? @one_kin",
        "@his better|other half",
        "@his little|small|kleine|kleiner one?",
        "ONE @step? @one_kin",
        "@his @one_kin in law",
        "@his @step - @one_kin",
        "another @one_kin",
    )
    grammar.constant("REL", Count(1, "kin"), "@relative")
    grammar.constant("KIN", Count(2, "kin"), "@his @pair_kin", "@relative @relative")
    grammar.constant("KIN", Count(3, "kin"), "@relative @relative @relative")
    grammar.constant("KIN", Count(4, "kin"), "@relative @relative @relative @relative")
    grammar.constant("KIN", Count(2, "kin"), "@his @one_kin and|und @one_kin")

    @rule(
        "KIN",
        "@his? QTY @step? @many_kin",
        "QTY of @his @many_kin",
        "QTY others|weitere|other|more",
        "@his QTY little|kleine|kleinen|other @many_kin",
    )
    def many(number: int) -> Count | None:
        return count(number, "kin")

    @rule("KINS", "KIN|CHILDREN")
    def kins(found: Count) -> Count:
        return found

    @rule(
        "KINS",
        "KIN|CHILDREN|REL @join|, KINS",
        "KIN|REL , @join KINS",
        "REL @join|, REL",
        "KIN|CHILDREN @join|, REL",
    )
    def more_kin(first: Count, second: Count) -> Count | None:
        return count(first.number + second.number, "kin")


def _me_and_they(grammar: Grammar) -> None:
    rule = grammar.rule
    grammar.group("me", "ich mich mir me i myself mi")
    grammar.group("man", "man woman mann frau lady gentleman guy")

    @rule(
        "PARTY",
        "@me ,? @join? ,? KINS",
        "KINS|REL ,? @join @me",
        "@me , KINS",
        "@me ,? @join REL",
        "@me komme|komm|kumm|come|am coming? mit|with KINS",
        "i'm|im coming with KINS",
        "KINS , KINS @join @me",
    )
    def me_and(first: Count, second: Count | None = None) -> Count | None:
        return count(first.number + (second.number if second else _NO_NUMBER) + 1, "kin")

    @rule(
        "PARTY",
        "KINS ,? @me @join KINS",
        "KINS , @join? @me @join KINS",
        "KINS , @me , KINS",
        "KINS @join @me @join KINS",
    )
    def me_among(first: Count, second: Count) -> Count | None:
        return count(first.number + second.number + 1, "kin")

    @rule("PARTY", "QTY|PARTY plus|and|und|& me|mich|myself|ich", "PARTY @join @me")
    def and_me(number: int | Count) -> Count | None:
        amount = number.number if isinstance(number, Count) else number
        return count(amount + 1, "kin")

    @rule("PARTY", "mit|with KINS", "KIN @join me|mich|mir|myself")
    def with_me(others: Count) -> Count | None:
        found = count(others.number + 1, "kin", weak=True)
        return replace(found, beside=others) if found else None

    @rule("PARTY", "only|just|nur KINS", "for|für my|meine|meinen|mein? KIN only|alone|allein|nur")
    def only(others: Count) -> Count | None:
        return count(others.number, "kin")

    @rule(
        "PARTY",
        "the|a|ein @man and|und his|her|seine|ihr|ihre wife|husband|frau|mann only?",
        "the two @many_kin",
    )
    def pair() -> Count:
        return Count(2)
