"""Prints Markdown: rendered on a terminal, as it is anywhere else."""

import sys


def show(text: str) -> None:
    """Print a text in Markdown. rich is imported only for a terminal."""
    if not sys.stdout.isatty():
        sys.stdout.write(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))
