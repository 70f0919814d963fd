"""What a setting is for, by its name: the page builders call the same things by much the same names.

The names are those of Divi 4 and 5, Avada, WPBakery, Enfold, Flatsome, Elementor, Beaver Builder, SiteOrigin,
Oxygen and Themify, as their elements store them. A new name is a word here.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from types import MappingProxyType

from converters import lazy_re


class Role(Enum):
    """What a setting is for."""

    HEADING = auto()
    LEVEL = auto()
    SUBHEADING = auto()
    TEXT = auto()
    BODY = auto()
    """HTML, or stored content, that is the element's text."""
    NUMBER = auto()
    PREFIX = auto()
    SUFFIX = auto()
    PERIOD = auto()
    NAME = auto()
    """Who said or made it."""
    LABEL = auto()
    """The words of a link."""
    LINK = auto()
    IMAGE = auto()
    IMAGES = auto()
    ALT = auto()
    CAPTION = auto()
    FILM = auto()
    SOUND = auto()
    CODE = auto()
    PROFILE = auto()
    """The URL of somebody's page elsewhere; the setting is called like the service."""
    ITEMS = auto()
    """A list of settings, each of which is its own element."""
    DESIGN = auto()
    """How it looks, and what the builder keeps for itself: nobody reads it."""


def _names(table: Mapping[Role, str]) -> Mapping[str, Role]:
    return MappingProxyType({name: role for role, names in table.items() for name in names.split()})


_ROLES = _names(
    {
        Role.HEADING: "title heading header headline header_text title_text tab_title panel_title slide_title slide_heading"
        " primary_title front_title title_front item_title alert_title accordion_title toggle_title question h2 head"
        " main_heading block_title box_title section_title widget_title name_title name",
        Role.LEVEL: "header_level title_level heading_level heading_tag title_tag header_size title_size tag tag_name"
        " html_tag title_html_tag level htag headinglevel titletag headingtag title_heading_level header_tag element_tag text_tag tags",
        Role.SUBHEADING: "subtitle sub_title subheading sub_heading subhead subheader sub_headline h4 tagline position job"
        " job_title testimonial_job role company company_name artist_name album_name artist album designation profession"
        " ribbon_title ribbon_text badge badge_text eyebrow kicker overline profile_job subtext sub_text location title_small",
        Role.TEXT: "text description desc description_text caption_text excerpt intro quote answer address pin_address"
        " message alert_description hover_title back_title title_back item_text item_description inner_text notice note"
        " blockquote_content testimonial_content date_time due_date countdown_end opening_hours before_text highlighted_text"
        " rotating_text after_text after_number_text before_number_text phone footer_text footer_additional_info paragraph"
        " fancy_strings fancy_prefix fancy_postfix length percentage_text title_text_b description_text_b label"
        " testimonial testimonial_text",
        Role.BODY: "content body editor html_content content_text tab_content panel_content text_content ct_content"
        " description_html front_content back_content",
        Role.NUMBER: "number ending_number number_value value percent percentage counter counter_value count_to progress sum price"
        " amount rating stars regular_price sale_price cost points",
        Role.PREFIX: "prefix number_prefix currency currency_symbol before counter_prefix",
        Role.SUFFIX: "suffix number_suffix counter_suffix counter_sep units",
        Role.PERIOD: "per period duration_text time price_per billing frequency",
        Role.NAME: "author author_name testimonial_name testimonial_author cite citation client_name person",
        Role.LABEL: "button_text button_label button_title btn_text btn_title btn_label link_text linktext read_more_text"
        " readmore_text button more_text cta_text button_one_text button_two_text link_title anchor_text text_link"
        " button_1_text button_2_text",
        Role.LINK: "url link href button_url button_link button_link_url link_url linkurl btn_link btn_url cta_link more_url"
        " button_one_url button_two_url more_link link_to_url custom_link website permalink pic_link button_1_link"
        " button_2_link button_1_url button_2_url title_url image_link",
        Role.IMAGE: "image image_url img img_url picture photo photo_src portrait portrait_url logo logo_image_url avatar src"
        " image_src poster testimonial_image author_image bg bg_image background_image background_img image_id attachment"
        " photo_id image_file custom_src icon_image front_image back_image header_image_url graphic background_url bild foto"
        " profile_image thumbnail_image team_image thumb cover_image main_image mediaurl background_image_url"
        " cover picture_url person_image bgimage bgimg media_url slide_image image_overlay",
        Role.IMAGES: "images gallery gallery_ids image_ids ids photos wp_gallery carousel gallery_images image_gallery pictures",
        Role.ALT: "alt image_alt portrait_alt alt_text img_alt title_attr title_attribute image_title imagetitle logo_alt_text",
        Role.CAPTION: "caption image_caption photo_caption",
        Role.FILM: "video video_url video_link youtube_url vimeo_url dailymotion_url hosted_url external_url videoid video_src"
        " video_file video_webm video_mp4 video_ogv embed_url embed_src src_webm external_video yt_link mp4 webm ogv"
        " background_video_mp4 background_video_webm background_video_link video_embed youtube_link vimeo_link",
        Role.SOUND: "audio audio_url mp3 audio_file ogg wav sound",
        Role.CODE: "html raw_html code embed_code embed iframe custom_html code_html map_code",
        Role.PROFILE: "facebook twitter instagram linkedin youtube vimeo mastodon github gitlab pinterest tiktok threads bluesky"
        " whatsapp telegram reddit flickr tumblr soundcloud spotify snapchat dribbble behance discord twitch xing vk rss"
        " medium patreon",
        Role.ITEMS: "items tabs slides panels icon_list features_list features social_icon_list price_list testimonials"
        " list_items accordion_items values social_networks buttons cards list members faqs questions steps rows pricing_columns"
        " list_fields",
        Role.DESIGN: "id class css el_class el_id anchor unique_id uid element_id block_id blockid uniqueid key"
        " blockuniqueclass metadata lock layout style theme type icon selected_icon social_icon social_network custom_class template"
        " open initial visibility source rel target nofollow is_external custom_attributes module_id module_class nicename"
        " admin_label selector classes activeselector ct_id ct_parent ct_depth ct_shortcode original autoplay"
        " loop mute muted controls autop text_selected_editor so_sidebar_emulator_id sow_form_id sow_form_timestamp"
        " option_name panels_info mode align look link_to video_type link_type onclick img_size image_size"
        " size shape hover caption_source currency_format view settings schema library wp_widget instance cssclass"
        " classname csscl field_id success_message error_message submit_actions required placeholder width height nonce"
        " category categories taxonomy orderby order post_type include_categories posts_number include exclude filters",
    }
)

