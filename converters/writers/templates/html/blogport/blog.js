// Search and the dark button. The pages work without either.
(function () {
  "use strict";
  var form = document.getElementById("search");
  var words = document.getElementById("words");
  var results = document.getElementById("results");
  var dark = document.getElementById("dark");
  var root = document.documentElement;
  var index = null;

  function remember(value) {
    try { return value ? localStorage.setItem("blogport-look", value) : localStorage.getItem("blogport-look"); }
    catch (error) { return null; } // pages from disk may have no storage
  }
  function look(value) {
    root.classList.remove("dark", "light");
    if (value) root.classList.add(value);
    dark.setAttribute("aria-pressed", String(isDark()));
  }
  function isDark() {
    return root.classList.contains("dark") ||
      (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
  }
  look(remember());
  dark.addEventListener("click", function () {
    var value = isDark() ? "light" : "dark";
    remember(value);
    look(value);
  });

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  }
  window.blogportIndex = function (posts) {
    index = posts.map(function (post) { return [post, fold(post[1]), fold(post[3])]; });
    find();
  };
  function load() {
    if (index || document.getElementById("index")) return;
    var script = document.createElement("script");
    script.id = "index";
    script.src = form.dataset.index;
    document.head.appendChild(script);
  }
  function find() {
    results.textContent = "";
    var asked = fold(words.value.trim()).split(/\s+/).filter(Boolean);
    if (!index || !asked.length) return;
    var found = index.map(function (one) {
      var score = 0;
      for (var i = 0; i < asked.length; i++) {
        var here = (one[1].includes(asked[i]) ? 3 : 0) + (one[2].includes(asked[i]) ? 1 : 0);
        if (!here) return null;
        score += here;
      }
      return [score, one[0]];
    }).filter(Boolean).sort(function (a, b) { return b[0] - a[0] || (a[1][2] < b[1][2] ? 1 : -1); });
    var said = document.createElement("p");
    said.textContent = found.length === 1 ? "1 post" : found.length + " posts";
    var list = document.createElement("ol");
    found.slice(0, 20).forEach(function (one) {
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = form.dataset.root + one[1][0];
      link.textContent = one[1][1];
      item.appendChild(link);
      item.appendChild(document.createTextNode(" " + one[1][2]));
      list.appendChild(item);
    });
    results.appendChild(said);
    results.appendChild(list);
  }
  words.addEventListener("focus", load);
  words.addEventListener("input", function () { load(); find(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); load(); find(); });
  form.hidden = false;
})();
