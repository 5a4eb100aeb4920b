"""The demo houses."""

from config.demo.houses.hirsch import HIRSCH
from config.demo.houses.limone import LIMONE
from config.demo.houses.probe import PROBESTUBE
from config.demo.houses.rebstock import REBSTOCK
from config.demo.houses.salbei import SALBEI

HOUSES = (REBSTOCK, HIRSCH, LIMONE, SALBEI)

__all__ = ["HOUSES", "PROBESTUBE"]
