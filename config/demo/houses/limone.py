"""Osteria Limone, Zürich: 12 tables, Ligurian."""

from businesses.enums import HouseColour, Role, Sign, Topic
from config.demo.houses.common import DINNER, LUNCH, imprint, privacy
from config.demo.specs import (
    FRIDAY,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
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
            "de": "Ein Stück Ligurien im Seefeld: frische Pasta, Fisch vom Morgen, Zitronen aus dem Garten der Nonna.",
            "en": "A piece of Liguria in Seefeld: fresh pasta, this morning's fish, lemons from nonna's garden.",
        },
    ),
    Topic.HOURS: (
        {
            "de": "Sonntag und Montag geschlossen, samstags nur abends.",
            "en": "Closed on Sundays and Mondays, on Saturdays open for dinner only.",
        },
    ),
    Topic.DIRECTIONS: (
        {
            "de": "Seegässchen 4. Tram 2 oder 4 bis Feldeggstrasse, dann zum See hinunter.",
            "en": "Seegässchen 4. Tram 2 or 4 to Feldeggstrasse, then down towards the lake.",
        },
    ),
    Topic.MENU: (
        {
            "de": "Trofie al pesto mit Bohnen und Kartoffeln, CHF 26",
            "en": "Trofie al pesto with beans and potatoes, CHF 26",
        },
        {
            "de": "Ravioli mit Borretsch und Nussauce (vegetarisch), CHF 29",
            "en": "Ravioli with borage and walnut sauce (vegetarian), CHF 29",
        },
        {
            "de": "Wolfsbarsch im Salzmantel für zwei, CHF 84",
            "en": "Sea bass in a salt crust for two, CHF 84",
        },
        {
            "de": "Farinata aus dem Ofen (vegan), CHF 14",
            "en": "Farinata from the oven (vegan), CHF 14",
        },
        {"de": "Zitronentarte, CHF 13", "en": "Lemon tart, CHF 13"},
    ),
    Topic.PARKING: (
        {
            "de": "Vor dem Haus gilt die blaue Zone. Das Parkhaus Utoquai ist acht Minuten entfernt.",
            "en": "Blue-zone parking in front of the house. The Utoquai car park is eight minutes away.",
        },
    ),
    Topic.DOGS: (
        {
            "de": "Kleine Hunde dürfen mit hinein, grosse sitzen mit Ihnen auf der Terrasse.",
            "en": "Small dogs may come inside, large ones sit with you on the terrace.",
        },
    ),
    Topic.CHILDREN: (
        {
            "de": "Kinder sind willkommen, Pasta gibt es in kleinen Portionen. Wir haben zwei Hochstühle; für Kinderwagen ist es eng.",
            "en": "Children are welcome and pasta comes in small portions. We have two high chairs; space for prams is tight.",
        },
    ),
    Topic.PAYMENT: (
        {
            "de": "Bar, TWINT, Debit- und Kreditkarten. Wir machen eine Rechnung pro Tisch.",
            "en": "Cash, TWINT, debit and credit cards. One bill per table.",
        },
    ),
    Topic.ALLERGIES: (
        {
            "de": "Glutenfreie Pasta haben wir immer da. Nüsse und Fisch werden in derselben Küche verarbeitet; bei schweren Allergien fragt das Team den Koch.",
            "en": "We always have gluten-free pasta. Nuts and fish are handled in the same kitchen; for severe allergies the team asks the chef.",
        },
    ),
    Topic.ACCESSIBILITY: (
        {
            "de": "Die Terrasse ist stufenlos erreichbar. Zum Gastraum führen drei Stufen, das WC liegt im Untergeschoss.",
            "en": "The terrace has no steps. Three steps lead to the dining room, and the toilet is downstairs.",
        },
    ),
    Topic.POLICY: (
        {
            "de": "Wir halten den Tisch 15 Minuten. Absagen ist bis drei Stunden vorher kostenlos.",
            "en": "We keep the table for 15 minutes. Cancelling is free until three hours before.",
        },
    ),
    Topic.IMPRINT: imprint("Osteria Limone", "Seegässchen 4", "8008 Zürich"),
    Topic.PRIVACY: privacy("Osteria Limone"),
}

LIMONE = HouseSpec(
    slug="osteria-limone",
    name="Osteria Limone",
    timezone="Europe/Zurich",
    street="Seegässchen 4",
    postcode="8008",
    city="Zürich",
    country="CH",
    colour=HouseColour.ZITRONE,
    sign=Sign.LEMON,
    tagline={"de": "Ligurische Küche am See", "en": "Ligurian cooking by the lake"},
    areas=(
        AreaSpec(
            slug="sala",
            names={"de": "Sala", "en": "Dining room"},
            hints={"de": "am Fenster zur Gasse, lebhaft", "en": "by the window, lively"},
            words=(
                "sala",
                "drinnen",
                "innen",
                "fenster",
                "gastraum",
                "inside",
                "indoors",
                "window",
            ),
            tables=tables(1, (1, 2), (1, 2), (1, 2), (2, 4), (2, 4), (2, 4), (3, 5), (4, 6)),
            rows=(("1", "2", "3"), ("4", "5", "6"), ("7", "8")),
        ),
        AreaSpec(
            slug="terrasse",
            names={"de": "Terrasse", "en": "Terrace"},
            hints={
                "de": "unter den Zitronenbäumen, windgeschützt",
                "en": "under the lemon trees, sheltered",
            },
            words=(
                "terrasse",
                "draußen",
                "draussen",
                "garten",
                "outside",
                "outdoor",
                "terrace",
                "patio",
            ),
            outdoor=True,
            tables=tables(9, (1, 2), (1, 2), (2, 4), (2, 4)),
            rows=(("11", "12"),),
        ),
    ),
    periods=(
        PeriodSpec(
            names=LUNCH,
            weekdays=TUESDAY | WEDNESDAY | THURSDAY | FRIDAY,
            opens=hours("11:30"),
            last_seating=hours("13:15"),
            must_end=hours("15:00"),
            turns_a_table=0.8,
        ),
        PeriodSpec(
            names=DINNER,
            weekdays=TUESDAY | WEDNESDAY | THURSDAY | FRIDAY | SATURDAY,
            opens=hours("18:00"),
            last_seating=hours("21:00"),
            must_end=hours("23:30"),
            pacing_covers=12,
            turns_a_table=1.5,
        ),
    ),
    turns=((2, 105), (4, 120), (20, 135)),
    policy=PolicySpec(max_party_size=10, cancel_until_minutes=180),
    texts=TEXTS,
    team_hours=tuple((day, hours("10:00"), hours("22:30")) for day in (1, 2, 3, 4, 5)),
    staff=(
        UserSpec(username="chiara", first_name="Chiara", last_name="Parodi", role=Role.OWNER),
        UserSpec(username="luca", first_name="Luca", last_name="Baumann", role=Role.HOST),
    ),
    closed_in_days=(27, 3),
    closure_notes={
        "de": "Wir sind in Camogli, Zitronen holen.",
        "en": "We are in Camogli, fetching lemons.",
    },
    guests=180,
)
