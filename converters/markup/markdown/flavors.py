"""The Markdown flavors: what each renderer understands, a row each."""

from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from converters.markup.markdown.template_syntax import TemplateSyntax

COMMONMARK_ESCAPES: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
KRAMDOWN_ESCAPES: Final = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-~")
PYTHON_MARKDOWN_ESCAPES: Final = frozenset("\\`*_{}[]()>#+-.!|")


class MarkdownFlavor(Struct, frozen=True):
    """The syntax that one renderer of Markdown understands.

    `renderer` is what a conversion is verified with. `escapes` are the characters that a
    backslash makes literal; others become character references. `indent` is the indent in columns
    of the content of a list item, 0 for the width of its marker.
    """

    name: str
    renderer: Literal["comrak", "python-markdown"] = "comrak"
    escapes: frozenset[str] = COMMONMARK_ESCAPES
    hard_break: str = "\\\n"
    indent: int = 0
    loose_emphasis: bool = False
    """`*` opens and closes beside punctuation and letters alike."""
    strikethrough: bool = True
    tables: bool = True
    footnotes: bool = True
    task_lists: bool = True
    list_start: bool = True
    """A list can start at another number than 1."""
    heading_ids: bool = False
    """`{#id}` ends a heading."""
    attributes: bool = False
    """`{: …}` gives the block or the span before it attributes."""
    definition_lists: bool = False
    """A line that starts with a colon is a definition."""
    autolinks: bool = True
    """Bare URLs become links."""
    new_marker_new_list: bool = True
    """`*` after a list of `-` starts another list; else only a comment between them does."""
    merges_quotes: bool = False
    """Two block quotes with a blank line between them are one."""
    fences_in_lists: bool = True
    strict_headings: bool = True
    """`#word` is no heading: it takes a space."""
    pipes_make_tables: bool = False
    """A `|` anywhere in a paragraph makes a table of it."""
    pipes_in_table_code: bool = True
    """`\\|` in a code span in a table shows a pipe."""
    guillemets: bool = False
    """`<<` and `>>` are quotation marks."""
    typographer: bool = False
    """Straight quotes, `--` and `...` become typographic ones."""
    divider: str = ""
    """What ends a summary wherever it stands, be it in code."""
    block_tags: frozenset[str] = frozenset()
    """Elements that start a block of HTML at the start of a line, besides those that CommonMark lists."""
    line_tags: frozenset[str] = frozenset()
    """The only elements that may start a line of a paragraph, if not all may that CommonMark does not list."""
    not_inline: frozenset[str] = frozenset()
    """Elements whose tags are text in a line."""
    kramdown_lists: bool = False
    """An item of a list is tight by its first block: bare text cannot follow another block, and the last item is tight
    if its text alone is a paragraph and another item begins with something else. A quote goes on up to a blank line,
    a table needs one, and a line that looks like an item is one, be it in code."""
    lone_boxes: bool = True
    """A check box can be all that an item holds."""
    escaped_definitions: bool = False
    """`[a\\]: b` at the start of a paragraph defines a link, and `*[a](b) c]: d` an abbreviation."""
    number_signs: str = ".)"
    """What can stand after the number of an item."""
    numbers_interrupt: bool = False
    """Any number in a line of a paragraph starts a list, and not only 1."""
    longest_number: int = 9
    """Digits of the number that an item of a list can have."""
    deepest: int = 0
    """Elements in elements that the program behind it takes; 0 for any number."""
    breaks_end_spans: bool = True
    """A line break can be the last of what is in a link or in emphasis."""
    escaped_breaks: bool = True
    """A backslash can stand before the end of a line: the renderer counts how many there are."""
    mail_signs: str = ".+-"
    """Signs in a URL between `<` and `>`, besides letters, digits and `_`."""
    dashes_rule_tables: bool = False
    """A row of a table in which there are only dashes or equals signs is a ruler wherever it stands."""
    math: bool = False
    """`$$` starts a formula."""
    empty_items: bool = True
    """A list can have an item with nothing in it."""
    nested_empty_items: bool = True
    """So can a list within another."""
    headers_alone: bool = True
    """A table can be a header only."""
    read_tags: frozenset[str] = frozenset()
    """The only elements in which Markdown is read, if not in all."""
    fences_in_html: bool = False
    """A fence makes code of what follows even in raw HTML, and tabs are not kept there."""
    tabs: int = 0
    """Columns of a tab in code, if the renderer makes spaces of it."""
    most_marks: int = 0
    """Marks of inline markup in one block beyond which the renderer takes minutes, as it does with 20 times
    as many lines; 0 for no limit."""
    own_signs: str = ""
    """Signs that only this renderer gives a meaning: comments have a backslash before each (see `comment_texts`)."""
    syntax: TemplateSyntax | None = None
    """The template language that reads the text before Markdown does; None where that is not known."""


