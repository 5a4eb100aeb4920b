"""Zum Rebstock, Freiburg: 30 tables, wine from the Kaiserstuhl."""

from businesses.enums import HouseColour, Role, Sign, Topic
from config.demo.houses.common import DINNER, LUNCH, imprint, privacy
from config.demo.specs import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
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
            "de": "Badische Küche und Wein vom Kaiserstuhl, seit 1908 in der Altstadt. Gekocht wird, was Markt und Winzer bringen.",
            "en": "Baden cooking and wine from the Kaiserstuhl, in the old town since 1908. We cook what market and winegrowers bring.",
        },
    ),
    Topic.HOURS: (
        {
            "de": "Dienstag ist Ruhetag. Warme Küche mittags bis 14 Uhr, abends bis 21:30 Uhr, sonntags durchgehend bis 20 Uhr.",
            "en": "Closed on Tuesdays. Hot food until 2 pm at lunch and until 9:30 pm at dinner, on Sundays all day until 8 pm.",
        },
    ),
    Topic.DIRECTIONS: (
        {
            "de": "Lindengasse 7, fünf Minuten zu Fuß vom Münster. Straßenbahn bis Oberlinden, dann durch das kleine Tor.",
            "en": "Lindengasse 7, five minutes on foot from the Minster. Take the tram to Oberlinden, then walk through the small gate.",
        },
    ),
    Topic.MENU: (
        {
            "de": "Rehragout mit Spätzle und Preiselbeeren, 24,50 €",
            "en": "Venison ragout with spaetzle and cranberries, €24.50",
        },
        {
            "de": "Schäufele mit Kartoffelsalat, 19,80 €",
            "en": "Smoked pork shoulder with potato salad, €19.80",
        },
        {
            "de": "Flammkuchen mit Munsterkäse und Birne (vegetarisch), 13,50 €",
            "en": "Tarte flambée with Munster cheese and pear (vegetarian), €13.50",
        },
        {
            "de": "Linsenbraten mit Wurzelgemüse (vegan), 17,00 €",
            "en": "Lentil roast with root vegetables (vegan), €17.00",
        },
        {"de": "Kirschwasser-Parfait, 8,50 €", "en": "Kirsch parfait, €8.50"},
    ),
    Topic.PARKING: (
        {
            "de": "Direkt am Haus gibt es keine Parkplätze. Die Schlossberggarage ist sechs Minuten entfernt und bis Mitternacht offen.",
            "en": "There is no parking at the house. The Schlossberg garage is six minutes away and open until midnight.",
        },
    ),
    Topic.DOGS: (
        {
            "de": "Hunde sind in Weinstube und Hof willkommen. Eine Schale Wasser bringen wir gern; bitte schreiben Sie es dazu.",
            "en": "Dogs are welcome in the wine room and the courtyard. We gladly bring a bowl of water; please mention it.",
        },
    ),
    Topic.CHILDREN: (
        {
            "de": "Wir haben sechs Hochstühle, Malsachen und halbe Portionen. Kinderwagen finden im Hofzimmer Platz.",
            "en": "We have six high chairs, crayons and half portions. There is room for prams in the courtyard room.",
        },
    ),
    Topic.PAYMENT: (
        {
            "de": "Bar, EC-Karte, Visa und Mastercard. Getrennt zahlen ist bis acht Personen kein Problem.",
            "en": "Cash, debit cards, Visa and Mastercard. Separate bills are no problem for up to eight people.",
        },
    ),
    Topic.ALLERGIES: (
        {
            "de": "Die Karte nennt alle Allergene. Glutenfrei, vegetarisch und vegan kocht die Küche täglich; bei schweren Allergien antwortet Ihnen das Team selbst.",
            "en": "The menu lists all allergens. Gluten-free, vegetarian and vegan dishes are cooked every day; about severe allergies the team will answer you in person.",
        },
    ),
    Topic.ACCESSIBILITY: (
        {
            "de": "Der Eingang hat eine Stufe, wir legen gern eine Rampe an. Hofzimmer und WC sind mit dem Rollstuhl erreichbar.",
            "en": "There is one step at the entrance; we gladly put down a ramp. Courtyard room and toilet can be reached by wheelchair.",
        },
    ),
    Topic.POLICY: (
        {
            "de": "Wir halten Ihren Tisch 15 Minuten. Absagen ist bis vier Stunden vorher kostenlos; schreiben Sie einfach hier.",
            "en": "We keep your table for 15 minutes. Cancelling is free until four hours before; just write to us here.",
        },
    ),
    Topic.IMPRINT: imprint("Zum Rebstock", "Lindengasse 7", "79098 Freiburg"),
    Topic.PRIVACY: privacy("Zum Rebstock"),
}

