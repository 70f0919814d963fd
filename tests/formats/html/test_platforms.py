"""One story with one discussion in the markup of each platform: what a reader must find on every page.

The second comment answers the first; the first has emphasis and a link; the third is of somebody without
a name where the platform allows that. A row says only what its platform shows differently.
"""

import re
from typing import NamedTuple

import pytest

from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from converters.formats.html.reader.post import read
from converters.formats.html.reader.saved.frames import with_frames
from tests.conftest import FIXTURES

PAGES = FIXTURES / "html" / "pages"
TITLE = "Lamps on the breakwater"
TEXTS = (
    'The third lamp was out in <em>January</em> already, see <a href="http://log.example/lamps">the log</a>.',
    "Thank you, Nils, I have told the harbour master.",
    "Two of them are lit again since Tuesday.",
)
NAMES = ("Nils Aker", "Ida Lund", "Anonymous")
LOGINS = ("nilsaker", "idalund", "odaberg")
LOCAL = ("2014-03-10T08:05", "2014-03-10T09:40", "2014-03-11T21:15")
UTC = ("2014-03-10T07:05", "2014-03-10T08:40", "2014-03-11T20:15")
DAYS = ("2014-03-10", "2014-03-10", "2014-03-11")
NONE = ("", "", "")


class Shown(NamedTuple):
    """What a page shows of the discussion and of the post, where it differs from the rest."""

    names: tuple[str, ...] = NAMES
    url: str = "http://nils.example/"
    """The address of who wrote the first comment."""
    dates: tuple[str, ...] = LOCAL
    """How the date of each comment begins; empty where the page has none."""
    answered: bool = True
    """Whether the page shows that the second comment answers the first."""
    author: str = "Ida Lund"
    date: str = "2014-03-09"
    terms: frozenset[str] = frozenset({"harbour", "lamps"})
    zone: str = ""
    """How the date of each comment ends."""


