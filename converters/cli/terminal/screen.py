"""Progress and summary, only where somebody looks at a terminal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial

from converters.cli.options.parameters import Arguments
from converters.cli.options.reading import limits, reader_options
from converters.fetch.options import Fetch
from converters.run.load import LoadedBlog, load_blog
from converters.run.prepared import Progress
from converters.run.result import Result

Show = Callable[[Result, str | None], None]
"""Shows the summary of a run; the second argument is the path of the report file, if there is one."""


@contextmanager
def screen(quiet: bool) -> Iterator[tuple[Progress | None, Show]]:
    """What follows the progress, and what shows the summary. rich is imported only for a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None, lambda result, report: None
        return
    from converters.cli.terminal import progress

    console = progress.terminal()
    with progress.progress(console) as follow:
        yield follow, partial(progress.show, console)


def followed(fetch: Fetch | None, follow: Progress | None) -> Fetch | None:
    """The same downloads, whose bytes are shown where progress is."""
    show = getattr(follow, "downloads", None)
    return replace(fetch, follow=show) if fetch and show else fetch


@contextmanager
def loaded_blogs(sources: Sequence[str | Sequence[str]], arguments: Arguments) -> Iterator[list[LoadedBlog]]:
    """Load each blog whole, with progress; the bar is gone before anything is printed."""
    options = reader_options(arguments)
    with ExitStack() as stack:
        with screen(quiet=False) as (follow, _):
            blogs = [
                stack.enter_context(load_blog(source, arguments.from_, follow, limits(arguments), options))
                for source in sources
            ]
        yield blogs
