"""Template syntax in a text, written so that the generator shows it instead of running it.

Generators read their templates before Markdown is read. So the rule holds in code, in URLs and in
raw HTML as it does in a paragraph: Markdown sees the text as it was.
"""

from converters.markup.markdown.flavors import MarkdownFlavor


def protect(text: str, flavor: MarkdownFlavor) -> str:
    """The Markdown in which what the generator's template language would run is literal.

    A text without such syntax stays as it is.
    """
    return flavor.syntax.protect(text) if flavor.syntax else text
