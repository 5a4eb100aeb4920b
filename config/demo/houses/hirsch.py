"""Goldener Hirsch, Vienna: 80 tables, open past midnight at the weekend."""

from businesses.enums import HouseColour, Role, Sign, Topic
from config.demo.houses.common import DINNER, LUNCH, imprint, privacy
from config.demo.specs import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
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
            "de": "Wiener Wirtshaus mit Schanigarten und großem Saal. Schnitzel aus der Pfanne, Bier vom Fass, am Wochenende bis spät in die Nacht.",
            "en": "A Viennese inn with a street garden and a great hall. Schnitzel from the pan, beer on tap, at weekends until late at night.",
        },
    ),
    Topic.HOURS: (
        {
            "de": "Täglich offen. Die Küche kocht bis 22 Uhr, freitags und samstags bis Mitternacht; danach gibt es Gulasch und Würstel.",
            "en": "Open every day. The kitchen cooks until 10 pm, on Fridays and Saturdays until midnight; after that there is goulash and sausages.",
        },
    ),
    Topic.DIRECTIONS: (
        {
            "de": "Rotgasse 12 im ersten Bezirk. U-Bahn Schwedenplatz, Ausgang Rotenturmstraße, dann drei Minuten bergauf.",
            "en": "Rotgasse 12 in the first district. Underground to Schwedenplatz, exit Rotenturmstraße, then three minutes uphill.",
        },
    ),
    Topic.MENU: (
        {
            "de": "Wiener Schnitzel vom Kalb mit Erdäpfelsalat, 26,90 €",
            "en": "Veal schnitzel with potato salad, €26.90",
        },
        {
            "de": "Tafelspitz im Kupferpfandl mit Apfelkren, 28,50 €",
            "en": "Boiled beef in the copper pan with apple horseradish, €28.50",
        },
        {"de": "Fiakergulasch mit Spiegelei, 18,90 €", "en": "Goulash with a fried egg, €18.90"},
        {"de": "Krautfleckerl (vegan), 14,50 €", "en": "Cabbage pasta (vegan), €14.50"},
        {
            "de": "Kaiserschmarrn mit Zwetschkenröster für zwei, 19,00 €",
            "en": "Shredded pancake with stewed plums for two, €19.00",
        },
    ),
    Topic.PARKING: (
        {
            "de": "Die Garage am Hohen Markt ist vier Minuten entfernt. In der Kurzparkzone gilt werktags bis 22 Uhr Parkscheinpflicht.",
            "en": "The garage at Hoher Markt is four minutes away. On weekdays until 10 pm street parking needs a ticket.",
        },
    ),
    Topic.DOGS: (
        {
            "de": "Hunde sind in Schank und Schanigarten gern gesehen, im Saal bitte nicht.",
            "en": "Dogs are welcome in the taproom and the street garden, but please not in the hall.",
        },
    ),
    Topic.CHILDREN: (
        {
            "de": "Kinder essen bei uns vom eigenen Kärtchen. Zwölf Hochstühle und eine Spielecke stehen im Saal.",
            "en": "Children have a menu of their own. Twelve high chairs and a play corner are in the hall.",
        },
    ),
    Topic.PAYMENT: (
        {
            "de": "Bar und alle gängigen Karten. Ab zehn Personen bitten wir um eine gemeinsame Rechnung.",
            "en": "Cash and all common cards. For ten people or more we ask for one bill.",
        },
    ),
    Topic.ALLERGIES: (
        {
            "de": "Allergene stehen in der Karte. Glutenfrei und vegan geht immer etwas; bei schweren Allergien spricht das Team selbst mit Ihnen.",
            "en": "Allergens are on the menu. There is always something gluten-free and vegan; about severe allergies the team speaks to you in person.",
        },
    ),
    Topic.ACCESSIBILITY: (
        {
            "de": "Saal und WC sind stufenlos erreichbar, der Aufzug ist 90 cm breit. Der Keller hat eine steile Treppe.",
            "en": "Hall and toilets have no steps, the lift is 90 cm wide. The cellar has a steep staircase.",
        },
    ),
    Topic.POLICY: (
        {
            "de": "Wir halten den Tisch 15 Minuten. Absagen bitte bis sechs Stunden vorher. Für mehr als zwölf Personen schreiben Sie dem Team.",
            "en": "We keep the table for 15 minutes. Please cancel at least six hours before. For more than twelve people write to the team.",
        },
    ),
    Topic.IMPRINT: imprint("Goldener Hirsch", "Rotgasse 12", "1010 Wien"),
    Topic.PRIVACY: privacy("Goldener Hirsch"),
}

