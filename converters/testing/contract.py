"""The contract test of writers: every value of every field is in the output, or in a finding, and is declared so."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from converters import registry
from converters.fields import Fields
from converters.io.manifest import MANIFEST
from converters.privacy import INCLUDABLE
from converters.run.pipeline import write
from converters.run.result import Result
from converters.testing.files import written_files
from converters.testing.records import NEVER_PUBLIC, PERSONAL, Sample, sample


class Written(NamedTuple):
    """What a writer made: all names and texts of its files, and the result."""

    text: str
    result: Result

    @property
    def findings(self) -> str:
        """The findings as one text, without those of the pipeline about fields that are not carried."""
        return "\n".join(str(finding) for finding in self.result.findings if finding.kind != "not-carried")


def check_writer(
    name: str,
    folder: Path,
    *,
    options: Mapping[str, str] | None = None,
    omitted: Collection[str] | None = None,
) -> None:
    """Raise `AssertionError`, with all that is wrong, unless the writer `name` keeps the contract.

    The records are made from the model. Each value must be in the output or in a finding; `Writer.carries` must be
    true; personal data stays out of public targets; all records are accounted for; two processes write the same as one.
    `folder` is an empty folder to write to. `omitted` names all fields that the writer does not carry
    (`comment.likes`): with it, a field that is added to the model fails the test until somebody decides about it.
    """
    writer = registry.writer(name, options)
    declared: Fields | None = writer.carries
    check = _Check(name, folder, options, sample(public=writer.public), declared)
    check.keeps_addresses = writer.keeps_addresses
    problems = list(check.problems(public=writer.public))
    if declared and omitted is not None:
        known = {
            f"{of}.{field.path}" for of in (*declared.names, "comment") for field in declared.missing(of)
        }
        problems += [
            f"{path} is not carried; carry it, or add it to `omitted`" for path in sorted(known - {*omitted})
        ]
        problems += [f"{path} is carried; take it from `omitted`" for path in sorted({*omitted} - known)]
    assert not problems, f"the writer {name}:\n  " + "\n  ".join(problems)


class _Check:
    def __init__(
        self,
        name: str,
        folder: Path,
        options: Mapping[str, str] | None,
        made: Sample,
        declared: Fields | None,
    ) -> None:
        self._name, self._folder, self._options = name, folder, options
        self._sample, self._declared = made, declared
        self._runs = 0
        self.keeps_addresses = False
        """Whether the commenters' addresses stay in what is written (see `Writer.keeps_addresses`)."""

    def problems(self, *, public: bool) -> Iterator[str]:
        """All that is wrong."""
        default = self._write(self._sample)
        everything = self._write(self._sample, INCLUDABLE) if public else default
        yield from _accounts(default)
        if self._write(self._sample, jobs=2).text != default.text:
            yield "two processes write something else than one; what `write_each` calls changes more than is `shared`"
        kept = {"comment.author.email"} if self.keeps_addresses else set()
        for path, values in self._sample.values.items():
            hidden = public and path in (PERSONAL | NEVER_PUBLIC) - kept
            if hidden:
                yield from (
                    f"{path} is published: {texts[0]}" for texts in values if texts[0] in default.text
                )
            if not (public and path in NEVER_PUBLIC):
                yield from self._field(path, values, everything if hidden else default)
        for path, records in self._sample.variants.items():
            other = self._write(self._sample._replace(records=records), INCLUDABLE if public else ())
            yield from self._variant(path, everything, other)

    def _field(self, path: str, values: list[tuple[str, ...]], written: Written) -> Iterator[str]:
        for texts in values:
            found = any(text in written.text for text in texts[:1] if path.endswith("extra")) or (
                not path.endswith("extra") and any(text in written.text for text in texts)
            )
            spoken = any(text in written.findings for text in texts)
            if not self._carries(path):
                if found:
                    yield f"{path} is written ({texts[0]}), and `carries` does not have it"
            elif not found and not spoken:
                yield f"{path} ({texts[0]}) is neither written nor in a finding{self._declares}"

    def _variant(self, path: str, written: Written, other: Written) -> Iterator[str]:
        same = written.text == other.text
        if not self._carries(path):
            if not same:
                yield f"{path} changes what is written, and `carries` does not have it"
        elif same and written.findings == other.findings:
            yield f"{path} changes neither what is written nor the findings{self._declares}"

    @property
    def _declares(self) -> str:
        return ", and `carries` has it" if self._declared else ""

    def _carries(self, path: str) -> bool:
        name, _, field = path.partition(".")
        return self._declared is None or self._declared.has(name, field)

    def _write(self, made: Sample, include: Collection[str] = (), jobs: int = 1) -> Written:
        self._runs += 1
        home = self._folder / f"{self._name}-{self._runs}"
        home.mkdir(parents=True)
        records = made.records.values()
        result = write(
            records, home / "out", to=self._name, options=self._options, include=include, jobs=jobs
        )
        return Written(_text(home), result)


def _text(home: Path) -> str:
    files = written_files(home)
    return "\n".join(
        f"{name}\n{data.decode(errors='replace')}"
        for name, data in files.items()
        if not name.endswith(MANIFEST)
    )


def _accounts(written: Written) -> Iterator[str]:
    for name, account in written.result.accounts.items():
        if not account.balanced:
            yield f"not every {name} is accounted for: {account}"
    comments = written.result.accounts["comment"].written
    shown = sum(word in written.text for word in ("qbasebodyq", "qcommentbodyq"))
    if comments != shown:
        yield f"{comments} comments are counted as written, and {shown} are in the output"
