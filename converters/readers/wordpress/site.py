"""The site itself."""

from converters.extra_keys import DESCRIPTION_HTML, LINK, TITLE_HTML
from converters.model import Extra, Site
from converters.readers.wordpress.fields import Values, plain_or_raw
from converters.readers.wordpress.restore import restore_saved_fields


def site_of(values: Values, extra: Extra) -> Site:
    """The site with these values, by the fields of the channel of an export."""
    link, blog = values.pop("link", "").strip(), values.pop("base_blog_url", "").strip()
    if link and blog and link != blog:
        extra[LINK] = link
    site = Site(
        title=plain_or_raw(values.pop("title", ""), TITLE_HTML, extra),
        url=blog or link,
        description=plain_or_raw(values.pop("description", ""), DESCRIPTION_HTML, extra),
        language=values.pop("language", "").strip(),
        extra=extra,
    )
    return restore_saved_fields(site)
