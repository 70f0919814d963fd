"""Reads saved responses of WordPress's REST API: files of JSON, in a folder, page by page, or given one by one.

`responses` finds the objects in the files and says what each is, `wordpress_com` gives those of WordPress.com's own API
(version 1.1) the same form, `tables` keeps what posts refer to, `records` makes the records of the model.
"""
