"""The day page: /admin/h/<slug>/day/<date>/."""
