"use strict";
// A release with its names and figures marked in place, and the sentence that a link leads to.

const MARKS = { person: "people", agency: "agencies", place: "places", figure: "figures", date: "dates" };

/** Which kinds the reader has chosen not to see marked; kept from release to release. */
const hidden = new Set();

/** The marks of a release, in code units. */
function marksOf(release, { text, names, dates }) {
  const unit = DATA.units(text);
  const placed = (mark, more) => ({ ...more, start: unit(mark.start), end: unit(mark.end), point: mark.start });
  return [
    ...names.map((name) => placed(name, {
      kind: name.kind, entity: name.entity, says: name.entity?.name ?? name.kind,
      route: name.entity && `${name.kind === "person" ? "people" : "agencies"}/${name.entity.row}`,
    })),
    ...release.amounts.map((amount) => placed(amount, { kind: "figure", says: `${amount.kind}: ${amount.qualifier === "exact" ? "" : `${amount.qualifier.replace("_", " ")} `}${worth(amount)}` })),
    ...dates.map((date) => placed(date, { kind: "date", says: date.days || "a date that no year is known of" })),
  ];
}

/**
 * The text as elements, marked; `target` is a place in code units, or none, that is shown with its `sentence`.
 * Marks may overlap: the text is cut wherever one begins or ends, and each piece has the classes of all that cover it.
 */
function marked(text, marks, target, sentence) {
  const cuts = new Set([0, text.length]);
  for (const mark of [...marks, target, sentence]) if (mark) cuts.add(mark.start).add(mark.end);
  const places = [...cuts].filter((place) => place <= text.length).sort((a, b) => a - b);
  const starts = [...marks].sort((a, b) => a.start - b.start);
  const whole = element("div", { class: "text" });
  const inside = sentence && element("mark", { class: "here", id: "here", tabindex: "-1" });
  let [next, open] = [0, []];
  for (let index = 0; index + 1 < places.length; index += 1) {
    const [from, to] = [places[index], places[index + 1]];
    while (next < starts.length && starts[next].start <= from) open.push(starts[next++]);
    open = open.filter((mark) => mark.end > from);
    const here = sentence && from >= sentence.start && to <= sentence.end;
    if (here && !inside.isConnected && !inside.parentNode) whole.append(inside);
    (here ? inside : whole).append(piece(text.slice(from, to), open, target && from >= target.start && to <= target.end));
  }
  return whole;
}

function piece(text, marks, isTarget) {
  if (!marks.length && !isTarget) return text;
  const classes = [...new Set(marks.map((mark) => mark.kind)), ...(isTarget ? ["target"] : [])].join(" ");
  const title = marks.map((mark) => mark.says).join("; ") || null;
  const route = marks.find((mark) => mark.route)?.route;
  return element(route ? "a" : "span", { class: classes, title, href: route && `#/${route}` }, text);
}

/** What a route's last piece points at, in code points: `12-34` is a place, `person-5` the first mention of one. */
function pointed(place, names) {
  const [from, to] = place.split("-");
  if (/^\d+$/.test(from)) return { start: Number(from), end: Number(to) };
  return names.find((name) => name.kind === from && name.entity?.row === Number(to)) ?? null;
}

/** The view of a release; `place` is the last piece of its route, where it has one. */
async function releaseView(release, place) {
  const read = await DATA.read(release);
  const unit = DATA.units(read.text);
  const inUnits = (span) => span && { start: unit(span.start), end: unit(span.end) };
  const point = place ? pointed(place, read.names) : null;
  const around = point && (read.sentences.find((each) => each.start <= point.start && point.start < each.end) ?? point);
  const text = marked(read.text, marksOf(release, read), inUnits(point), inUnits(around));
  text.lang = release.language;
  for (const kind of hidden) text.classList.add(`hide-${kind}`);

  const boxes = Object.entries(MARKS).map(([kind, name]) => element("label", {},
    element("input", { type: "checkbox", checked: !hidden.has(kind), change: (event) => {
      text.classList.toggle(`hide-${kind}`, !event.target.checked);
      if (event.target.checked) hidden.delete(kind);
      else hidden.add(kind);
    } }), element("span", { class: `swatch ${kind}` }, name)));
  const facts = [release.day ?? "no date", LANGUAGES[release.language], release.place].filter(Boolean).join(" · ");
  const neighbour = (row, label) => (DATA.releases[row] ? link(`release/${row}`, label) : null);
  const edition = release.editionOf === null ? null : DATA.releases[release.editionOf];
  return element("article", {},
    element("div", { class: "pager turn" }, neighbour(release.row - 1, "← Release before"), neighbour(release.row + 1, "Next release →")),
    element("h1", { lang: release.language }, release.title),
    element("p", { class: "soft" }, facts, element("br"), release.path, ...(release.url ? [element("br"), outward(release.url)] : [])),
    edition && element("p", {}, "Says again in another language: ", link(`release/${edition.row}`, edition.title)),
    release.notice && element("p", { class: "soft" }, `Unusual: ${release.notice}`),
    element("div", { class: "controls boxes", role: "group", "aria-label": "What is marked" }, ...boxes),
    element("div", { class: "release" }, text, element("aside", { "aria-label": "What it says" }, ...summary(release, read))));
}

/** What stands beside the text: its figures, posts, people and bodies. */
function summary(release, { names }) {
  const list = (title, items) => (items.length ? [element("h2", {}, title), element("ul", {}, ...items.map((item) => element("li", {}, ...item)))] : []);
  const distinct = (kind) => [...new Set(names.filter((name) => name.kind === kind && name.entity).map((name) => name.entity))];
  const named = (kind, route) => distinct(kind).map((entity) => [
    link(`release/${release.row}/${kind}-${entity.row}`, entity.name), " ", element("a", { href: `#/${route}/${entity.row}`, "aria-label": `All of ${entity.name}` }, "↗"),
  ]);
  return [
    ...list("Figures", release.amounts.map((amount) => [link(toPlace(amount), amount.text), ` ${[worth(amount), amount.item].filter(Boolean).join(", ")}`])),
    ...list("Posts", release.posts.map((post) => [link(toPlace(post), post.person.name), `, ${[post.post, post.agency?.name].filter(Boolean).join(", ")}`])),
    ...list("People", named("person", "people")),
    ...list("Agencies", named("agency", "agencies")),
  ];
}
