"use strict";
// The charts, drawn by Observable Plot. Each is redrawn when its width changes, and gives its numbers as a table.

const COLOURS = ["#4e79a7", "#e07b24", "#4d9a4d", "#b65fa8", "#7f8790"];

/** A figure: `draw` makes its SVG for a width in pixels; `columns` and `rows` are its numbers. */
function chart({ title, note = null, draw, columns, rows, key = null }) {
  const place = element("div");
  let drawn = 0;
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.floor(contentRect.width);
    if (width === drawn || width < 50) return;
    drawn = width;
    place.replaceChildren(draw(width, title));
  }).observe(place);
  const head = element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, column)));
  const numbers = element("details", { toggle: () => {
    if (numbers.lastChild.childElementCount) return;
    const body = rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, String(cell)))));
    numbers.lastChild.append(element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
  } }, element("summary", {}, "The numbers"), element("div"));
  return element("figure", {}, element("figcaption", {}, title), note && element("p", { class: "soft" }, note), key, place,
    numbers);
}

/** The period that suits the days: days for a season, years for decades, else months. */
function period(days) {
  const [first, last] = d3.extent(days);
  const span = first ? (new Date(last) - new Date(first)) / 864e5 : 0;
  return span > 365 * 20 ? { name: "year", length: 4 } : span > 92 ? { name: "month", length: 7 } : { name: "day", length: 10 };
}

/** The day that a year, a month or a day begins with: JavaScript reads them all as UTC. */
const begins = (text) => new Date(text);

const compact = (number) => new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(number);

const AXES = { style: { fontSize: "12px", color: "currentColor", background: "none" } };

/**
 * Bars over time, in the order of `series`. `rows` are `[period, series, number]`; `days` are those that
 * the axis reaches over.
 */
function overTime({ title, note, rows, interval, series, days, height = 220, name = (each) => each }) {
  const key = series.length < 2 ? null : element("p", { class: "key" }, ...series.map((each, index) =>
    element("span", {}, element("i", { style: `background:${COLOURS[index % COLOURS.length]}` }), name(each))));
  const [first, last] = d3.extent(days);
  const step = d3[`utc${interval.name[0].toUpperCase()}${interval.name.slice(1)}`];
  const domain = [step.floor(new Date(first)), step.offset(step.floor(new Date(last)), 1)];
  const largest = d3.max(d3.rollups(rows, (group) => d3.sum(group, (row) => row[2]), (row) => row[0]), ([, sum]) => sum);
  const draw = (width) => Plot.plot({
    ...AXES, width, height, marginLeft: 48, marginBottom: 40, ariaLabel: title,
    x: { type: "utc", label: null, domain, ticks: Math.max(2, Math.floor(width / 80)) },
    y: { grid: true, label: null, tickFormat: compact, ticks: Math.min(5, Math.max(1, largest)), nice: true },
    color: { domain: series, range: COLOURS },
    marks: [
      Plot.rectY(rows, {
        x: ([text]) => begins(text), interval: interval.name, y: ([, , number]) => number, fill: ([, each]) => each,
        order: series, inset: 0.5,
        title: ([text, each, number]) => `${text}, ${name(each)}: ${compact(number)}`,
      }),
      Plot.ruleY([0]),
    ],
  });
  const numbers = rows.map(([text, each, number]) => [text, name(each), number.toLocaleString("en")]);
  return chart({ title, note, draw, key, columns: [interval.name, "of", "number"], rows: numbers });
}

/** How many releases there are over time, by language. */
function releasesOverTime(releases, title = "The archive over time") {
  const dated = releases.filter((release) => release.day);
  const interval = period(dated.map((release) => release.day));
  const groups = d3.flatRollup(dated, (group) => group.length, (r) => r.day.slice(0, interval.length), (r) => r.language);
  groups.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  const series = Object.keys(LANGUAGES).filter((language) => dated.some((release) => release.language === language));
  const without = releases.length - dated.length;
  const note = `Releases per ${interval.name}${without ? `; ${whole(without)} without a date are left out` : ""}.`;
  const days = dated.map((release) => release.day);
  return overTime({ title, note, rows: groups, interval, series, days, name: (each) => LANGUAGES[each] });
}

/** The entities that most releases name, as bars that lead to them. */
function mostNamed(title, route, entities) {
  const top = [...entities].sort((a, b) => b.releases.length - a.releases.length || a.row - b.row).slice(0, 15);
  const draw = (width) => {
    const marginLeft = Math.min(230, Math.round(width * 0.45));
    const longest = Math.floor(marginLeft / 7);
    const short = (text) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
    const names = new Map(top.map((each) => [each.row, short(each.name)]));
    return Plot.plot({
      ...AXES, width, height: 26 * top.length + 10, marginLeft, marginRight: 44, marginTop: 0, marginBottom: 10, ariaLabel: title,
      x: { axis: null }, y: { label: null, tickFormat: (row) => names.get(row), tickSize: 0, domain: top.map((each) => each.row) },
      marks: [
        Plot.barX(top, {
          y: "row", x: (each) => each.releases.length, fill: COLOURS[0], insetTop: 1, insetBottom: 1,
          href: (each) => `#/${route}/${each.row}`, ariaLabel: (each) => `${each.name}: ${each.releases.length}`,
          title: (each) => `${each.name}: ${counted(each.releases.length, "release")}`,
        }),
        Plot.text(top, { y: "row", x: (each) => each.releases.length, text: (each) => whole(each.releases.length), dx: 4, textAnchor: "start", fill: "currentColor" }),
      ],
    });
  };
  const rows = top.map((each) => [each.name, each.releases.length]);
  return chart({ title, note: "How many releases name them; a bar leads to them.", draw, columns: ["Name", "Releases"], rows });
}

