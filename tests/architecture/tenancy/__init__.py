"""Who may open what: every address, every actor, own, foreign and missing rows."""
