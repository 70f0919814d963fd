"""Which shape an element has, by the end of its name, which the page builders have in common.

`et_pb_video`, `fusion_video`, `av_video`, `vc_video`, `divi/video` and Elementor's `video` are one row. An element
that is not here is a card, in which everything that reads as text is shown. A new element is a word here.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from converters import lazy_re
from converters.markup.wordpress.builders import shapes
from converters.markup.wordpress.builders.roles import Role
from converters.markup.wordpress.builders.shapes import Shape


class Recipe(NamedTuple):
    """How an element is shown: its shape, the settings that it calls otherwise than others do, the level of its heading."""

    shape: Shape = shapes.card
    roles: Mapping[str, Role] = {}
    level: int = 3
    inline: bool = False
    """It stands within a line."""
    by_site: bool = False
    """The site fills it: a list of posts, a form, a search."""


_FILM = {
    "src": Role.FILM,
    "link": Role.FILM,
    "url": Role.FILM,
    "id": Role.FILM,
    "thumbnail": Role.IMAGE,
    "video": Role.FILM,
}
_SOUND = dict.fromkeys(("src", "url", "link", "href", "source"), Role.SOUND)
_IDS = {"ids": Role.IMAGES, "include": Role.IMAGES}

_RECIPES: Mapping[str, Recipe] = {
    name: recipe
    for names, recipe in {
        "heading custom_heading headline special_heading fancy_heading ultimate_heading dual_heading simple_headline"
        " modern_heading gradient_heading info_heading": Recipe(
            shapes.heading, {"font_container": Role.LEVEL, "size": Role.LEVEL, "text": Role.HEADING}, 2
        ),
        "title": Recipe(shapes.heading, {"size": Role.LEVEL, "text": Role.HEADING}, 2),
        "button btn buttonrow_item button_big button_block link_button link_text text_link icon_button buttons.buttons"
        " download_button button_item link": Recipe(shapes.button, {"label": Role.LABEL, "title": Role.LABEL, "text": Role.LABEL}),
        "single_image": Recipe(shapes.picture, {"media": Role.DESIGN}),
        "image imageframe photo fullwidth_image picture logo ux_image hotspot image_box_item": Recipe(
            shapes.picture,
            {"title_text": Role.ALT, "title": Role.ALT, "lightbox_image": Role.DESIGN, "media": Role.DESIGN, "id": Role.IMAGE},
        ),
        "video video_slider_item fullscreen_video video_button video_player hosted_video html5_video video_popup"
        " featured_video": Recipe(shapes.film, _FILM),
        "youtube": Recipe(shapes.provided("youtube"), {"id": Role.TEXT, "url": Role.TEXT, "link": Role.TEXT}),
        "vimeo": Recipe(shapes.provided("vimeo"), {"id": Role.TEXT, "url": Role.TEXT, "link": Role.TEXT}),
        "dailymotion": Recipe(shapes.provided("dailymotion"), {"id": Role.TEXT, "url": Role.TEXT}),
        "audio player soundcloud audio_player": Recipe(shapes.sound, _SOUND, 2),
        "testimonial testimonial_single blockquote quote testimonials.testimonials review testimonial_carousel.slides"
        " reviews.slides pullquote testimonials_item": Recipe(
            shapes.quotation, {"name": Role.NAME, "title": Role.NAME, "text": Role.TEXT}
        ),
        "number_counter circle_counter counter counter_box counter_circle progress progress_bar pie animated_numbers numbers"
        " number stats_counter milestone bar bar_counter values.values progress_bar.values stat stat_counter"
        " countup skill animated_number": Recipe(
            shapes.counter,
            {"unit": Role.SUFFIX, "units": Role.SUFFIX, "label": Role.HEADING, "title": Role.HEADING,
             "starting_number": Role.DESIGN, "start": Role.DESIGN, "end": Role.NUMBER, "label_value": Role.NUMBER, "progress": Role.NUMBER,
             "number_type": Role.DESIGN, "max_number": Role.DESIGN},
        ),
        "pricing_table pricing_column price_table pricing_box pricing price_box pricing_columns.pricing_columns"
        " pricing_price ux_price_table price_list.price_list pricetable.columns": Recipe(
            shapes.price, {"duration": Role.PERIOD}
        ),
        "li_item iconlist_item icon_list_item list_item pricing_item pricing_row bullet_item icon_list.icon_list"
        " price_table.features_list pricing_table.features .list_items list.items .features_list": Recipe(shapes.item),
        "divider separator hr text_separator zigzag_separator section_separator text_divider": Recipe(shapes.rule, level=4),
        "gap empty_space spacer space spacing clear scroll_top fullwidth_spacer": Recipe(shapes.nothing),
        "code raw_html raw_js codeblock code_block html custom_html html_editor syntax_highlighter": Recipe(
            shapes.raw, {"content": Role.CODE, "text": Role.CODE}
        ),
        "gallery images_carousel image_carousel masonry_gallery horizontal_gallery image_gallery media_grid"
        " masonry_media_grid media_carousel slideshow image_slider": Recipe(roles=_IDS),
        "gmaps map google_map google_maps fullwidth_map map_pin": Recipe(
            shapes.place,
            {"latitude": Role.DESIGN, "longitude": Role.DESIGN, "lat": Role.DESIGN, "long": Role.DESIGN, "lng": Role.DESIGN,
             "pin_address_lat": Role.DESIGN, "address_lat": Role.DESIGN, "address_lng": Role.DESIGN, "zoom": Role.DESIGN},
        ),
        "toggle accordion_item accordion_toggle spoiler tta_section tab accordion.tabs toggle.tabs": Recipe(),
        "text textblock column_text text_editor text_block rich_text text_box": Recipe(roles={"tag": Role.DESIGN}),
        "blurb icon_box image_box content_box featured_box info_box infobox": Recipe(
            roles={"image_title": Role.ALT}, level=4
        ),
        "team_member person": Recipe(roles={"title": Role.SUBHEADING, "position": Role.SUBHEADING}, level=4),
        "countdown": Recipe(roles=dict.fromkeys(("year", "month", "day"), Role.NUMBER)),
        "modal": Recipe(roles={"name": Role.DESIGN}),
        "icon icon_link svg_icon fancy_icon image_icon menu_anchor anchor icons": Recipe(),
        "audio_item": Recipe(shapes.sound, _SOUND),
        "dropcap dropcap1 dropcap2 dropcap3 highlight tooltip popover fontawesome font_icon icon_inline span popup_trigger"
        " modal_text_link one_page_text_link label abbreviation highlighted_text": Recipe(inline=True),
        "blog fullwidth_portfolio portfolio filterable_portfolio posts post_slider fullwidth_post_slider post_nav post_title"
        " fullwidth_post_title post_content fullwidth_post_content basic_grid masonry_grid post_grid posts_slider"
        " recent_posts blog_posts latest_posts postslider post_carousel loop_grid loop_carousel archive_posts shop"
        " products product_list woo_products comments sidebar widget_sidebar widgetarea search login signup"
        " contact_form contact_form_item form forms subscribe_form ninja_forms gravity_form mailchimp menu fullwidth_menu"
        " nav_menu wp_nav_menu custom_menu breadcrumbs yoast_breadcrumbs sitemap facebook_page twitter_timeline"
        " flickr twitter instagram_feed rev_slider rev_slider_vc layerslider wp_search wp_meta wp_recentcomments wp_calendar wp_pages wp_tagcloud"
        " wp_categories wp_posts wp_archives wp_rss post_comments author_box postcarousel contactform posts_grid blog_widget share_buttons share sharing post_info"
        " postslider magazine contact events upcoming_events global template shortcode_form woo_cart": Recipe(by_site=True),
    }.items()
    for name in names.split()
}  # fmt: skip

_DEFAULT = Recipe()

COLUMN = r"(?:one|two|three|four)_(?:half|third|fourth|fifth|sixth)s?(?:_first|_last)?|dropcap|highlight"
"""Shortcodes of many themes: columns, and words within a line."""

_CONTAINER = lazy_re.compile(
    r"(?:fullwidth_)?(?:rows?|columns?|column_group|col|section|inner_section|container|div|div_block|block|new_columns"
    r"|layout\w*|builder_\w+|tta_\w+|tabs?|tour|accordions?(?:_\w+)?|toggle_container|slider|group|grid|wrapper|stack"
    r"|flexbox|element|inner_content|placeholder|module|widget)"
    rf"(?:_inner)?(?:_\d+)?|{COLUMN}"
)
"""Elements in which others stand, by the end of their names."""

_PREFIX = lazy_re.compile(
    r"(?:et_pb_|fusion_builder_|fusion_|vc_tta_|vc_|av_|ux_|ct_|oxy_|mk_|nectar_|cs_|x_|su_|tatsu_|themify_|ultimate_|fl_"
    r"|mpc_|qode_|eltdf_|thb_|stm_|siteorigin_widgets?_|siteorigin_panels_widgets_|wp_widget_|sow_|bt_bb_|tt_|rt_)"
)


@lru_cache(4096)
def base_name(name: str) -> str:
    """An element's name without what its builder puts around it: `video` for `et_pb_video` and `SiteOrigin_Widget_Video_Widget`."""
    head, dot, field = name.partition(".")
    head = head.lower().replace("-", "_")
    head = _PREFIX.sub("", head.rpartition("/")[2], count=1)
    head = re.sub(r"_widget$|_\d+$", "", head)
    return f"{head}{dot}{field}"


@lru_cache(4096)
def recipe_for(name: str) -> Recipe:
    """The recipe for an element, by its name as the builder stores it."""
    base = base_name(name)
    field = base.rpartition(".")[2]
    return (
        _RECIPES.get(base)
        or _RECIPES.get(f"{field}.{field}" if "." in base else base)
        or _RECIPES.get(f".{field}" if "." in base else base)
        or _RECIPES.get(base.removeprefix("fullwidth_"))
        or _DEFAULT
    )


def is_container(name: str) -> bool:
    """Whether other elements stand in an element: an unknown shortcode there is one too; an empty one shows nothing."""
    return bool(_CONTAINER.fullmatch(base_name(name)))


def is_unknown(name: str) -> bool:
    """Whether no row is for an element, which is shown by the general rule."""
    return recipe_for(name) is _DEFAULT and not is_container(name)
