"""Dumps of databases: SQL text as `mysqldump`, phpMyAdmin, WP-CLI and backup plug-ins write it, without a database server.

`scanner` finds the rows of tables in a stream of any size, `values` reads what stands in a row, `survey` says which tables
a dump has, `spool` keeps the rows that are wanted in a temporary SQLite database, where they are joined.
"""
