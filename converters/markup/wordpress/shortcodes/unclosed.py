"""What a shortcode that needs no content has swallowed all the same.

`[audio a] … [audio b][/audio]` is one shortcode for WordPress, which then drops what is
between: the first closing form closes the first opening one. We show it after.
"""

from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.expand import expand
from converters.markup.wordpress.shortcodes.grammar import Shortcode


def then_content(html: str, shortcode: Shortcode, context: Context) -> str:
    """What a shortcode shows, and then the content that it did not use."""
    content = shortcode.content
    if not content or not content.strip():
        return html
    if f"[{shortcode.name}" in content:  # then the closing form was its own
        content += f"[/{shortcode.name}]"
    return html + expand(content, context)
