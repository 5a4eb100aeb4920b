"""Trouble makers and the judge: a proxy that cuts, a workload that remembers, histories that are judged."""
