"""The site index and the plan: made once, and nothing changes them while posts are written."""

import pickle

import pytest
from msgspec.structs import asdict

from converters import messages, registry
from converters.diagnostics import Diagnostics
from converters.model import Asset, Media, Post, Site
from converters.site.index import SiteIndex, SiteIndexBuilder
from converters.site.plan import Run, make_plan
from converters.site.post_summaries import summarize

SITE = "https://quay.example"


def opened():
    raise AssertionError("nobody reads a file for a plan")


def index() -> SiteIndex:
    builder = SiteIndexBuilder()
    builder.site = Site(url=SITE)
    builder.add_media(Media(id="9", url=f"{SITE}/wp-content/uploads/a.png", parent="1"))
    builder.add_asset(Asset(f"{SITE}/wp-content/uploads/a.png", "a.png", opened))
    for id_ in ("1", "2"):
        builder.add_post(Post(id=id_, slug="boat", url=f"{SITE}/boat/", author="ann"))
    return builder.finish()


def test_nobody_changes_the_site_index():
    site_index = index()
    with pytest.raises(AttributeError):
        site_index.site = Site()
    mappings = {name: value for name, value in asdict(site_index).items() if hasattr(value, "keys")}
    assert {"media", "summaries", "assets", "blocks", "attachments"} <= set(mappings)
    for value in mappings.values():
        with pytest.raises(TypeError):
            value["x"] = "y"


def test_what_is_added_later_is_not_in_an_index_that_is_finished():
    builder = SiteIndexBuilder()
    before = builder.finish()
    builder.add_post(Post(id="1"))
    assert not before.summaries
    assert list(builder.finish().summaries) == ["1"]


def test_a_worker_has_the_index_and_no_files():
    sent = pickle.loads(pickle.dumps(index()))
    assert sent.summaries == index().summaries
    assert [media.id for media in sent.attached(Post(id="1"))] == ["9"]
    assert set(sent.assets.values()) == {None}
    with pytest.raises(TypeError):
        sent.media["x"] = Media()


def test_a_plan_has_paths_permalinks_and_files_and_reports_what_is_taken():
    diagnostics = Diagnostics()
    writer = registry.writer("hugo")
    plan = make_plan(writer, index(), diagnostics, writer.file_path)
    assert dict(plan.paths) == {"1": "content/posts/boat.md", "2": "content/posts/boat-2.md"}
    assert [plan.permalinks.assigned(id_) for id_ in ("1", "2")] == ["/boat/", "/posts/boat-2/"]
    assert plan.assets.resolve(f"{SITE}/wp-content/uploads/a.png", Post()) == "wp-content/uploads/a.png"
    assert [finding.kind for finding in diagnostics.findings] == [messages.PATH_TAKEN.name]


def test_a_run_does_not_change_its_plan():
    writer = registry.writer("hugo")
    plan = make_plan(writer, index(), Diagnostics(), writer.file_path)
    first, second = Run(plan), Run(plan)
    assert first.assets.mark_used("/wp-content/uploads/a.png", Post(id="1"))
    assert list(first.assets.used) == ["wp-content/uploads/a.png"]
    assert not second.assets.used
    claims = plan.permalinks.claims()
    assert claims.claim("a term", "/tag/sea/")
    assert not claims.claim("another", "/tag/sea/")
    assert plan.permalinks.claims().claim("another", "/tag/sea/")
    with pytest.raises(TypeError):
        plan.paths["1"] = "elsewhere.md"


def test_a_target_of_one_file_has_no_paths():
    plan = make_plan(registry.writer("archive"), index(), Diagnostics())
    assert not plan.paths
    assert not plan.assets.assigned


def test_a_summary_is_named_by_slug_title_or_id():
    assert [summarize(post).name for post in (Post(slug="a"), Post(title="B c"), Post(id="7"))] == [
        "a",
        "b-c",
        "7",
    ]
