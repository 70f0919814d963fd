"""The fields of messages, as Telegram Desktop exports them (`export_output_json.cpp`)."""

from typing import Final

from converters.readers.source_fields import Shape

_ENTITY: Final = Shape(
    texts="type text href language",
    anything="user_id document_id collapsed unix_time format date",
    or_text=True,
)
_ANSWER: Final = Shape(texts="text voters", anything="chosen")
_POLL: Final = Shape(texts="question", anything="closed total_voters", rows={"answers": _ANSWER})
_PLACE: Final = Shape(texts="latitude longitude")
_REACTION: Final = Shape(texts="type count emoji", anything="document_id recent")

MESSAGE: Final = Shape(
    texts="id type date date_unixtime edited edited_unixtime from from_id author forwarded_from via_bot reply_to_message_id photo file"
    " media_type mime_type file_name",
    anything="width height duration_seconds photo_file_size file_size thumbnail thumbnail_file_size sticker_emoji media_spoiler"
    " forwarded_from_id reply_to_peer_id saved_from self_destruct_period_seconds live_location_period_seconds paid_stars_amount",
    kept="performer title place_name address contact_information contact_vcard inline_bot_buttons game_title game_description game_link"
    " game_message_id invoice_information giveaway_information giveaway_results todo_list",
    parts={"text": _ENTITY, "text_entities": _ENTITY, "poll": _POLL, "location_information": _PLACE},
    rows={"reactions": _REACTION},
)  # fmt: skip
CHANNEL: Final = Shape(texts="name type id")
