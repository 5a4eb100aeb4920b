"""Demo restaurants: deterministic, relative to today, loaded in bulk, never doubled."""

from config.demo.loading import LoadedHouse, is_loaded, load, may_load

__all__ = ["LoadedHouse", "is_loaded", "load", "may_load"]
