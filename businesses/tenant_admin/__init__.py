"""What every page of restaurant staff is built on: nothing of another house is ever shown or chosen."""

from businesses.tenant_admin.base import TenantAdmin, TenantInline, TenantStackedInline
from businesses.tenant_admin.filters import ScopedRelatedFilter
from businesses.tenant_admin.forms import TenantForm
from businesses.tenant_admin.reach import (
    EVERYBODY,
    MANAGERS,
    NOBODY,
    OWNERS,
    Reach,
    current_house,
    house_or_404,
    houses_of,
    reach_of,
    remember_house,
)
from businesses.tenant_admin.refusing import RefusingAdmin

__all__ = [
    "EVERYBODY",
    "MANAGERS",
    "NOBODY",
    "OWNERS",
    "Reach",
    "RefusingAdmin",
    "ScopedRelatedFilter",
    "TenantAdmin",
    "TenantForm",
    "TenantInline",
    "TenantStackedInline",
    "current_house",
    "house_or_404",
    "houses_of",
    "reach_of",
    "remember_house",
]
