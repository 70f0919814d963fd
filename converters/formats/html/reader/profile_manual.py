"""The manual's page of platforms, made from the profiles."""

from typing import Final

from converters.formats.html.reader.profile import Profile, profiles

SOURCES: Final = {
    "pages": "real pages",
    "template": "the published template or program",
    "scrapers": "published programs that read its pages",
    "unverified": "descriptions; no page, template or program was seen",
}
"""What `facts` of a profile means."""
_START: Final = """# Platforms

<!-- Generated from the profiles by `pytest tests/test_docs.py --accept`. -->

The pages of these platforms, themes and comment services are described by [profiles](profile.md). Post and comments of other pages are
found by their structure, and what was guessed is reported.

| platform | versions | comments | posts | described after |
|---|---|---|---|---|
"""


def markdown() -> str:
    """The page, with a row for each profile of a platform."""
    known = sorted(
        (profile for profile in profiles() if profile.rank == "platform"),
        key=lambda profile: profile.name.lower(),
    )
    return _START + "".join(map(_row, known))


def _row(profile: Profile) -> str:
    source = SOURCES[profile.facts] if profile.facts else ""
    comments = "yes" if profile.comments.item else ""
    posts = "yes" if profile.post.title or profile.post.body else ""
    return f"| {profile.name} | {profile.versions} | {comments} | {posts} | {source} |\n"
