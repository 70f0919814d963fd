"""The filters of `convert`: which posts are read at all."""

from typing import TYPE_CHECKING, Final

from converters.cli.options.parameters import Arguments, Number, Option, Section, Words, joined

if TYPE_CHECKING:
    from converters.run.selection import Selection

_LISTS: Final = (
    ("type", "TYPE", "posts of these types, such as post or page"),
    ("status", "STATUS", "posts with these statuses, such as publish or draft"),
    ("author", "AUTHOR", "posts of these authors, by login, name or id"),
    ("term", "TERM", "posts in these terms or below them, by slug or name, or as category/walks"),
    ("language", "CODE", "posts in these languages, as de or pt-br"),
    ("id", "ID", "posts with these ids"),
)

FILTERS: Final = Section(
    "filters",
    (
        Option(
            "--after", metavar="DATE", default="", help="posts of this year, month or day, and later ones"
        ),
        Option("--before", metavar="DATE", default="", help="posts before this year, month or day"),
        *(
            Option(
                f"--{name}",
                f"select_{name}",
                type=Words(),
                multiple=True,
                callback=joined,
                metavar=f"{metavar},...",
                help=help,
            )
            for name, metavar, help in _LISTS
        ),
        Option(
            "--limit",
            type=Number("posts"),
            default=0,
            metavar="N",
            help="the first N of these posts; what is kept with them is not counted",
        ),
    ),
    "a post must meet all of them; its parents, terms, media and menu items are kept with it",
)


def selection(arguments: Arguments) -> "Selection":
    """The posts that the filters choose. Raises `UsageError` for what is no date."""
    from converters.run.selection import Selection

    return Selection(
        after=arguments.after,
        before=arguments.before,
        types=tuple(arguments.select_type),
        statuses=tuple(arguments.select_status),
        authors=tuple(arguments.select_author),
        terms=tuple(arguments.select_term),
        languages=tuple(arguments.select_language),
        ids=tuple(arguments.select_id),
        limit=arguments.limit,
    )
