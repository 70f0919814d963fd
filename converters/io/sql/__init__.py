"""Databases without a server: dumps and files of SQLite.

A dump is SQL text as `mysqldump`, phpMyAdmin, WP-CLI and backup plug-ins write it. `survey` opens a database and says which
tables it has. `scanner` finds the rows in a dump of any size, `values` reads what stands in a row, `sqlite_file` gives those of
a file of SQLite, `spool` keeps the rows that are wanted in a temporary SQLite database, where they are joined.
"""
