"""The page of plain words in a backup, for whoever finds it years later without blogport."""

from typing import Final

PAGE: Final = "READ-ME.txt"

_TEXT: Final = """\
BACKUP OF THE BLOG {title}

This folder is a backup that the program blogport made. You can read it without blogport.

PRIVATE. It holds everything on purpose: drafts, private posts and posts with a password,
comments that were never approved, and the e-mail and IP addresses of commenters. Keep it
where only you can read it, and do not put it on the web.

WHAT IS WHERE

data/states/ has a folder for each time at which a backup was made; its name is that time,
in UTC. In such a folder are:

  archive.jsonl        all posts, pages, comments, authors, categories and tags: a text file
                       with one record a line, in JSON. Any text editor opens it.
  archive.schema.json  says what each field of a record means to a program (JSON Schema).
  media/               the images and other files of the blog, as far as the source had them.
  sources/             the files that the backup was made of, as they were given.
  report.jsonl         what the program noticed while it made the backup, a finding a line.
  contents.csv         a table of all files of that time, for a spreadsheet: the name of each,
                       where in this folder its bytes are ("stored"), its size, its checksum,
                       and the address that it had on the blog.

A file that did not change from one time to the next is stored once: the table of the later
time then says that it is in the folder of the earlier one. So do not delete the folder of an
earlier time.

IS IT STILL WHOLE?

The folder is a "bag" as RFC 8493 (BagIt) describes it: manifest-sha512.txt has the checksum
of each file in data/. Programs for bags check it. So do these commands, in this folder:

  sha512sum --check --quiet manifest-sha512.txt      on Linux
  shasum -a 512 --check manifest-sha512.txt          on a Mac

With blogport, in this folder:

  blogport check .

BACK TO A BLOG

  blogport convert . ../blog.xml --to wxr       a file that WordPress imports
  blogport convert . ../my-site --to hugo       a site; also jekyll, pelican, html, markdown

The newest state is read; -o as-of=2026-11 reads the last one of that month or before it.
"""


def page(title: str) -> str:
    """The page. `title` is that of the blog."""
    return _TEXT.format(title=" ".join(title.split()) or "(without a title)")
