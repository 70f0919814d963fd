{#- The index that blogport.js searches, a line for each text with URL, title, day and words: for Zola it is one more feed. -#}
{%- set of_posts = get_section(path="posts/_index.md") -%}
{%- set of_pages = get_section(path="pages/_index.md") -%}
blogportIndex([
{%- for text in of_posts.pages | concat(with=of_pages.pages) -%}
{%- set day = "" -%}
{%- if text.date -%}{%- set day = text.date | truncate(length=10, end="") -%}{%- endif -%}
{%- set title = day -%}
{%- if text.title -%}{%- set title = text.title -%}{%- endif -%}
{%- set words = text.content | striptags | replace(from="&lt;", to="<") | replace(from="&gt;", to=">") | replace(from="&quot;", to='"') | replace(from="&amp;", to="&") -%}
{%- set tags = "" -%}
{%- if text.taxonomies.tags -%}{%- set tags = text.taxonomies.tags | join(sep=" ") -%}{%- endif -%}
{%- set line = [text.permalink, title, day, tags ~ " " ~ words] %}
{{ line | json_encode | safe }}{% if not loop.last %},{% endif %}
{%- endfor %}
]);
