"""A blog as themes and platforms show it: three posts with comments, and the pages that they become in each markup."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import jinja2

from tests.conftest import FIXTURES

THEMES = FIXTURES / "text" / "themes"


def _ordinal(date: datetime) -> str:
    return "th" if 11 <= date.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(date.day % 10, "th")


@dataclass
class Reply:
    """A comment with what it answers, and the answers to it."""

    id: int
    name: str
    date: datetime
    html: str
    url: str = ""
    type: str = "comment"
    subject: str = ""
    above: "Reply | None" = field(default=None, repr=False)
    children: "list[Reply]" = field(default_factory=list)

    @property
    def suffix(self) -> str:
        """Of the day: `st`."""
        return _ordinal(self.date)

    @property
    def ordinal(self) -> str:
        """The day of the month: `1st`."""
        return f"{self.date.day}{self.suffix}"


@dataclass
class Page:
    """A post as a theme needs it."""

    title: str
    slug: str
    author: str
    date: datetime
    categories: list[str]
    tags: list[str]
    html: str
    thread: list[Reply]
    before: str = "What the gulls took"
    after: str = "A winter of varnish"

    @property
    def changed(self) -> datetime:
        """When it was edited last."""
        return self.date + timedelta(days=3)

    @property
    def ordinal(self) -> str:
        """The day of the month: `1st`."""
        return f"{self.date.day}{_ordinal(self.date)}"

    @property
    def flat(self) -> list[Reply]:
        """All comments, in the order of their dates."""
        return sorted(_below(self.thread), key=lambda reply: reply.date)

    @property
    def count(self) -> int:
        """How many comments there are, with pingbacks."""
        return len(self.flat)

    @property
    def real(self) -> int:
        """How many comments there are, without pingbacks."""
        return sum(reply.type == "comment" for reply in self.flat)


def _below(replies: list[Reply]) -> Iterator[Reply]:
    for reply in replies:
        yield reply
        yield from _below(reply.children)


def _thread(*rows: tuple[int, str, str, str]) -> list[Reply]:
    """Comments from (depth, name, URL, HTML), an hour and some minutes after one another."""
    top: list[Reply] = []
    way: list[Reply] = []
    for number, (depth, name, url, html) in enumerate(rows):
        date = datetime(2012, 3, 14, 7, 5) + timedelta(hours=7 * number, minutes=11 * number)
        kind = "comment" if html else "pingback"
        del way[depth:]
        above = way[-1] if way else None
        reply = Reply(900 + number, name, date, html, url, kind, f"About the rope {number}", above)
        (above.children if above else top).append(reply)
        way.append(reply)
    return top


ROPE = Page(
    "How to splice a rope that everyone has given up",
    "splice",
    "Maren Quist",
    datetime(2012, 3, 14, 6, 40),
    ["Rigging", "Slow work"],
    ["hemp", "old rope"],
    """<p>My uncle kept a coil of hemp behind the stove, and whoever came in wet had to sit down and unlay an end of it. He said that a rope remembers every hand, and that a splice is only a <em>polite way</em> of introducing two strangers. I was eleven, and I believed the first half.</p>
<p>You need a fid, some twine and about an hour. Unlay three strands for <a href="https://fids.example/lengths">a hand and a half</a>, whip the ends, and marry the two pieces so that each strand lies between two others.</p>
<ul><li>Tuck over one, under one.</li><li>Turn the rope away from you, never towards you.</li><li>Pull each tuck until it stops complaining.</li></ul>
<p>After the third round, cut the strands to a third and go on. The taper is what people see; the first three rounds are what holds.</p>
<blockquote><p>Whoever hurries a splice will meet it again in the dark.</p></blockquote>
<p>I have one of his ropes still. It is on the well now, and it holds.</p>""",
    _thread(
        (0, "Tilda", "https://tilda.example/", "<p>We did this on the ferry, all winter. Nobody told us about the taper, and it showed.</p>"),
        (1, "Maren Quist", "", "<p>The taper is vanity, mostly. But it runs through a block without a knock.</p><p>Send me a picture of it, would you?</p>"),
        (2, "Tilda", "https://tilda.example/", "<p>I will, on Sunday.</p>"),
        (0, "The Knot Almanac » Week 11", "https://knots.example/week-11", ""),
        (0, "J. P. Okafor", "", "<p>Three things I would add:</p><ol><li>Wax the twine.</li><li>Mind the cat.</li><li>Do not do this after supper.</li></ol><p>The rest is as my father had it, down to the complaining.</p>"),
        (0, "ann-on-the-hill", "http://hill.example/about", "<p>What he said about hands is true of bread as well; on April 5, 2011 I baked with his old trough, and you could tell.</p>"),
        (1, "Bo", "", "<p>Oh, the trough!</p>"),
        (0, "3 Anchors Inn", "https://anchors.example", "<p>Come by when the well is dry: soup on the house, and a rope that wants you.</p>"),
    ),
)  # fmt: skip
FOG = Page(
    "Fog, and what it does to bells",
    "fog",
    "Maren Quist",
    datetime(2012, 4, 2, 21, 15),
    ["Weather"],
    ["bells", "fog", "harbour"],
    """<p>On the second night we heard the bell from the wrong side. It was the same bell, with the same crack in it, but it came over the land, from where there are only sheep.</p>
<h3>Why it happens</h3>
<p>Sound bends towards cold air. When the water is colder than the hill, the sound that goes up comes down again further off, and where it comes down you hear a bell that is not there.</p>
<p>The pilot says that he steers by <strong>the second bell</strong>, since the first is for visitors.</p>""",
    _thread(
        (0, "Ruth Adeyemi", "", "<p>In our valley it is the train. You can hear it arrive twenty minutes before it does.</p>"),
        (0, "Søren", "https://soren.example/", "<p>Is the crack why it sounds like two?</p>"),
        (1, "Maren Quist", "", "<p>Partly. The other part is that there are two.</p>"),
    ),
)  # fmt: skip
LAMP = Page(
    "One lamp less",
    "lamp",
    "Edda",
    datetime(2013, 11, 23, 9, 0),
    ["Weather", "News"],
    ["lamps"],
    """<p>They have taken the lamp at the end of the mole away, because nobody could say any more whose it was. The post is still there, with a gull on it.</p>
<p>I walked out in the evening and counted: eleven lamps, and where the twelfth was, a piece of dark that was bigger than the light had been. If you come in by boat, mind that the last light is not the last stone.</p>""",
    _thread(
        (0, "Tilda", "https://tilda.example/", "<p>Ours. It was always ours. Who signed for it?</p>"),
        (0, "Pilot boat no. 7", "", "<p>Noted, and thank you. We said so at the office, on paper, twice.</p>"),
    ),
)  # fmt: skip
PAGES = (ROPE, FOG, LAMP)


@dataclass(frozen=True)
class Blog:
    """The site that the pages are of."""

    name: str = "Pier and Wharf"
    about: str = "Notes from the wet end of town"
    titles: tuple[str, ...] = ("A winter of varnish", "One lamp less", "Fog, and what it does to bells")


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(THEMES), autoescape=False)


def themes() -> list[str]:
    """The names of all themes."""
    return sorted(path.stem for path in THEMES.glob("[!_]*.html"))


def written(theme: str, page: Page, folder: Path) -> Path:
    """The page of a post in a theme, as a file in a folder."""
    path = folder / f"{theme}-{page.slug}.html"
    path.write_text(
        _templates().get_template(f"{theme}.html").render(post=page, site=Blog()), encoding="utf-8"
    )
    return path
