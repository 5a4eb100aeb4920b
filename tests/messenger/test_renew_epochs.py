"""After a restore every conversation gets a new epoch."""

import io

import pytest
from django.core.management import call_command

from common import clock
from messenger.models import Conversation
from tests.factories import make_business

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def test_every_conversation_gets_an_epoch_of_its_own():
    house = make_business()
    before = {
        Conversation.objects.create(business=house, created_at=clock.now()).epoch for _ in range(3)
    }
    said = io.StringIO()

    call_command("renew_epochs", stdout=said)

    after = set(Conversation.objects.values_list("epoch", flat=True))
    assert len(after) == 3
    assert not after & before
    assert said.getvalue().strip() == "3 conversations"
