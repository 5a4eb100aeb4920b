"""What can be done to people: here diners and their logins by cookie."""

from accounts.actions.diners import (
    end_diner_login,
    forget_addresses,
    open_diner_login,
    start_diner,
)

__all__ = ["end_diner_login", "forget_addresses", "open_diner_login", "start_diner"]
