"""WordPress exports: elements in any order, missing, doubled, unknown, with the values of `texts`."""

from typing import Final

from tests.fuzz.grammar import Grammar
from tests.fuzz.grammar.texts import RULES

_NAMESPACES = 'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"'

GRAMMAR: Final[Grammar] = RULES | {
    "start": ("«prolog»<rss version=\"2.0\" «namespaces»>\n<channel>\n«head»«items»</channel>\n</rss>\n", "«prolog»<rss version=\"2.0\" «namespaces»><channel>«head»«items»", "«prolog»<rss «namespaces»><channel><wp:wxr_version>1.2</wp:wxr_version>«item»</channel></rss>«start»"),
    "prolog": ('<?xml version="1.0" encoding="UTF-8" ?>\n', "", "\n\n", "<!-- generator=\"WordPress/6.4\" -->\n", "«words»\n<?xml version='1.0'?>", '<?xml version="1.0" encoding="«word»"?>', '<!DOCTYPE rss [<!ENTITY x "«words»">]>', "\ufeff<?xml version=\"1.1\"?>"),
    "namespaces": (_NAMESPACES, _NAMESPACES, _NAMESPACES, _NAMESPACES.replace("1.2", "1.0"), "", 'xmlns:wp="http://wordpress.org/export/1.2/"', _NAMESPACES.replace("xmlns:wp", "xmlns:w")),
    "cdata": ("<![CDATA[«words»]]>", "«words»", "", "<![CDATA[«text»", "<![CDATA[«words»]]]]><![CDATA[>«words»]]>"),
    "head": ("<title>Tea</title><link>https://blog.example</link><wp:wxr_version>1.2</wp:wxr_version>\n", "«head-element»«head»", "«head-element»«head-element»«head»"),
    "head-element": (
        "<title>«cdata»</title>", "<link>«url»</link>", "<description>«cdata»</description>", "<language>«word»</language>", "<wp:base_site_url>«url»</wp:base_site_url>", "<wp:base_blog_url>«url»</wp:base_blog_url>", "<pubDate>«date»</pubDate>", "<generator>«words»</generator>",
        "<wp:author><wp:author_id>«id»</wp:author_id><wp:author_login><![CDATA[«login»]]></wp:author_login><wp:author_email>«words»</wp:author_email><wp:author_display_name>«cdata»</wp:author_display_name></wp:author>",
        "<wp:category><wp:term_id>«id»</wp:term_id><wp:category_nicename>«slug»</wp:category_nicename><wp:category_parent>«slug»</wp:category_parent><wp:cat_name>«cdata»</wp:cat_name>«termmeta»</wp:category>", "<wp:tag><wp:term_id>«id»</wp:term_id><wp:tag_slug>«slug»</wp:tag_slug><wp:tag_name>«cdata»</wp:tag_name></wp:tag>",
        "<wp:term><wp:term_id>«id»</wp:term_id><wp:term_taxonomy>«taxonomy»</wp:term_taxonomy><wp:term_slug>«slug»</wp:term_slug><wp:term_parent>«slug»</wp:term_parent><wp:term_name>«cdata»</wp:term_name>«termmeta»</wp:term>", "<image><url>«url»</url></image>", "<x:y «attribute»>«words»</x:y>", "<wp:author/>", "<wp:term/>", "<site xmlns=\"com-wordpress:feed-additions:1\">«number»</site>",
    ),
    "termmeta": ("", "", "<wp:termmeta><wp:meta_key>«word»</wp:meta_key><wp:meta_value>«cdata»</wp:meta_value></wp:termmeta>"),
    "login": ("admin", "ada", "«word»", "«text»", "a@b.example"),
    "taxonomy": ("category", "post_tag", "nav_menu", "post_format", "series", "«text»"),
    "items": ("<item><title>One</title><wp:post_id>1</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n", "«item»«items»", "«item»«item»«items»", ""),
    "item": ("<item>«post»</item>\n", "<item>«post»«element»«element»«element»</item>\n", "<item>«element»«element»«element»«element»«element»«element»</item>\n", "<item>«post»«comments»</item>\n", "<item>«attachment»</item>\n", "<item>«post»«element»", "<item/>", "<item>«menu»</item>", "<item «attribute»>«post»«comments»«element»</item>"),
    "post": ("<title>«cdata»</title><link>«url»</link><pubDate>«date»</pubDate><dc:creator><![CDATA[«login»]]></dc:creator><content:encoded><![CDATA[«wordpress»]]></content:encoded><wp:post_id>«id»</wp:post_id><wp:post_date>«date»</wp:post_date><wp:post_name>«slug»</wp:post_name><wp:status>«status»</wp:status><wp:post_type>«type»</wp:post_type>",),
    "attachment": ("<title>«cdata»</title><link>«url»</link><wp:post_id>«id»</wp:post_id><wp:post_parent>«id»</wp:post_parent><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>«url»</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attached_file</wp:meta_key><wp:meta_value>«url»</wp:meta_value></wp:postmeta>",),
    "menu": ("<title>«cdata»</title><wp:post_id>«id»</wp:post_id><wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type><wp:menu_order>«number»</wp:menu_order><category domain=\"nav_menu\" nicename=\"«slug»\">«cdata»</category><wp:postmeta><wp:meta_key>_menu_item_type</wp:meta_key><wp:meta_value>«menu-type»</wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_menu_item_object_id</wp:meta_key><wp:meta_value>«id»</wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_menu_item_menu_item_parent</wp:meta_key><wp:meta_value>«id»</wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key><wp:meta_value>«url»</wp:meta_value></wp:postmeta>",),
    "menu-type": ("custom", "post_type", "taxonomy", "«word»"),
    "status": ("publish", "publish", "publish", "draft", "pending", "private", "future", "trash", "inherit", "", "«text»"),
    "type": ("post", "post", "post", "page", "page", "attachment", "wp_block", "nav_menu_item", "revision", "wp_navigation", "custom_css", "product", "", "«text»"),
    "element": (
        "<wp:post_parent>«id»</wp:post_parent>", "<wp:menu_order>«number»</wp:menu_order>", "<wp:is_sticky>«number»</wp:is_sticky>", "<wp:post_password>«cdata»</wp:post_password>", "<wp:post_date_gmt>«date»</wp:post_date_gmt>", "<wp:post_modified>«date»</wp:post_modified>", "<wp:comment_status>open</wp:comment_status>", "<guid isPermaLink=\"false\">«url»</guid>",
        "<excerpt:encoded><![CDATA[«wordpress»]]></excerpt:encoded>", "<category domain=\"«taxonomy»\" nicename=\"«slug»\">«cdata»</category>", "<category>«cdata»</category>", "<wp:postmeta><wp:meta_key>«meta-key»</wp:meta_key><wp:meta_value>«cdata»</wp:meta_value></wp:postmeta>", "<wp:postmeta><wp:meta_key>«meta-key»</wp:meta_key><wp:meta_value><![CDATA[«serialized»]]></wp:meta_value></wp:postmeta>",
        "<wp:post_id>«id»</wp:post_id>", "<content:encoded>«html»</content:encoded>", "<description>«cdata»</description>", "<enclosure url=\"«url»\" «attribute»/>", "<wp:x>«words»<wp:y/></wp:x>", "<title>«html»</title>", "<!-- «words» -->", "<?x «words»?>", "&«word»;", "<media:content «attribute»/>", "«comments»",
    ),
    "meta-key": ("_thumbnail_id", "_edit_last", "_wp_attachment_metadata", "_wp_attachment_image_alt", "_wp_old_slug", "enclosure", "«word»", "«text»", "_elementor_data", "_yoast_wpseo_title", "footnotes", "_genesis_title", "_wp_page_template", "_members_access_role", "geo_latitude", "_menu_item_type"),
    "serialized": ('a:1:{s:4:"file";s:5:"a.jpg";}', "a:«number»:{i:0;«serialized»}", "i:«number»;", 's:«number»:"«words»";', "O:8:\"stdClass\":1:{s:1:\"a\";R:1;}", "b:1;", "N;", "d:«number»;", '[{"id":"x","content":"«html»"}]', "«json»"),
    "comments": ("«comment»", "«comment»«comment»«comments»"),
    "comment": ("<wp:comment><wp:comment_id>«id»</wp:comment_id><wp:comment_author><![CDATA[«words»]]></wp:comment_author><wp:comment_content><![CDATA[«html»]]></wp:comment_content>«comment-part»«comment-part»«comment-part»</wp:comment>", "<wp:comment>«comment-part»«comment-part»«comment-part»«comment-part»</wp:comment>", "<wp:comment/>", "<wp:comment>«comment-part»«element»</wp:comment>"),
    "comment-part": ("<wp:comment_parent>«id»</wp:comment_parent>", "<wp:comment_date>«date»</wp:comment_date>", "<wp:comment_date_gmt>«date»</wp:comment_date_gmt>", "<wp:comment_approved>«approved»</wp:comment_approved>", "<wp:comment_type>«comment-type»</wp:comment_type>", "<wp:comment_author_email>«words»</wp:comment_author_email>", "<wp:comment_author_url>«url»</wp:comment_author_url>", "<wp:comment_author_IP>«words»</wp:comment_author_IP>", "<wp:comment_user_id>«id»</wp:comment_user_id>", "<wp:comment_content>«wordpress»</wp:comment_content>", "<wp:comment_id>«id»</wp:comment_id>", "<wp:commentmeta><wp:meta_key>«word»</wp:meta_key><wp:meta_value>«cdata»</wp:meta_value></wp:commentmeta>"),
    "approved": ("1", "0", "spam", "trash", "post-trashed", "«number»", "«text»"),
    "comment-type": ("", "comment", "pingback", "trackback", "review", "«text»"),
}  # fmt: skip
