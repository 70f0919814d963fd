"""Records made from the model for the contract test: each field has a value that no other field has.

A field that is added to the model gets its value by its type. Only fields whose values have a form, or name another
record, are in the table `VALUES`.
"""

from itertools import count
from typing import Any, Final, NamedTuple, get_args, get_origin

import msgspec
from msgspec.structs import fields, replace

from converters.fields import part_of
from converters.model import (
    Author,
    Comment,
    Commenter,
    Date,
    Markup,
    Media,
    Post,
    Record,
    Site,
    Term,
    TermRef,
)

HOST: Final = "https://contract.example"
PERSONAL: Final = frozenset({"author.email", "comment.author.email", "comment.author.ip", "comment.extra"})
"""Fields that a public target has only with `--include personal`."""
NEVER_PUBLIC: Final = frozenset({"post.password"})

VALUES: Final[dict[str, Any]] = {
    "site.url": HOST,
    "site.language": "de-LI",
    "author.email": "qauthoremailq@contract.example",
    "author.url": "https://qauthorurlq.example",
    "term.parent": "qparentslugq",
    "media.url": f"{HOST}/qmediaurlq.jpg",
    "media.path": "2020/qmediapathq.jpg",
    "media.mime": "image/qmediamimeq",
    "media.parent": "7000001",
    "post.id": "7000001",
    "post.type": "post",
    "post.status": "publish",
    "post.url": f"{HOST}/2020/qposturlq/",
    "post.author": "qauthorloginq",
    "post.body": "qpostbodyq [qlinktextq](https://qlinkq.example)",
    "post.body.dialect": "markdown",
    "post.parent": "",
    "post.featured": "7000003",
    "comment.id": "7000005",
    "comment.parent": "7000004",
    "comment.author.email": "qcommentauthoremailq@contract.example",
    "comment.author.url": "https://qcommentauthorurlq.example",
    "comment.author.ip": "192.0.2.77",
    "comment.status": "approved",
    "comment.body": "<p>qcommentbodyq</p>",
    "comment.body.dialect": "html",
}
"""Values that are no free text. The ids of posts and comments are numbers, as WordPress has them."""

VARIANTS: Final[dict[str, Any]] = {
    "term.parent": "",
    "media.parent": "",
    "post.author": "",
    "post.featured": "",
    "post.status": "draft",
    "comment.parent": "",
    "comment.status": "pending",
}
"""Other values of fields that a target may show in another way than by their text: its output must differ."""


class Sample(NamedTuple):
    """Records, and what to look for in the output that a writer makes of them."""

    records: dict[str, Record]
    """By a name: `post` is the one that has all fields, and the comment that has all fields."""
    values: dict[str, list[tuple[str, ...]]]
    """By field (`comment.author.name`): for each of its values, texts of which one must be in the output."""
    variants: dict[str, dict[str, Record]]
    """By field: the same records with another value there."""


def sample(*, public: bool) -> Sample:
    """The records for a public or a private target."""
    maker = _Maker()
    base = Comment(
        id="7000004", author=Commenter(name="qbasenameq"), body=Markup(text="qbasebodyq", dialect="html")
    )
    made = {name: maker.make(cls, name) for name, cls in (("site", Site), ("author", Author), ("term", Term),
            ("media", Media), ("post", Post), ("comment", Comment))}  # fmt: skip
    comment = made.pop("comment")
    if public:  # a public target never gets a post with a password
        made["post"] = replace(made["post"], password="")
    terms = (TermRef(taxonomy="category", slug="qcategoryslugq", name="qcategorynameq"),)
    made["post"] = replace(made["post"], terms=(*made["post"].terms, *terms), comments=(base, comment))
    records = made | _others(made["term"].taxonomy)
    maker.values["post.type"] = [("qposttypeq",)]

    def changed(name: str, field: str, value: Any) -> dict[str, Record]:
        if name == "comment":
            comments = (base, replace(comment, **{field: value}))
            return records | {"post": replace(records["post"], comments=comments)}
        return records | {name: replace(records[name], **{field: value})}

    variants = {
        path: changed(*path.split("."), value)  # type: ignore[call-arg] # all of these are fields of a record
        for path, value in (VARIANTS | maker.flags).items()
    }
    variants["post.parent"] = changed("page", "parent", "")
    values = {path: texts for path, texts in maker.values.items() if path not in variants}
    return Sample(records, values, variants)