REBSTOCK = HouseSpec(
    slug="zum-rebstock",
    name="Zum Rebstock",
    timezone="Europe/Berlin",
    street="Lindengasse 7",
    postcode="79098",
    city="Freiburg",
    country="DE",
    phone="+493023125100",
    colour=HouseColour.TRAUBE,
    sign=Sign.GRAPE,
    tagline={
        "de": "Badische Küche, Wein vom Kaiserstuhl",
        "en": "Baden cooking, wine from the Kaiserstuhl",
    },
    areas=(
        AreaSpec(
            slug="weinstube",
            names={"de": "Weinstube", "en": "Wine room"},
            hints={"de": "am Kachelofen, lebhaft", "en": "by the tiled stove, lively"},
            words=(
                "weinstube",
                "stube",
                "drinnen",
                "kachelofen",
                "wine room",
                "inside",
                "indoors",
            ),
            tables=tables(1, *[(1, 2)] * 4, *[(2, 4)] * 6, *[(4, 6)] * 2),
            rows=(("1", "2", "3"), ("5", "6", "7", "8"), ("9", "10"), ("11", "12")),
        ),
        AreaSpec(
            slug="hofzimmer",
            names={"de": "Hofzimmer", "en": "Courtyard room"},
            hints={"de": "hinten, ruhig", "en": "at the back, quiet"},
            words=("hofzimmer", "ruhig", "nebenzimmer", "hinten", "quiet", "back room"),
            tables=tables(21, *[(1, 2)] * 2, *[(2, 4)] * 4, (4, 6), (6, 8)),
            rows=(("23", "24", "25", "26"), ("27", "28")),
        ),
        AreaSpec(
            slug="hof",
            names={"de": "Innenhof", "en": "Courtyard"},
            hints={
                "de": "unter der Linde, überdacht und beheizt",
                "en": "under the lime tree, covered and heated",
            },
            words=(
                "hof",
                "innenhof",
                "draußen",
                "garten",
                "terrasse",
                "courtyard",
                "outside",
                "outdoor",
                "terrace",
            ),
            outdoor=True,
            tables=tables(41, *[(1, 2)] * 2, *[(2, 4)] * 5, (4, 6)),
            rows=(("43", "44", "45"), ("46", "47", "48")),
        ),
        AreaSpec(
            slug="tresen",
            names={"de": "Tresen", "en": "Bar"},
            hints={
                "de": "auf hohen Stühlen, mit Blick in die Küche",
                "en": "high chairs, with a view of the kitchen",
            },
            words=("tresen", "theke", "bar", "counter"),
            tables=tables(1, (1, 2), (1, 2), prefix="T"),
            rows=(("T1", "T2"),),
        ),
    ),
    periods=(
        PeriodSpec(
            names=LUNCH,
            weekdays=MONDAY | WEDNESDAY | THURSDAY | FRIDAY | SATURDAY,
            opens=hours("11:45"),
            last_seating=hours("13:45"),
            must_end=hours("16:00"),
            pacing_covers=24,
            turns_a_table=0.7,
        ),
        PeriodSpec(
            names=DINNER,
            weekdays=MONDAY | WEDNESDAY | THURSDAY,
            opens=hours("17:30"),
            last_seating=hours("21:15"),
            must_end=hours("23:30"),
            pacing_covers=24,
            turns_a_table=1.3,
        ),
        PeriodSpec(
            names=DINNER,
            weekdays=FRIDAY | SATURDAY,
            opens=hours("17:00"),
            last_seating=hours("21:30"),
            must_end=hours("24:00"),
            pacing_covers=28,
            turns_a_table=1.7,
        ),
        PeriodSpec(
            names={"de": "Sonntag durchgehend", "en": "All Sunday"},
            weekdays=SUNDAY,
            opens=hours("11:45"),
            last_seating=hours("19:45"),
            must_end=hours("22:00"),
            pacing_covers=20,
            turns_a_table=1.7,
        ),
    ),
    turns=((2, 105), (4, 120), (6, 135), (40, 150)),
    policy=PolicySpec(max_party_size=12),
    texts=TEXTS,
    team_hours=tuple((day, hours("10:00"), hours("23:00")) for day in (0, 2, 3, 4, 5, 6)),
    staff=(
        UserSpec(username="maria", first_name="Maria", last_name="Kessler", role=Role.OWNER),
        UserSpec(username="petra", first_name="Petra", last_name="Lang", role=Role.MANAGER),
        UserSpec(username="jonas", first_name="Jonas", last_name="Ritter", role=Role.HOST),
    ),
    closed_in_days=(24, 2),
    closure_notes={
        "de": "Betriebsausflug: Das ganze Haus ist unterwegs.",
        "en": "Staff outing: the whole house is away.",
    },
    guests=380,
)