_DESIGN_WORDS = frozenset(
    "color colour colors font fonts typography size sizes width height margin padding spacing gap border borders radius radii"
    " shadow opacity gradient animation animate effect align alignment aligned orientation css class classes responsive visibility"
    " offset parallax overlay sticky scroll speed delay duration autoplay columns gutter target nofollow admin version transform"
    " filter blend stretch flex grid justify weight line decoration unit breakpoint skin preset presets global cache dynamic thumbnail"
    " resolution quality position background bg icon icons style styles use show hide enable disable custom hover active inline"
    " min max letter spacer divider separator stroke fill shape mask zindex z index toggle effect transition easing loop mobile tablet"
    " phone desktop sm md lg xs device devices viewport type styling source options action format enabled selected module attributes tracking analytics metadata uid uniqueid".split()
)
"""Words in names of settings that say how something looks, or how it behaves."""

_SPLIT = lazy_re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\s_.:-]+")
_REPEATED = lazy_re.compile(r"^.*_\d+_(?=[a-z])")
_NUMBERED = lazy_re.compile(r"_(?:\d+|[ab]|one|two|three)$")
_DEVICE = lazy_re.compile(
    r"(?:_|__)(?:tablet|phone|mobile|desktop|sm|md|lg|hover|sticky|medium|small|responsive)$"
)
_ENDINGS: tuple[tuple[str, Role], ...] = (
    (r"(?:title|heading)_.*", Role.HEADING),
    (r"caption_.*", Role.CAPTION),
    (r"(?:button|btn|link|cta|more).*_(?:text|label|title)", Role.LABEL),
    (r"(?:.*_)?(?:image|img|photo|portrait|picture|logo|avatar|poster)(?:_(?:url|src|id|file))?", Role.IMAGE),
    (r"(?:.*_)?(?:images|photos|gallery)(?:_ids)?", Role.IMAGES),
    (r"(?:.*_)?(?:video|film|movie)(?:_(?:url|src|link|file|id))?", Role.FILM),
    (r"(?:.*_)?(?:audio|sound|mp3)(?:_(?:url|src|link|file|id))?", Role.SOUND),
    (r"(?:.*_)?(?:url|link|href)", Role.LINK),
    (r"(?:.*_)?(?:subtitle|subheading|subheadline|tagline)", Role.SUBHEADING),
    (r"(?:.*_)?(?:title|heading|headline|question)", Role.HEADING),
    (r"(?:.*_)?(?:content|html|body)", Role.BODY),
    (r"(?:.*_)?(?:text|description|desc|paragraph|caption|label|message|quote|answer|address)", Role.TEXT),
    (r"(?:.*_)?(?:number|price|percent|percentage|amount)", Role.NUMBER),
    (r"content_.*", Role.BODY),
    (r"(?:text|description)_.*", Role.TEXT),
)
"""What names of settings begin or end with, where the whole name is not in the table. The first that fits counts."""


def normalized(name: str) -> str:
    """The name of a setting in small letters with underlines: `titleText` and `title-text` are `title_text`."""
    return "_".join(part.lower() for part in _SPLIT.split(name) if part)


@lru_cache(4096)
def role_of(name: str) -> Role | None:
    """What a setting is for; None if its name does not say."""
    if name.startswith("_"):
        return Role.DESIGN
    plain = normalized(name)
    for spelling in (plain, _REPEATED.sub("", plain), _NUMBERED.sub("", plain)):
        if role := _ROLES.get(spelling):
            return role
    words = plain.split("_")
    service = "_".join(word for word in words if word not in ("url", "link", "profile", "social"))
    if _ROLES.get(service) is Role.PROFILE:
        return Role.PROFILE
    if not _DESIGN_WORDS.isdisjoint(words):
        return Role.DESIGN
    return next((role for ending, role in _ENDINGS if re.fullmatch(ending, plain)), None)


@lru_cache(4096)
def without_device(name: str) -> str:
    """The setting of which this one is the variant for a kind of screen; the name itself of a setting for all screens."""
    return _DEVICE.sub("", normalized(name)) if _DEVICE.search(name) else name


@lru_cache(4096)
def link_stem(name: str) -> str:
    """What the URL and the words of one link have in common: `button_one` of `button_one_url`, `button_one_text`."""
    plain = _REPEATED.sub("", normalized(name))
    return (
        re.sub(r"(?:^|_)(?:text|label|title|url|link|href|to)$", "", re.sub(r"_link_url$", "_url", plain))
        or "link"
    )
