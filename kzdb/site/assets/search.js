/* Search in an index of classic scripts: it works from a folder as well as from a server. Nothing leaves the browser. */
(function () {
  "use strict";
  var here = document.currentScript.dataset.index;
  var most = 100;
  var about = null, pages = {}, words = {}, waiting = {};
  var input = document.getElementById("query");
  var found = document.getElementById("found");
  var hits = document.getElementById("hits");
  var texts = JSON.parse(found.dataset.texts);
  var letters = { "ё": "е", "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и" };

  window.kzdbIndex = function (given) { about = given; };
  window.kzdbPages = function (start, given) { given.forEach(function (page, number) { pages[start + number] = page; }); };
  window.kzdbWords = function (name, given) { words[name] = given; };

  /* The same as words_of in kzdb/site/search.py. */
  function wordsOf(text) {
    var folded = text.normalize("NFKC").toLowerCase().replace(/[ёәғқңөұүһі]/g, function (letter) { return letters[letter]; });
    folded = folded.replace(/(\d)[,\s\u00a0\u202f](?=\d{3}(?!\d))/g, "$1");
    var all = folded.match(/\d+(?:[.,]\d+)+|[\p{L}\p{N}\p{M}_]+/gu) || [];
    return all.map(function (word) { return word.replace(/,/g, ".").replace(/_/g, ""); }).filter(Boolean);
  }

  function load(name, then) {
    if (waiting[name] === true) { then(); return; }
    if (waiting[name]) { waiting[name].push(then); return; }
    waiting[name] = [then];
    var script = document.createElement("script");
    script.src = here + name + ".js";
    script.onload = script.onerror = function () {
      var all = waiting[name];
      waiting[name] = true;
      all.forEach(function (one) { one(); });
    };
    document.head.appendChild(script);
  }

  function loadAll(names, then) {
    var left = names.length;
    if (!left) { then(); return; }
    names.forEach(function (name) { load(name, function () { left -= 1; if (!left) { then(); } }); });
  }

  function shardsOf(word) {
    if (!about.shards.length) { return ["all"]; }
    var own = Array.from(word).slice(0, 2).map(function (letter) { return letter.codePointAt(0).toString(16); }).join("-");
    return about.shards.filter(function (name) { return name === own || (word.length < 2 && name.split("-")[0] === own); });
  }

  /* Pages that hold a word, or one that begins with it: 2 for the whole word, 1 for its beginning. */
  function pagesOf(word) {
    var marks = new Map();
    shardsOf(word).forEach(function (name) {
      var shard = words[name] || {};
      Object.keys(shard).forEach(function (other) {
        if (other.startsWith(word)) {
          shard[other].forEach(function (page) { marks.set(page, Math.max(marks.get(page) || 0, other === word ? 2 : 1)); });
        }
      });
    });
    return marks;
  }

  function search() {
    var wanted = wordsOf(input.value);
    var asked = input.value;
    if (!wanted.length) { hits.replaceChildren(); found.textContent = ""; return; }
    load("index", function () {
      if (!about) { return; }
      var shards = Array.from(new Set(wanted.flatMap(shardsOf)));
      loadAll(shards.map(function (name) { return "words-" + name; }), function () {
        if (asked !== input.value) { return; }
        var marks = wanted.map(pagesOf).reduce(function (all, one) {
          var both = new Map();
          all.forEach(function (mark, page) { if (one.has(page)) { both.set(page, mark + one.get(page)); } });
          return both;
        });
        var best = Array.from(marks).sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
        var shown = best.slice(0, most).map(function (one) { return one[0]; });
        var blocks = Array.from(new Set(shown.map(function (page) { return "pages-" + Math.floor(page / about.block); })));
        loadAll(blocks, function () { if (asked === input.value) { show(shown, best.length); } });
      });
    });
  }

  function show(shown, count) {
    hits.replaceChildren.apply(hits, shown.map(function (number) {
      var page = pages[number];
      var item = document.createElement("li");
      var says = document.createElement("p");
      var link = document.createElement("a");
      var second = document.createElement("p");
      says.className = "says";
      link.href = page[2];
      link.textContent = page[0];
      second.className = "about";
      second.textContent = page[1];
      says.append(link);
      item.append(says, second);
      return item;
    }));
    found.textContent = count > most ? found.dataset.more : texts[count];
  }

  var timer = 0;
  input.addEventListener("input", function () {
    window.clearTimeout(timer);
    timer = window.setTimeout(search, 120);
  });
  input.form.addEventListener("submit", function (event) {
    event.preventDefault();
    window.history.replaceState(null, "", "?q=" + encodeURIComponent(input.value));
    search();
  });
  input.value = new URLSearchParams(window.location.search).get("q") || "";
  search();
}());
