"use strict";
// A table with search, filters, sorting and pages: only the rows of one page are ever elements.

const PAGE = 50;

/** Orders texts and numbers; what is unknown stands last, whichever way. */
function comparing(key, falling) {
  const unknown = (value) => value === null || value === undefined || value === "" || Number.isNaN(value);
  const collate = new Intl.Collator().compare;
  return (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (unknown(x) || unknown(y)) return unknown(x) - unknown(y);
    const order = typeof x === "number" ? x - y : collate(x, y);
    return falling ? -order : order;
  };
}

/**
 * A table.
 * - `label` says what it holds, `noun` what a row is (singular, plural);
 * - `columns`: `{label, cell, key?, kind?, falling?}`; one with a `key` can be sorted by;
 * - `words` gives the text of a row that is searched; without it there is no search;
 * - `filters`: elements' makers, each `(changed) => {element, keeps}`;
 * - `sorted`: the index of the column that it is sorted by at first; in the given order without;
 * - `shown` is called with the rows of the page whenever they change.
 */
function makeTable({ label, noun, rows, columns, words = null, filters = [], sorted = null, shown = () => {} }) {
  let [column, falling, page, found] = [sorted, sorted !== null && Boolean(columns[sorted].falling), 0, rows];
  let texts = null;

  const changed = () => {
    page = 0;
    update();
  };
  const search = element("input", { type: "search", autocomplete: "off", spellcheck: "false", input: settled(changed) });
  const made = filters.map((filter) => filter(changed));
  const controls = element("div", { class: "controls", role: "search", "aria-label": label },
    words && labelled("Search (all words must occur)", search, "wide"), ...made.map((filter) => filter.element));

  const heads = columns.map((each, index) => {
    const sort = () => {
      falling = column === index ? !falling : Boolean(each.falling);
      column = index;
      changed();
    };
    const name = each.key ? element("button", { type: "button", click: sort }, each.label) : each.label;
    return element("th", { scope: "col", class: each.kind }, name);
  });
  const body = element("tbody");
  const table = element("table", { class: "cards", "aria-label": label },
    element("thead", {}, element("tr", {}, ...heads)), body);

  const status = element("span", { role: "status" });
  const turn = (text, by) => element("button", { type: "button", click: () => {
    page += by;
    show();
    table.scrollIntoView({ block: "nearest" });
  } }, text);
  const [before, after] = [turn("← Before", -1), turn("Next →", 1)];
  const pager = element("div", { class: "pager" }, before, after, status);

  function update() {
    const wanted = search.value.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length) texts ??= new Map(rows.map((row) => [row, words(row).normalize("NFC").toLowerCase()]));
    found = rows.filter((row) => wanted.every((word) => texts.get(row).includes(word))
      && made.every((filter) => filter.keeps(row)));
    if (column !== null) found.sort(comparing(columns[column].key, falling));
    show();
  }

  function show() {
    const page_rows = found.slice(page * PAGE, (page + 1) * PAGE);
    body.replaceChildren(...page_rows.map((row) => element("tr", {}, ...columns.map((each) => {
      const cell = each.cell(row);
      return element("td", { class: each.kind, "data-label": each.label }, cell);
    }))));
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
      const button = head.querySelector("button");
      if (button) button.textContent = columns[index].label + (index === column ? (falling ? " ↓" : " ↑") : "");
    });
    const from = page * PAGE + 1;
    const place = found.length > PAGE ? `, ${whole(from)} to ${whole(from + page_rows.length - 1)} shown` : "";
    status.textContent = (found.length ? counted(found.length, ...noun) : `No ${noun[0]} found`) + place;
    before.disabled = page === 0;
    after.disabled = (page + 1) * PAGE >= found.length;
    before.hidden = after.hidden = found.length <= PAGE;
    shown(page_rows);
  }

  update();
  return element("div", {}, words || made.length ? controls : null, pager, table);
}

/** A filter by one of the values that `value` takes, the most frequent first. */
const choice = (label, rows, value, name = (each) => each) => (changed) => {
  const counts = d3.rollups(rows.filter((row) => value(row)), (group) => group.length, value);
  counts.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const options = counts.map(([each, count]) => element("option", { value: each }, `${name(each)} (${whole(count)})`));
  const select = element("select", { change: changed }, element("option", { value: "" }, "all"), ...options);
  return { element: labelled(label, select), keeps: (row) => !select.value || value(row) === select.value };
};

/** A filter by a first and a last day. */
const between = (value) => (changed) => {
  const [from, to] = [0, 1].map(() => element("input", { type: "date", change: changed }));
  const fields = element("span", { class: "controls", style: "margin:0" }, labelled("From", from), labelled("To", to));
  const keeps = (row) => {
    const day = value(row);
    return (!from.value || day >= from.value) && (!to.value || (day && day <= to.value));
  };
  return { element: fields, keeps: (row) => Boolean(keeps(row)) };
};
