// Shows the form of a comment system below the comments of a page. The page has them in its HTML, so they are there
// without scripts too. Where the system shows the same comments, those of the page are hidden: nothing is there twice.
(() => {
  const box = document.getElementById("live-comments");
  const form = box ? JSON.parse(box.dataset.form) : {};
  const server = (form.server || "").replace(/\/+$/, "");

  // The path as it is in the files that blogport wrote for the system.
  const path = (() => {
    try {
      return encodeURI(decodeURI(location.pathname)).replace(/index\.html$/, "");
    } catch {
      return location.pathname;
    }
  })();
  const canonical = document.querySelector("link[rel=canonical]");
  const origin = canonical ? new URL(canonical.href).origin : location.origin;
  const url = origin + path;

  const add = (name, attributes, parent = box) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  const script = (src, attributes = {}) => new Promise((done) => add("script", { src, ...attributes }).addEventListener("load", done));
  const style = (href) => add("link", { rel: "stylesheet", href }, document.head);

  // Hides the comments of the page, if the system has as many: else they are not imported yet, or not all. What other
  // sites sent (mentions) stays, since the system has none of it.
  const hideIfAllOf = (number) => {
    const archived = [];
    for (const part of document.querySelectorAll("#comments > *")) {
      if (part.classList.contains("mentions")) break;
      archived.push(part);
    }
    const comments = archived.reduce((sum, part) => sum + part.querySelectorAll("li[id]").length, 0);
    if (comments && number >= comments) for (const part of archived) part.hidden = true;
  };
  const hideByCount = (address, count, options) =>
    fetch(address, options).then((answer) => answer.json()).then((data) => hideIfAllOf(count(data))).catch(() => {});
  const hideWhenShown = (count) => new MutationObserver(() => hideIfAllOf(count())).observe(box, { childList: true, subtree: true });
  const cards = (selector) => () => box.querySelectorAll(selector).length;
  const written = (selector) => () => parseInt(box.querySelector(selector)?.textContent ?? "0", 10) || 0;

  const systems = {
    isso() {
      add("section", { id: "isso-thread", "data-isso-id": path, "data-title": document.title });
      const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify([path]) };
      hideByCount(`${server}/count`, (counts) => counts[0], asked);
      script(`${server}/js/embed.min.js`, { "data-isso": `${server}/` });
    },
    disqus() {
      if (!form.forum) return;
      add("div", { id: "disqus_thread" });
      window.disqus_config = function () {
        this.page.url = url;
        this.page.identifier = path;
      };
      window.DISQUSWIDGETS = { displayCount: (data) => hideIfAllOf(data.counts[0]?.comments) };
      script(`https://${form.forum}.disqus.com/embed.js`, { "data-timestamp": +new Date() });
      script(`https://${form.forum}.disqus.com/count-data.js?1=${encodeURIComponent(path)}`);
    },
    remark42() {
      window.remark_config = { host: server, site_id: form.site || "remark", url, components: ["embed"] };
      add("div", { id: "remark42" });
      script(`${server}/web/embed.js`);
      const page = `site=${encodeURIComponent(window.remark_config.site_id)}&url=${encodeURIComponent(url)}`;
      hideByCount(`${server}/api/v1/count?${page}`, (data) => data.count);
    },
    artalk() {
      style(`${server}/dist/Artalk.css`);
      const el = add("div", {});
      hideWhenShown(written(".atk-comment-count-num"));
      script(`${server}/dist/Artalk.js`).then(() =>
        window.Artalk.init({ el, server, pageKey: path, pageTitle: document.title, site: form.site }),
      );
    },
    waline() {
      const from = "https://unpkg.com/@waline/client@v3/dist";
      style(`${from}/waline.css`);
      const el = add("div", {});
      const counted = `${server}/api/comment?type=count&url=${encodeURIComponent(path)}`;
      hideByCount(counted, (answer) => answer.data[0]);
      import(`${from}/waline.js`).then(({ init }) => init({ el, serverURL: server, path }));
    },
    commento() {
      add("div", { id: "commento" });
      hideWhenShown(cards(".commento-card"));
      script(`${server}/js/commento.js`, { "data-page-id": path });
    },
    talkyard() {
      window.talkyardServerUrl = server;
      add("div", { class: "talkyard-comments", "data-discussion-id": "" });
      script(`${server}/-/talkyard-comments.min.js`);
    },
    giscus() {
      if (!form.repo) return;
      const { system, server: none, ...data } = form;
      const named = Object.entries(data).map(([key, value]) => [`data-${key}`, value]);
      script("https://giscus.app/client.js", { ...Object.fromEntries(named), "data-mapping": "pathname", crossorigin: "anonymous" });
    },
  };

  const hosted = { disqus: true, giscus: true };
  if (systems[form.system] && (server || hosted[form.system])) {
    box.hidden = false;
    systems[form.system]();
  }
})();
