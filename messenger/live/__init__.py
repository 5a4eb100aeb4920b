"""The message path. R39: only here a transaction may carry the posts of many."""