HIRSCH = HouseSpec(
    slug="goldener-hirsch",
    name="Goldener Hirsch",
    timezone="Europe/Vienna",
    street="Rotgasse 12",
    postcode="1010",
    city="Wien",
    country="AT",
    colour=HouseColour.GRANAT,
    sign=Sign.STAG,
    tagline={
        "de": "Wiener Wirtshaus, Schanigarten, bis spät",
        "en": "Viennese inn, street garden, open late",
    },
    areas=(
        AreaSpec(
            slug="schank",
            names={"de": "Schank", "en": "Taproom"},
            hints={
                "de": "dunkles Holz, mitten im Geschehen",
                "en": "dark wood, in the middle of it all",
            },
            words=("schank", "theke", "vorne", "taproom", "bar"),
            tables=tables(1, *[(1, 2)] * 8, *[(2, 4)] * 8),
            rows=(("1", "2", "3", "4"), ("9", "10", "11"), ("13", "14", "15")),
        ),
        AreaSpec(
            slug="saal",
            names={"de": "Saal", "en": "Hall"},
            hints={
                "de": "hohe Fenster, Platz für große Runden",
                "en": "tall windows, room for large parties",
            },
            words=("saal", "drinnen", "innen", "hall", "inside", "indoors"),
            tables=tables(101, *[(1, 2)] * 6, *[(2, 4)] * 16, *[(4, 6)] * 6, *[(6, 8)] * 4),
            rows=(
                ("107", "108", "109", "110"),
                ("111", "112", "113"),
                ("115", "116", "117", "118"),
                ("123", "124"),
                ("129", "130"),
                ("131", "132"),
            ),
        ),
        AreaSpec(
            slug="keller",
            names={"de": "Gewölbe", "en": "Vault"},
            hints={
                "de": "Ziegelgewölbe, ruhig, bei Kerzenlicht",
                "en": "brick vault, candlelit and quiet",
            },
            words=("gewölbe", "keller", "ruhig", "vault", "cellar", "quiet"),
            tables=tables(201, *[(1, 2)] * 4, *[(2, 4)] * 6, *[(4, 6)] * 2),
            rows=(("205", "206", "207"), ("211", "212")),
        ),
        AreaSpec(
            slug="schanigarten",
            names={"de": "Schanigarten", "en": "Street garden"},
            hints={
                "de": "draußen auf der Gasse, mit Decken",
                "en": "outside in the lane, with blankets",
            },
            words=(
                "schanigarten",
                "garten",
                "draußen",
                "terrasse",
                "gastgarten",
                "outside",
                "outdoor",
                "garden",
                "terrace",
            ),
            outdoor=True,
            tables=tables(301, *[(1, 2)] * 8, *[(2, 4)] * 10, *[(4, 6)] * 2),
            rows=(("301", "302", "303"), ("309", "310", "311", "312"), ("315", "316")),
        ),
    ),
    periods=(
        PeriodSpec(
            names=LUNCH,
            weekdays=MONDAY | TUESDAY | WEDNESDAY | THURSDAY | FRIDAY,
            opens=hours("11:30"),
            last_seating=hours("14:00"),
            must_end=hours("16:30"),
            pacing_covers=48,
            turns_a_table=0.7,
        ),
        PeriodSpec(
            names={"de": "Wochenende durchgehend", "en": "All weekend"},
            weekdays=SUNDAY,
            opens=hours("11:00"),
            last_seating=hours("21:00"),
            must_end=hours("23:30"),
            pacing_covers=40,
            turns_a_table=1.6,
        ),
        PeriodSpec(
            names=DINNER,
            weekdays=MONDAY | TUESDAY | WEDNESDAY | THURSDAY,
            opens=hours("17:00"),
            last_seating=hours("21:45"),
            must_end=hours("24:00"),
            pacing_covers=48,
            turns_a_table=1.3,
        ),
        PeriodSpec(
            names={"de": "Abend und Nacht", "en": "Dinner and late night"},
            weekdays=FRIDAY | SATURDAY,
            opens=hours("17:00"),
            last_seating=hours("24:30"),
            must_end=hours("26:30"),
            pacing_covers=56,
            turns_a_table=1.8,
        ),
    ),
    turns=((2, 90), (4, 120), (8, 135), (40, 165)),
    policy=PolicySpec(max_party_size=12, buffer_minutes=15, cancel_until_minutes=360),
    texts=TEXTS,
    team_hours=(
        *((day, hours("09:00"), hours("24:00")) for day in (0, 1, 2, 3, 6)),
        *((day, hours("09:00"), hours("26:00")) for day in (4, 5)),
    ),
    staff=(
        UserSpec(username="leopold", first_name="Leopold", last_name="Hofer", role=Role.OWNER),
        UserSpec(username="zeynep", first_name="Zeynep", last_name="Aydin", role=Role.MANAGER),
        UserSpec(username="franzi", first_name="Franziska", last_name="Moser", role=Role.HOST),
    ),
    closed_in_days=(19, 1),
    closure_notes={"de": "Geschlossene Gesellschaft.", "en": "Private event."},
    guests=900,
)
