"""What differs between the versions of Drupal: their tables, and the SELECTs by which they are read.

Facts: the schemas of Drupal's modules node, comment, taxonomy, file, path and their fields.
"""

from typing import Final, NamedTuple

from converters.io.sql.spool import Columns


class Version(NamedTuple):
    """The SELECTs of one version; each gives the columns that `_Site` names."""

    nodes: str
    aliases: str
    terms: str
    terms_of: str
    comments: str
    users: str
    files: str
    image: str
    approved: str
    """The word of a comment that everybody sees."""
    without_node: str
    """The ids of the nodes that texts are of, and that are not there."""


NODE: Final = "id type title user status created changed open sticky body summary format language first"
SIX: Final = Version(
    nodes="SELECT n.nid, n.type, n.title, n.uid, n.status, n.created, n.changed, n.comment, n.sticky, r.body, NULL, r.format,"
    " n.language, 1 FROM node n LEFT JOIN node_revisions r ON r.vid = n.vid ORDER BY CAST(n.nid AS INTEGER)",
    aliases="SELECT dst FROM url_alias WHERE src = ?",
    terms="SELECT t.tid, v.name, t.name, t.description, p.name FROM term_data t LEFT JOIN vocabulary v ON v.vid = t.vid"
    " LEFT JOIN term_hierarchy h ON h.tid = t.tid LEFT JOIN term_data p ON p.tid = h.parent ORDER BY CAST(t.tid AS INTEGER)",
    terms_of="SELECT v.name, t.name FROM term_node n JOIN term_data t ON t.tid = n.tid LEFT JOIN vocabulary v ON v.vid = t.vid"
    " WHERE n.nid = ? GROUP BY t.tid ORDER BY n.rowid",
    comments="SELECT cid, pid, uid, subject, comment, format, hostname, timestamp, status, name, mail, homepage FROM comments"
    " WHERE nid = ? ORDER BY CAST(cid AS INTEGER)",
    users="SELECT uid, name, mail FROM users WHERE uid IN (SELECT uid FROM node) OR uid IN (SELECT uid FROM comments)",
    files="SELECT fid, filename, filepath, filemime, timestamp FROM files WHERE status = '1' ORDER BY CAST(fid AS INTEGER)",
    image="",
    approved="0",
    without_node="SELECT DISTINCT nid FROM node_revisions WHERE nid NOT IN (SELECT nid FROM node)",
)
SEVEN: Final = Version(
    nodes="SELECT n.nid, n.type, n.title, n.uid, n.status, n.created, n.changed, n.comment, n.sticky, b.body_value,"
    " b.body_summary, b.body_format, n.language, 1 FROM node n LEFT JOIN field_data_body b ON b.entity_id = n.nid AND"
    " b.entity_type = 'node' AND b.deleted = '0' GROUP BY n.nid ORDER BY CAST(n.nid AS INTEGER)",
    aliases="SELECT alias FROM url_alias WHERE source = ?",
    terms="SELECT t.tid, v.machine_name, t.name, t.description, p.name FROM taxonomy_term_data t LEFT JOIN taxonomy_vocabulary v"
    " ON v.vid = t.vid LEFT JOIN taxonomy_term_hierarchy h ON h.tid = t.tid LEFT JOIN taxonomy_term_data p ON p.tid = h.parent"
    " ORDER BY CAST(t.tid AS INTEGER)",
    terms_of="SELECT v.machine_name, t.name FROM taxonomy_index n JOIN taxonomy_term_data t ON t.tid = n.tid LEFT JOIN"
    " taxonomy_vocabulary v ON v.vid = t.vid WHERE n.nid = ? ORDER BY n.rowid",
    comments="SELECT c.cid, c.pid, c.uid, c.subject, b.comment_body_value, b.comment_body_format, c.hostname, c.created, c.status,"
    " c.name, c.mail, c.homepage FROM comment c LEFT JOIN field_data_comment_body b ON b.entity_id = c.cid WHERE c.nid = ?"
    " GROUP BY c.cid ORDER BY CAST(c.cid AS INTEGER)",
    users="SELECT uid, name, mail FROM users WHERE uid IN (SELECT uid FROM node) OR uid IN (SELECT uid FROM comment)",
    files="SELECT fid, filename, uri, filemime, timestamp FROM file_managed WHERE status = '1' ORDER BY CAST(fid AS INTEGER)",
    image="SELECT field_image_fid, field_image_alt FROM field_data_field_image WHERE entity_type = 'node' AND entity_id = ?",
    approved="1",
    without_node="SELECT DISTINCT entity_id FROM field_data_body WHERE entity_type = 'node' AND deleted = '0'"
    " AND entity_id NOT IN (SELECT nid FROM node)",
)
EIGHT: Final = Version(
    nodes="SELECT n.nid, n.type, n.title, n.uid, n.status, n.created, n.changed, c.comment_status, n.sticky, b.body_value,"
    " b.body_summary, b.body_format, n.langcode, n.default_langcode FROM node_field_data n LEFT JOIN node__body b ON"
    " b.entity_id = n.nid AND b.langcode = n.langcode LEFT JOIN node__comment c ON c.entity_id = n.nid AND c.langcode ="
    " n.langcode GROUP BY n.nid, n.langcode ORDER BY CAST(n.nid AS INTEGER), n.default_langcode DESC",
    aliases="SELECT alias FROM path_alias WHERE path = '/' || ? UNION ALL SELECT alias FROM url_alias WHERE source = '/' || ?1",
    terms="SELECT t.tid, t.vid, t.name, t.description__value, p.name FROM taxonomy_term_field_data t LEFT JOIN"
    " taxonomy_term__parent h ON h.entity_id = t.tid LEFT JOIN taxonomy_term_field_data p ON p.tid = h.parent_target_id"
    " GROUP BY t.tid ORDER BY CAST(t.tid AS INTEGER)",
    terms_of="SELECT t.vid, t.name FROM taxonomy_index n JOIN taxonomy_term_field_data t ON t.tid = n.tid WHERE n.nid = ?"
    " GROUP BY t.tid ORDER BY n.rowid",
    comments="SELECT c.cid, c.pid, c.uid, c.subject, b.comment_body_value, b.comment_body_format, c.hostname, c.created, c.status,"
    " c.name, c.mail, c.homepage FROM comment_field_data c LEFT JOIN comment__comment_body b ON b.entity_id = c.cid WHERE"
    " c.entity_id = ? AND c.entity_type = 'node' GROUP BY c.cid ORDER BY CAST(c.cid AS INTEGER)",
    users="SELECT uid, name, mail FROM users_field_data WHERE uid IN (SELECT uid FROM node_field_data) OR uid IN (SELECT uid"
    " FROM comment_field_data)",
    files="SELECT fid, filename, uri, filemime, created FROM file_managed WHERE status = '1' ORDER BY CAST(fid AS INTEGER)",
    image="SELECT field_image_target_id, field_image_alt FROM node__field_image WHERE entity_id = ?",
    approved="1",
    without_node="SELECT DISTINCT entity_id FROM node__body WHERE entity_id NOT IN (SELECT nid FROM node_field_data)",
)  # fmt: skip

