"""Exports of `tests.planted`, damaged where they have rows and fields, and what must hold for the words in them.

`spans` finds rows and fields in JSON, XML, CSV, SQL and text; `changes` is the table of what is done to them; `inputs` makes
the cases; `oracle` compares what became of the words with what becomes of them where nothing is damaged.
"""
