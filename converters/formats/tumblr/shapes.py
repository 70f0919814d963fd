"""The fields of a post as Tumblr's API has them, version 2 (https://www.tumblr.com/docs/en/api/v2), with those of old types."""

from typing import Final

from converters.readers.source_fields import Shape

_NOTE_TEXTS: Final = (
    "type timestamp blog_name blog_url reply_text added_text answer_text post_id reblog_parent_blog_name"
)
_NOTE_VIEW: Final = (
    "blog_uuid followed can_block is_blocked can_delete avatar_url avatar_shape formatting tags"
)
_NOTE: Final = Shape(texts=_NOTE_TEXTS, anything=_NOTE_VIEW)
_NOTES: Final = Shape(
    texts=_NOTE_TEXTS, anything=f"{_NOTE_VIEW} total_notes rollup_notes _links total_likes total_reblogs", rows={"notes": _NOTE},
)  # fmt: skip
"""A note in a list of them, or an answer of the API's `/notes` with such a list."""
_VIEW: Final = """blog blog_uuid blog_name object_type is_blocks_post_format should_open_in_legacy reblog_key short_url summary followed
    liked can_like can_reblog can_send_in_message can_reply can_edit can_delete can_mute can_ignite can_blaze display_avatar
    interactability_reblog interactability_blaze is_blazed is_blaze_pending is_nsfw muted mute_end_timestamp queued_state
    recommended_source recommended_color is_anonymous is_submission genesis_post_id parent_post_id parent_post_url
    parent_tumblelog_uuid source_url_raw highlighted bookmarklet mobile classification community_labels reblog author
    reblogged_from_uuid reblogged_from_id reblogged_from_title reblogged_from_can_message reblogged_from_following
    reblogged_root_uuid reblogged_root_id reblogged_root_title reblogged_root_can_message reblogged_root_following
    image_permalink html5_capable thumbnail_width thumbnail_height duration video video_type plays is_external audio_type
    player photoset_layout width height link_author link_image link_image_dimensions publisher excerpt is_paywalled"""
"""What is about the one who asked, about the place where a post is shown, or the same as other fields in other words."""
POST: Final = Shape(
    texts="id id_string slug type date timestamp title body caption format post_url source_url source_title url description text source"
    " question answer asking_name asking_url track_name artist album audio_url audio_source_url embed video_url thumbnail_url"
    " permalink_url link_url reblogged_from_url reblogged_from_name reblogged_root_url reblogged_root_name note_count",
    lists="tags",
    anything=f"{_VIEW} state is_pinned layout",
    kept="scheduled_publish_time featured_in_tag feature_tags year post_author",
    parts={"notes": _NOTES},
    rows=dict.fromkeys(("content", "trail", "photos", "dialogue"), Shape(is_open=True)),
)  # fmt: skip
"""`content`, `layout` and `trail` are rendered by `npf`, which reports the blocks that it does not know."""
