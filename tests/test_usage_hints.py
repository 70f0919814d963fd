"""Hints for words and names that were not meant so."""

import zipfile

import pytest

import converters
from converters.cli import docs
from converters.cli.options.parameters import Arguments
from converters.cli.targets import ensure_not_swapped, format_of
from tests.conftest import FIXTURES


@pytest.mark.parametrize(
    ("option", "word", "meant"),
    [("redirects", "ngnix", "nginx"), ("comments", "disqs", "disqus"), ("include", "privat", "private")],
)
def test_a_wrong_word_of_an_option_is_answered_with_the_one_that_was_meant(option, word, meant, tmp_path):
    with pytest.raises(converters.UsageError) as error:
        converters.convert(FIXTURES / "waline/export.json", tmp_path / "site", to="hugo", **{option: [word]})
    assert f"--{option} {word}: did you mean {meant}? it takes " in str(error.value)


def test_drafts_need_no_include(tmp_path):
    with pytest.raises(
        converters.UsageError, match="drafts are written without it, as drafts; it takes pending, "
    ):
        converters.convert(FIXTURES / "waline/export.json", tmp_path / "site", to="hugo", include=["drafts"])


@pytest.mark.parametrize("name", ["out.html", "blog.epub", "blog.warc.gz"])
def test_a_folder_is_not_called_like_a_file(name, tmp_path):
    with pytest.raises(converters.UsageError, match="would be a folder, since html writes one"):
        converters.convert(FIXTURES / "waline/export.json", tmp_path / name, to="html")
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("to", ["archive", "epub", "feed", "warc", "wxr"])
def test_a_file_is_not_called_like_a_folder(to, tmp_path):
    with pytest.raises(
        converters.UsageError, match=r"is a folder, and .* is written to one file; name a file"
    ):
        converters.convert(FIXTURES / "waline/export.json", f"{tmp_path}/out/", to=to)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("target", "to"),
    [("a.epub", "epub"), ("A.EPUB", "epub"), ("a.warc", "warc"), ("a.warc.gz", "warc"), ("a.atom", "feed")],
)
def test_an_ending_says_the_format_where_only_one_has_it(target, to):
    assert format_of(target) == to


@pytest.mark.parametrize(
    ("target", "hint"), [("a.pdf", "single=true"), ("a.rss", "--to feed"), ("a.mobi", "--to epub")]
)
def test_an_ending_that_nothing_writes_is_answered_with_what_is_close(target, hint):
    with pytest.raises(converters.UsageError) as error:
        format_of(target)
    assert hint in str(error.value)


@pytest.mark.parametrize(
    ("word", "meant"), [("rss", "feed"), ("book", "epub"), ("wacz", "warc"), ("pdf", "html")]
)
def test_a_format_that_is_called_otherwise_is_known(word, meant, tmp_path):
    with pytest.raises(converters.FormatError, match=f"called {word}; did you mean {meant}"):
        converters.convert(FIXTURES / "waline/export.json", tmp_path / "out", to=word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("jekyll", "markdown"),
        ("notion", "markdown"),
        ("takeout", "blogger"),
        ("warc", "html"),
        ("wacz", "html"),
        ("11ty", "markdown"),
    ],
)
def test_what_is_no_name_of_a_reader_is_answered_with_the_one_that_reads_it(word, meant):
    with pytest.raises(converters.FormatError, match=f"no reader called {word}; did you mean {meant}"):
        converters.inspect(FIXTURES / "example.xml", from_=word)


