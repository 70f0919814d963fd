"""The whole site in memory: its index, permalinks and files, and the plan of a target, decided before it is written."""
