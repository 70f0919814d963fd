"""Reads the exports of Ghost, versions 0.x to 6.x: one JSON file, alone or in a zip or folder with its files.

`export` reads the tables of the file, `lexical` and `mobiledoc` render bodies that have no HTML, `records` makes the
records of the model.
"""