def test_the_manual_knows_the_names_of_formats():
    with pytest.raises(converters.UsageError, match="blogport help feed says"):
        docs.run(Arguments(topic="feed"))


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is an image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "it is an image"),
        (b"GIF89a\x01\0", "it is an image"),
        (b"RIFF\x24\x80\0\0WEBPVP8 ", "it is an image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save the document as a web page"),
        (b"{\\rtf1\\ansi", "save the document as a web page"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "unpack it, and give the folder"),
        (b"Rar!\x1a\x07\x01\0", "unpack it, and give the folder"),
        (b"PK\x03\x04", "download or copy it again"),
        (b"Some words.\n", "`blogport formats` lists them"),
    ],
)
def test_a_file_that_is_no_blog_is_answered_with_what_it_is(head, words, tmp_path):
    (tmp_path / "blog").write_bytes(head)
    with pytest.raises(converters.SourceError) as error:
        converters.convert(tmp_path / "blog", tmp_path / "site", to="hugo")
    assert words in str(error.value)
    assert len(str(error.value)) < len(str(tmp_path)) + 200
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'),
        ("content.xml", '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'),
    ],
)  # fmt: skip
def test_a_document_of_an_office_program_is_answered_with_what_to_do(name, text, tmp_path):
    with zipfile.ZipFile(tmp_path / "blog", "w") as archive:
        archive.writestr(name, text)
    with pytest.raises(converters.SourceError, match="save the document as a web page"):
        converters.convert(tmp_path / "blog", tmp_path / "site", to="hugo")


def test_source_and_target_that_are_swapped_are_named(tmp_path):
    (tmp_path / "export.xml").write_bytes((FIXTURES / "example.xml").read_bytes())
    new, old = str(tmp_path / "site"), str(tmp_path / "export.xml")
    with pytest.raises(converters.UsageError, match="the source comes first and the target last"):
        ensure_not_swapped([new], old, "hugo")
    ensure_not_swapped([old], new, "hugo")
    ensure_not_swapped([new], old, "wxr")  # the file may be what an earlier run wrote


def test_images_alone_are_no_blog(tmp_path):
    (tmp_path / "uploads/2020/01").mkdir(parents=True)
    (tmp_path / "uploads/2020/01/quay.png").write_bytes(b"\x89PNG")
    result = converters.convert(tmp_path / "uploads", tmp_path / "site", to="hugo")
    assert "files-alone" in {finding.kind for finding in result.findings}
    both = [FIXTURES / "example.xml", tmp_path / "uploads"]
    result = converters.convert(both, tmp_path / "whole", to="hugo")
    assert "files-alone" not in {finding.kind for finding in result.findings}


@pytest.mark.parametrize(
    "wrong", ["html", "markdown", "text", "uploads", "feed", "disqus", "tumblr", "utterances"]
)
@pytest.mark.parametrize(
    ("name", "format_"),
    [("example.xml", "wxr"), ("waline/export.json", "waline"), ("artalk/artrans.json", "artalk")],
)
def test_an_export_is_not_read_as_another_format(wrong, name, format_, tmp_path):
    """A page of it would show drafts, private posts and the addresses of commenters."""
    with pytest.raises(converters.SourceError, match=f"--from {wrong} would publish .* say --from {format_}"):
        converters.convert(FIXTURES / name, tmp_path / "site", to="hugo", from_=wrong)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("source", "more", "hint"),
    [
        ([], {}, "no source is named"),
        (None, {}, "None is no source"),
        (b"export.xml", {}, "is no source"),
        ([None], {}, "None is no source"),
        ("example.xml", {"jobs": -1}, "jobs=-1 is not a number"),
        ("example.xml", {"jobs": "2"}, "jobs='2' is not a number"),
        ("example.xml", {"options": "keep-source=true"}, "is no mapping"),
        ("example.xml", {"include": "privat"}, "--include privat: did you mean private"),
        ("example.xml", {"include": [1]}, "--include 1: it takes"),
        ("example.xml", {"to": None}, "there is no writer called None"),
        ("example.xml", {"target": None}, "None is no target"),
        ("example.xml", {"target": b"site"}, "b'site' is no target"),
    ],
)
def test_arguments_that_only_a_script_can_give_are_refused_in_a_sentence(source, more, hint, tmp_path):
    source = FIXTURES / source if isinstance(source, str) else source
    with pytest.raises((converters.UsageError, converters.FormatError)) as error:
        converters.convert(source, **{"target": tmp_path / "site", "to": "hugo"} | more)
    assert hint in str(error.value)
    assert not (tmp_path / "site").exists()


def test_a_script_may_give_words_in_one_text_as_on_the_command_line(tmp_path):
    one = converters.convert(FIXTURES / "example.xml", tmp_path / "1", to="hugo", include="private, pending,")
    two = converters.convert(
        FIXTURES / "example.xml", tmp_path / "2", to="hugo", include={"private", "pending"}
    )
    assert one.accounts == two.accounts
