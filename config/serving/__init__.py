"""How the web server, the worker and the scheduler run: in one process when embedded, in several otherwise."""
