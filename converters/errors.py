"""What stops a run. Everything else is a finding (see `diagnostics`)."""


class BlogportError(Exception):
    """A sentence for the user; `exit_status` is what the command ends with."""

    exit_status = 3


class UsageError(BlogportError):
    """The command line, or an argument of the Python call, is wrong."""

    exit_status = 2


class FormatError(UsageError):
    """A format is unknown, broken, claimed twice, or cannot be told from the source."""


class SourceError(BlogportError):
    """A source cannot be read at all."""


class TargetError(BlogportError):
    """The target cannot be written; it is as it was before."""
