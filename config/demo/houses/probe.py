"""Probestube: an empty house on which scripted dialogues run (load_demo --probe)."""

from businesses.enums import HouseColour, Role, Sign, Topic
from config.demo.houses.common import imprint, privacy
from config.demo.specs import (
    EVERY_DAY,
    AreaSpec,
    HouseSpec,
    PeriodSpec,
    PolicySpec,
    UserSpec,
    hours,
    tables,
)

TEXTS = {
    Topic.ABOUT: (
        {
            "de": "Ein Haus zum Proben: Alles ist frei.",
            "en": "A house for rehearsals: everything is free.",
        },
    ),
    Topic.HOURS: (
        {
            "de": "Täglich von 11:30 bis 23 Uhr, ohne Ruhetag.",
            "en": "Every day from 11:30 am to 11 pm.",
        },
    ),
    Topic.DIRECTIONS: (
        {
            "de": "Probegasse 1, neben dem Rathaus. Bus 5 hält vor der Tür.",
            "en": "Probegasse 1, next to the town hall. Bus 5 stops at the door.",
        },
    ),
    Topic.MENU: (
        {
            "de": "Käsespätzle mit Röstzwiebeln (vegetarisch), 14,00 €",
            "en": "Cheese spaetzle with fried onions (vegetarian), €14.00",
        },
        {
            "de": "Rinderrouladen mit Rotkohl, 21,00 €",
            "en": "Beef roulades with red cabbage, €21.00",
        },
        {"de": "Kürbiscurry (vegan), 15,50 €", "en": "Pumpkin curry (vegan), €15.50"},
    ),
    Topic.PARKING: (
        {
            "de": "Hinter dem Haus stehen zwölf kostenlose Parkplätze, die Einfahrt ist in der Mühlgasse.",
            "en": "There are twelve free parking spaces behind the house; the entrance is in Mühlgasse.",
        },
    ),
    Topic.DOGS: (
        {
            "de": "Hunde sind drinnen und draußen willkommen.",
            "en": "Dogs are welcome inside and outside.",
        },
    ),
    Topic.CHILDREN: (
        {
            "de": "Vier Hochstühle, eine Spielecke und eine Kinderkarte.",
            "en": "Four high chairs, a play corner and a children's menu.",
        },
    ),
    Topic.PAYMENT: (
        {"de": "Bar, EC-Karte und Kreditkarte.", "en": "Cash, debit and credit cards."},
    ),
    Topic.ALLERGIES: (
        {
            "de": "Die Karte nennt alle Allergene; vegetarisch, vegan und glutenfrei gibt es täglich. Bei schweren Allergien antwortet das Team selbst.",
            "en": "The menu lists all allergens; vegetarian, vegan and gluten-free dishes every day. About severe allergies the team answers in person.",
        },
    ),
    Topic.ACCESSIBILITY: (
        {
            "de": "Alles ist stufenlos, das WC ist barrierefrei.",
            "en": "There are no steps, and the toilet is accessible.",
        },
    ),
    Topic.POLICY: (
        {
            "de": "Wir halten den Tisch 15 Minuten; absagen ist bis zwei Stunden vorher kostenlos.",
            "en": "We keep the table for 15 minutes; cancelling is free until two hours before.",
        },
    ),
    Topic.IMPRINT: imprint("Probestube", "Probegasse 1", "10115 Berlin"),
    Topic.PRIVACY: privacy("Probestube"),
}

PROBESTUBE = HouseSpec(
    slug="probestube",
    name="Probestube",
    timezone="Europe/Berlin",
    street="Probegasse 1",
    postcode="10115",
    city="Berlin",
    country="DE",
    colour=HouseColour.SCHIEFER,
    sign=Sign.STAR,
    tagline={"de": "Zum Ausprobieren", "en": "For trying out"},
    areas=(
        AreaSpec(
            slug="stube",
            names={"de": "Stube", "en": "Parlour"},
            hints={"de": "drinnen, ruhig", "en": "inside, quiet"},
            words=("stube", "drinnen", "innen", "inside", "indoors"),
            tables=tables(1, *[(1, 2)] * 4, *[(2, 4)] * 5, *[(4, 6)] * 2, *[(6, 8)] * 2),
            rows=(("5", "6", "7"), ("8", "9"), ("10", "11"), ("12", "13")),
        ),
        AreaSpec(
            slug="terrasse",
            names={"de": "Terrasse", "en": "Terrace"},
            hints={"de": "draußen, überdacht", "en": "outside, covered"},
            words=(
                "terrasse",
                "draußen",
                "draussen",
                "garten",
                "outside",
                "outdoor",
                "terrace",
                "garden",
                "patio",
            ),
            outdoor=True,
            tables=tables(14, (1, 2), (1, 2), (2, 4), (2, 4), (2, 4), (4, 6), (6, 8)),
            rows=(("16", "17", "18"), ("19", "20")),
        ),
    ),
    periods=(
        PeriodSpec(
            names={"de": "Täglich", "en": "Every day"},
            weekdays=EVERY_DAY,
            opens=hours("11:30"),
            last_seating=hours("22:00"),
            turns_a_table=0,
        ),
    ),
    turns=((40, 120),),
    policy=PolicySpec(
        max_party_size=12, min_notice_minutes=0, cancel_until_minutes=120, max_advance_days=180
    ),
    texts=TEXTS,
    team_hours=tuple((day, 0, hours("24:00")) for day in range(7)),
    staff=(
        UserSpec(username="probe", first_name="Paula", last_name="Probst", role=Role.OWNER),
        UserSpec(username="probe-host", first_name="Hanno", last_name="Probst", role=Role.HOST),
    ),
)
