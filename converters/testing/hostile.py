"""Texts that break out of where they are written, or into a path, for writers."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from converters import lazy_re
from converters.io.filenames import LIMIT
from converters.model import Author, Comment, Commenter, Markup, Media, Post, Record, Site, Term, TermRef
from converters.run.pipeline import write
from converters.testing.files import written_files

HOSTILE_TEXTS: Final = (
    "../../../etc/passwd", "..\\..\\windows", "/absolute", "C:\\drive", "con", "nul.txt", ".", "..", "~", "-rf", " ", "\t",
    "a\x00b", "a\nb", "a\r\nb", "\u2028", "\u202egnp.exe", "\ufeff", "e\u0301", "👩‍👩‍👧", "x" * 400, "é" * 200, "%2e%2e%2f", "%",
    "'", '"', "\\", "`", "---", "+++", "...", "- a", "a: b", "a #b", "#", "? x", "!!python/object:x", "*a", "&a", "@a", "|", ">",
    "{", "}", "[", "]", "{{ x }}", "{% x %}", "{{< x >}}", "<%= x %>", "${x}", "$(x)", "%s", "{0}", "yes", "null", "1e5", "0x1",
    "2020-01-01", "12:30", "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</title>", "</textarea>",
    '"><img src=x onerror=alert(1)>', "<!--", "-->", "]]>", "<![CDATA[", "<?php", "&amp;", "&#0;", "&lt;b&gt;", "<b>", "javascript:alert(1)",
    "data:text/html,x", "http://[x/", "//host", "mailto:a@b", "[x](y)", "![x](y)", "[gallery]", "[/x]", "<!-- wp:x -->", "=1+1",
)  # fmt: skip

_NOT_IN_NAMES: Final = lazy_re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_DEVICES: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


def hostile_records() -> list[Record]:
    """A record of each type for each of these texts, with the text in each field that is free."""
    records: list[Record] = [
        Site(title=HOSTILE_TEXTS[0], description=HOSTILE_TEXTS[-1], extra={HOSTILE_TEXTS[0]: "x"})
    ]
    texts = list(enumerate(HOSTILE_TEXTS, 1))
    records += [Author(id=str(n), login=text, name=text, url=text, extra={text: text}) for n, text in texts]
    records += [
        Term(
            id=str(n),
            taxonomy=("category", "post_tag", f"x{text}")[n % 3],
            slug=text,
            name=text,
            description=text,
        )
        for n, text in texts
    ]
    records += [
        Media(id=str(1000 + n), url=text, path=text, title=text, alt=text, mime=text) for n, text in texts
    ]
    return records + [_post(n, text) for n, text in texts]


def _post(number: int, text: str) -> Post:
    body = Markup(text=f"{text}\n\n<p>{text}</p>", dialect="html")
    answer = Comment(
        id=f"{number}{text}", author=Commenter(name=text, url=text), type=text, body=body, extra={text: text}
    )
    return Post(
        id=str(2000 + number), type=("post", "page", text or "post")[number % 3], title=text, slug=text, url=text,
        author=text, body=body, excerpt=text, terms=(TermRef(taxonomy="category", slug=text, name=text),),
        featured=str(1000 + number), comments=(answer,), extra={text: [text, {text: text}], "list": [text]},
    )  # fmt: skip


def check_writer_on_hostile(name: str, folder: Path, *, options: Mapping[str, str] | None = None) -> None:
    """Raise `AssertionError` unless the writer `name` writes `HOSTILE_TEXTS`, in all fields, as texts only.

    No record is lost to a fault, all are accounted for, names of files are portable, no file lies outside the target,
    and a second run gives the same bytes. `folder` is an empty folder. Whether a text runs as code where the target
    is shown is for the author's own test: only he knows what reads it.
    """
    made = []
    for run in ("first", "second"):
        home = folder / run
        home.mkdir(parents=True)
        result = write(hostile_records(), home / "out", to=name, options=options)
        faults = [str(finding) for finding in result.findings if finding.kind in ("fault", "unaccounted")]
        assert not faults, f"the writer {name}: {faults[0]}"
        assert [path.name for path in home.iterdir()] == ["out"], (
            f"the writer {name} writes beside its target"
        )
        made.append(written_files(home))
    for path in made[0]:
        wrong = [part for part in PurePosixPath(path).parts if not _portable(part)]
        assert not wrong, f"the writer {name} makes the name {wrong[0]!r}, which not every file system takes"
    folded = {path.casefold() for path in made[0]}
    assert len(folded) == len(made[0]), f"the writer {name} makes names that differ in case alone"
    changed = sorted(
        path for path in made[0].keys() | made[1].keys() if made[0].get(path) != made[1].get(path)
    )
    assert not changed, f"the writer {name} gives other bytes when it runs again: {changed[0]}"


def _portable(part: str) -> bool:
    """Whether Windows, macOS and Linux take the name as it is."""
    device = part.partition(".")[0].lower() in _DEVICES
    return not (
        device or _NOT_IN_NAMES.search(part) or part.endswith((".", " ")) or len(part.encode()) > LIMIT
    )
