"""What visitors without an account saw of the old site, and what not: gates before posts and before parts of them.

`posts` judges a post by itself, `site` by all others. `table` has the gates of WordPress and its plug-ins; plug-ins
of ours add to it (entry points `converters.gates`). The page `gates` of the manual is made from the tables.
"""

from converters.gates.gate import (
    MEMBERS,
    AttributeGate,
    BlockGate,
    FieldGate,
    Gate,
    PaywallGate,
    ShortcodeAttributeGate,
    ShortcodeGate,
)
from converters.gates.posts import OPEN, Verdict, judge, judge_media
from converters.gates.site import SiteGates
from converters.gates.table import GROUP, table

__all__ = [
    "GROUP",
    "MEMBERS",
    "OPEN",
    "AttributeGate",
    "BlockGate",
    "FieldGate",
    "Gate",
    "PaywallGate",
    "ShortcodeAttributeGate",
    "ShortcodeGate",
    "SiteGates",
    "Verdict",
    "judge",
    "judge_media",
    "table",
]
