"""Küche Salbei, Konstanz: a small house with people only; its chat is answered by the team."""

from businesses.enums import HouseColour, Role, Sign, Topic
from config.demo.houses.common import DINNER, LUNCH, imprint, privacy
from config.demo.specs import (
    EVERY_DAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    TUESDAY,
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
            "de": "Neun Tische, Gemüse vom Bodensee, alles vegetarisch. Bei uns antwortet immer ein Mensch.",
            "en": "Nine tables, vegetables from Lake Constance, all vegetarian. A person always answers you.",
        },
    ),
    Topic.HOURS: (
        {
            "de": "Dienstag ist Ruhetag. Mittagstisch freitags bis sonntags.",
            "en": "Closed on Tuesdays. Lunch from Friday to Sunday.",
        },
    ),
    Topic.DIRECTIONS: (
        {
            "de": "Gerbergasse 3, zwei Minuten vom Hafen. Fahrräder stehen im Hof.",
            "en": "Gerbergasse 3, two minutes from the harbour. Bicycles can stand in the yard.",
        },
    ),
    Topic.MENU: (
        {
            "de": "Salbei-Gnocchi mit brauner Butter, 16,50 €",
            "en": "Sage gnocchi with brown butter, €16.50",
        },
        {
            "de": "Sellerie aus dem Heu mit Haselnuss (vegan), 18,00 €",
            "en": "Hay-baked celeriac with hazelnut (vegan), €18.00",
        },
        {"de": "Abendmenü in fünf Gängen, 49,00 €", "en": "Five-course dinner, €49.00"},
        {"de": "Quittensorbet, 6,50 €", "en": "Quince sorbet, €6.50"},
    ),
    Topic.PARKING: (
        {
            "de": "Am Haus keine; das Parkhaus am Döbele ist fünf Minuten entfernt.",
            "en": "None at the house; the Döbele car park is five minutes away.",
        },
    ),
    Topic.DOGS: ({"de": "Ein ruhiger Hund darf gern mit.", "en": "One quiet dog is welcome."},),
    Topic.CHILDREN: (
        {"de": "Zwei Hochstühle und halbe Portionen.", "en": "Two high chairs and half portions."},
    ),
    Topic.PAYMENT: (
        {
            "de": "Bar und EC-Karte, keine Kreditkarten.",
            "en": "Cash and debit cards, no credit cards.",
        },
    ),
    Topic.ALLERGIES: (
        {
            "de": "Alles ohne Fleisch und Fisch. Vegan und glutenfrei bitte einen Tag vorher schreiben; bei Nussallergie fragen Sie uns bitte.",
            "en": "Everything without meat and fish. For vegan and gluten-free please write a day before; with a nut allergy please ask us.",
        },
    ),
    Topic.ACCESSIBILITY: (
        {
            "de": "Ebenerdig, mit breiter Tür und barrierefreiem WC.",
            "en": "Ground level, with a wide door and an accessible toilet.",
        },
    ),
    Topic.POLICY: (
        {
            "de": "Wir halten den Tisch 20 Minuten. Wer nicht kann, sagt bitte bis zum Mittag Bescheid.",
            "en": "We keep the table for 20 minutes. If you cannot come, please tell us by noon.",
        },
    ),
    Topic.IMPRINT: imprint("Küche Salbei", "Gerbergasse 3", "78462 Konstanz"),
    Topic.PRIVACY: privacy("Küche Salbei"),
}

SALBEI = HouseSpec(
    slug="kueche-salbei",
    name="Küche Salbei",
    timezone="Europe/Berlin",
    street="Gerbergasse 3",
    postcode="78462",
    city="Konstanz",
    country="DE",
    phone="+493023125300",
    colour=HouseColour.SALBEI,
    sign=Sign.LEAF,
    tagline={"de": "Neun Tische, alles vegetarisch", "en": "Nine tables, all vegetarian"},
    assistant=False,
    areas=(
        AreaSpec(
            slug="stube",
            names={"de": "Stube", "en": "Parlour"},
            hints={"de": "um den Kachelofen", "en": "around the stove"},
            words=("stube", "drinnen", "innen", "inside", "indoors"),
            tables=tables(1, (1, 2), (1, 2), (2, 4), (2, 4), (2, 4), (4, 6)),
            rows=(("1", "2"), ("3", "4", "5"), ("5", "6")),
        ),
        AreaSpec(
            slug="garten",
            names={"de": "Garten", "en": "Garden"},
            hints={"de": "zwischen den Kräutern, überdacht", "en": "among the herbs, covered"},
            words=("garten", "draußen", "terrasse", "outside", "outdoor", "garden"),
            outdoor=True,
            tables=tables(7, (1, 2), (2, 4), (2, 4)),
            rows=(("7", "8", "9"),),
        ),
    ),
    periods=(
        PeriodSpec(
            names=LUNCH,
            weekdays=FRIDAY | SATURDAY | SUNDAY,
            opens=hours("12:00"),
            last_seating=hours("13:30"),
            must_end=hours("15:30"),
            turns_a_table=0.7,
        ),
        PeriodSpec(
            names=DINNER,
            weekdays=EVERY_DAY & ~TUESDAY,
            opens=hours("17:30"),
            last_seating=hours("20:45"),
            must_end=hours("23:00"),
            turns_a_table=1.2,
        ),
    ),
    turns=((2, 90), (4, 105), (20, 120)),
    policy=PolicySpec(max_party_size=8, cancel_until_minutes=360),
    texts=TEXTS,
    team_hours=tuple((day, hours("11:00"), hours("22:00")) for day in (0, 2, 3, 4, 5, 6)),
    staff=(
        UserSpec(username="irmgard", first_name="Irmgard", last_name="Vogt", role=Role.OWNER),
        UserSpec(username="petra", first_name="Petra", last_name="Lang", role=Role.HOST),
    ),
    closed_in_days=(30, 1),
    closure_notes={"de": "Inventur.", "en": "Stocktaking."},
    guests=120,
)
