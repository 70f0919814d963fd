"""The proof of Markdown part by part: what is no element proves nothing, and stops nothing."""

from converters.markup.markdown.verification.parts import is_proven


def test_an_instruction_at_the_top_level_is_not_known() -> None:
    assert not is_proven("<?php x ?>", "<?php x ?>", 0)
