// What a page gains where scripts run: filters, search, keys and a choice of theme. Without them all of it can be read.
"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const changes = all(".change");
  const filters = one(".filters");
  const help = one("#help");

  all("[data-script]").forEach((element) => { element.hidden = false; });

  // Theme: as the system, light, dark; kept where the browser lets a file keep anything.
  const THEMES = ["", "light", "dark"];
  const themeButton = one("#theme");
  const kept = { get: () => { try { return localStorage.getItem("tipdiff-theme") || ""; } catch { return ""; } },
                 set: (name) => { try { localStorage.setItem("tipdiff-theme", name); } catch { /* a file may not */ } } };
  const setTheme = (name) => {
    root.dataset.theme = name;
    themeButton.textContent = `Theme: ${name || "as the system"}`;
  };
  setTheme(THEMES.includes(kept.get()) ? kept.get() : "");
  themeButton.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    kept.set(next);
    setTheme(next);
  });

  // Filters and search.
  const field = (name) => (filters && filters.elements[name]) || null;
  const texts = new Map(changes.map((change) => {
    const shownOnce = one(".sides", change) || one(".text", change);
    return [change, `${one(".place", change).textContent} ${shownOnce.textContent}`.toLowerCase()];
  }));
  const wanted = () => ({
    kinds: new Set(all("[name=kind]:checked", filters).map((box) => box.value)),
    everyKind: !one("[name=kind]:not(:checked)", filters),
    section: field("section").value,
    figures: Boolean(field("figures")?.checked),
    quiet: Boolean(field("quiet")?.checked),
    words: field("search").value.trim().toLowerCase(),
  });
  const fits = (change, want) => {
    const folded = change.closest(".fold");
    if (folded ? !(want.everyKind || want.quiet) : !change.dataset.kinds.split(" ").some((kind) => want.kinds.has(kind))) return false;
    if (want.section && change.closest(".findings").dataset.section !== want.section) return false;
    return !(want.figures && !("figures" in change.dataset)) && texts.get(change).includes(want.words);
  };
  const apply = () => {
    const want = wanted();
    const narrowed = !want.everyKind || want.section !== "" || want.figures || want.words !== "";
    let listed = 0;
    for (const change of changes) {
      change.hidden = !fits(change, want);
      if (!change.hidden && (want.quiet || want.words || !change.closest(".fold"))) listed += 1;
    }
    const elsewhere = want.figures || want.words !== "" || !want.everyKind;
    for (const fold of all(".fold")) {
      fold.hidden = !one(".change:not([hidden])", fold) || (elsewhere && !want.quiet && want.words === "");
      fold.open = want.quiet || want.words !== "";
    }
    for (const line of all(".departure")) {
      line.hidden = elsewhere || (want.section !== "" && line.closest(".findings").dataset.section !== want.section);
    }
    for (const part of all(".findings")) {
      part.hidden = narrowed && !one(".change:not([hidden])", part);
      all(".left-out", part).forEach((line) => { line.hidden = elsewhere; });
      if (want.words) all(".absent", part).forEach((absent) => { absent.open = true; });
    }
    const status = one("output", filters);
    const total = Number(status.dataset.total);
    status.textContent = narrowed || want.quiet ? `${listed} of ${Math.max(total, listed)} changes` : `${total} changes`;
    one(".all", filters).hidden = !(narrowed || want.quiet);
    highlight(want.words);
  };
  const showAll = () => { filters.reset(); apply(); };
  const highlight = (words) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("found");
    if (words.length < 2) return;
    const ranges = [];
    for (const change of changes.filter((each) => !each.hidden)) {
      const walker = document.createTreeWalker(change, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  // Going places.
  const seen = (element) => element.checkVisibility();
  const go = (element) => {
    for (let outer = element.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  };
  const step = (selector, by) => {
    const places = all(selector).filter(seen);
    const here = places.indexOf(document.activeElement.closest?.(selector));
    const held = document.activeElement.closest?.(".change, .findings h3");
    const from = held && seen(held) ? held : null;
    let next = here + by;
    if (here < 0 && from) {
      const follows = places.findIndex((each) => from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
      next = by > 0 ? follows : (follows < 0 ? places.length : follows) - 1;
    } else if (here < 0) {
      const top = (filters?.offsetHeight || 0) + 2;
      const below = places.findIndex((each) => each.getBoundingClientRect().top >= top);
      next = by > 0 ? below : (below < 0 ? places.length : below) - 1;
    }
    if (places[next]) go(places[next]);
  };
  const jump = (id) => { const place = document.getElementById(id); if (place) { place.tabIndex = -1; go(place); } };
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (filters && (target.closest("[hidden]") || one(".change[hidden]", target))) showAll();
    if (target.matches(".change, .departure") || target.closest("details")) go(target);
  };

  const CHANGE = ".change";
  const FIGURE = ".change[data-figures]";
  const KEYS = {
    j: () => step(CHANGE, 1), "]": () => step(CHANGE, 1), n: () => step(CHANGE, 1),
    k: () => step(CHANGE, -1), "[": () => step(CHANGE, -1), N: () => step(CHANGE, -1),
    "}": () => step(FIGURE, 1), "{": () => step(FIGURE, -1),
    ")": () => step(".findings h3", 1), "(": () => step(".findings h3", -1),
    "/": () => { one("details", filters).open = true; field("search").focus(); field("search").select(); },
    f: () => { one("details", filters).open = true; one("input, select", filters).focus(); },
    s: () => jump("summary"), m: () => jump("figures"), r: () => jump("section-recommendations"),
    "?": () => help.showModal(),
  };
  const typing = (element) => element.matches?.("input:not([type=checkbox]), select, textarea");

  if (filters) {
    if (matchMedia("(max-width: 48rem)").matches) one("details", filters).open = false;
    filters.addEventListener("input", apply);
    filters.addEventListener("submit", (event) => event.preventDefault());
    one(".all", filters).addEventListener("click", () => { showAll(); one("input", filters).focus(); });
    field("search").addEventListener("keydown", (event) => {
      if (event.key === "Escape") { field("search").value = ""; apply(); field("search").blur(); }
      if (event.key === "Enter") { event.preventDefault(); field("search").blur(); step(CHANGE, 1); }
    });
    new ResizeObserver(() => {
      const stuck = getComputedStyle(filters).position === "sticky";
      root.style.setProperty("--bar", stuck ? `${filters.offsetHeight}px` : "0px");
    }).observe(filters);
    apply();
  }
  if (help) {
    one("#keys").addEventListener("click", () => help.showModal());
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || help.open || typing(event.target)) return;
      if (!one("#keys-on").checked || !KEYS[event.key] || (!filters && !"smr?".includes(event.key))) return;
      event.preventDefault();
      KEYS[event.key]();
    });
  }
  addEventListener("hashchange", reveal);
  reveal();
})();
