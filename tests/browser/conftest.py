"""What holds for every browser test."""

from playwright.sync_api import expect

expect.set_options(timeout=30_000)  # two busy cores are slow
