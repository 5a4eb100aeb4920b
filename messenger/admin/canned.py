"""Prepared texts for answers given often."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from businesses.tenant_admin import TenantAdmin, TenantForm
from common.forms import LocalizedField
from messenger.models import CannedResponse


class CannedResponseForm(TenantForm):
    body = LocalizedField(label=_("Text"), rows=4)


@admin.register(CannedResponse)
class CannedResponseAdmin(TenantAdmin):
    form = CannedResponseForm
    list_display = ("title", "position", "business")
    list_filter = ("business",)
    search_fields = ("title",)
    fields = ("business", "title", "body", "position")
