"""How a party can be reached."""

from dataclasses import dataclass, replace

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from businesses.models import Business
from common.errors import FieldError, Invalid
from common.text import clean_line

MAX_NAME_CHARS = 120
MAX_EMAIL_CHARS = 254
MAX_PHONE_CHARS = 32
MIN_PHONE_DIGITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A name with a phone number, a mail address or both."""

    name: str = ""
    phone: str = ""
    email: str = ""


def clean_contact(contact: Contact, business: Business, *, required: bool) -> Contact:
    """The contact in one spelling; Invalid names each member that is wrong or, if `required`, missing."""
    tidy = Contact(
        name=clean_line(contact.name, pointer="/name", max_chars=MAX_NAME_CHARS),
        phone=clean_line(contact.phone, pointer="/phone", max_chars=MAX_PHONE_CHARS),
        email=clean_line(contact.email, pointer="/email", max_chars=MAX_EMAIL_CHARS),
    )
    errors = _missing(tidy) if required else []
    phone = _e164(tidy.phone, business.country)
    if phone is None:
        errors.append(_wrong("/phone", _("This is not a phone number.")))
    if tidy.email and not _is_mail_address(tidy.email):
        errors.append(_wrong("/email", _("This is not a mail address.")))
    if errors:
        raise Invalid(errors=errors)
    return replace(tidy, phone=phone or "")


def _missing(contact: Contact) -> list[FieldError]:
    errors = []
    if not contact.name:
        errors.append(FieldError(pointer="/name", code="required", detail=_("A name is needed.")))
    if not contact.phone and not contact.email:
        detail = _("A phone number or a mail address is needed.")
        errors.append(FieldError(pointer="/phone", code="required", detail=detail))
    return errors


def _wrong(pointer: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code="invalid", detail=detail)


def _e164(phone: str, country: str) -> str | None:
    """The number with its country code, '' for none, None when it cannot be one."""
    if not phone:
        return ""
    try:
        number = phonenumbers.parse(phone, country or None)
    except phonenumbers.NumberParseException:
        return None
    too_short = len(str(number.national_number)) < MIN_PHONE_DIGITS
    if too_short or not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _is_mail_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
