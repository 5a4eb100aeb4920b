"""What reservations contributes to pages of other apps."""
