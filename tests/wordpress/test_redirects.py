"""Every address that a real WordPress answered, under four permalink structures, asked of the site that stands for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

import converters
from tests.conftest import missing
from tests.generators.built_sites import find
from tests.redirects.servers import SERVERS, Ask, netlify, serving
from tests.redirects.verdicts import Gone, verdict
from tests.targets import BUILT
from tests.wordpress import mirror, old_addresses
from tests.wordpress.site import Site

FORMATS: Final = ("nginx", "apache", "caddy", "netlify", "csv")
TARGETS: Final = (*BUILT, "html")
SETTINGS: Final = {"jekyll": "_server", "html": ".blogport/server"}
"""The folder of what a web server reads, where it is not `server`."""
NAMED: Final = re.compile(r"\?(?:.*&)?(?:p|page_id|attachment_id|cat|tag|category_name|feed)=")
"""Queries that name what the home page of a static site, which answers them all, does not show."""


@dataclass(frozen=True)
class Crawled:
    """A WordPress: its export and files, and the addresses that it answered."""

    export: Path
    uploads: Path
    urls: list[str]


@pytest.fixture(scope="session")
def crawled(template: Site, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Crawled]:
    """`crawled(structure)`; made once for each."""
    done: dict[str, Crawled] = {}

    def get(structure: str) -> Crawled:
        if structure not in done:
            folder = tmp_path_factory.mktemp("old")
            site = template.copy(folder / "site")
            old_addresses.fill(site, old_addresses.STRUCTURES[structure])
            with mirror.served(site) as proxy:
                urls = old_addresses.answered(proxy, site)
                site.run({"do": "export", "to": str(folder / "export.xml")})
            done[structure] = Crawled(folder / "export.xml", site.root / "wp-content" / "uploads", urls)
        return done[structure]

    return get


def build(old: Crawled, to: str, target: Path) -> Path:
    """Convert and build; gives the folder of the built site."""
    converters.convert([old.export, old.uploads], target, to=to, redirects=FORMATS)
    if to == "html":
        return target
    generator = find(to) or missing(to)
    if to == "pelican":
        generator.command[-1] = "publishconf.py"  # which has the feeds
    return generator.build(target)


@pytest.mark.long(share=160, reason="a WordPress answers a thousand addresses, each in a tenth of a second")
@pytest.mark.parametrize("to", TARGETS)
@pytest.mark.parametrize("structure", old_addresses.STRUCTURES)
def test_every_old_address_works(
    structure: str, to: str, crawled: Callable[[str], Crawled], tmp_path: Path
) -> None:
    old = crawled(structure)
    assert len(old.urls) > 250
    public = [url for url in old.urls if not old_addresses.not_public([url])]
    assert len(old.urls) - len(public) < 40, "a category that is empty is shown by WordPress, and has feeds"
    site = build(old, to, tmp_path / to)
    conf = tmp_path / to / SETTINGS.get(to, "server")
    gone = Gone(conf / "redirects.csv")
    for text in (path.read_text(encoding="utf-8") for path in [*conf.iterdir(), site / "_redirects"]):
        assert not old_addresses.not_public(text.splitlines())
    for server in SERVERS:
        with serving(server, site, conf) as ask:
            assert failures(ask, public, gone, "410") == [], server
    assert failures(netlify(site), public, gone, "404") == []


def failures(ask: Ask, urls: list[str], gone: Gone, status: str) -> list[tuple[str, str]]:
    """The addresses that give neither 200, nor a redirect to it, nor the status of what is listed as gone."""
    found = []
    for url in urls:
        said = verdict(ask, url)
        home_instead = said == "200" and NAMED.search(url)
        if home_instead or (said not in ("200", "301 200") and not (said == status and url in gone)):
            found.append((said, url))
    return found
