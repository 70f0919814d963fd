// What programs read: the feed, the sitemap, and the index that blogport.js searches.

import { encoded, escape, instant, plain } from "./html.mjs";

const LATEST = 50;

/** The latest posts as RSS, those of a podcast with their files. */
export function feed(site) {
  const { data } = site;
  const latest = [...site.posts, ...site.texts.filter((text) => text.type !== "post" && text.fields.podcast)]
    .sort((one, other) => (instant(other.fields.date) || 0) - (instant(one.fields.date) || 0))
    .slice(0, LATEST);
  const title = data.site.title || data.words().home;
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
<title>${xml(title)}</title>
<link>${xml(site.absolute("/"))}</link>
<description>${xml(data.site.description || title)}</description>
<atom:link href="${xml(site.absolute(data.feed))}" rel="self" type="application/rss+xml"/>
${latest.map((post) => item(site, post)).join("\n")}
</channel>
</rss>
`;
}

function item(site, post) {
  const { podcast, date } = post.fields;
  const url = xml(site.absolute(encoded(post.path)));
  const at = instant(date);
  const lines = [
    `<title>${xml(site.name(post))}</title>`,
    `<link>${url}</link>`,
    `<guid>${url}</guid>`,
    Number.isNaN(at) ? "" : `<pubDate>${new Date(at).toUTCString()}</pubDate>`,
    `<description>${xml(post.html())}</description>`,
    podcast
      ? `<enclosure url="${xml(site.absolute(podcast.url))}" length="${xml(podcast.length ?? 0)}" type="${xml(podcast.type)}"/>`
      : "",
    podcast?.duration ? `<itunes:duration>${xml(podcast.duration)}</itunes:duration>` : "",
  ];
  return `<item>\n${lines.filter(Boolean).join("\n")}\n</item>`;
}

/** Text for XML, without the control characters that XML has no place for. */
function xml(text) {
  return escape(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

/** The addresses of all posts and pages. */
export function sitemap(site) {
  const urls = site.texts
    .filter((text) => !text.fields.noindex)
    .map((text) => {
      const changed = instant(text.fields.updated || text.fields.date);
      const date = Number.isNaN(changed) ? "" : `<lastmod>${new Date(changed).toISOString()}</lastmod>`;
      return `<url><loc>${xml(site.absolute(encoded(text.path)))}</loc>${date}</url>`;
    });
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
}

/** A line for each post and page: URL, title, date and words. */
export function searchIndex(site) {
  const lines = site.texts.map((text) => {
    const { fields } = text;
    const words = [...[fields.tags ?? []].flat(), plain(text.html())].join(" ").slice(0, 1500);
    const date = (fields.date ?? "").slice(0, 10);
    return JSON.stringify([site.link(encoded(text.path)), site.name(text), date, words]);
  });
  return `blogportIndex([\n${lines.join(",\n")}\n]);\n`;
}
