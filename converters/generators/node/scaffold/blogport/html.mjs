// Words, links, dates and text for the pages of this site.

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Text for HTML, be it between tags or in an attribute. */
export function escape(text) {
  return String(text ?? "").replace(/[&<>"']/g, (sign) => ESCAPED[sign]);
}

/** A path of the site as a link has it: `/日本/` with its letters encoded. */
export function encoded(path) {
  return path.split("/").map((part) => encodeURIComponent(part)).join("/");
}

/** The file that a web server shows at a path. */
export function fileOf(path) {
  const name = path.replace(/^\/+|\/+$/g, "");
  if (!path.endsWith("/") && /\.[a-z]{3,5}$/.test(name)) return name;
  return name ? `${name}/index.html` : "index.html";
}

/** The text that HTML shows, in one line. */
export function plain(html) {
  return String(html ?? "")
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (entity, number, hex, name) => {
      const code = number ? Number(number) : hex ? parseInt(hex, 16) : 0;
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : (ENTITIES[name] ?? entity);
    })
    .replace(/\s+/g, " ")
    .trim();
}

/** The start of a text: 45 words, at most 280 letters. */
export function start(text) {
  const words = text.split(" ");
  let short = words.slice(0, 45).join(" ");
  if ([...short].length > 400) short = [...short].slice(0, 280).join("");
  return short.length < text.length ? `${short} …` : short;
}

/** The day of a date in ISO 8601, as the language writes it. */
export function day(date, words) {
  const [, year, month, number] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  if (!year) return date;
  const names = { day: Number(number), month: words.months.split(" ")[Number(month) - 1], year: Number(year) };
  return words.date.replace(/\{(\w+)\}/g, (_, name) => names[name]);
}

/** Day and time, as the language writes them. */
export function moment(date, words) {
  const time = date.slice(11, 16);
  return time ? `${day(date, words)}${words.clock}${time}` : day(date, words);
}

/** A date in ISO 8601 as milliseconds; one without an offset is UTC. */
export function instant(date) {
  if (!date) return NaN;
  const text = date.length <= 10 ? `${date}T00:00:00` : date.replace(" ", "T");
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}

/** The date of a post as an element; nothing for a post without one. */
export function time(date, words) {
  return date ? `<time datetime="${escape(date)}">${escape(day(date, words))}</time>` : "";
}
