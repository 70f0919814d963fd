"""Commands that measure; no test waits for a clock. `python -m tests.benchmarks` runs them.

| module | holds |
|---|---|
| `__main__` | the command: its parts, and what each measures |
| `exports`, `trees`, `pages`, `bodies`, `start`, `growth` | the parts that the manual shows |
| `steps`, `border`, `article_fit` | parts for whoever works on these: they need no peers |
| `inputs` | makes exports, mirrors and texts |
| `peers` | installs other programs, and knows their commands |
| `processes` | runs commands in turn, and measures their time and memory |
| `libraries`, `calls` | the same for libraries that are called for each text, each in the Python that has it |
| `results`, `report`, `plots` | tables as JSON, on the terminal, as Markdown, as SVG |
"""
