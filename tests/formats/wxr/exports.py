"""Records written as exports and looked at as XML, for the tests of that writer."""

from pathlib import Path

from lxml import etree

import converters
from converters import Comment, Markup, Post, Site, TermRef
from tests.conftest import ROOT

WP = "{http://wordpress.org/export/1.2/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
SITE = Site(title="Kiln", url="https://kiln.example", language="en-US")
SCHEMA = etree.RelaxNG(etree.parse(ROOT / "schemas" / "wxr.rng"))


def writing(folder: Path):
    """`write(*records, **options)` gives the channel and the findings by kind; the file is valid, and read back."""

    def run(*records, **options):
        target = folder / "out.xml"
        options = {name.replace("_", "-"): str(value) for name, value in options.items()}
        result = converters.write([SITE, *records], target, to="wxr", options=options, force=True)
        document = etree.parse(target)
        assert SCHEMA.validate(document), SCHEMA.error_log
        assert all(account.read == account.written for account in result.accounts.values())
        run.text = target.read_text(encoding="utf-8")
        run.back = list(converters.read(target))
        run.findings = {}
        for finding in result.findings:
            run.findings.setdefault(finding.kind, []).append(finding)
        return document.getroot()[0]

    return run


def values(parent, name):
    return [element.text or "" for element in parent.iter(WP + name)]


def words(text, dialect="wordpress"):
    return Markup(text=text, dialect=dialect)


def of(kind, records):
    return [one for one in records if isinstance(one, kind)]


def post(number, **fields):
    return Post(**({"id": str(number), "title": f"Post {number}", "date": f"2020-01-{number % 28 + 1:02d}T08:00:00+09:00",
                    "terms": (TermRef(taxonomy="category", slug="clay", name="Clay"),)} | fields))  # fmt: skip


def reply(id="", parent="", **fields):
    return Comment(
        id=id, parent=parent, body=words(f"I am {id}"), **({"date": "2020-02-03T04:05:06+09:00"} | fields)
    )
