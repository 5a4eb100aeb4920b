"""Reach a reservation made elsewhere, or hold more than strangers may: by a code sent to the contact.

Typed contact alone never finds anything, and the answer is the same whether a reference exists or not.
"""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from accounts.actions.codes import issue_code, use_code, verify_handle
from accounts.models import Handle
from assistant.language import Understanding
from assistant.skills import Card, Outgoing, Plan, PlanRefused, Text
from common.errors import DomainError
from reservations.chat import cards
from reservations.chat.plans import do
from reservations.chat.scene import Scene
from reservations.mails.code import send_code
from reservations.models import Reservation

CODE = re.compile(r"(?<!\d)(\d{3})\s?(\d{3})(?!\d)")
CONTACT = "contact"


def ask_by_reference(scene: Scene, understood: Understanding) -> Plan | None:
    """Send a code to the contact of the reservation with this reference, if there is such a one."""
    if understood.reference is None:
        return None
    reference = understood.reference.value.upper()
    row = Reservation.objects.for_business(scene.business.pk).filter(reference=reference).first()
    if row is not None and any(own.pk == row.pk for own in scene.coming()):
        return None
    scene.draft.proving = f"reservation:{row.pk if row else 'none'}"
    return _send(scene, row.email if row else "", _sent_if_it_exists())


def demand(scene: Scene) -> tuple[Outgoing, ...]:
    """More holds than strangers may have: prove a mail address first. Runs inside the turn's transaction."""
    scene.draft.proving = CONTACT
    if scene.draft.email:
        scene.draft.expected = ["code"]
        _issue(scene, scene.draft.email)
        sentence = _("I have sent a code to your e-mail address. Please write it here.")
    else:
        scene.draft.expected = ["email"]
        sentence = _(
            "For one more hold, please tell me your e-mail address; I will send a code there."
        )
    return (Text(body=_("Several tables are held already.") + " " + sentence),)


def on_email(scene: Scene, understood: Understanding) -> Plan | None:
    """The address that was asked for."""
    if scene.draft.proving != CONTACT or understood.email is None:
        return None
    scene.draft.email = understood.email.value[:254]
    return do(scene, lambda: demand(scene))


def _issue(scene: Scene, email: str) -> None:
    try:
        code = issue_code(
            diner_id=scene.thread.diner_id,
            kind=Handle.Kind.MAIL,
            value=email,
            about=scene.draft.proving,
        )
    except DomainError:
        return  # sent too often: said no differently, or it would tell what exists
    send_code.enqueue(str(code.pk), scene.business.pk, scene.thread.lang)


def _sent_if_it_exists() -> str:
    return _(
        "If there is such a reservation, I have sent a code to the contact given there. Please write it here."
    )


def _send(scene: Scene, email: str, sentence: str) -> Plan:
    scene.draft.expected = ["code"]

    def commit() -> tuple[Outgoing, ...]:
        if email:
            _issue(scene, email)
        return (Text(body=sentence),)

    return do(scene, commit)


def on_code(scene: Scene, text: str, go_on: Callable[[Scene], Plan]) -> Plan | None:
    """Six digits while a code is awaited; `go_on` takes up the wish again that had to wait for it."""
    found = CODE.search(text)
    about = scene.draft.proving
    if not about or found is None:
        return None

    def commit() -> tuple[Outgoing, ...]:
        code = use_code(
            diner_id=scene.thread.diner_id, digits="".join(found.groups()), about=about
        )
        if code is None:
            return (
                Text(
                    body=_(
                        "That code is not right, or its time is up. Please check it, or ask for a new one."
                    )
                ),
            )
        scene.draft.proving = ""
        scene.draft.expected = []
        verify_handle(code=code)
        return _wish_again(go_on(scene)) if about == CONTACT else _reached(scene, about)

    return do(scene, commit)


def _wish_again(plan: Plan) -> tuple[Outgoing, ...]:
    """Within the transaction that uses up the code, whatever becomes of the wish."""
    try:
        done = plan.commit().say if plan.commit else ()
    except PlanRefused as refused:
        done = refused.instead().say
    return (Text(body=_("Thank you, that is proven.")), *plan.say, *done)


def _reached(scene: Scene, about: str) -> tuple[Outgoing, ...]:
    reached = about.removeprefix("reservation:")
    scene.draft.reached.append(reached)
    row = scene.own(reached)
    if row is None:
        return (Text(body=_("I no longer find that reservation.")),)
    return (
        Text(body=_("Thank you. This is the reservation:")),
        Card(card=cards.reservation(scene, row)),
    )
