"""What one books elsewhere is not booked here; what only sounds like it is."""

import pytest

from tests.assistant.language.house import hear


@pytest.mark.parametrize(
    "said",
    [
        "Haarschnitt am Samstag um 11 Uhr bitte",
        "Physiotherapietermin für zwei Personen am Freitag um 10",
        "Ferienhaus für 5 Personen vom 3. bis 10. Juli",
        "Bitte meinen Zahnarzttermin auf Freitag 11 Uhr verschieben",
        "book me an eye doctor's appointment for Friday at 11am",
        "an apartment for 4 people from July 3rd to 10th",
        "rearrange my interview to Friday at 3",
        "is there a table saw for sale, 12 inch",
    ],
)
def test_what_one_has_elsewhere_is_not_ours(said):
    assert hear(said).intents[0].name == "oos"


@pytest.mark.parametrize(
    "said",
    [
        "Nach dem Friseurtermin am Samstag einen Tisch für zwei um 13 Uhr bitte",
        "Tisch auf den Namen Zimmer, Samstag 19 Uhr, vier Personen",
        "book a booth for five on Saturday at 7pm",
        "book a table for our team meeting, 8 people, Friday at 7pm",
    ],
)
def test_what_only_sounds_like_it_is(said):
    assert hear(said).intents[0].name == "book"
