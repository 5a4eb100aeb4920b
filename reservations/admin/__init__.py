"""Floor, rules, slots and reservations in the admin, and the pages of one house."""

from reservations.admin.floor import AreaAdmin, CombinationAdmin, TableAdmin
from reservations.admin.panel import ReservationPanel
from reservations.admin.reservations import ReservationAdmin
from reservations.admin.row_tag import TableTags
from reservations.admin.rules import ClosureAdmin, PolicyAdmin, ServicePeriodAdmin, TurnTimeAdmin
from reservations.admin.slots import BlockAdmin, TableSlotAdmin

__all__ = [
    "AreaAdmin",
    "BlockAdmin",
    "ClosureAdmin",
    "CombinationAdmin",
    "PolicyAdmin",
    "ReservationAdmin",
    "ReservationPanel",
    "ServicePeriodAdmin",
    "TableAdmin",
    "TableSlotAdmin",
    "TableTags",
    "TurnTimeAdmin",
]