const MEASURES = {
  sum: ["Sum of what is stated", (values) => d3.sum(values)],
  median: ["Median figure", (values) => d3.median(values)],
  largest: ["Largest figure", (values) => d3.max(values)],
  count: ["Number of figures", (values) => values.length],
};

/** Money by period and currency: a chart for each of the currencies that are stated most. */
function money(amounts) {
  const dated = amounts.filter((each) => each.kind === "money" && each.release.day && each.value !== null);
  if (!dated.length) return null;
  const days = dated.map((each) => each.release.day);
  const interval = period(days);
  const currencies = d3.rollups(dated, (group) => group.length, (each) => each.unit)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 4).map(([unit]) => unit);
  const place = element("div", { class: "pair" });
  const select = element("select", { change: show },
    ...Object.entries(MEASURES).map(([value, [name]]) => element("option", { value }, name)));
  function show() {
    const [name, measure] = MEASURES[select.value];
    place.replaceChildren(...currencies.map((unit) => {
      const own = dated.filter((each) => each.unit === unit);
      const rows = d3.rollups(own, (group) => measure(group.map((each) => each.number)), (each) => each.release.day.slice(0, interval.length))
        .sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([text, number]) => [text, unit, number]);
      const note = `${name} per ${interval.name}, of ${counted(own.length, "figure")}.`;
      return overTime({ title: unit, note, rows, interval, series: [unit], days, height: 180 });
    }));
  }
  show();
  return element("section", {}, element("h2", {}, `Money by ${interval.name} and currency`),
    element("p", { class: "soft" }, "What releases say, not what was spent: a sum that two releases state counts twice, and "
      + "plans, debts and totals stand beside payments. Ranges are left out."),
    element("div", { class: "controls" }, labelled("Measure", select)), place);
}

/** When people are seen in their posts, a line for each tenure. */
function timeline(tenures) {
  const title = "From the first to the last release that states the post";
  const rows = tenures.filter((tenure) => tenure.first ?? tenure.appointed ?? tenure.dismissed);
  if (!rows.length) return element("p", { class: "soft" }, "None of these has a date.");
  const day = (text) => text && new Date(text);
  const from = (tenure) => day(tenure.first ?? tenure.appointed ?? tenure.dismissed);
  const to = (tenure) => day(tenure.last ?? tenure.appointed ?? tenure.dismissed);
  const says = (tenure) => `${tenure.person.name}, ${tenure.post}${tenure.agency ? `, ${tenure.agency.name}` : ""}`;
  const draw = (width) => {
    const [first, last] = [d3.min(rows, from), d3.max(rows, to)];
    const ends = +first === +last ? [d3.utcDay.offset(first, -15), d3.utcDay.offset(last, 15)] : [first, last];
    const longest = Math.floor(width / 7);
    const mark = (each) => ({ y: "row", x: (tenure) => day(tenure[each]) });
    return Plot.plot({
      ...AXES, width, height: 34 * rows.length + 40, marginLeft: 8, marginRight: 12, marginTop: 30, ariaLabel: title,
      x: { type: "utc", domain: ends, axis: "top", grid: true, label: null, ticks: Math.max(3, Math.floor(width / 110)) },
      y: { axis: null, domain: rows.map((tenure) => tenure.row) },
      marks: [
        Plot.ruleY(rows, {
          y: "row", x1: from, x2: to, stroke: COLOURS[0], strokeWidth: 6, strokeLinecap: "round", dy: 8,
          href: (tenure) => `#/tenures/${tenure.row}`, ariaLabel: says,
          title: (tenure) => `${says(tenure)}: ${tenure.first ?? ""} to ${tenure.last ?? ""}`,
        }),
        Plot.dot(rows.filter((tenure) => tenure.appointed), { ...mark("appointed"), symbol: "triangle", fill: COLOURS[2], r: 5, dy: 8, title: (t) => `appointed or elected ${t.appointed}` }),
        Plot.dot(rows.filter((tenure) => tenure.dismissed), { ...mark("dismissed"), symbol: "times", stroke: COLOURS[1], strokeWidth: 2.5, r: 5, dy: 8, title: (t) => `dismissed or resigned ${t.dismissed}` }),
        Plot.text(rows, {
          y: "row", frameAnchor: "left", textAnchor: "start", dy: -6, fill: "currentColor", stroke: "var(--back)", strokeWidth: 4,
          text: (tenure) => { const text = says(tenure); return text.length > longest ? `${text.slice(0, longest - 1)}…` : text; },
          href: (tenure) => `#/tenures/${tenure.row}`,
        }),
      ],
    });
  };
  const key = element("p", { class: "key" }, element("span", {}, "▲ appointed or elected"), element("span", {}, "✕ dismissed or resigned"));
  const numbers = rows.map((tenure) => [says(tenure), tenure.first ?? "", tenure.last ?? ""]);
  return chart({ title, draw, key, columns: ["Tenure", "First seen", "Last seen"], rows: numbers });
}
