"""Demo restaurants: deterministic, relative to today, loaded in bulk, never doubled."""

from config.demo.loading import LoadedHouse, load, may_load

__all__ = ["LoadedHouse", "load", "may_load"]
