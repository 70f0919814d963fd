"""A blog of our own for a real WordPress: posts and pages by several authors, threads of comments over several pages.

It is the same on every run. `fill` puts it into a site, `truth` asks WordPress what is in it.
"""

from random import Random
from typing import Any, Final

from tests.wordpress.site import Site

PERMALINKS: Final = {
    "named": "/%year%/%monthnum%/%postname%/",
    "numbered": "/archives/%post_id%",
    "plain": "",
}
"""The forms of addresses that WordPress offers, among them the two that say little."""
DISCUSSION: Final = {
    "thread_comments": "1", "thread_comments_depth": "5", "page_comments": "1", "comments_per_page": "10",
    "default_comments_page": "oldest", "comment_order": "asc", "posts_per_page": "6", "gmt_offset": "2", "timezone_string": "",
    "comment_previously_approved": "0", "date_format": "F j, Y", "time_format": "g:i a", "show_avatars": "1",
}  # fmt: skip

_NAMES: Final = (
    "Ann", "Jörg B.", "mira_k", "The Ferryman", "Señor Ruiz", "Ольга", "山田", "Bob O'Hara", "old tom", "Priya N",
    "Lin", "Agnes & Karl", "K. Falk", "quiet reader", "Dr. Wren", "Aoife", "Tómas", "J.", "wanderer42", "Zeynep",
)  # fmt: skip
_NOUNS: Final = "harbour lantern ledger kettle moss gull ferry attic orchard signal rope window tide clock gravel bridge sail pantry".split()
_VERBS: Final = (
    "keeps holds forgets carries follows mends measures paints counts answers borrows repeats".split()
)
_HOW: Final = (
    "slowly",
    "twice",
    "at night",
    "in spring",
    "without a word",
    "for years",
    "on Sundays",
    "before the rain",
    "again",
)
_AUTHORS: Final = (("marlow", "Marlow Quist"), ("ines", "Inês Prado"))
_CATEGORIES: Final = ("Harbour", "Boats & Ropes", "Küche", "Weather")
_TAGS: Final = ("tide", "old maps", "bread", "signal fires", "gulls")


def posts() -> list[dict[str, Any]]:
    """The posts and pages, each with its comments; a comment names the one that it answers by its number."""
    made = []
    for number in range(18):
        random = Random(number)
        page = number in (7, 14)
        made.append({
            "type": "page" if page else "post",
            "title": _title(number, random),
            "date": f"20{7 + number // 3:02d}-{1 + number % 12:02d}-{1 + number:02d} {6 + number % 12:02d}:{(7 * number) % 60:02d}:00",
            "author": _AUTHORS[number % 2][0],
            "content": _content(number, random),
            "categories": [] if page else sorted({random.choice(_CATEGORIES) for _ in range(2)}),
            "tags": [] if page else sorted({random.choice(_TAGS) for _ in range(number % 4)}),
            "comments": _comments((0, 1, 3, 9, 24, 2, 41, 4, 12)[number % 9], number, random),
        })  # fmt: skip
    return made


def _sentence(random: Random) -> str:
    words = f"the {random.choice(_NOUNS)} {random.choice(_VERBS)} the {random.choice(_NOUNS)} {random.choice(_HOW)}"
    return words[0].upper() + words[1:] + random.choice((".", ".", ".", "!", "?"))


def _sentences(random: Random, number: int) -> str:
    return " ".join(_sentence(random) for _ in range(number))


def _title(number: int, random: Random) -> str:
    start = f"{random.choice(_NOUNS)} and {random.choice(_NOUNS)}".capitalize()
    return (start, f"{start} & more", f"“{start}”", f"{start}: part {number}", f"{start}?")[number % 5]


def _content(number: int, random: Random) -> str:
    """Classic content: paragraphs by blank lines, with what posts have in them."""
    parts = [_sentences(random, 4 + number % 5) for _ in range(3 + number % 4)]
    if number % 3 == 0:
        parts.insert(1, f"<blockquote>{_sentences(random, 2)}</blockquote>")
    if number % 4 == 1:
        parts.insert(
            2, "<ul>\n<li>" + "</li>\n<li>".join(_sentence(random) for _ in range(4)) + "</li>\n</ul>"
        )
    if number % 4 == 2:
        parts.append(f"<h2>{_sentence(random).rstrip('.!?')}</h2>")
        parts.append(_sentences(random, 3))
    if number % 5 == 3:
        parts.insert(
            1, f'{_sentence(random)} <a href="https://elsewhere.example/{number}">{_sentence(random)}</a>'
        )
        parts.insert(2, "<!--more-->")
    if number % 6 == 4:
        parts.append("<pre>for rope in ropes:\n    tie(rope)</pre>")
    return "\n\n".join(parts)


def _comments(count: int, number: int, random: Random) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    depths: list[int] = []
    for at in range(count):
        parent = random.randrange(len(made)) if made and random.random() < 0.55 else None
        if parent is not None and (depths[parent] >= 5 or made[parent]["type"] != "comment"):
            parent = None
        depths.append(1 if parent is None else depths[parent] + 1)
        ping = parent is None and random.random() < 0.05
        name = random.choice(_NAMES)
        made.append({
            "type": "pingback" if ping else "comment",
            "parent": parent,
            "author": f"{_title(at, random)} | {name}" if ping else name,
            "url": f"https://{random.choice(_NOUNS)}.reader.example/{at}" if ping or random.random() < 0.3 else "",
            "email": f"reader{at % 7}@example.test",
            "date": f"20{7 + number // 3:02d}-{1 + number % 12:02d}-{1 + number + at // 20:02d} {10 + at // 4 % 14:02d}:{(at * 13) % 60:02d}:00",
            "content": _comment_text(at, random, made[parent]["author"] if parent is not None else ""),
            "user": "marlow" if not ping and random.random() < 0.1 else "",
        })  # fmt: skip
    return made


def _comment_text(at: int, random: Random, answered: str) -> str:
    parts = [_sentences(random, 1 + random.randrange(3)) for _ in range(1 + random.randrange(3))]
    if answered and at % 4 == 0:
        parts[0] = f"@{answered}: {parts[0]}"
    if at % 7 == 3:
        parts.insert(0, f"<blockquote>{_sentence(random)}</blockquote>")
    if at % 9 == 5:
        parts.append("On March 4, 2009 at 8:15 pm it said: nothing.")
    if at % 11 == 6:
        parts.append(
            f'See <a href="https://elsewhere.example/{at}">there</a> or https://elsewhere.example/b/{at}'
        )
    if at % 13 == 8:
        parts = ["+1"]
    return "\n\n".join(parts)


def fill(site: Site) -> None:
    """Put the blog into an empty site."""
    site.run(
        {"do": "options", "options": DISCUSSION},
        {
            "do": "blog",
            "authors": [{"login": login, "name": name} for login, name in _AUTHORS],
            "posts": posts(),
        },
    )


def truth(site: Site) -> dict[str, dict[str, Any]]:
    """What WordPress has: its public posts by path, with its present form of addresses; each with its comments."""
    return {post["path"]: post for post in site.run({"do": "truth"}).done[0]}
