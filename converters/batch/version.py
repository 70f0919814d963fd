"""The version of blogport, which all machines of a batch must have."""

from importlib import metadata


def version() -> str:
    """The version of the installed package."""
    return metadata.version("blogport")
