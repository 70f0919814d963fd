import sys
from textwrap import dedent

import pytest

import converters
from converters import registry
from converters.errors import FormatError, UsageError
from converters.io.opening import open_source
from converters.testing import check_writer


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a distribution with entry points where Python finds it, as pip would."""

    def install(name, entry_points, **modules):
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(dedent(entry_points), encoding="utf-8")
        for module, code in modules.items():
            (tmp_path / f"{module}.py").write_text(dedent(code), encoding="utf-8")
            monkeypatch.delitem(sys.modules, module, raising=False)
        monkeypatch.syspath_prepend(tmp_path)

    return install


FOREIGN = """
    from dataclasses import dataclass, field
    from converters.model import Markup, Post
    from converters.plugins import Fields, Reader, Writer

    @dataclass(frozen=True)
    class Lines(Reader):
        "One post a line."
        prefix: str = field(default=">", metadata={"help": "what a line begins with"})

        def detects(self, source):
            return source.head().startswith(b">")

        def read(self, source, diagnostics):
            with source.open() as stream:
                for number, line in enumerate(stream, 1):
                    post = Post(id=str(number), title=line.decode().strip().removeprefix(self.prefix))
                    diagnostics.locate(post, source.name, number)
                    yield post

    @dataclass(frozen=True)
    class Titles(Writer):
        "One title a line."
        single_file = True
        public = True
        dialects = comment_dialects = ("html",)
        carries = Fields(post="title")
        unsupported_post_types = frozenset({"page"})
        upper: bool = False

        def write(self, records, out, run, diagnostics):
            with out.open() as stream:
                for record in records:
                    if isinstance(record, Post):
                        title = record.title.upper() if self.upper else record.title
                        stream.write(f"{title}\\n".encode())
                        diagnostics.wrote(record)
                    else:
                        diagnostics.leave_out(record, "no place")
