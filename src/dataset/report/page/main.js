"use strict";
// Which view is shown: the address behind `#` says so, and so the browser's own back, forward and links work.

(() => {
  const main = document.getElementById("main");
  const lists = {
    "": overview, figures, tenures, releases, search: searchView,
    people: () => entities("People", "people", ["person", "people"], DATA.people),
    agencies: () => entities("Agencies", "agencies", ["agency", "agencies"], DATA.agencies),
  };
  /** Lists that were shown, with what was searched there and where the reader was. */
  const shown = new Map();
  let current = null;
  let turns = 0;

  const one = { people: entityView, agencies: entityView, tenures: tenureView };

  async function view(name, row, place) {
    if (name === "release") {
      const release = DATA.releases[row];
      if (release) return releaseView(release, place);
    } else if (row !== undefined) {
      const found = DATA[name]?.[row];
      if (found && one[name]) return one[name](found);
    } else if (lists[name]) {
      if (!shown.has(name)) shown.set(name, { element: lists[name](), scroll: 0 });
      return shown.get(name).element;
    }
    return element("p", {}, "There is nothing at this address. ", link("", "Back to the overview"));
  }

  async function show() {
    const hash = decodeURIComponent(location.hash);
    // Of a link within a view, as to the content, the view stays.
    if (hash && !hash.startsWith("#/") && current !== null) return;
    const turn = ++turns;
    const [name = "", row, place] = hash.replace(/^#\/?/, "").split("/");
    if (shown.has(current)) shown.get(current).scroll = scrollY;
    let made;
    try {
      made = await view(name, row, place);
    } catch (error) {
      made = element("p", { role: "alert" }, error.message);
    }
    // Another was asked for meanwhile.
    if (turn !== turns) return;
    current = row === undefined ? name : "one";
    main.replaceChildren(made);
    const section = name === "release" ? "releases" : name;
    for (const each of document.querySelectorAll("nav a")) {
      if (each.getAttribute("href") === `#/${section}`) each.setAttribute("aria-current", "page");
      else each.removeAttribute("aria-current");
    }
    document.title = `${main.querySelector("h1")?.textContent ?? "Not found"} – press releases`;
    const here = document.getElementById("here");
    if (here) {
      here.focus({ preventScroll: true });
      // A sentence may be longer than the window.
      (here.querySelector(".target") ?? here).scrollIntoView({ block: "center" });
    } else {
      main.focus({ preventScroll: true });
      scrollTo(0, row === undefined ? shown.get(name)?.scroll ?? 0 : 0);
    }
  }

  document.getElementById("version").textContent = DATA.version;
  addEventListener("hashchange", show);
  show();
})();