HARBOUR = frozenset({"harbour"})
NO_TERMS: frozenset[str] = frozenset()
ACCOUNTS = Shown(names=LOGINS, author="idalund")
PLATFORMS = {
    "ameba": Shown(names=("Nils Aker", "idalund", "通りすがり"), answered=False, author="", terms=HARBOUR),
    "artalk": Shown(dates=UTC, zone="+00:00"),
    "blogger-dynamic": Shown(dates=UTC, zone="+00:00"),
    "cnblogs": ACCOUNTS._replace(url="https://www.cnblogs.com/nilsaker/", answered=False),
    "commento": Shown(zone="+01:00"),
    "contao": Shown(dates=(LOCAL[0], "", LOCAL[2]), terms=NO_TERMS, zone="+01:00"),
    "csdn": ACCOUNTS._replace(url="https://blog.csdn.net/nilsaker"),
    "csdn-old": ACCOUNTS._replace(url="http://blog.csdn.net/nilsaker", author=""),
    "discourse": ACCOUNTS._replace(
        url="https://talk.example/u/nilsaker",
        dates=UTC,
        terms=HARBOUR | {"lamps", "Notes"},
        zone="+00:00",
    ),
    "discourse-crawler": ACCOUNTS._replace(
        url="https://talk.example/u/nilsaker",
        dates=UTC,
        answered=False,
        terms=HARBOUR | {"lamps", "Notes"},
        zone="+00:00",
    ),
    "disqus": Shown(names=("Nils Aker", "Ida Lund", "Guest"), url=""),
    "disqus-srcdoc": Shown(names=("Nils Aker", "Ida Lund", "Guest"), url=""),
    "disqus-wordpress": Shown(dates=NONE),
    "dotclear-list": Shown(
        names=("Nils Aker", "Ida Lund", "Anonyme"), answered=False, terms=HARBOUR | {"lamps", "Port"}
    ),
    "dotclear-mustek": Shown(
        names=("Nils Aker", "Ida Lund", "Anonyme"), answered=False, terms=HARBOUR | {"lamps", "Port"}
    ),
    "dreamwidth": Shown(
        names=("nilsaker", "idalund", "Anonymous"),
        url="https://nilsaker.dreamwidth.org/",
        author="idalund",
        zone="+00:00",
    ),
    "drupal10-olivero": Shown(dates=UTC, zone="+00:00"),
    "drupal6": Shown(),
    "drupal8-bartik": Shown(),
    "drupal8-stable": Shown(),
    "echo": Shown(names=("Nils Aker", "Ida Lund", "Guest"), url=""),
    "facebook-2011": Shown(
        names=("Nils Aker", "Ida Lund", "Oda Berg"),
        url="https://www.facebook.com/nils.aker",
        dates=UTC,
        zone="+00:00",
    ),
    "facebook-2015": Shown(
        names=("Nils Aker", "Ida Lund", "Oda Berg"),
        url="https://www.facebook.com/nils.aker",
        dates=UTC,
        zone="+00:00",
    ),
    "fc2": Shown(names=("Nils Aker", "", "通りすがり"), author="", terms=HARBOUR),
    "fc2-list": Shown(names=("Nils Aker", "idalund", "通りすがり"), answered=False, author="", terms=HARBOUR),
    "ghost-comments": Shown(url=""),
    "gitalk": Shown(names=LOGINS, url="https://github.com/nilsaker", dates=NONE, answered=False),
    "habr-2015": ACCOUNTS._replace(url="https://habrahabr.ru/users/nilsaker/"),
    "habr-2018": ACCOUNTS._replace(url="https://habr.com/ru/users/nilsaker/"),
    "hackernews-2012": ACCOUNTS._replace(url="", dates=DAYS, terms=NO_TERMS),
    "hatena-blog": Shown(
        names=("nilsaker", "idalund", "通りすがり"),
        url="http://blog.hatena.ne.jp/nilsaker/",
        answered=False,
        author="idalund",
        zone="+00:00",
    ),
    "hatena-diary": Shown(names=LOGINS, url="", answered=False, author="", terms=HARBOUR),
    "intensedebate": Shown(names=("Nils Aker", "Ida Lund", "Guest"), dates=DAYS),
    "isso": Shown(dates=UTC, zone="+00:00"),
    "isso-old": Shown(dates=UTC, zone="+00:00"),
    "jetpack": Shown(zone="+01:00"),
    "joomla-k2": Shown(names=("Nils Aker", "Ida Lund", "Guest"), answered=False),
    "joomla-komento": Shown(names=("Nils Aker", "Ida Lund", "Guest"), terms=NO_TERMS, zone="+01:00"),
    "js-kit": Shown(names=("Nils Aker", "Ida Lund", "Guest"), url=""),
    "livejournal": Shown(
        names=("nilsaker", "idalund", "Anonymous"),
        url="https://nilsaker.livejournal.com/",
        author="idalund",
        zone="+00:00",
    ),
    "livejournal-old": Shown(
        names=("nilsaker", "idalund", "Anonymous"),
        url="https://nilsaker.livejournal.com/",
        author="idalund",
        zone="+00:00",
    ),
    "lwn": Shown(names=LOGINS, url="", terms=NO_TERMS, zone="+00:00"),
    "lwn-old": Shown(names=LOGINS, url="", terms=NO_TERMS, zone="+00:00"),
    "medium-responses": Shown(
        names=("Nils Aker", "Ida Lund", "Oda Berg"),
        url="https://medium.com/@nils",
        dates=UTC,
        answered=False,
        zone="+00:00",
    ),
    "movabletype3": Shown(answered=False, terms=NO_TERMS),
    "movabletype4": Shown(zone="+01:00"),
    "movabletype7": Shown(zone="+01:00"),
    "naver": ACCOUNTS._replace(
        url="https://blog.naver.com/nilsaker", terms=HARBOUR | {"lamps", "항구"}, zone="+09:00"
    ),
    "qzone": Shown(names=LOGINS, url="http://user.qzone.qq.com/10001", author="", terms=NO_TERMS),
    "remark42": Shown(names=("Nils Aker", "Ida Lund", "anonymous"), url=""),
    "serendipity-2k11": Shown(terms=HARBOUR, zone="+01:00"),
    "serendipity-default": Shown(terms=HARBOUR),
    "spip": Shown(terms=NO_TERMS, zone="+01:00"),
    "squarespace5": Shown(answered=False),
    "squarespace7": Shown(url="http://nils.example", dates=NONE),
    "substack-comments": Shown(url="https://substack.com/profile/1-nils", terms=NO_TERMS),
    "textpattern-list": Shown(answered=False, zone="+01:00"),
    "textpattern-old": Shown(answered=False, terms=NO_TERMS),
    "tistory-skin": Shown(
        names=("Nils Aker", "idalund", "손님"), url="http://nils.example", author="idalund"
    ),
    "tumblr-notes": Shown(
        names=("nilsaker", "idalund", "tide"),
        url="https://nilsaker.tumblr.com/",
        dates=NONE,
        answered=False,
        author="",
    ),
    "twikoo": Shown(dates=UTC, zone="+00:00"),
    "ucoz": Shown(),
    "utterances": Shown(names=LOGINS, url="https://github.com/nilsaker", dates=DAYS, answered=False),
    "waline": Shown(dates=DAYS),
    "weebly": Shown(author="", terms=NO_TERMS),
    "wix": Shown(names=("Nils Aker", "Ida Lund", "Guest"), url="", dates=DAYS),
    "wpdiscuz": Shown(),
}


def bare(html: str) -> str:
    """A text without the elements that only hold it."""
    return re.sub(r"</?(?:p|div|span|br)\b[^>]*>", "", html).strip()


@pytest.mark.parametrize("name", sorted(PLATFORMS))
def test_a_platform(name):
    shown = PLATFORMS[name]
    html = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    page = read(with_frames(Page(place=name, address="", html=html)))
    assert isinstance(page, ParsedPost), page
    comments = [comment for comment in page.post.comments if comment.type == "comment"]
    assert tuple(bare(comment.body.text) if comment.body else "" for comment in comments) == TEXTS
    assert tuple(comment.author.name for comment in comments) == shown.names
    assert comments[0].author.url == shown.url
    for comment, begins in zip(comments, shown.dates, strict=True):
        assert (comment.date or "").startswith(begins), comment
        assert bool(comment.date) == bool(begins), comment
        assert not comment.date or comment.date[19:] == shown.zone, comment
    first = comments[0].id
    assert tuple(comment.parent for comment in comments) == ("", first if shown.answered else "", "")
    post = page.post
    assert post.title == TITLE
    assert (page.author.name if page.author else "") == shown.author
    assert (post.date or "").startswith(shown.date)
    assert {term.name for term in post.terms} == shown.terms
    assert post.body is not None
    words = re.sub(r"<[^>]+>", " ", post.body.text).split()
    assert words[:3] == ["The", "breakwater", "has"]
    assert words[-3:] == ["with", "a", "boat."]


def test_every_page_of_the_story_has_a_row():
    found = {page.stem for page in PAGES.glob("*.html") if TITLE in page.read_text(encoding="utf-8")}
    assert found == set(PLATFORMS)
