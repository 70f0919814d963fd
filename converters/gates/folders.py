"""Folders of uploads whose files no visitor could ask for: what buyers paid for, what people sent with a form.

Their plug-ins forbid the server to hand the files out, or keep them where nothing leads to.
"""

from typing import Final

_FOLDERS: Final = {
    "WooCommerce": "woocommerce_uploads wc-logs",
    "Easy Digital Downloads": "edd",
    "Download Monitor, Download Manager": "dlm_uploads download-manager-files",
    "Forms": "gravity_forms wpcf7_uploads cfdb7_uploads cf7-uploads wpforms ninja-forms formidable forminator fluentform"
    " everest_forms_uploads happyforms",
    "Jobs": "job_applications applications resumes awsm-job-openings jobpost",
    "Prevent Direct Access, MediaVault": "_pda _mediavault",
    "Client documents": "sp-client-document-manager customer-area",
    "Members' plug-ins": "memberpress private protected restricted members members-only wpuf-files",
}
FOLDERS: Final = {name: plugin for plugin, names in _FOLDERS.items() for name in names.split()}
"""Names of folders right in the folder of uploads, in lower case, and who makes them."""


def closed_folder(path: str) -> str:
    """The folder of the table in which a file lies, by the path of its URL; empty for an open one."""
    _, found, below = path.lower().partition("/uploads/")
    first, _, rest = below.partition("/")
    if first == "sites":  # of a network: `sites/2/edd/…`
        first, _, rest = rest.partition("/")[2].partition("/")
    return first if found and rest and first in FOLDERS else ""
