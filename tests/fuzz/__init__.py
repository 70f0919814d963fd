"""The fuzzer: inputs that nobody wrote, through every reader and a random writer.

`python -m tests.fuzz` makes them from grammars (`grammar`, drawn by hypothesis), from seeds with changed bytes (`mutate`),
from exports whose words are known (`exports`) and, where atheris is installed, guided by coverage (`guided`). `oracle` says what holds for each of them. Inputs run in
child processes with limits on time and memory (`child`); what fails is reduced (`minimise`) and saved in `fixtures/fuzz`,
which `test_fuzz` replays.
"""
