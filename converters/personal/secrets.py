"""What is recognised by its form as a secret, or as what a browser says of its user."""

from typing import Final

from converters import lazy_re

FORMS: Final = tuple(
    (mark, lazy_re.compile(pattern))
    for mark, pattern in (
        ("k_live_", r"\b[srp]k_live_[0-9A-Za-z]{10}"),  # Stripe
        ("k_test_", r"\b[srp]k_test_[0-9A-Za-z]{10}"),
        ("AKIA", r"\bAKIA[0-9A-Z]{16}\b"),  # Amazon Web Services
        ("AIza", r"\bAIza[0-9A-Za-z_-]{35}\b"),  # Google
        ("gh", r"\bgh[oprsu]_[0-9A-Za-z]{20}"),  # GitHub
        ("xox", r"\bxox[abeprs]-[0-9A-Za-z-]{10}"),  # Slack
        ("SG.", r"\bSG\.[\w-]{16,80}\.[\w-]{16}"),  # SendGrid
        ("-us", r"\b[0-9a-f]{32}-us[0-9]{1,2}\b"),  # Mailchimp
        ("eyJ", r"\beyJ[\w-]{8,}\.eyJ[\w-]{8}"),  # JSON Web Token (RFC 7519)
        ("PRIVATE KEY", r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----"),  # RFC 7468
        ("Bearer ", r"\bBearer [0-9A-Za-z+/=._~-]{16}"),  # RFC 6750
        ("Basic ", r"\bBasic [0-9A-Za-z+/=]{16}"),  # RFC 7617
        ("$", r"\$(?:P|H|2[abxy]|wp\$2y|argon2\w{1,2})\$[^\s\"']{20}"),  # hashes of passwords
        ("://", r"://[^/\s:@\"'<>]{1,100}:[^/\s@\"'<>]{1,100}@"),  # a name and a password in a URL
        ("Mozilla/", r"\bMozilla/[0-9.]+ \("),  # a user agent
    )
)
"""Forms that each service documents for its keys, with a text that each has and most others have not."""


def holds_secret(text: str) -> bool:
    """Whether a key, a token, the hash of a password, or a user agent is in a text."""
    for mark, form in FORMS:  # noqa: SIM110 # `any` takes twice as long, and nearly every text of a site passes here
        if mark in text and form.search(text):
            return True
    return False
