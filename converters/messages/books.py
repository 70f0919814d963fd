"""What a book cannot hold."""

from converters.diagnostics import MessageType, Severity

LOSS = Severity.LOSS

BOOK_IMAGE_MISSING = MessageType(
    "book-image-missing",
    LOSS,
    "{number:image is|images are} not in the book, since the source has no copy: a link stands in the place of each",
    advice="Run again with --fetch, as long as the old site is there, or give a copy of its files as a source too (of a "
    "WordPress site: wp-content/uploads).",
)
BOOK_IMAGE_TYPE = MessageType(
    "book-image-type",
    LOSS,
    "{number:image is|images are} not in the book: reading systems show only JPEG, PNG, GIF, WebP and SVG that can be read; a link "
    "stands in the place of each",
    advice="Convert the images that matter to JPEG or PNG in the source, under the same names, and run again.",
)
BOOK_ELEMENT = MessageType(
    "book-element",
    LOSS,
    "{number:`{what}` is|`{what}` are} not in the book, which runs nothing and plays only files that it holds: a link leads to "
    "what was shown from elsewhere",
    advice="Sound and films that lie in files (MP3, AAC, Opus; any film) are inside with `--fetch`, or with a copy of the "
    "files as a source. `--to html` and `--to warc` keep all that plays and runs.",
)
BOOK_LINK = MessageType(
    "book-link",
    LOSS,
    "{number:link leads|links lead} to an address that no reading system can follow; the words stay",
    advice="Correct the links in the source if they matter.",
)
