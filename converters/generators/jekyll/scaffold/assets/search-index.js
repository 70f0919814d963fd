---
---
blogportIndex([
{%- assign pages = site.pages | where_exp: "one", "one.post_id" %}
{%- assign all = site.documents | concat: pages %}
{%- for post in all %}
{%- assign tags = post.tags | join: " " %}
[{{ post.url | relative_url | jsonify }}, {{ post.title | default: post.url | jsonify }}, {{ post.date | date: "%Y-%m-%d" | default: "" | jsonify }}, {{ post.content | strip_html | normalize_whitespace | truncate: 1500, "" | prepend: " " | prepend: tags | jsonify }}]{% unless forloop.last %},{% endunless %}
{%- endfor %}
]);
