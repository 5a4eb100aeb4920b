"""Mail about a reservation: once for each version that matters, with the calendar file, never to nobody."""

import datetime as dt
import smtplib

import pytest
import time_machine
from django.core import mail
from django_tasks_db.models import DBTaskResult
from icalendar import Calendar

from reservations.actions import (
    Contact,
    cancel_by_staff,
    change_reservation,
    hold_table,
    note_late,
    release_hold,
    reserve_table,
    seat_party,
    undo_last_step,
)
from reservations.enums import Source
from reservations.mails.sending import send_mail
from reservations.models import MailLog, Reservation
from tests.factories import evening, key_of, make_house, staff_of

pytestmark = [pytest.mark.both, pytest.mark.django_db]
IDA = Contact(name="Ida Neumann", email="ida@example.org")


def reserve(house, contact=IDA, **given) -> Reservation:
    return reserve_table(
        business=house,
        starts_at=evening(),
        party_size=2,
        contact=contact,
        source=Source.API,
        by=key_of(house),
        **given,
    )


def deliver() -> list[mail.EmailMessage]:
    """Run the mail tasks that were stored, as the worker would; return what went out."""
    mail.outbox.clear()
    for stored in DBTaskResult.objects.filter(task_path__contains="send_mail"):
        send_mail.call(*stored.args_kwargs["args"])
    return list(mail.outbox)


def test_a_confirmation_says_everything_and_carries_the_calendar_file(settings):
    settings.PUBLIC_URL = "https://tisch.example.org"
    house = make_house()
    row = reserve(house)

    (sent,) = deliver()

    html = sent.alternatives[0].content
    name, content, kind = sent.attachments[0]
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert sent.to == ["ida@example.org"]
    assert all(
        part in sent.body for part in (house.name, row.reference, "19:00", "Kostenlos absagen bis")
    )
    assert all(part in html for part in (house.name, row.reference, "19:00", "2 Personen"))
    chat = f"https://tisch.example.org/{house.slug}/?lang=de"
    assert chat in sent.body
    assert f'href="{chat}"' in html
    assert (name, kind) == (f"{row.reference}.ics", "text/calendar; method=PUBLISH")
    assert (str(event["UID"]), event["SEQUENCE"]) == (f"{row.pk}@stammtisch", row.version)


def test_running_the_task_twice_sends_one_mail():
    reserve(make_house())
    deliver()

    assert deliver() == []
    assert MailLog.objects.count() == 1


def test_it_speaks_the_diners_language():
    reserve(make_house(), lang="en")

    (sent,) = deliver()

    assert "Your table is reserved." in sent.body
    assert "/?lang=en" in sent.body


def test_a_moved_time_is_told_and_lateness_is_not():
    house = make_house()
    row = reserve(house)
    deliver()
    note_late(
        business=house, reservation_id=row.pk, expected_at=evening(minute=15), by=staff_of(house)
    )
    change_reservation(
        business=house, reservation_id=row.pk, by=staff_of(house), starts_at=evening(hour=20)
    )

    (sent,) = deliver()

    assert sent.subject.startswith("Geändert:")
    assert "20:00" in sent.body


def test_a_change_that_was_overtaken_before_sending_is_not_told():
    house = make_house()
    row = reserve(house)
    deliver()
    for hour in (20, 21):
        change_reservation(
            business=house, reservation_id=row.pk, by=staff_of(house), starts_at=evening(hour=hour)
        )

    (sent,) = deliver()

    assert "21:00" in sent.body


def test_a_cancellation_is_told_with_a_cancelling_calendar_file():
    house = make_house()
    row = reserve(house)
    deliver()
    cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))

    (sent,) = deliver()

    assert sent.attachments[0][2] == "text/calendar; method=CANCEL"
    assert "STATUS:CANCELLED" in sent.attachments[0][1]


def test_a_released_hold_and_a_phone_only_guest_get_no_mail():
    house = make_house()
    held = hold_table(
        business=house, starts_at=evening(), party_size=2, source=Source.API, by=key_of(house)
    )
    release_hold(business=house, reservation_id=held.pk, by=key_of(house))
    reserve(house, contact=Contact(name="Ida", phone="0171 3920015"))

    assert deliver() == []


def test_a_name_cannot_smuggle_in_a_header():
    house = make_house()
    house.name = "Zum Bären\nBcc: alle@example.org"
    house.save()
    reserve(house)

    (sent,) = deliver()

    assert "\n" not in sent.subject
    assert sent.bcc == []


def test_a_mail_that_does_not_go_out_is_tried_again_later(monkeypatch):
    reserve(make_house())

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    assert deliver() == []

    again = DBTaskResult.objects.order_by("enqueued_at").last()
    assert again.args_kwargs["args"][-1] == 2
    assert again.run_after is not None
    assert MailLog.objects.count() == 0


def test_a_cancellation_that_staff_took_back_is_put_right():
    house = make_house()
    row = reserve(house)
    deliver()
    cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))
    deliver()
    undo_last_step(business=house, reservation_id=row.pk, by=staff_of(house))

    (sent,) = deliver()

    assert "Ihr Tisch ist reserviert." in sent.body
    assert "STATUS:CONFIRMED" in sent.attachments[0][1]


def test_a_party_that_was_seated_by_mistake_hears_nothing_of_it():
    house = make_house()
    row = reserve(house)
    deliver()
    with time_machine.travel(evening(), tick=False):
        seat_party(business=house, reservation_id=row.pk, by=staff_of(house))
        undo_last_step(business=house, reservation_id=row.pk, by=staff_of(house))

        assert deliver() == []


@pytest.mark.parametrize(
    ("now", "told"),
    [
        # A day before Sunday 19:00, by the clock of the night between, is Saturday 18:00.
        ("2031-03-20T12:00:00Z", "Kostenlos absagen bis Samstag, 29. März, 18:00 Uhr."),
        ("2031-03-29T17:30:00Z", "So kurzfristig geht das Absagen online nicht mehr."),
    ],
)
def test_the_mail_tells_the_window_that_counts(now, told):
    with time_machine.travel(now, tick=False):
        house = make_house(cancel_until_minutes=24 * 60)
        sunday = dt.datetime.fromisoformat("2031-03-30T19:00:00+02:00")
        reserve_table(
            business=house,
            starts_at=sunday,
            party_size=2,
            contact=IDA,
            source=Source.API,
            by=key_of(house),
        )

        (sent,) = deliver()

    assert told in sent.body
