"""What is missing in a dump of a database, as findings: for every reader that reads its rows."""

from typing import Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.io.sql.scanner import Scanner

_SHOWN: Final = 5
"""Statements and tables that a finding names."""


def report_damage(scanner: Scanner, diagnostics: Diagnostics, file: str) -> None:
    """Report what a scanner met that it could not read, once it is through."""
    if scanner.lost:
        which = ", ".join(f"`{begins}`" for begins in scanner.lost[:_SHOWN])
        diagnostics.report(messages.UNREAD_STATEMENTS, file=file, number=len(scanner.lost), which=which)
    if scanner.not_created:
        which = ", ".join(scanner.not_created[:_SHOWN])
        diagnostics.report(messages.NOT_CREATED, file=file, number=len(scanner.not_created), which=which)
    if not scanner.completed:
        diagnostics.report(messages.INCOMPLETE_DUMP, file=file)
