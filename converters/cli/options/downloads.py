"""The downloads of `convert`: nothing touches the network without one of these."""

from typing import TYPE_CHECKING, Final

from converters.cli.options import values
from converters.cli.options.parameters import Arguments, Option, Section, Size, Words
from converters.errors import UsageError

if TYPE_CHECKING:
    from converters.fetch.options import Fetch

DOWNLOADS: Final = Section(
    "downloads",
    (
        Option(
            "--fetch",
            is_flag=True,
            help="download the images and other files that the source does not have, from the blog's own host and those"
            " of platforms (default: nothing touches the network)",
        ),
        Option(
            "--fetch-hosts",
            type=Words(),
            default=[],
            metavar="HOST,...",
            help="download from these hosts too; all: from every host",
        ),
        Option(
            "--fetch-max",
            type=Size(),
            metavar="SIZE",
            help="leave out a file that is larger than this (default: 100MB)",
        ),
        Option(
            "--fetch-fallback",
            metavar="SERVICE",
            default="",
            values=values.fallbacks,
            listed=True,
            help="ask the Wayback Machine for files that the old host does not have any more",
        ),
        Option(
            "--fetch-private", is_flag=True, help="also ask addresses in private networks and of this machine"
        ),
        Option("--offline", is_flag=True, help="use only what earlier runs with --fetch have downloaded"),
    ),
)


def fetch(arguments: Arguments) -> "Fetch | None":
    """How files are downloaded; None where they are not. Raises `UsageError` for an option that goes with `--fetch`."""
    from converters.fetch.options import Fetch

    if not arguments.fetch and not arguments.offline:
        given = {
            "--fetch-hosts": arguments.fetch_hosts,
            "--fetch-max": arguments.fetch_max,
            "--fetch-fallback": arguments.fetch_fallback,
            "--fetch-private": arguments.fetch_private,
        }
        if alone := next((name for name, value in given.items() if value), ""):
            raise UsageError(f"{alone} goes with --fetch; without that nothing is downloaded")
        return None
    return Fetch(
        hosts=tuple(arguments.fetch_hosts),
        private=arguments.fetch_private,
        max_size=arguments.fetch_max or Fetch.max_size,
        offline=arguments.offline,
        fallback=arguments.fetch_fallback,
    )
