"""What comment systems import, beside a site that is written (`--comments`): a second target, for the pages of that site.

It is a separate folder next to that of the site, since its files hold e-mail addresses: whoever publishes the site, or puts
it into a public repository, does not publish them. The records are those of the site, with the addresses that its pages
have, and the comments as `thread_store` kept them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from shlex import quote as shell_quote
from typing import TYPE_CHECKING, BinaryIO, Final, Self, cast
from urllib.parse import quote

from converters import messages, registry
from converters.diagnostics import Diagnostics
from converters.errors import UsageError, ensure_known
from converters.io.output import FolderOutput, Output, WriteMode
from converters.known_comment_systems import WRITTEN, writer_name
from converters.model import Post, Record, Site
from converters.privacy.hidden import visible_records
from converters.run.prepared import Preparation
from converters.site.index import SiteIndex
from converters.site.permalinks import valid_url
from converters.site.plan import Plan, Run
from converters.site.post_summaries import key
from converters.storage.spool import Spool
from converters.storage.thread_store import ThreadStore

if TYPE_CHECKING:  # it loads what understands markup, and each run comes here
    from converters.comment_systems.writers.writer import CommentsWriter

README: Final = "README.txt"


def ensure_systems(systems: Collection[str], to: str, *, is_site: bool, target: str) -> None:
    """Raise `UsageError` for a word that is not in `WRITTEN`, and for a target that is no site."""
    ensure_known("--comments", systems, WRITTEN)
    if systems and (not is_site or target == "-"):
        raise UsageError(
            f"--comments: {to} is not a site of several pages; those of generators, html and ghost are. "
            f"For the file alone: --to {writer_name(next(iter(systems)))}"
        )


def options_of(systems: Collection[str], given: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The options among the given ones that each system has, by system."""
    known = {name: registry.options("writer", writer_name(name)) for name in systems if name in WRITTEN}
    return {name: {o: text for o, text in given.items() if o in known.get(name, ())} for name in systems}


class CommentsBeside:
    """The files for the comment systems of one run; a context manager. `systems`: name -> its options."""

    def __init__(self, systems: Mapping[str, Mapping[str, str]], target: str | Path, mode: WriteMode) -> None:
        self._writers = {
            name: cast("CommentsWriter", registry.writer(writer_name(name), options))
            for name, options in systems.items()
        }
        site = Path(target).resolve()
        self.target = site.with_name(f"{site.name}-comments")
        self._out = FolderOutput(self.target, "comments", mode._replace(merge=False))
        self._dry_run = mode.dry_run
        self.threads = ThreadStore()
        """The comments of the posts of the site; they are added when the posts are read."""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._stack.enter_context(self._out)
        self._stack.enter_context(self.threads)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def page_form(self) -> Mapping[str, str]:
        """What the pages need to show the form of the first system that has one; empty where none has."""
        for name, writer in self._writers.items():
            if writer.has_form:
                return {"system": name, **writer.page_form()}
        return {}

    @property
    def next_step(self) -> str:
        """Where the user reads what to do with the files."""
        readme, here = self.target / README, Path.cwd()
        shown = readme.relative_to(here) if readme.is_relative_to(here) else readme
        return f"read {shell_quote(str(shown))} for the comments"

    def write(
        self,
        spool: Spool,
        run: Run,
        diagnostics: Diagnostics,
        writing: Callable[[str], AbstractContextManager[None]],
    ) -> None:
        """Write the files of each system, and what to do with them. `writing` names a writer in errors."""
        steps = []
        for system, writer in self._writers.items():
            for path, part in writer.files(WRITTEN[system]):
                own = diagnostics.fork()
                with writing(system):
                    step = self._write(system, part, path, spool, run, own)
                written = {what: account.written for what, account in own.accounts.items()}
                diagnostics.join(own.findings, own.tallies)
                step = step if step.startswith(path) else step[:1].upper() + step[1:]
                diagnostics.report(
                    messages.COMMENTS_BESIDE,
                    system=system,
                    number=written.get("comment", 0),
                    posts=written.get("post", 0),
                    path=str(self.target / path),
                    step=step,
                )
                notes = f"\n{part.notes}" if part.notes else ""
                steps.append(f"{path}\n{'-' * len(path)}\n\n{step}.\n{notes}")
        self._out.write(README, _ABOUT + "\n".join(steps))

    def _write(
        self, name: str, writer: "CommentsWriter", path: str, spool: Spool, run: Run, diagnostics: Diagnostics
    ) -> str:
        """Write a file, or the files of a folder; what the user does with it."""
        index = run.site_index
        own_run = Run(Plan(site_index=index))
        preparation = Preparation(writer, writer_name(name), own_run, diagnostics, redacted=False)
        closed, slugs = (writer.carries.has("post", field) for field in ("comments_open", "slug"))
        records = preparation.records(self._records(spool, run, index, closed=closed, slugs=slugs))
        writer.write(records, _Part(self._out, path), own_run, diagnostics)
        preparation.carried.report()
        return writer.steps(path)

    def _records(
        self, spool: Spool, run: Run, index: SiteIndex, *, closed: bool, slugs: bool
    ) -> Iterator[Record]:
        """The site's address, and the public posts that have comments, with the addresses that the new site has for them.

        `closed`: also whether comments are closed; where the system has no place for that, the page has no form. `slugs`:
        with their slugs.
        """
        home, new = valid_url(index.site.url).rstrip("/"), run.new_site
        yield Site(url=index.site.url)
        for post in visible_records(spool.records(("post",)), index, Diagnostics()):
            if not isinstance(post, Post) or post.status != "publish" or new is None:
                continue
            if comments := self.threads.of(key(post)):
                yield Post(
                    title=post.title,
                    slug=post.slug if slugs else "",
                    url=home + quote(new.post(index.summaries[key(post)])),
                    date=post.date,
                    comments_open=post.comments_open if closed else None,
                    comments=comments,
                )

    def commit(self) -> None:
        """Keep the files, or only know what would change if nothing is written in this run."""
        if self._dry_run:
            self._out.rehearse()
        else:
            self._out.commit()


_ABOUT: Final = """\
The comments of your blog, for the server that goes on with them. The files hold e-mail addresses of people who
commented: import them, then delete them. Do not publish them, and keep them out of the repository of the site.

"""


class _Part(Output):
    """A file, or several with a number, or a folder, in the folder of all systems; that one is committed."""

    def __init__(self, folder: FolderOutput, name: str) -> None:
        super().__init__(folder.target / name.rstrip("/"))
        self._folder, self._name = folder, name

    def open(self, path: str = "") -> BinaryIO:
        """Open the file; with a number for a path a volume of it; or a file in the folder."""
        if self._name.endswith("/"):
            return self._folder.open(f"{self._name}{path}")
        stem, dot, ending = self._name.partition(".")
        return self._folder.open(f"{stem}-{path}{dot}{ending}" if path else self._name)

    def _prepare(self) -> None:
        """Nothing: the folder does."""

    def _move(self) -> None:
        """Nothing: the folder does."""