_USERS: Final = ("uid", "name", "mail")
_COMMENT: Final = ("cid", "pid", "nid", "uid", "subject", "hostname", "status", "name", "mail", "homepage")
_NODE: Final = (
    "nid",
    "vid",
    "type",
    "title",
    "uid",
    "status",
    "created",
    "changed",
    "comment",
    "sticky",
    "language",
)
_FILE: Final = ("fid", "filename", "filemime", "status")
GRANTS: Final = ("nid", "gid", "realm", "grant_view")
"""The columns of `node_access`, which says who may see which node."""
TABLES_SIX: Final[dict[str, Columns]] = {
    "node": _NODE,
    "node_revisions": ("nid", "vid", "body", "format"),
    "url_alias": ("src", "dst"),
    "term_data": ("tid", "vid", "name", "description"),
    "term_hierarchy": ("tid", "parent"),
    "term_node": ("nid", "tid"),
    "vocabulary": ("vid", "name"),
    "comments": (*_COMMENT, "comment", "format", "timestamp"),
    "users": _USERS,
    "files": (*_FILE, "filepath", "timestamp"),
    "variable": ("name", "value"),
    "filter_formats": ("format", "name"),
    "node_access": GRANTS,
}
TABLES_SEVEN: Final[dict[str, Columns]] = {
    "node": _NODE,
    "field_data_body": ("entity_type", "deleted", "entity_id", "body_value", "body_summary", "body_format"),
    "field_data_comment_body": ("entity_id", "comment_body_value", "comment_body_format"),
    "field_data_field_image": ("entity_type", "entity_id", "field_image_fid", "field_image_alt"),
    "url_alias": ("source", "alias"),
    "taxonomy_term_data": ("tid", "vid", "name", "description"),
    "taxonomy_term_hierarchy": ("tid", "parent"),
    "taxonomy_index": ("nid", "tid"),
    "taxonomy_vocabulary": ("vid", "machine_name"),
    "comment": (*_COMMENT, "created"),
    "users": _USERS,
    "file_managed": (*_FILE, "uri", "timestamp"),
    "variable": ("name", "value"),
    "filter_format": ("format", "name"),
    "node_access": GRANTS,
}
TABLES_EIGHT: Final[dict[str, Columns]] = {
    "node_field_data": (*_NODE, "langcode", "default_langcode"),
    "node__body": ("entity_id", "langcode", "body_value", "body_summary", "body_format"),
    "node__comment": ("entity_id", "langcode", "comment_status"),
    "node__field_image": ("entity_id", "field_image_target_id", "field_image_alt"),
    "path_alias": ("path", "alias"),
    "url_alias": ("source", "alias"),
    "taxonomy_term_field_data": ("tid", "vid", "name", "description__value"),
    "taxonomy_term__parent": ("entity_id", "parent_target_id"),
    "taxonomy_index": ("nid", "tid"),
    "comment_field_data": (*_COMMENT, "entity_id", "entity_type", "created"),
    "comment__comment_body": ("entity_id", "comment_body_value", "comment_body_format"),
    "users_field_data": _USERS,
    "file_managed": (*_FILE, "uri", "created"),
    "config": ("name", "data"),
    "node_access": GRANTS,
}
