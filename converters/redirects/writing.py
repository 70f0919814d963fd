"""Writes the redirects of a run, or says how many old addresses stop answering without them."""

from collections.abc import Collection, Sequence
from importlib import import_module
from typing import cast

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import UsageError, ensure_known
from converters.io.output import StagedOutput
from converters.redirects.address import Kind
from converters.redirects.address_map import AddressMap, make_map, order_of
from converters.redirects.formats.base import Render, Rendered
from converters.redirects.names import FORMATS, taken_by
from converters.redirects.old_site import OldSite
from converters.site.plan import Run


def ensure_formats(formats: Sequence[str], to: str, asked: Collection[str], *, is_site: bool) -> None:
    """Raise `UsageError` for a word that is not in `FORMATS`, two that write one file, a target that is no site, and a word
    that means nothing to it. `asked`: see `Writer.redirect_formats`."""
    ensure_known("--redirects", formats, FORMATS)
    if formats and not is_site:
        raise UsageError(
            f"--redirects: {to} is not a site of several pages; those of generators, html, warc and ghost are"
        )
    known = taken_by(asked)
    if wrong := next((name for name in formats if name not in known), ""):
        raise UsageError(
            f"--redirects {wrong}: nothing that serves {to} reads it; it takes {', '.join(known)}"
        )
    if {"netlify", "cloudflare"} <= set(formats):
        raise UsageError("--redirects: netlify and cloudflare both read the file _redirects; choose one")


def write_redirects(
    old: OldSite, run: Run, out: StagedOutput, formats: Sequence[str], diagnostics: Diagnostics
) -> None:
    """Write the redirects in each format; without one, report how many old addresses will stop answering.

    Reported too: what a format cannot say, and more rules than a host takes.
    """
    new = run.new_site
    if new is None:
        return
    addresses = make_map(old, new, run.assets)
    if not formats:
        _report_lost(addresses, diagnostics)
        return
    for name in dict.fromkeys(formats):
        rendered = _render(name)(addresses, new)
        files = [path for path, text in rendered.files if _write(out, path, text)]
        _report(name, addresses, rendered, files, diagnostics)


def _report_lost(addresses: AddressMap, diagnostics: Diagnostics) -> None:
    """Report how many old addresses stop answering, with the one that is asked for most: the feed, which readers ask for every
    hour; else one that everybody knows, a short path.
    """
    number = 0
    example = None
    least: tuple[bool, bool, int] = (True, True, 0)
    for rule in addresses.lost:
        number += 1
        rank = (rule.kind is not Kind.FEED, bool(rule.query), len(rule.path))
        if example is None or rank < least or (rank == least and order_of(rule) < order_of(example)):
            example, least = rule, rank
    if example:
        query = "&".join(f"{name}={value}" for name, value in example.query)
        shown = f"{addresses.folder}{example.path}{'?' * bool(query)}{query}"
        diagnostics.report(messages.OLD_ADDRESSES, number=number, example=shown)


def _write(out: StagedOutput, path: str, text: str) -> bool:
    """Write a file; False where the writer of the site has one of this name, or a folder."""
    try:
        out.write(path, text)
    except (ValueError, NotADirectoryError, FileExistsError, IsADirectoryError):
        return False
    return True


def _report(
    name: str, addresses: AddressMap, rendered: Rendered, files: list[str], diagnostics: Diagnostics
) -> None:
    where = files[0] if files else ""
    if len(files) > 1:
        where += f" and {len(files) - 1} more {'file' if len(files) == 2 else 'files'}"
    gone = sum(rule.to is None and rule.certain for rule in addresses.rules)
    diagnostics.report(messages.REDIRECTS, format=name, number=len(addresses.rules), gone=gone, where=where)
    if rendered.unsaid:
        diagnostics.report(messages.REDIRECTS_UNSAID, format=name, number=rendered.unsaid)
    if rendered.most and rendered.rules > rendered.most:
        diagnostics.report(
            messages.REDIRECTS_TOO_MANY, format=name, number=rendered.rules, most=rendered.most
        )


def _render(name: str) -> Render:
    module, function = FORMATS[name]
    return cast(Render, getattr(import_module(f"converters.redirects.formats.{module}"), function))