def _others(taxonomy: str) -> dict[str, Record]:
    """Records that the full ones name, and posts of other types and statuses."""

    def body(text: str) -> Markup:
        return Markup(text=text, dialect="markdown")

    return {
        "parent term": Term(id="7000010", taxonomy=taxonomy, slug="qparentslugq", name="qparentnameq"),
        "category": Term(id="7000011", taxonomy="category", slug="qcategoryslugq", name="qcategorynameq"),
        "featured": Media(id="7000003", url=f"{HOST}/qfeaturedq.jpg"),
        "custom": Post(id="7000006", type="qposttypeq", title="qcustomtitleq", slug="qcustomslugq", body=body("custom")),
        "above": Post(id="7000007", type="page", title="qabovetitleq", slug="qaboveslugq", url=f"{HOST}/qaboveslugq/"),
        "page": Post(id="7000008", type="page", title="qpagetitleq", slug="qpageslugq", body=body("page"), parent="7000007"),
        "draft": Post(id="7000009", status="draft", title="qdrafttitleq", body=body("draft")),
    }  # fmt: skip


class _Maker:
    """Makes one record of each type, and remembers the value of each field."""

    def __init__(self) -> None:
        self.values: dict[str, list[tuple[str, ...]]] = {}
        self.flags: dict[str, bool] = {}
        """Fields that are true, by path, and their other value."""
        self._numbers, self._minutes = count(8315001), count(13)

    def make(self, cls: type[Any], path: str) -> Any:
        """A record, or a part of one, with a value in each field."""
        return cls(**{field.name: self._value(cls, field, path) for field in fields(cls)})

    def _value(self, cls: type[Any], field: msgspec.structs.FieldInfo, above: str) -> Any:
        path = above if cls is Markup and field.name == "text" else f"{above}.{field.name}"
        part = part_of(field.type)
        if part is Comment:
            return ()
        if part:
            made = self.make(part, path)
            return (made,) if get_origin(field.type) is tuple else made
        if field.name == "extra":
            return self._extra(path)
        value = VALUES[path] if path in VALUES else self._by_type(field.type, path)
        if isinstance(value, bool):
            self.flags[path] = not value
        elif value and field.name != "dialect":
            self.values[path] = [_texts(value)]
        return value

    def _by_type(self, wanted: Any, path: str) -> Any:
        types = get_args(wanted) if type(None) in get_args(wanted) else (wanted,)
        if wanted is Date or Date in types:
            minute = next(self._minutes)
            return f"2020-02-03T08:{minute}:{minute + 1}+09:00"
        if bool in types:
            return True
        if int in types:
            return next(self._numbers)
        if str in types:
            return f"q{''.join(letter for letter in path if letter.isalnum())}q"
        raise AssertionError(
            f"{path} is a {wanted}: converters.testing.records has no value for that; add one"
        )

    def _extra(self, path: str) -> dict[str, Any]:
        """Values of all that JSON has, each below its own name."""
        word = f"q{path.replace('.', '')}"
        number, deep = next(self._numbers), next(self._numbers)
        extra = {
            f"{word}listq": [f"{word}textq"],
            f"{word}numberq": number,
            f"{word}objectq": {f"{word}innerq": [f"{word}deepq", deep]},
        }
        self.values[path] = [
            (found, name)  # a finding that names it speaks of what is in it
            for name, texts in zip(extra, ([f"{word}textq"], [str(number)], [f"{word}innerq", f"{word}deepq", str(deep)]), strict=True)
            for found in texts
        ]  # fmt: skip
        return extra


def _texts(value: Any) -> tuple[str, ...]:
    """How a target may write a value: a URL without its scheme, a date by its hour or its second."""
    if isinstance(value, int):
        return (str(value),)
    if value[4:5] == value[7:8] == "-":
        return (value[11:16], value[14:19])
    if "q" in value:
        return (f"q{value.split('q')[1]}q",)
    return (value.removeprefix("https://"),)
