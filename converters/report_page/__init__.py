"""The report as one HTML page that a blogger reads and keeps: no script, nothing that it needs but itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from jinja2 import Environment

from converters import messages
from converters.diagnostics import Account, Finding, MessageType, Severity
from converters.io import yaml
from converters.io.languages import primary_language
from converters.io.output import Changes
from converters.model import PLURALS
from converters.privacy import INCLUDABLE
from converters.report_page.survey import Survey

MOST_FINDINGS: Final = 100
"""Findings of a kind that the page lists."""
_ORDER: Final = (Severity.ERROR, Severity.LOSS, Severity.WARNING, Severity.INFO)
_IMAGES: Final = frozenset(
    {messages.REMOTE_FILES.name, messages.MISSING_FILES.name, messages.OTHERS_FILES.name}
)


class Outcome(NamedTuple):
    """What a run came to, as far as it came. `stopped` is the sentence of the error that ended it."""

    format: str
    target: str
    accounts: Mapping[str, Account]
    findings: list[Finding]
    files: Changes
    dry_run: bool = False
    verified: bool | None = None
    stopped: str = ""


class Kind(NamedTuple):
    """The findings of a kind; `more` is how many are not listed."""

    name: str
    number: int
    example: str
    advice: str
    findings: list[dict[str, str]]
    more: int


class Bar(NamedTuple):
    """A year in a chart."""

    year: str
    number: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool


class Chart(NamedTuple):
    """Posts, or comments, by year."""

    word: str
    total: int
    width: int
    bars: list[Bar]


def page(outcome: Outcome, survey: Survey) -> str:
    """The page, in the language of the blog if there are words in it, else in English."""
    language = primary_language(survey.language)
    language = language if language in _words() else "en"
    words = _words()[language]
    template = Environment(autoescape=True).from_string(_text("report.html"))
    return template.render(
        language=language,
        words=words,
        style=style(),
        reasons={**words, "private": words["private_reason"]},
        data=survey,
        format=outcome.format,
        target=outcome.target,
        stopped=outcome.stopped,
        dry_run=outcome.dry_run,
        verified=outcome.verified,
        accounts=list(_accounts(outcome.accounts)),
        files=_files(outcome.files),
        charts=_charts(survey),
        findings=_findings(outcome.findings, survey),
        private=_private(outcome.accounts),
        images=[finding.message for finding in outcome.findings if finding.kind in _IMAGES],
    )


def style() -> str:
    """The look of a page of ours, as CSS."""
    return _text("style.css")


def _accounts(accounts: Mapping[str, Account]) -> Iterable[dict[str, Any]]:
    for what in sorted(accounts, key=list(PLURALS).index):
        account = accounts[what]
        whole = max(account.read, 1)
        share = round(100 * account.written / whole, 1)
        left = sum(account.left_out.values())
        yield {
            "what": what,
            "read": account.read,
            "written": account.written,
            "share": min(share, 100),
            "left_share": min(round(100 * left / whole, 1), 100),
            "left_out": sorted(account.left_out.items()),
        }


def _files(changes: Changes) -> list[tuple[int, str]]:
    numbers = {
        "new": len(changes.new),
        "changed": len(changes.changed),
        "unchanged": changes.unchanged,
        "removed": len(changes.removed),
        "merged": len(changes.merged),
        "edited": len(changes.edited) + len(changes.edited_gone),
        "gone": len(changes.gone),
    }
    return [(number, word) for word, number in numbers.items() if number]


def _private(accounts: Mapping[str, Account]) -> list[tuple[str, list[tuple[str, int]]]]:
    """What is left out since it is not public: the record type, with the words of `--include` and numbers."""
    private = [
        (
            what,
            [
                (reason, accounts[what].left_out[reason])
                for reason in INCLUDABLE
                if reason in accounts[what].left_out
            ],
        )
        for what in sorted(accounts, key=list(PLURALS).index)
    ]
    return [(what, left_out) for what, left_out in private if left_out]


def _charts(survey: Survey) -> list[Chart]:
    """The charts of posts and comments, over the same years: all from the first to the last, also those without any."""
    by_year = {int(year): numbers for year, numbers in survey.years.items() if year.isdecimal()}
    filled = sorted(year for year, numbers in by_year.items() if any(numbers))
    if not filled:
        return []
    years = range(filled[0], filled[-1] + 1)
    # A date that nobody meant would make a chart of a thousand years.
    shown = filled if len(years) > 200 else list(years)
    charts = []
    for number, word in enumerate(("posts", "comments")):
        counts = [by_year[year][number] if year in by_year else 0 for year in shown]
        if any(counts):
            charts.append(_chart(word, shown, counts))
    return charts


def _chart(word: str, years: list[int], counts: list[int]) -> Chart:
    step, most = 30, max(counts)
    every = len(years) // 24 + 1
    bars = []
    for place, (year, count) in enumerate(zip(years, counts, strict=True)):
        height = round(85 * count / most, 1)
        bars.append(
            Bar(
                f"{year:04}",
                count,
                place * step,
                round(100 - height, 1),
                step - 6,
                height,
                place % every == 0,
            )
        )
    return Chart(word, sum(counts), max(len(bars), 12) * step, bars)


def _findings(found: Iterable[Finding], survey: Survey) -> list[tuple[str, list[Kind]]]:
    """The findings by severity and kind, the most frequent kinds first."""
    by_kind: defaultdict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in found:
        by_kind[finding.severity, finding.kind].append(finding)
    sections = []
    for severity in _ORDER:
        kinds = [
            Kind(
                name,
                len(group),
                group[0].message,
                _advice().get(name, ""),
                [_shown(finding, survey) for finding in group[:MOST_FINDINGS]],
                max(0, len(group) - MOST_FINDINGS),
            )
            for (of, name), group in sorted(by_kind.items(), key=lambda pair: -len(pair[1]))
            if of is severity
        ]
        if kinds:
            sections.append((severity.value, kinds))
    return sections


def _shown(finding: Finding, survey: Survey) -> dict[str, str]:
    link = survey.posts.get(finding.id) if finding.record in ("post", "comment") else None
    place = ":".join(str(part) for part in (finding.file, finding.line) if part)
    name = f"{finding.record} {finding.id}" if finding.id else ""
    return {
        "url": link.url if link else "",
        "title": (link.title or name) if link else name,
        "message": finding.message,
        "place": place,
    }


@cache
def _advice() -> Mapping[str, str]:
    """What to do, by the kind of a finding."""
    return {
        message.name: message.advice
        for message in vars(messages).values()
        if isinstance(message, MessageType)
    }


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """The words by language."""
    found: Mapping[str, Mapping[str, str]] = yaml.load(_text("words.yml"))
    return found


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
