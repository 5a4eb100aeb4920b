"""The difference between leaving something alone and clearing it."""

from enum import Enum
from typing import Final, Literal


class Unset(Enum):
    """The type of UNSET."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET
"""Leave it as it is."""
UnsetType = Literal[Unset.UNSET]
