"""Finds the lines that say who wrote a comment and when: above its text, below it, or the name above and the date below."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converters import lazy_re
from converters.formats.text.comment_controls import ends_with_reply, is_boilerplate
from converters.formats.text.comment_heading_texts import (
    MARKER,
    has_no_text,
    heading_text,
    is_beside,
    is_image,
    is_path,
    lines_above_verbs,
    name_above_verb,
    name_before_verb,
    ping_by,
    ping_words,
    read_heading,
    shape_of,
    tidy,
    whole_name,
    without_edit_links,
)
from converters.formats.text.lines import Line
from converters.readers.page_words import comment_line, dates, heading_words, phrases

_PIECES = 7
"""Lines of the longest heading whose words stand on their own lines."""


_REACH = 6
"""Lines from a name to its date, with blank ones."""


CLOCK_LINE = lazy_re.compile(r"(?:\w{1,3} )?\d{1,2}[:.h]\d\d.{0,8}", re.IGNORECASE)


_LONGEST_PING = 200
"""Characters of the longest line with a pingback and its date."""
_OPEN = ("—", "–", "|", "·", "•")
"""What a line ends with that goes on in the next, however short it is."""


SAYS = "N says"
"""The shape of a name with a verb, whether the date stands beside it or on the next line."""


class Mark(NamedTuple):
    """The lines `at` to `end` that say of a comment who wrote it, and when."""

    at: int
    end: int
    name: str = ""
    date: dates.Moment | None = None
    type: str = "comment"
    links: tuple[str, ...] = ()
    """URLs of the name, and then of the date."""
    shape: str = ""
    """What stands around name and date: comments of one page look alike."""
    answered: str = ""
    """The name of the person whom the comment answers."""
    subject: str = ""
    """The title of the comment."""
    said: str = ""
    """The text that begins in the line of the heading, where it does."""


class Marks:
    """All lines of a section that may say who wrote a comment, by what they say."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        said = lines_above_verbs(lines)
        self.filled = [
            at
            for at, line in enumerate(lines)
            if line.plain
            and (at in said or not has_no_text(line.plain))
            and phrases.find("pending", line.plain.strip(" ()[]*_")) is None
        ]
        self.texts = [heading_text(lines[at].plain) for at in self.filled]
        self.read = [read_heading(text) for text in self.texts]
        self._pieces: dict[int, str] = {}

    def name_at(self, place: int) -> str:
        """The name that a whole line may be; empty for any other line, and for a row of links: `Reply Share`."""
        text = self.texts[place]
        name = whole_name(text)
        return name if name and (comment_line.is_rank(text) or not is_boilerplate(text)) else ""

    def above(self) -> Iterator[Mark]:
        """Names with dates above a comment's text, and names with a verb; pingbacks."""
        place = 0
        while place < len(self.filled):
            mark = (
                self._pinged(place)
                or self._full(place)
                or self._said(place)
                or self._name_then_date(place)
                or self._in_pieces(place)
            )
            if mark:
                yield mark
            place = self._after(place, mark)

    def date_above(self) -> Iterator[Mark]:
        """Dates with the name on the next line; pingbacks."""
        place = 0
        while place < len(self.filled):
            mark = self._pinged(place) or self._date_then_name(place)
            if mark:
                yield mark
            place = self._after(place, mark)

    def beside(self) -> Iterator[Mark]:
        """Names with dates before a text in the same line; pingbacks."""
        place = 0
        while place < len(self.filled):
            mark = self._pinged(place) or self._before_text(place)
            if mark:
                yield mark
            place = self._after(place, mark)

    def below(self) -> Iterator[Mark]:
        """Names with dates below a comment's text."""
        place = 0
        while place < len(self.filled):
            mark = self._full(place) or self._in_pieces(place)
            if mark:
                yield mark
            place = self._after(place, mark)

    def _after(self, place: int, mark: Mark | None) -> int:
        if not mark:
            return place + 1
        return next(
            (later for later in range(place + 1, len(self.filled)) if self.filled[later] >= mark.end),
            len(self.filled),
        )

    def _mark(
        self, first: int, last: int, name: str, date: dates.Moment | None, shape: str, answered: str = ""
    ) -> Mark:
        while first and is_beside(self.texts[first - 1], name) and self._near(first - 1) == first:
            first -= 1
        some = [self.lines[self.filled[place]] for place in range(first, last + 1)]
        links = tuple(link for line in some for link in line.links)
        at = self.with_images(self.filled[first])
        return Mark(at, self.filled[last] + 1, name, date, "comment", links, shape, answered)

    def with_images(self, at: int) -> int:
        """The first of the images right above a heading; the heading where it has none."""
        while at and is_image(self.lines[at - 1].plain):
            at -= 1
        return at

    def _near(self, place: int) -> int | None:
        """The next line that is not blank, if it is near."""
        if place + 1 < len(self.filled) and self.filled[place + 1] - self.filled[place] <= _REACH:
            return place + 1
        return None

    def _full(self, place: int) -> Mark | None:
        """Name and date in one line, or in one that was wrapped."""
        found, text = self.read[place], self.texts[place]
        if pinged := self._pinged_on(place):
            return pinged
        below = self._near(place)
        wrapped = (
            below is not None
            and self.filled[below] == self.filled[place] + 1
            and len(text) < 100
            and (len(text) > 40 or text[-1:] in _OPEN)
        )
        if wrapped and below is not None and not (found.date and found.date.has_time):
            joined = f"{text} {self.texts[below]}"
            longer = read_heading(joined)
            if (
                longer.date
                and longer.date.has_time
                and longer.name
                and not longer.spare
                and longer.name in text
                and not self.read[below].name
            ):
                return self._mark(
                    place, below, longer.name, longer.date, shape_of(joined, longer), longer.answered
                )
        if found.date and found.name and not found.spare and not is_path(found.name):
            last = below if below is not None and self._is_verb_below(place, below) else place
            return self._mark(place, last, found.name, found.date, shape_of(text, found), found.answered)
        return None

    def _pinged_on(self, place: int) -> Mark | None:
        """`Pingback by The harbour! — 5 May 2012`: the title of a page may be a sentence."""
        text = self.texts[place]
        ping = ping_by().match(text) if len(text) <= _LONGEST_PING else None
        dated = dates.within(text[ping.end() :]) if ping else None
        if not ping or not dated or not comment_line.is_control(dated.after):
            return None
        mark = self._mark(place, place, tidy(dated.before), dated.moment, "ping")
        return mark._replace(type="trackback" if "track" in ping[0].lower() else "pingback")

    def _before_text(self, place: int) -> Mark | None:
        """`Ann 5 May 2012 10:15 It is salt.`; a day alone heads a text that a link to reply ends."""
        line = self.lines[self.filled[place]].plain
        text = heading_text(line[: comment_line.LONGEST]) + line[comment_line.LONGEST :]
        dated = dates.within(text[: comment_line.LONGEST])
        if not dated or len(dated.before) > comment_line.LONGEST_NAME:
            return None
        found = comment_line.named((heading_words.without_weekday(dated.before, dated.moment),))
        said = text[len(text[: comment_line.LONGEST]) - len(dated.after) :].lstrip(" :|·•–—-)]")
        if not found.name or found.spare or not any(map(str.isalnum, said)) or comment_line.are_labels(said):
            return None
        if not dated.moment.is_exact and not ends_with_reply(said, glued=True):
            return None
        at = self.filled[place]
        return Mark(at, at, found.name, dated.moment, links=self.lines[at].links, shape="N D …", said=said)

    def _is_verb_below(self, place: int, below: int) -> bool:
        """Whether a line is the verb of the line above it: `Ann on 5 May 2012`, `said:`."""
        return self.filled[below] == self.filled[place] + 1 and name_before_verb(self.texts[below]) == ""

    def _in_pieces(self, place: int) -> Mark | None:
        """A name, a date and what stands between them, each on its own line: `Ann`, `on`, `5 May 2012`, `said:`."""
        kinds = ""
        if not any(found.date for found in self.read[place : place + _PIECES]):
            return None
        for last in range(place, min(place + _PIECES, len(self.filled))):
            if last > place and self.filled[last] - self.filled[last - 1] > 2:
                break
            kinds += self._piece(last)
            if kinds.count("n") > 1 or kinds.count("d") > 1 or " " in kinds:
                break
            if "n" in kinds and "d" in kinds and "-" in kinds:
                while (
                    last + 1 < len(self.filled)
                    and self._piece(last + 1) == "-"
                    and self.filled[last + 1] - self.filled[last] <= 2
                ):
                    last += 1
                text = " ".join(self.texts[place : last + 1])
                found = read_heading(text)
                if found.date and found.date.is_exact and found.name and not found.spare:
                    return self._mark(
                        place, last, found.name, found.date, shape_of(text, found), found.answered
                    )
        return None

    def _piece(self, place: int) -> str:
        """What a line may be in a heading: `d` its date, `n` its name, `-` what stands between; a space for text."""
        if place not in self._pieces:
            self._pieces[place] = self._piece_at(place)
        return self._pieces[place]

    def _piece_at(self, place: int) -> str:
        text = self.texts[place]
        if len(text) > comment_line.LONGEST_NAME:
            return " "
        if self.read[place].date:
            return "d" if not self.read[place].name and not self.read[place].spare else " "
        if CLOCK_LINE.fullmatch(text) or (comment_line.is_control(text) and not is_boilerplate(text)):
            return "-"
        return "n" if self.name_at(place) else " "

    def _said(self, place: int) -> Mark | None:
        """`Ann says:`, and the date on one of the next two lines."""
        name = name_before_verb(self.texts[place])
        last = place
        if name == "":
            return None
        if name is None:
            below = self._near(place)
            if (
                below is None
                or name_before_verb(self.texts[below]) != ""
                or not (name := name_above_verb(self.texts[place]))
            ):
                return None
            last = below
        found, end = self._date_below(last)
        return self._mark(place, end, name, found, SAYS)

    def _date_below(self, place: int) -> tuple[dates.Moment | None, int]:
        """The date on one of the next two lines, which may be wrapped, and its line."""
        at = self._near(place)
        for _ in range(2):
            if at is None or len(self.texts[at]) > 80:
                break
            found = self.read[at]
            if (
                found.date
                and not found.name
                and not found.spare
                and (
                    found.date.has_time
                    or (next_ := self._near(at)) is None
                    or not CLOCK_LINE.fullmatch(self.texts[next_])
                )
            ):
                return found.date, at
            next_ = self._near(at)
            if next_ is not None and len(self.texts[at]) < 40:
                longer = read_heading(f"{self.texts[at]} {self.texts[next_]}")
                if longer.date and not longer.name and not longer.spare:
                    return longer.date, next_
            at = next_
        return None, place

    def _name_then_date(self, place: int) -> Mark | None:
        below = self._near(place)
        if below is None or not self.read[below].date or self.read[place].date:
            return None
        found, last = self.dated_at(below)
        if (name := self.name_at(place)) and found.date and not found.name and not found.spare:
            return self._mark(place, last, name, found.date, "N/D", found.answered)
        return None

    def dated_at(self, place: int) -> tuple[comment_line.HeadingLine, int]:
        """What the line of a date says, with the time of day on the next one, and the last of these lines."""
        found = self.read[place]
        if found.date and not found.date.has_time and (clock := self._near(place)) is not None:
            longer = read_heading(f"{self.texts[place]} {self.texts[clock]}")
            if CLOCK_LINE.fullmatch(self.texts[clock]) and longer.date:
                return longer, clock
        return found, place

    def _date_then_name(self, place: int) -> Mark | None:
        found, below = self.read[place], self._near(place)
        if below is None or not found.date or found.name or found.spare:
            return None
        name = name_before_verb(self.texts[below]) or self.name_at(below)
        return (
            self._mark(place, below, name, found.date, "D/N") if name and not self.read[below].date else None
        )

    def _pinged(self, place: int) -> Mark | None:
        """Where a pingback came from, in the lines to the next blank one: it has no text of its own."""
        text = self.texts[place]
        lowered = text.lower()
        if not lowered.startswith(ping_words()):
            return None
        word = next(word for word in ping_words() if lowered.startswith(word))
        first = last = self.filled[place]
        parts = [without_edit_links(text[len(word) :].strip())]
        for later in range(place + 1, min(place + 4, len(self.filled))):
            at, more = self.filled[later], self.texts[later]
            if (parts[0] and at != last + 1) or at - last > 2:
                break
            new = MARKER.fullmatch(self.lines[at].plain) or more.lower().startswith(ping_words())
            said = later + 1 < len(self.filled) and name_before_verb(self.texts[later + 1]) == ""
            if (
                new
                or (said and parts[0])
                or phrases.find("reply", more)
                or name_before_verb(more)
                or (parts[0] and self._full(later))
            ):
                break
            if parts[0] and (
                self._name_then_date(later)
                or any(
                    has_no_text(self.lines[row].plain) for row in range(last + 1, at) if self.lines[row].plain
                )
            ):
                break
            if not phrases.find("edit", more):
                parts.append(without_edit_links(more))
            last = at
            parts = [" ".join(part for part in parts if part)]
        links = tuple(link for line in self.lines[first : last + 1] for link in line.links)
        kind = "trackback" if "track" in word or "トラ" in word else "pingback"
        return Mark(first, last + 1, parts[0], type=kind, links=links, shape="ping")