COMMONMARK_GFM: Final = MarkdownFlavor("commonmark")
GOLDMARK: Final = MarkdownFlavor(
    "goldmark",
    heading_ids=True,
    definition_lists=True,
    guillemets=True,
    typographer=True,
    autolinks=False,  # by the settings that we write: WordPress shows a bare URL as text
    divider="<!--more-->",
    block_tags=frozenset({"meta"}),
    nested_empty_items=False,
)
MARKED: Final = replace(
    COMMONMARK_GFM,
    name="marked",
    hard_break="  \n",  # a backslash there ends no line in the text of a link
    breaks_end_spans=False,
    autolinks=False,
    footnotes=False,
)
"""By the settings that we write for Hexo's renderer."""
MARKDOWN_IT: Final = replace(
    COMMONMARK_GFM, name="markdown-it", autolinks=False, footnotes=False, task_lists=False
)
"""As Eleventy has it."""
REMARK: Final = replace(COMMONMARK_GFM, name="remark", autolinks=False, deepest=100)
"""By the settings that we write for Astro. What it makes JavaScript of (Docusaurus) ends the build from about 300 levels on."""
PULLDOWN: Final = replace(COMMONMARK_GFM, name="pulldown-cmark", autolinks=False, heading_ids=True)
"""By the settings that we write for Zola."""
KRAMDOWN: Final = MarkdownFlavor(
    "kramdown",
    escapes=KRAMDOWN_ESCAPES,
    hard_break="  \n",
    list_start=False,
    heading_ids=True,
    attributes=True,
    definition_lists=True,
    autolinks=False,
    new_marker_new_list=False,
    line_tags=frozenset(
        "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt "
        "rtc ruby samp select small span strong sub sup tt u var".split()
    ),
    not_inline=frozenset({"applet", "iframe", "map"}),
    kramdown_lists=True,
    lone_boxes=False,
    escaped_definitions=True,
    longest_number=99,
    numbers_interrupt=True,
    escaped_breaks=False,
    mail_signs=".-",
    dashes_rule_tables=True,
    pipes_make_tables=True,
    pipes_in_table_code=False,
    guillemets=True,
    typographer=True,
    divider="<!--more-->",
    math=True,
    empty_items=False,
    nested_empty_items=False,
    headers_alone=False,
    read_tags=frozenset(
        "a abbr acronym b bdo big cite del dfn em i ins label q ruby small span strong sub sup tt".split()
    ),
)
PYTHON_MARKDOWN: Final = MarkdownFlavor(
    "python-markdown",
    renderer="python-markdown",
    escapes=PYTHON_MARKDOWN_ESCAPES,
    hard_break="  \n",
    indent=4,
    loose_emphasis=True,
    strikethrough=False,
    task_lists=False,
    list_start=False,
    heading_ids=True,
    attributes=True,
    definition_lists=True,
    autolinks=False,
    new_marker_new_list=False,
    merges_quotes=True,
    fences_in_lists=False,
    strict_headings=False,
    pipes_in_table_code=False,
    fences_in_html=True,
    tabs=4,
    most_marks=2000,
    number_signs=".",
    longest_number=99,
)
PYMDOWN: Final = replace(PYTHON_MARKDOWN, name="pymdown", task_lists=True)
"""By the settings that we write for MkDocs: with `pymdownx.tasklist`, which Material brings."""
MISTUNE: Final = MarkdownFlavor(
    "mistune",  # as isso has it: without tables and HTML, with signs for subscript and superscript, lines are lines
    hard_break="  \n",
    tables=False,
    footnotes=False,
    task_lists=False,
    autolinks=False,
    escaped_breaks=False,
    own_signs="^~",
)
WALINE: Final = replace(
    COMMONMARK_GFM, name="waline", hard_break="  \n", footnotes=False, task_lists=False, own_signs="$"
)
"""As Waline has markdown-it: lines are lines, and formulas stand between dollar signs."""

ANY: Final = replace(COMMONMARK_GFM, name="any", heading_ids=True, attributes=True, definition_lists=True)
"""For reading Markdown of an unknown flavor."""

FLAVORS: Final = {
    flavor.name: flavor
    for flavor in (COMMONMARK_GFM, GOLDMARK, MARKED, MARKDOWN_IT, REMARK, PULLDOWN, KRAMDOWN, PYTHON_MARKDOWN)
}
