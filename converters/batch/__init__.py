"""Many blogs in one run (`blogport batch`): jobs are read from a table, done by an engine, and listed in a table of results.

`rows` reads what a user wrote, `jobs` makes jobs of it, `one_job` does a job, and `runner` does it in a process of its own with a limit of
time and memory. `local` and `dask_engine` hand jobs to such processes, on this machine or on a cluster. `results` and `page` are what a
user gets, `plan` is what would be done.
"""
