"""What is told of the guests becomes a note, though it stands in a question; what is only asked does not."""

import pytest

from tests.assistant.language.house import hear


def notes(said: str, lang: str = "de") -> list[str]:
    return [note.value for note in hear(said, lang).notes]


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("Können Sie für eine Hochzeit etwas herrichten?", "für eine Hochzeit"),
        ("Haben Sie ein ruhiges Eck für einen Heiratsantrag?", "für einen Heiratsantrag"),
        ("Können Sie zum 80. Geburtstag meiner Oma eine Torte besorgen?", "zum 80. Geburtstag"),
        ("Habt ihr am Sonntag Platz für eine Taufe?", "eine Taufe"),
        ("Meine Oma wird 80, können Sie da was machen?", "Meine Oma wird 80"),
        ("Papas 60er, geht da was am Samstag?", "Papas 60er"),
        ("Haben Sie etwas für Veganer, meine Frau ist Veganerin?", "meine Frau ist Veganerin"),
        ("Haben Sie was für meine Frau, sie isst vegan?", "sie isst vegan"),
        ("Haben Sie einen Hochstuhl für unser Baby?", "für unser Baby"),
        ("Geht das mit der Nussallergie meiner Schwester?", "Nussallergie"),
        ("Können Sie Blumen hinstellen?", "Blumen"),
        ("Was können Sie empfehlen, ich vertrage keine Nüsse?", "ich vertrage keine Nüsse"),
        ("Can you do something for my dad's 60th?", "my dad's 60th"),
        ("Can you host a birthday party for 20?", "a birthday party"),
        ("Do you have room for a christening party?", "a christening party"),
        ("Is there anything gluten free? My son is coeliac", "My son is coeliac"),
        ("It's our anniversary, could you put flowers on the table?", "put flowers"),
        ("My wife turns 40, is Friday at 7 ok for 6?", "My wife turns 40"),
    ],
)
def test_what_a_question_tells_of_these_guests_is_kept(said, note):
    assert note in " / ".join(notes(said))


@pytest.mark.parametrize(
    "said",
    [
        "Haben Sie veganes Essen?",
        "Gibt es eine vegane Speisekarte?",
        "Sie haben doch glutenfreies Brot?",
        "Was empfehlen Sie Allergikern?",
        "Ist das Schnitzel glutenfrei?",
        "Machen Sie auch Hochzeiten?",
        "Haben Sie ein Geburtstagsmenü?",
        "Sind Hunde erlaubt?",
        "es wird 20 Uhr, bis wir da sind",
        "Do you do weddings?",
        "Do you do a birthday menu?",
        "Is there one vegan dish?",
        "Are nuts in the dessert?",
        "this is my 2nd reservation with you",
        "It turns 8:30 before we arrive",
    ],
)
def test_a_mere_question_is_no_note(said):
    assert notes(said) == []


@pytest.mark.parametrize(
    ("said", "note"),
    [
        (
            "Tisch für 2, meine Frau verträgt keine Nüsse, Eier, und rohe Tomaten, Huber, 0171 3920015",
            "meine Frau verträgt keine Nüsse, Eier, und rohe Tomaten",
        ),
        (
            "Ich bin allergisch gegen Nüsse, Lupinen und Kiwi, danke",
            "Ich bin allergisch gegen Nüsse, Lupinen und Kiwi",
        ),
        ("Allergien: Sellerie, Senf, Lupinen", "Allergien: Sellerie, Senf, Lupinen"),
        (
            "I'm allergic to peanuts, sesame and soy, thanks",
            "I'm allergic to peanuts, sesame and soy",
        ),
        ("no pork, game, rabbit, and we are four", "no pork, game, rabbit"),
        ("allergisch gegen Haselnüsse, Kiwi", "allergisch gegen Haselnüsse, Kiwi"),
        ("I can't eat nuts, kiwi or mango", "I can't eat nuts, kiwi or mango"),
        ("wir feiern Geburtstag, gern draußen", "wir feiern Geburtstag"),
    ],
)
def test_a_list_of_what_somebody_cannot_eat_is_kept_to_its_end(said, note):
    assert notes(said) == [note]


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("mein Sohn hat Zöliakie", True),
        ("Haben Sie was für Veganer, meine Frau ist Veganerin?", True),
        ("Darf ich meinen Hund mitbringen?", False),
        ("Can I bring my dog?", False),
    ],
)
def test_what_is_put_as_a_question_is_the_less_sure_note(said, sure):
    (note,) = hear(said).notes

    assert (note.confidence == 1) is sure


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("ach und meine Frau hat eine Nussallergie", "meine Frau hat eine Nussallergie"),
        ("Oh and my son is vegan", "my son is vegan"),
        ("Okay, und wir kommen mit Hund", "wir kommen mit Hund"),
    ],
)
def test_what_leads_up_to_a_note_is_no_part_of_it(said, note):
    assert notes(said) == [note]


@pytest.mark.parametrize(
    "said", ["und habt ihr auch was Veganes", "ok and do you have gluten free bread"]
)
def test_a_question_that_begins_with_and_tells_nothing(said):
    assert notes(said) == []
