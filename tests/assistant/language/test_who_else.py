"""Who comes as well, who does not come after all, and who was counted already."""

import pytest

from tests.assistant.language.house import hear

OF_FOUR = [
    ("mit zwei Kindern dazu", 6),
    ("und mit unserer Tochter dazu", 5),
    ("mit drei Kindern", 7),
    ("mit meiner Frau", 4),
    ("meine Schwester kommt auch noch mit", 5),
    ("es kommen noch zwei Freunde mit", 6),
    ("wir bringen noch meinen Bruder mit", 5),
    ("noch 3 Leute dazu, dann sind wir 7", 7),
    ("zwei weniger, meine Eltern können nicht", 2),
    ("mein Bruder kommt doch nicht mit", 3),
    ("zwei von uns können leider nicht kommen", 2),
    ("wir sind nur noch 3", 3),
    ("with three kids as well", 7),
    ("my brother is joining us too", 5),
    ("my cousin can't make it", 3),
    ("one of us isn't coming", 3),
    ("it'll just be 2", 2),
    ("the party has grown from 4 to 9", 9),
]
COUNTED = [
    "zwei davon sind Kinder",
    "davon ein Kind",
    "three of them are kids",
    "two of us are vegetarian",
]
BY_THEMSELVES = [
    ("Oma, Opa, meine Frau, ich und die zwei Kinder", 6),
    ("mum, dad, my two brothers and me", 5),
    ("ich komme mit 3 Freunden", 4),
    ("I'm coming with 2 colleagues", 3),
    ("ein Vierertisch morgen um 19 Uhr", 4),
    ("Zweiertisch am Freitag", 2),
    ("we're four plus my mum", 5),
    ("für 5, mit Oma im Rollstuhl", 5),
]


@pytest.mark.parametrize(("said", "people"), OF_FOUR)
def test_the_party_talked_about_grows_and_shrinks(said, people):
    assert hear(said, draft={"party_size": 4}).party_size.value == people


@pytest.mark.parametrize("said", COUNTED)
def test_a_part_of_the_party_leaves_it_as_large_as_it_was(said):
    assert hear(said, draft={"party_size": 4}).party_size is None


@pytest.mark.parametrize(("said", "people"), BY_THEMSELVES)
def test_everybody_named_is_counted_once(said, people):
    assert hear(said).party_size.value == people


@pytest.mark.parametrize("said", ["my cousin can't make it", "zwei von uns können nicht kommen"])
def test_whoever_stays_away_alone_calls_nothing_off(said):
    heard = hear(said, draft={"party_size": 4})

    assert "cancel" not in [intent.name for intent in heard.intents]


@pytest.mark.parametrize("said", ["we can't make it", "wir können leider nicht kommen"])
def test_where_all_stay_away_it_is_called_off(said):
    assert hear(said, draft={"party_size": 4}).intents[0].name == "cancel"


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("lieber drin, es soll regnen", "indoor"),
        ("können wir von drinnen auf die Terrasse wechseln", "outdoor"),
        ("swap our indoor table for one outside", "outdoor"),
        ("draußen statt drinnen", "outdoor"),
        ("wo es nicht so laut ist", "quiet"),
    ],
)
def test_one_place_is_wished_in_the_end(said, wish):
    assert [value.value for value in hear(said).seating] == [wish]
