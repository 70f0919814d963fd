"""Reads dumps of the databases of programs that have no other export, or none with comments.

`platform` is what each program has: a module with the tables and columns that are read, and what makes records of them;
`table` lists them. `reader` takes the rows out of the dump into a spool. `flat` reads Dotclear's own backup, which has
the same tables in another form.
"""
