"""Reads the export of a channel that Telegram Desktop makes in its machine-readable form: `result.json` and files.

`texts` makes the HTML of a message, `records` the records of the model. Conversations of people are not read.
"""
