"""Commands that print figures; no test waits for a clock."""
