"""Reads dumps of WordPress's database, as `mysqldump`, phpMyAdmin, `wp db export` and backup plug-ins write them.

`tables` names the tables and the columns that are read, `blogs` finds the blogs in a dump, `settings` reads the options,
`addresses` makes the permalinks, `rows` puts rows into the parts that `converters.readers.wordpress` makes records of.
"""
