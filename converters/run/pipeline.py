"""The one way through: read, ingest, plan, convert bodies, write.

`convert` is `read` into `write`; the command line and a script in Python use the same three.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from os.path import realpath

from converters import border, registry
from converters.clock import watched
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError, SourceError, UsageError
from converters.fetch.options import Fetch
from converters.guard import AS_BEFORE, COMPLETE, error_text, faults
from converters.io.addresses.download import expanded
from converters.io.addresses.names import StrPath, is_address, local_path, shown
from converters.io.limits import Limits
from converters.io.output import WriteMode
from converters.io.sources import Source
from converters.model import Entity, Post, UnwantedPost
from converters.processes.workers import processors
from converters.run import threads
from converters.run.comments_beside import options_of
from converters.run.ingest.exclusion import OTHER_LANGUAGE
from converters.run.inputs import local_paths, open_inputs, release, source_paths
from converters.run.last_run import last_run
from converters.run.prepared import Progress
from converters.run.reading import read_opened
from converters.run.result import Result
from converters.run.selection import Selection, selected
from converters.run.target_files import without_network
from converters.run.targets import ensure_named, ensure_sensible, words_of
from converters.run.writing import Afterwards, WriteRequest, write_target


def convert(
    source: StrPath | Iterable[StrPath],
    target: StrPath,
    *,
    to: str,
    from_: str | None = None,
    options: Mapping[str, str] | None = None,
    include: Collection[str] = (),
    redirects: Sequence[str] = (),
    comments: Sequence[str] = (),
    force: bool = False,
    jobs: int | None = 1,
    progress: Progress | None = None,
    limits: Limits | None = None,
    fetch: Fetch | None = None,
    select: Selection | None = None,
    prune: bool = False,
    merge: bool = False,
    dry_run: bool = False,
    afterwards: Afterwards | None = None,
    diagnostics: Diagnostics | None = None,
    remember: bool = False,
) -> Result:
    """Convert one source, or several that are one site, into `target` in format `to`.

    - `from_` is the format of the sources, which is detected without it; `options` are those of all formats of the run.
    - `include` takes the words of `privacy.INCLUDABLE`; `select` chooses posts.
    - `redirects` takes the words of `redirects.names.FORMATS`, `comments` those of `known_comment_systems.WRITTEN`.
    - `force`, `prune`, `merge`: what becomes of files that blogport did not write, that this run does not write any
      more, and that the user changed. With `dry_run` nothing is written, and the result says what would be.
    - `fetch` downloads files that are not local; without it no host is asked.
    - `limits`: how much may be unpacked, and how large a record may be. `jobs` is how many processes convert posts;
      None is one for each processor, if there is enough to do.
    - `afterwards` is called when the target is complete, before what was read is forgotten. `diagnostics` gets the
      findings and counts, for a caller that wants them of a run that stops.
    - With `remember` the result is kept for the next run into the same target, and returned there without doing
      anything if nothing changed (see `last_run`).

    Raises `SourceError`, `TargetError`, and `UsageError` for arguments that make no sense; the target is then as it was
    before.
    """
    with faults(ending=AS_BEFORE), ExitStack() as stack:
        paths = expanded(source_paths(source))
        ensure_named(target)
        ensure_sensible(jobs, options)
        include, redirects, comments = map(words_of, (include, redirects, comments))
        _refuse_own_source(paths, target)
        diagnostics = diagnostics if diagnostics is not None else Diagnostics()
        last = None
        if remember and not (comments or fetch):
            settings = (to, from_, sorted(include), list(redirects), force, prune, merge, limits, select)
            last = last_run(paths, target, options or {}, settings, diagnostics)
        if last and not afterwards and (known := last.result(to, diagnostics, dry_run=dry_run)):
            return known
        found = open_inputs(paths, from_, diagnostics, target, limits)
        stack.callback(release, found)
        writing, reading = _options_by_role(options or {}, to, found)
        writing, of_systems = _options_by_writer(writing, to, comments)
        records = selected(
            read_opened(found, reading, diagnostics, jobs or processors()), select, diagnostics
        )
        request = WriteRequest(
            to=to,
            options=writing,
            comments=of_systems,
            include=frozenset(include),
            redirects=redirects,
            mode=WriteMode(force, prune, merge, dry_run),
            jobs=jobs,
            progress=progress,
            fetch=without_network(fetch, target) if fetch and dry_run else fetch,
            afterwards=afterwards,
            sources=local_paths(paths, found),
        )
        with watched() as watch:
            result = write_target(records, target, request, diagnostics)
        if last and not dry_run:
            with faults(ending=COMPLETE):
                last.keep(result, found, watch.until)
        return result


def read(
    source: StrPath | Iterable[StrPath],
    *,
    from_: str | None = None,
    options: Mapping[str, str] | None = None,
    diagnostics: Diagnostics | None = None,
    limits: Limits | None = None,
    count: bool = False,
) -> Iterator[Entity]:
    """Yield the records of one source, or of several that are one site, with their threads sound; and its files.

    `diagnostics` gets the findings. With `count` it is complete when the iterator ends: it has the accounts too (what is
    yielded counts as read and written, what is not has its reason there), and the findings that are counted together.
    Without it records may go on to `write` with the same `diagnostics`, which counts them and completes the findings.
    Raises `SourceError` where a source cannot be read at all, `FormatError` where its format cannot be detected,
    `InternalError` for what should not happen.
    """
    diagnostics = diagnostics if diagnostics is not None else Diagnostics()
    with faults():
        found = open_inputs(source, from_, diagnostics, limits=limits)
    for record in read_opened(found, options or {}, diagnostics):
        unwanted = isinstance(record, UnwantedPost)
        if count:
            diagnostics.read(record)
            if unwanted:
                diagnostics.leave_out(record, OTHER_LANGUAGE)
            else:
                diagnostics.wrote(record)
        if not unwanted:
            yield record
    if count:
        diagnostics.settle()


def write(
    records: Iterable[Entity],
    target: StrPath,
    *,
    to: str,
    options: Mapping[str, str] | None = None,
    include: Collection[str] = (),
    redirects: Sequence[str] = (),
    comments: Sequence[str] = (),
    force: bool = False,
    jobs: int | None = 1,
    progress: Progress | None = None,
    diagnostics: Diagnostics | None = None,
    fetch: Fetch | None = None,
    prune: bool = False,
    merge: bool = False,
) -> Result:
    """Write records and files, in any order, to `target` in format `to`; see `convert`.

    What in `records` does not fit the model becomes a finding (see `border`), whatever it is.
    """
    diagnostics = diagnostics if diagnostics is not None else Diagnostics()
    with faults(ending=AS_BEFORE):
        ensure_sensible(jobs, options)
        include, redirects, comments = map(words_of, (include, redirects, comments))
        sound = (
            threads.repair_threads(record, diagnostics) if isinstance(record, Post) else record
            for record in border.admitted(_given(records), diagnostics, "the caller")
        )
        writing, of_systems = _options_by_writer(options or {}, to, comments)
        mode = WriteMode(force, prune, merge)
        request = WriteRequest(
            to, writing, frozenset(include), redirects, of_systems, mode, jobs, progress, fetch
        )
        return write_target(sound, target, request, diagnostics)


def _options_by_writer(
    given: Mapping[str, str], to: str, systems: Collection[str]
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The options of the target, which has all but those that only comment systems have; and those of each system."""
    of_systems = options_of(systems, given)
    theirs = set().union(*of_systems.values()) - registry.options("writer", to)
    return {name: text for name, text in given.items() if name not in theirs}, of_systems


