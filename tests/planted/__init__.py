"""Exports of other platforms with a word of its own in each place: what must be shown, and what nothing may show."""
