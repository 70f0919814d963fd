"""One run, step by step: from sources to a complete target (`pipeline`), or to counts and findings (`inspection`, `load`).

The steps in their order: `inputs`, `reading`, `selection`, `ingest`, `prepared`, `targets`, `result`. `pipeline` and `writing`
call them.
"""
