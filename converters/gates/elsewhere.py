"""Members' plug-ins that keep rules outside of the export: what they protect cannot be known, which is reported."""

import re
from typing import Final, NamedTuple

from converters import messages
from converters.diagnostics import Diagnostics
from converters.model import Post


class Trace(NamedTuple):
    """What of a plug-in is seen in an export: types of posts, beginnings of names of fields and of shortcodes."""

    plugin: str
    types: str = ""
    fields: str = ""
    shortcodes: str = ""


TRACES: Final = (
    Trace("Paid Memberships Pro", fields="pmpro_ _pmpro_", shortcodes="pmpro_ membership"),
    Trace("WooCommerce Memberships", "wc_membership_plan wc_user_membership", "_wc_memberships_", "wcm_"),
    Trace("Simple Membership", "swpm_transactions", "swpm_", "swpm_"),
    Trace("WishList Member", "wlm_transaction", "wlm_ _wishlist", "wlm_ wishlist"),
    Trace("s2Member", fields="s2member_", shortcodes="s2Member- s2If"),
    Trace("MemberPress", "memberpressproduct memberpressgroup", "_mepr_", "mepr-"),
    Trace("Restrict User Access", "restriction", "_ca_"),
    Trace("Content Control", "cc_restriction", shortcodes="content_control"),
    Trace("Ultimate Member", "um_form um_directory", shortcodes="ultimatemember"),
    Trace("Membership 2", "ms_membership ms_relationship", shortcodes="ms-"),
    Trace("ARMember", shortcodes="arm_"),
    Trace("WP-Members", fields="_wpmem_", shortcodes="wpmem_"),
    Trace("Restrict Content Pro", fields="rcp_", shortcodes="rcp_ register_form"),
    Trace("Leaky Paywall", fields="_issuem_leaky_paywall", shortcodes="leaky_paywall"),
    Trace("Newspack", "np_memberships_gate np_content_gate"),
    Trace("Paid Member Subscriptions", "pms-subscription", shortcodes="pms-"),
)
"""Plug-ins whose settings can close posts, categories or the whole site without a word in the post."""


class Elsewhere:
    """Collects the plug-ins of which there is a trace."""

    def __init__(self) -> None:
        self._found: set[str] = set()
        self._types = {name: trace.plugin for trace in TRACES for name in trace.types.split()}
        self._fields = [(name, trace.plugin) for trace in TRACES for name in trace.fields.split()]
        self._begins = tuple(begin for begin, _ in self._fields)
        codes = [(name, trace.plugin) for trace in TRACES for name in trace.shortcodes.split()]
        self._codes = dict(codes)
        self._code = re.compile(rf"\[({'|'.join(re.escape(name) for name, _ in codes)})")

    def look_at(self, post: Post) -> None:
        """Look for traces in a post."""
        if plugin := self._types.get(post.type):
            self._found.add(plugin)
        for name in post.extra:
            if name.startswith(self._begins):
                self._found.update(plugin for begin, plugin in self._fields if name.startswith(begin))
        if post.body and "[" in post.body.text:
            self._found.update(self._codes[code] for code in self._code.findall(post.body.text))

    def report(self, diagnostics: Diagnostics, *, rules_known: bool) -> None:
        """Report each plug-in once; not MemberPress, if its rules are in the export."""
        for plugin in sorted(self._found - ({"MemberPress"} if rules_known else set())):
            diagnostics.report(messages.MEMBERS_ELSEWHERE, plugin=plugin)
