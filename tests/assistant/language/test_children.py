"""Questions about children are heard as such; children who come are guests."""

import pytest

from tests.assistant.language.house import hear


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Haben Sie Kinderstühle?", "de"),
        ("Sind Kinder willkommen?", "de"),
        ("Sind Kinder bei Ihnen erlaubt?", "de"),
        ("Sind Sie kinderfreundlich?", "de"),
        ("Kann man Kinder mitbringen?", "de"),
        ("Are children welcome?", "en"),
        ("Are you child-friendly?", "en"),
        ("Can we bring our kids?", "en"),
    ],
)
def test_a_question_about_children_is_about_children(said, lang):
    assert hear(said, lang).topics == ("children",)


def test_children_who_come_are_guests_and_no_topic():
    heard = hear("Haben Sie einen Tisch für 2 Erwachsene und 2 Kinder?")

    assert heard.topics == ()
    assert heard.party_size.value == 4
