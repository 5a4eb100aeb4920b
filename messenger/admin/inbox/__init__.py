"""The inbox: /admin/h/<slug>/inbox/."""
