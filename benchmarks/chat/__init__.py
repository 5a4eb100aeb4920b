"""Load on a running messenger, and what it costs the server."""
