"""Real PostgreSQL and Valkey for tests and benchmarks, started from the wheels in the lock file."""
