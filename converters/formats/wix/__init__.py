"""Reads the posts of a blog of Wix: the CSV file that its dashboard exports.

`ricos` renders bodies (Wix's rich content, JSON), `reader` makes the records.
"""
