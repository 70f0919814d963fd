"""Names of fields that a site never shows, whatever they hold."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from converters import lazy_re

PERSONAL_WORDS: Final = (
    # addresses of people and of their machines
    "ip ips ip_addr ip_address user_ip remote_addr user_agent useragent comment_agent"
    " phone phones phone_number telephone cellphone mobile_number mobile_phone fax_number"
    # accounts
    " passwd pwd user_pass secret secrets client_secret token tokens access_token nonce wpnonce csrf"
    " api_key apikey access_key private_key secret_key auth_key license_key licence_key"
    " authorization credentials oauth session_id session_key session_token session_tokens phpsessid"
    # customers
    " customer_id customer_user customer_note customer_name customer_address"
    " shipping_first_name shipping_last_name shipping_name shipping_company shipping_address"
    " shipping_address_1 shipping_address_2 shipping_city shipping_postcode shipping_zip shipping_state"
    " shipping_country date_of_birth birth_date birthdate ssn social_security passport_number"
    " iban credit_card card_number cvv bank_account"
    " tax_id tax_number vat_number national_id home_address whatsapp skype_id"
    # what is for those who work on the site
    " internal_note internal_notes internal_comment internal_comments internal_brief private_note private_notes admin_note"
    " admin_notes admin_comment admin_comments staff_note staff_notes editor_note editor_notes editors_note editorial_note"
    " editorial_notes editorial_comment editorial_comments editorial_brief moderator_note moderator_notes moderation_note"
    " reviewer_note reviewer_notes review_comments workflow_note workflow_notes workflow_comment workflow_comments"
    " rejection_reason webhook webhook_url access_code unsubscribe preview_key activation_key activation_code"
    " smtp_pass smtp_user ftp_pass db_pass start_url join_url"
    # what buyers download
    " download_files downloadable_files"
    # who liked and who voted
    " liked_by likers user_liked users_liked voted_by voters voted_users user_voted"
    # reviews before publication (WordPress.com), with what the reviewers wrote, and the keys to drafts
    " draft_feedback draftfeedback_requests"
).split()
"""Words between underscores that make a name personal: `client_ip`, `_voted_ip`, `apiKey`."""

_NAME: Final = lazy_re.compile(
    rf"e-?mail|password|(?:^|_)(?:{'|'.join(PERSONAL_WORDS)})(?:_|$)|^comment_(?!status$|count$)"
    r"|^_?(?:previously_liked|akismet|billing)_|^author_(?:first|last)_name$|^meta_(?:key|value)$|^_?(?:mobile|skype|pass|birthday|attendees|sess|session|staff|backstage)$",
    re.IGNORECASE,
)
"""Damage can put a comment's fields (`comment_…`) and what a custom field has (`meta_value`) into a post. WordPress shows an author's display name, and no other."""
_FAMILIES: Final = ("previously_liked_",)
"""Names that go on with an id: a finding names them once."""
_HUMP: Final = lazy_re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_WORD: Final = lazy_re.compile(r"[^0-9A-Za-z]+")

_LOCATION: Final = lazy_re.compile(
    r"(?:^|_)(?:geo|geotag|geolocation|gps|coordinates?|lat|latitude|lng|lon|long|longitude|altitude)(?:_|$)"
    r"|^_?(?:mf2_(?:location|checkin|geo)|location|martygeocoder\w*)$",
    re.IGNORECASE,
)
"""Where somebody was: WordPress's geodata (`geo_…`), WP Geo (`_wp_geo_…`), Geotag (`_geotag_…`), Post Kinds, others."""
VISIBILITY: Final = ("geo_public", "geo_enabled", "location_visibility")
"""Fields that say whether a location is shown: WordPress's geodata, Geolocation, Micropub."""
_SHOWN: Final = frozenset({"1", "true", "yes", "public", ""})
_VERSION: Final = lazy_re.compile(
    r"(?:^|_)(?:version|ver|release|build|firmware|generator)(?:_|$)", re.IGNORECASE
)


@lru_cache(4096)  # posts have the same fields
def normalized(name: str) -> str:
    """A name with underscores between its words: `apiKey` and `api-key` are `api_Key` and `api_key`."""
    return _NO_WORD.sub("_", _HUMP.sub("_", name))


def is_personal_name(name: str) -> bool:
    """Whether a field is personal by its name."""
    return bool(_NAME.search(name) or _NAME.search(normalized(name)))


def is_location_name(name: str) -> bool:
    """Whether a field says where somebody was."""
    return bool(_LOCATION.search(normalized(name)))


@lru_cache(4096)
def says_version(name: str) -> bool:
    """Whether a field holds a version, in whose text four numbers are no IP address."""
    return bool(_VERSION.search(normalized(name)))


def hides_location(extra: Mapping[str, Any]) -> bool:
    """Whether fields beside a location say that it is not shown (WordPress's geodata: what is not said is public)."""
    values = (extra[name] for name in extra if normalized(name) in VISIBILITY)
    return any(str(each).strip().lower() not in _SHOWN for value in values for each in _list(value))


def family(name: str) -> str:
    """The name of a field as a finding has it: one for all of a family."""
    return next((f"{prefix}…" for prefix in _FAMILIES if name.startswith(prefix)), name)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
