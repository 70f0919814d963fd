"""Many blogs in one run (`blogport batch`): jobs are read from a table, done by an engine, and listed in a table of results.

The way of a job, from `run`, which goes it:

    rows      what a user wrote: a table, a folder, a pattern (`settings`: what a row may say)
    jobs      each row as a job, or as a problem (`places`: paths and addresses alike)
    local     an engine hands the jobs to processes: on this machine,
    dask_engine                                      or on a cluster (`on_worker`)
    runner    starts such a process, watches its time and memory (`job_limits`, `memory`), and ends it
    serve     the inside of the process
    one_job   does one job, unless it is done already (`fingerprint`, `receipts`)
    results   what became of it: a row of the `table`, and of the summary `page`

`plan` goes the same way, and only tries a few jobs.
"""
