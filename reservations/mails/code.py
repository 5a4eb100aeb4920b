"""The mail that carries a code."""

from uuid import UUID

from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.actions.codes import digits_of
from accounts.models import Code, Handle
from businesses.models import Business
from common import clock


@task()
def send_code(code_id: str, business_id: int, lang: str) -> None:
    """Send the digits to the contact they are bound to, unless they are past."""
    code = Code.objects.filter(pk=UUID(code_id), kind=Handle.Kind.MAIL, used_at=None).first()
    business = Business.objects.filter(pk=business_id).first()
    if code is None or business is None or code.expires_at <= clock.now():
        return
    digits = digits_of(code.pk)
    with translation.override(lang):
        EmailMessage(
            subject=_("%(digits)s is your code for %(house)s")
            % {"digits": digits, "house": business.name},
            body=_(
                "%(digits)s is your code. Write it into your chat with %(house)s within ten minutes. "
                "If you did not ask for it, nothing needs to be done."
            )
            % {"digits": digits, "house": business.name},
            to=[code.value],
        ).send()
