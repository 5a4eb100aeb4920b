"""The yardsticks: chat, bookings and an empty project as one writes them from the documentation."""
