"""What blogport's own feeds have that no other feed has: the writer states it by these words, the reader knows them."""

from typing import Final

GENERATOR: Final = "blogport"
"""The generator of such a feed; only there do the words of this module mean what they say here."""
NO_OFFSET: Final = "-00:00"
"""The offset of a date that states none (RFC 3339, section 4.3): the clock is that of the site."""
MADE_ID: Final = "urn:uuid:"
"""How the id of an entry begins that has no address."""
EXTENSION: Final = "_blogport"
"""The object of JSON Feed with what it has no field for (version 1.1, "Extensions": the name begins with `_`)."""
