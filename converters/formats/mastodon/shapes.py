"""The fields of activities, notes and actors: those of ActivityStreams that servers write, and their own."""

from typing import Final

from converters.readers.source_fields import Shape

_COLLECTION: Final = Shape(texts="id type totalItems", anything="first items @context")
_ANSWER: Final = Shape(texts="type name", parts={"replies": _COLLECTION})
_FILE: Final = Shape(
    texts="type mediaType name",
    anything="id url blurhash focalPoint width height duration size digest updateTime hash sensitive",
    kept="summary icon",
    parts={"url": Shape(texts="type href mediaType", anything="width height", or_text=True)},
)  # fmt: skip
_TAG: Final = Shape(texts="type name href", anything="id updated icon")
"""A hashtag, a mention, or a small picture in the text."""

ACTIVITY: Final = Shape(
    texts="id type published updated", anything="@context actor to cc bto bcc object signature directMessage context"
    " context_id conversation nickname recipients local",
)  # fmt: skip
NOTE: Final = Shape(
    texts="id type summary content published updated name url",
    flags="sensitive",
    objects="contentMap",
    anything="@context to cc bto bcc atomUri inReplyTo inReplyToAtomUri conversation context context_id actor attributedTo local"
    " replies signature interactionPolicy interactionStatus summaryMap nameMap source proof formerRepresentations repliesCount"
    " likesCount announcement_count like_count likedBy announcements quoteAuthorization",
    kept="quote quoteUrl quoteUri quoteURL _misskey_quote _misskey_content _misskey_summary votersCount endTime startTime closed location"
    " generator emojiReactions reactions reaction_count language image icon preview",
    parts={"attachment": _FILE, "tag": _TAG, "likes": _COLLECTION, "shares": _COLLECTION, "oneOf": _ANSWER, "anyOf": _ANSWER},
)  # fmt: skip
ACTOR: Final = Shape(
    texts="id type preferredUsername name summary url",
    kept="attachment icon image tag alsoKnownAs movedTo published attributionDomains",
    anything="@context following followers inbox outbox featured featuredTags likes bookmarks endpoints publicKey webfinger"
    " manuallyApprovesFollowers discoverable indexable memorial suspended devices capabilities assertionMethod sharedInbox"
    " interactionPolicy showFeatured showMedia showRepliesInMedia featuredCollections",
)  # fmt: skip