def _given(records: Iterable[object]) -> Iterator[object]:
    """What a caller hands over. Raises `SourceError` where that breaks off, or is nothing to go through."""
    try:
        yield from records
    except BlogportError:
        raise
    except Exception as error:  # of the caller's own code
        raise SourceError(f"the records handed over to be written broke off: {error_text(error)}") from error


def _options_by_role(
    options: Mapping[str, str], to: str, found: Iterable[tuple[str, Source]]
) -> tuple[dict[str, str], dict[str, str]]:
    """The options of the writer and those of the readers; what none has is the writer's to refuse."""
    own = registry.options("writer", to)
    known = set().union(*(registry.options("reader", name) for name, _ in found)) - own
    reading = {name: text for name, text in options.items() if name in known}
    return {name: text for name, text in options.items() if name not in reading}, reading


def _refuse_own_source(paths: Iterable[StrPath], target: StrPath) -> None:
    for path in paths:
        if str(path) != "-" and str(target) != "-" and _same_place(path, target):
            raise UsageError(f"{shown(target)} is the source too; write to another place")


def _same_place(path: StrPath, target: StrPath) -> bool:
    if is_address(path) or is_address(target):
        return str(path).rstrip("/") == str(target).rstrip("/")
    return realpath(local_path(path)) == realpath(local_path(target))
