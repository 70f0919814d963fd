// The comments of a page, out of data/comments/KEY.json; the page's front matter has the key (`comments_key`).
//
// A comment's body is HTML that was made safe when it was written to the data file; all else is escaped here.
// One that has a `status` (pending, spam, trash) is not shown; take the status away to show it.
// `level` says how deep a comment is in its thread. Mentions, which other sites sent, are the last threads.

import { escape, moment } from "./html.mjs";

const DEEPEST = 10;
const MENTIONS = new Set(["pingback", "trackback", "webmention", "mention"]);

/** The comments as HTML, and the form for new ones where the page is `open`; `author` is the name of who wrote the page. */
export function comments(data, { key, author = "", language = "", open = true }) {
  const words = data.words(language);
  return `${thread(data, key, author, words)}${open === false ? "" : form(data, words)}`;
}

/** The form of a comment system, if data/comment_form.json names one (`--comments`). */
function form(data, words) {
  if (!data.form) return "";
  return `
<section class="comments" id="live-comments" hidden aria-label="${escape(words.comments)}" data-form="${escape(JSON.stringify(data.form))}"></section>
<script src="${escape(`${data.root ?? ""}/blogport-comments.js`)}" defer></script>`;
}

function thread(data, key, author, words) {
  const found = data.comments(key).filter((comment) => !comment.status);
  if (!found.length) return "";
  const mentions = found.filter((comment) => MENTIONS.has(comment.type)).length;
  const writer = data.authors.find((known) => known.name === author)?.id;
  const out = [`<section class="comments" id="comments" aria-label="${escape(words.comments)}">`];
  let above = 0;
  let heading = "";
  for (const comment of found) {
    let level = Math.min(comment.level ?? 1, DEEPEST);
    let kind = heading;
    if (level === 1 || !heading) kind = MENTIONS.has(comment.type) ? "mentions" : "comments";
    if (kind !== heading) {
      out.push("</li></ol>".repeat(above));
      const number = kind === "mentions" ? mentions : found.length - mentions;
      out.push(`\n<h2>${escape(words[kind])} (${number})</h2>`);
      heading = kind;
      above = 0;
    }
    if (level > above) {
      level = above + 1;
      out.push('\n<ol class="thread">');
    } else {
      out.push("</li></ol>".repeat(above - level), "</li>");
    }
    out.push(item(comment, words, writer));
    above = level;
  }
  out.push("</li></ol>".repeat(above), "\n</section>");
  return out.join("");
}

function item(comment, words, writer) {
  const who = comment.author ?? {};
  const name = escape(who.name || words.anonymous);
  const link = /^https?:\/\//i.test(who.url ?? "");
  const at = `#comment-${escape(comment.id)}`;
  const type = comment.type ?? "comment";
  const parts = [
    `<strong>${link ? `<a href="${escape(who.url)}" rel="nofollow ugc">${name}</a>` : name}</strong>`,
    writer && writer === who.user ? `<span class="badge">${escape(words.author)}</span>` : "",
    type !== "comment" && !MENTIONS.has(type) ? `<span class="badge">${escape(type)}</span>` : "",
    comment.date
      ? `<a href="${at}"><time datetime="${escape(comment.date)}">${escape(moment(comment.date, words))}</time></a>`
      : `<a href="${at}">${escape(words.permalink)}</a>`,
    (comment.level ?? 1) > DEEPEST ? `<a href="#comment-${escape(comment.parent)}">${escape(words.reply)}</a>` : "",
    comment.likes ? `<span class="likes">${escape(words.likes)}: ${escape(comment.likes)}</span>` : "",
  ];
  return `
<li id="comment-${escape(comment.id)}">
<article class="comment comment-${escape(type)}" aria-label="${name}">
<header class="who">
${parts.filter(Boolean).join(" ")}
</header>
${comment.body ?? ""}
</article>`;
}
