"""The fields of records in responses: those of WordPress's controllers, and what well-known plug-ins compute from others."""

from typing import Final

from converters.formats.wordpress_rest import responses
from converters.readers.source_fields import Shape

_RENDERED: Final = Shape(texts="raw rendered", flags="protected block_version", or_text=True, is_one=True)
_TEXTS: Final = dict.fromkeys(("title", "content", "excerpt", "caption", "description", "guid"), _RENDERED)
_SEO: Final = "yoast_head yoast_head_json aioseo_head aioseo_head_json"
_LINKS: Final = "_links _embedded"
_JETPACK: Final = "jetpack_publicize_connections jetpack_sharing_enabled jetpack_shortlink jetpack_likes_enabled jetpack-related-posts"

POST: Final = Shape(
    texts="id date date_gmt modified modified_gmt slug type link author featured_media featured_image parent menu_order"
    " comment_status ping_status template format likes comment_count jetpack_featured_media_url",
    flags="sticky",
    anything=f"status password meta acf terms menus permalink_template generated_slug class_list {_JETPACK} {_SEO} {_LINKS}",
    parts={name: _TEXTS[name] for name in ("title", "content", "excerpt", "guid")},
)  # fmt: skip
"""All other keys of a post are kept by their names (`records`)."""
COMMENT: Final = Shape(
    texts="id post parent author author_name author_email author_url author_ip date date_gmt link type likes",
    anything=f"status meta acf author_user_agent author_avatar_urls {_LINKS}",
    parts={"content": _RENDERED},
)  # fmt: skip
TERM: Final = Shape(
    texts="id count description link name slug taxonomy parent", anything=f"meta acf {_SEO} {_LINKS}"
)
USER: Final = Shape(
    texts="id username slug name url email description link",
    anything="first_name last_name nickname locale registered_date roles password capabilities extra_capabilities avatar_urls meta acf"
    f" is_super_admin {_SEO} {_LINKS}",
)  # fmt: skip
MEDIA: Final = Shape(
    texts="id date date_gmt modified modified_gmt slug type link author status comment_status ping_status source_url alt_text media_type"
    " mime_type post featured_media template",
    objects="media_details",
    anything=f"password meta acf permalink_template generated_slug class_list missing_image_sizes filename filesize exif_orientation image_quality {_JETPACK} {_SEO} {_LINKS}",
    parts={name: _TEXTS[name] for name in ("title", "caption", "description", "guid")},
)  # fmt: skip
REPORTED: Final = {responses.USER: USER}
"""Records that are about people, of which nothing that is not known is kept."""
