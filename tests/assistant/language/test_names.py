"""Who is named, and which words name nobody."""

import pytest

from tests.assistant.language.house import hear


@pytest.mark.parametrize(
    "said",
    [
        "jep 👍",
        "passt wunderbar, danke dir",
        "bestens, danke vielmals",
        "cheers mate",
        "nah, you're alright buddy",
        "Geht's übermorgen zwischen 18 und 19 Uhr noch zu viert?",
        "bringt's was, um 7 zu kommen?",
        "bekämen 15 leute bei euch samstag einen raum",
        "tich für 3 am freitag",
        "tabel for six on friday",
        "donerstag 20 uhr zu zweit",
        "bitte rückrufen 0171 3920031",
        "tisch verlegen 0171 3920031",
        "oma, opa und wir zwei am sonntag",
        "Tisch für Betriebsausflug am 3. Juli um 12 Uhr, 20 Personen",
        "table for graduation on friday at 7, party of 9",
        "hihi, doch lieber 20 uhr",
        "brauche klempner für freitag, rohr verstopft",
    ],
)
def test_ordinary_words_name_nobody(said):
    assert hear(said).name is None


@pytest.mark.parametrize(
    "said",
    [
        "es sind zwei weniger geworden",
        "vergiss es, schon erledigt",
        "warum wollt ihr das wissen?",
        "sag ich euch später, habt ihr parkplätze?",
        "why do you need that",
        "hang on, do you take dogs",
    ],
)
def test_a_question_or_a_remark_is_no_answer_to_the_question_for_a_name(said):
    assert hear(said, expected=("name",)).name is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Ist für Kowalczyk am 5. ein Tisch reserviert?", "Kowalczyk"),
        ("Reserved as Nyström, can you check", "Nyström"),
        ("cancel the lunch for Abernathy, 19 July", "Abernathy"),
        ("one more chair to reservation Banerjee please", "Banerjee"),
        ("please alter the name on our booking to Ingrid Solberg", "Ingrid Solberg"),
        ("a booking for Adeleke, friday at 7", "Adeleke"),
        ("tisch für leopold morgen um 8", "leopold"),
        ("storno, lief aufn namen drexler", "drexler"),
        ("samstag 19 uhr, 2 pers, meyer-landrut mit dt", "meyer-landrut"),
        ("es kommt familie van den heuvel, 4 leute, sonntag 12 uhr", "van den heuvel"),
        ("ist die buchung auf lindner angekommen", "lindner"),
        ("unsere reservierung läuft auf karl prantl", "karl prantl"),
        ("Danke, Gebhardt", "Gebhardt"),
        ("table for 2 on friday at 8pm, Dunn", "Dunn"),
        ("auf den Namen Gersten", "Gersten"),
    ],
)
def test_the_name_is_found_whole_behind_what_announces_it(said, name):
    assert hear(said).name.value == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("van der Meer", "van der Meer"),
        ("Neun, Katharina Neun", "Katharina Neun"),
        ("Samuel Ten", "Samuel Ten"),
        ("Montag. ehrlich, ich heiße so", "Montag"),
        ("June. June August actually", "June August"),
        ("Kathryn with a K", "Kathryn"),
        ("Schmid mit d", "Schmid"),
    ],
)
def test_a_name_that_is_another_word_is_a_name_where_it_was_asked_for(said, name):
    heard = hear(said, expected=("name",))

    assert heard.name.value == name
    assert (heard.party_size, heard.date, heard.time) == (None, None, None)
