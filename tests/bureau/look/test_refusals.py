"""What a view refuses without a form of its own is a page that says what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from bureau.channels import actions
from bureau.channels.models import Message
from tests.bureau import cast


@pytest.mark.django_db
def test_a_refused_action_is_told_in_chinese(client_as: Callable[[str], Client]) -> None:
    """400, the reason, what to do; the message stays."""
    liaison = cast.viewer("liaison")
    words = {"key": "k", "kind": "k", "subject": "标题", "text": "正文", "to_body": cast.FIRM}
    message, _ = actions.send(by=liaison, **words)
    Message.objects.update(shown_from=timezone.now())
    told = client_as("liaison").post(f"/messages/{message.pk}/withdraw")
    assert told.status_code == 400
    assert "已过撤回时限" in told.content.decode()
    assert Message.objects.get(pk=message.pk).withdrawn_at is None