"""


def test_a_foreign_format_is_one_like_any(install, tmp_path):
    install(
        "foreign",
        "[converters.readers]\nlines = foreign:Lines\n[converters.writers]\ntitles = foreign:Titles\n",
        foreign=FOREIGN,
    )
    (tmp_path / "in.txt").write_text(">one\n>two\n", encoding="utf-8")
    result = converters.convert(
        tmp_path / "in.txt", tmp_path / "out.txt", to="titles", options={"upper": "true"}
    )
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "ONE\nTWO\n"
    assert result.accounts["post"].written == 2
    listed = {(one.role, one.name): one for one in registry.list_formats()}
    assert listed["reader", "lines"].owner == "foreign"
    assert listed["reader", "lines"].help == "One post a line."
    (option,) = listed["reader", "lines"].options
    assert (option.name, option.takes, option.default, option.help) == (
        "prefix",
        "text",
        ">",
        "what a line begins with",
    )


def test_options_go_to_the_format_that_has_them(install, tmp_path):
    install(
        "foreign",
        "[converters.readers]\nlines = foreign:Lines\n[converters.writers]\ntitles = foreign:Titles\n",
        foreign=FOREIGN,
    )
    (tmp_path / "in.txt").write_text(">one\n", encoding="utf-8")
    for from_ in ("lines", None):
        converters.convert(
            tmp_path / "in.txt", tmp_path / "out.txt", from_=from_, to="titles", force=True,
            options={"prefix": ">o", "upper": "true"},
        )  # fmt: skip
        assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "NE\n"
    with pytest.raises(UsageError, match="no option colour"):
        converters.convert(tmp_path / "in.txt", tmp_path / "o", to="titles", options={"colour": "red"})
    with pytest.raises(UsageError, match=r"true\|false"):
        converters.convert(tmp_path / "in.txt", tmp_path / "o", to="titles", options={"upper": "perhaps"})


def test_a_broken_plug_in_is_named_with_its_owner_and_harms_no_other(install, tmp_path):
    install("rusty", "[converters.readers]\nrust = rusty:Rust\n", rusty="import nowhere_to_be_found")
    with pytest.raises(FormatError, match=r"rust of rusty cannot be loaded .*nowhere_to_be_found"):
        registry.reader("rust")
    (tmp_path / "a.jsonl").write_text('{"record":"site"}\n', encoding="utf-8")
    assert registry.detect(open_source(tmp_path / "a.jsonl")) == "archive"
    (problem,) = [one.problem for one in registry.list_formats() if one.name == "rust"]
    assert "rusty" in problem


def test_a_name_taken_twice_is_refused_with_both_owners(install):
    install("twin", "[converters.writers]\narchive = twin:Twin\n", twin="")
    with pytest.raises(FormatError, match=r"blogport and twin|twin and blogport"):
        registry.writer("archive")


def test_two_readers_that_claim_a_source_are_both_named(install, tmp_path):
    install("foreign", "[converters.readers]\nlines = foreign:Lines\nrows = foreign:Lines\n", foreign=FOREIGN)
    (tmp_path / "in.txt").write_text(">one\n", encoding="utf-8")
    with pytest.raises(FormatError, match="lines or rows"):
        registry.detect(open_source(tmp_path / "in.txt"))


def test_a_writer_that_forgets_a_record_is_found_out(install, tmp_path):
    forgetful = FOREIGN.replace("diagnostics.wrote(record)", "pass")
    install("forgetful", "[converters.writers]\ntitles = forgetful:Titles\n", forgetful=forgetful)
    result = converters.write([converters.Post(title="x")], tmp_path / "out.txt", to="titles")
    assert [finding.kind for finding in result.findings] == ["unaccounted"]
    assert result.lost_to_faults == 1, "the command ends with status 1"


def test_a_reader_that_only_looks_alike_is_refused_by_what_it_lacks(install):
    code = FOREIGN.replace("def detects(", "def recognises(")
    install("foreign", "[converters.readers]\nlines = foreign:Lines\n", foreign=code)
    with pytest.raises(
        FormatError, match=r"the reader lines of foreign lacks `detects`; .*converters\.plugins\.Reader"
    ):
        registry.reader("lines")


def test_a_reader_that_does_not_inherit_is_refused(install):
    install(
        "foreign",
        "[converters.readers]\nlines = foreign:Lines\n",
        foreign=FOREIGN.replace("class Lines(Reader):", "class Lines:"),
    )
    with pytest.raises(
        FormatError, match=r"lines of foreign is not .* inherits from converters\.plugins\.Reader"
    ):
        registry.reader("lines")


def test_a_writer_lacks_what_is_named(install):
    code = FOREIGN.replace("def write(", "def writes(").replace("        public = True\n", "")
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=code)
    with pytest.raises(FormatError, match="the writer titles of foreign lacks `public` and `write`;"):
        registry.writer("titles")


def test_a_folder_needs_paths(install):
    code = FOREIGN.replace("        single_file = True\n", "")
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=code)
    with pytest.raises(FormatError, match="the writer titles of foreign lacks `path`;"):
        registry.writer("titles")


BLOG = [
    converters.Site(title="A blog"),
    converters.Author(login="ann"),
    converters.Post(
        id="1",
        title="First",
        likes=3,
        comments=(converters.Comment(id="2"), converters.Comment(id="3")),
    ),
    converters.Post(id="4", title="Second", likes=5),
]


def kinds(result, kind):
    return [finding.message for finding in result.findings if finding.kind == kind]


def test_what_a_writer_does_not_carry_is_reported_once_a_field(install, tmp_path):
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=FOREIGN)
    result = converters.write(BLOG, tmp_path / "out.txt", to="titles")
    assert kinds(result, "not-carried") == [
        "titles does not carry the field likes of a post: 2 have a value there, such as "
        'post "First" (1); --to archive keeps it',
        "titles does not carry the field id of a post: 2 have a value there, such as "
        'post "First" (1); --to archive keeps it',
    ]
    assert sorted(kinds(result, "no-place")) == [
        "titles cannot hold authors: 1 not written; --to archive keeps them",
        "titles cannot hold comments: 2 not written; --to archive keeps them",
        "titles cannot hold the site's own data: 1 not written; --to archive keeps them",
    ]
    assert all(account.balanced for account in result.accounts.values())


def test_comments_that_a_writer_drops_are_not_written(install, tmp_path):
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=FOREIGN)
    result = converters.write(BLOG, tmp_path / "out.txt", to="titles")
    assert (result.accounts["comment"].written, result.accounts["comment"].left_out) == (0, {"no place": 2})


def test_comments_of_which_a_writer_has_some_are_counted_by_what_it_says(install, tmp_path):
    code = FOREIGN.replace('post="title"', 'post="title", comment="id"').replace(
        "diagnostics.wrote(record)", "diagnostics.wrote(record, comments=min(1, len(record.comments)))"
    )
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=code)
    result = converters.write(BLOG, tmp_path / "out.txt", to="titles")
    assert result.accounts["comment"].written == 1
    assert len(kinds(result, "unaccounted")) == 1


def test_a_writer_that_declares_nothing_is_reported(install, tmp_path):
    code = FOREIGN.replace('        carries = Fields(post="title")\n', "")
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=code)
    result = converters.write(BLOG, tmp_path / "out.txt", to="titles")
    assert len(kinds(result, "undeclared")) == 1


@pytest.mark.parametrize(
    ("declared", "why"), [('post="titel"', "post has no field titel"), ('posts="title"', "no record posts")]
)
def test_a_declaration_of_what_the_model_lacks_is_refused(declared, why, install):
    code = FOREIGN.replace('post="title"', declared)
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=code)
    with pytest.raises(FormatError, match=why):
        registry.writer("titles")


def test_a_declaration_that_is_not_true_fails_the_contract_test(install, tmp_path):
    code = FOREIGN.replace('post="title"', 'post="title slug"')
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=code)
    with pytest.raises(
        AssertionError, match=r"post\.slug \(qpostslugq\) is neither written .*`carries` has it"
    ):
        check_writer("titles", tmp_path / "too-much")
    code = FOREIGN.replace('post="title"', 'post="id"')
    install("foreign2", "[converters.writers]\ntitles2 = foreign2:Titles\n", foreign2=code)
    with pytest.raises(AssertionError, match=r"post\.title is written .*`carries` does not have it"):
        check_writer("titles2", tmp_path / "too-little")


def test_an_unknown_format_is_answered_with_those_there_are():
    with pytest.raises(
        FormatError,
        match="no writer called hugoo; did you mean hugo\\? there are archive, artalk, ",
    ):
        registry.writer("hugoo")
    with pytest.raises(FormatError, match="did you mean wxr"):
        registry.writer("wordpress")


def test_a_writer_that_does_not_say_who_may_see_what_it_writes_is_refused(install, tmp_path):
    code = FOREIGN.replace("        public = True\n", "")
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=code)
    with pytest.raises(FormatError, match=r"titles of foreign lacks .*converters\.plugins\.Writer"):
        registry.writer("titles")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        single_file = True\n", ""),
        ("        def write(self", "        def other(self"),
        ("        upper: bool = False\n", "        upper: bool\n"),
    ],
)
def test_a_writer_that_is_not_whole_is_refused(old, new, install, tmp_path):
    install("foreign", "[converters.writers]\ntitles = foreign:Titles\n", foreign=FOREIGN.replace(old, new))
    with pytest.raises(FormatError, match=r"titles of foreign (lacks|is not whole)"):
        registry.writer("titles")
