"""Co-authors of Co-Authors Plus have their display names in public targets, and nothing else of their accounts."""

import converters
from converters.model import Author, Post, Term, TermRef

RECORDS = [
    Author(id="1", login="ada", name="Ada Reed", email="ada@pond.example"),
    Term(taxonomy="author", slug="cap-ada", name="ada", description="Ada Ada Reed ada 1 ada@pond.example"),
    Term(taxonomy="author", slug="cap-bo-lind", name="bo-lind", description="Bo Lind Bo Lind bo-lind 11 bo@bo.example"),
    Term(taxonomy="author", slug="cap-cy", name="cy", description="Cy the Great Cy Moor cy 12 cy@bo.example"),
    Term(taxonomy="author", slug="novelists", name="Novelists"),
    Post(id="1", title="Two writers", author="ada", terms=tuple(TermRef(taxonomy="author", slug=slug, name=name) for slug, name in (("cap-ada", "ada"), ("cap-bo-lind", "bo-lind"), ("cap-cy", "cy"), ("novelists", "Novelists")))),
]  # fmt: skip


def test_a_public_target_has_display_names(tmp_path):
    converters.write(RECORDS, tmp_path / "out", to="hugo")
    post = next((tmp_path / "out" / "content" / "posts").glob("two*.md")).read_text("utf-8")
    terms = (tmp_path / "out" / "data" / "terms.json").read_text("utf-8")
    for name in ("Ada Reed", "Bo Lind", "cy", "Novelists"):
        assert f'- "{name}"' in post
        assert f'"name": "{name}"' in terms
    assert "@" not in post + terms
    assert "Bo Lind Bo Lind" not in terms


def test_a_private_target_has_what_the_plug_in_needs(tmp_path):
    converters.write(RECORDS, tmp_path / "all.jsonl", to="archive")
    text = (tmp_path / "all.jsonl").read_text("utf-8")
    assert '"name":"bo-lind"' in text
    assert "bo@bo.example" in text
