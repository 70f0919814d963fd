"""Astro: one collection of texts in `src/content/texts/`, drafts in `drafts/`, comments and all other data in `data/`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from converters.generators.astro.generator import ASTRO
from converters.generators.base import Generator
from converters.generators.node.writer import NodeWriter
from converters.generators.site.state import SiteState
from converters.generators.site.theme import address_of, shared_files
from converters.io import urls
from converters.markup.markdown.flavors import REMARK, MarkdownFlavor

SETTINGS = """\
// Settings of this site; blogport wrote them once and leaves them alone from now on.
//
// In the pages of any theme, the component
//   <Comments key_={{entry.data.comments_key}} author={{entry.data.author}} language={{entry.data.lang}} open={{entry.data.comments}} />
// shows the comments (src/components/Comments.astro).

export default {{
  site: {site},
  base: {base},
  markdown: {{
    smartypants: false,
    syntaxHighlight: false,
    remarkPlugins: [asWritten],
  }},
}};

/**
 * Leaves images where they are: Astro builds no site at all if one with a relative path is missing. And an address in a
 * text is text, as it was in the blog.
 */
function asWritten() {{
  const names = ["wwwAutolink", "protocolAutolink", "emailAutolink"];
  (this.data().micromarkExtensions ??= []).push({{ disable: {{ null: names }} }});
  const attribute = (text) => text.replace(/[&<>"]/g, (sign) => `&#${{sign.charCodeAt(0)}};`);
  const define = (node, known) => {{
    if (node.type === "definition" && !known.has(node.identifier)) known.set(node.identifier, node);
    node.children?.forEach((child) => define(child, known));
    return known;
  }};
  const walk = (node, source, known) => {{
    const image = node.type === "imageReference" ? known.get(node.identifier) : node.type === "image" && node;
    if (image && !/^(?:[a-z][a-z0-9+.-]*:|\\/)/i.test(image.url)) {{
      const title = image.title ? ` title="${{attribute(image.title)}}"` : "";
      Object.assign(node, {{
        type: "html",
        value: `<img src="${{attribute(image.url)}}" alt="${{attribute(node.alt ?? "")}}"${{title}}>`,
      }});
    }}
    const start = source[node.position?.start.offset];
    if (node.type === "link" && start !== "[" && start !== "<") {{
      Object.assign(node, {{ type: "text", value: node.children.map((child) => child.value).join(""), children: undefined }});
    }}
    node.children?.forEach((child) => walk(child, source, known));
  }};
  return (tree, file) => walk(tree, String(file), define(tree, new Map()));
}}
"""


@dataclass(frozen=True)
class AstroWriter(NodeWriter):
    """An Astro site with its comments, as data; it builds at once."""

    files: ClassVar[str] = "public/"
    scaffold: ClassVar[str] = "converters.generators.astro"
    any_theme: ClassVar[frozenset[str]] = frozenset(
        {"src/components/Comments.astro", "src/content.config.mjs"}
    )
    shared: ClassVar[Mapping[str, str]] = shared_files("public/")
    generator: ClassVar[Generator] = ASTRO
    flavor: ClassVar[MarkdownFlavor] = REMARK
    packages: ClassVar[Mapping[str, str]] = {"astro": "^5.18.2"}
    start: ClassVar[str] = "astro build && astro preview"  # its development server knows no page of a folder
    preview: ClassVar[str] = "cd {target} && npm install && npx astro build && npx astro preview"
    build: ClassVar[str] = "astro build"
    package_fields: ClassVar[Mapping[str, Any]] = {"type": "module"}

    def stem(self, path: str) -> str:
        """Without the folder of the collection."""
        return path.removeprefix("src/content/texts/").removesuffix(".md")

    def template(self, site: SiteState, name: str) -> bool:
        """All files; without a text no collection, for Astro warns of an empty one."""
        has_texts = any(post.status == "publish" for post in site.posts.values())
        return super().template(site, name) and (has_texts or name != "src/content.config.mjs")

    def write_scaffold(self, site: SiteState) -> None:
        """`astro.config.mjs` besides the theme."""
        super().write_scaffold(site)
        address = urls.split(address_of(site))
        settings = SETTINGS.format(
            site=json.dumps(f"{address.scheme}://{address.netloc}"),
            base=json.dumps(f"{address.path.rstrip('/')}/"),
        )
        site.out.write_default("astro.config.mjs", settings)
