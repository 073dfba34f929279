"use strict";
// The views that list: overview, figures, people, agencies, tenures, releases, and one of each of the named.

/** The route to a place in a release, where it is known. */
const toPlace = ({ release, start, end }) => `release/${release.row}/${start}-${end}`;

const day = (label, value) => ({ label, key: value, cell: (row) => value(row) ?? "", kind: "day" });
const number = (label, value) => ({ label, key: value, cell: (row) => whole(value(row)), kind: "number", falling: true });
const releaseTitle = (row) => link(`release/${row.release.row}`, row.release.title);

function overview() {
  const { releases, people, agencies, tenures, amounts, refused } = DATA;
  const days = releases.map((release) => release.day).filter(Boolean).sort();
  const span = days.length ? `From ${days[0]} to ${days.at(-1)}. ` : "";
  const left = refused ? `${counted(refused, "file")} gave no release: see rejects.csv.` : "";
  const count = (route, rows, one, many) => element("li", {}, link(route, element("b", {}, whole(rows.length)), rows.length === 1 ? one : many));
  return element("div", {},
    element("h1", {}, "What the releases say"),
    element("p", { class: "soft" }, span + left),
    element("ul", { class: "counts" }, count("releases", releases, "release", "releases"), count("people", people, "person", "people"),
      count("agencies", agencies, "agency", "agencies"), count("figures", amounts, "figure", "figures"), count("tenures", tenures, "tenure", "tenures")),
    releasesOverTime(releases),
    element("div", { class: "pair" }, mostNamed("Most named people", "people", people), mostNamed("Most named agencies", "agencies", agencies)),
    money(amounts));
}

const AMOUNT_COLUMNS = [
  day("Date", (row) => row.release.day),
  { label: "Figure", cell: (row) => link(toPlace(row), row.text), key: (row) => row.text },
  { label: "Value", cell: worth, key: (row) => row.number, kind: "number", falling: true },
  { label: "Of what", cell: (row) => row.item ?? "", key: (row) => row.item },
  { label: "Who did what", cell: (row) => [row.actor, row.action].filter(Boolean).join(": "), key: (row) => row.actor },
  { label: "Release", cell: releaseTitle, key: (row) => row.release.title },
];

function figures() {
  const rows = DATA.amounts;
  return element("div", {}, element("h1", {}, "Figures"),
    element("p", { class: "soft" }, "A figure leads to its sentence."),
    makeTable({
      label: "Figures", noun: ["figure"], rows, columns: AMOUNT_COLUMNS, sorted: null,
      words: (row) => [row.text, row.item, row.actor, row.action, row.unit, row.value, row.release.title].filter(Boolean).join(" "),
      filters: [
        choice("Kind", rows, (row) => row.kind), choice("Currency or unit", rows, (row) => row.unit),
        choice("Language", rows, (row) => row.release.language, (each) => LANGUAGES[each]), between((row) => row.release.day),
      ],
    }));
}

function entities(title, route, noun, rows) {
  const others = (row) => [row.acronym, ...row.variants].filter(Boolean);
  const some = (row) => others(row).slice(0, 4).join(", ") + (others(row).length > 4 ? ` and ${others(row).length - 4} more` : "");
  return element("div", {}, element("h1", {}, title), makeTable({
    label: title, noun, rows, sorted: 2, words: (row) => [row.name, ...others(row)].join(" "),
    columns: [
      { label: "Name", cell: (row) => link(`${route}/${row.row}`, row.name), key: (row) => row.name },
      { label: "Also called", cell: some },
      number("Releases", (row) => row.releases.length),
      day("First seen", (row) => row.first), day("Last seen", (row) => row.last),
    ],
  }));
}

/** Statements that a person holds a post, each leading to its sentence. */
function statements(rows, who) {
  return makeTable({
    label: "Posts as stated", noun: ["statement"], rows, sorted: 0,
    columns: [
      day("Date", (row) => row.release.day),
      { label: "Post", cell: (row) => link(toPlace(row), row.post), key: (row) => row.post },
      who === "agency"
        ? { label: "Person", cell: (row) => link(`people/${row.person.row}`, row.person.name), key: (row) => row.person.name }
        : { label: "Agency", cell: (row) => (row.agency ? link(`agencies/${row.agency.row}`, row.agency.name) : ""), key: (row) => row.agency?.name },
      { label: "Said of it", cell: (row) => [row.status, row.event].filter(Boolean).join(", ") },
      { label: "Release", cell: releaseTitle, key: (row) => row.release.title },
    ],
  });
}

/** A person or a body: when it is named, its posts, the releases that name it. */
function entityView(entity) {
  const posts = DATA.posts.filter((post) => post[entity.kind] === entity);
  const also = [entity.acronym, ...entity.variants].filter(Boolean).join(", ");
  return element("div", {},
    element("h1", {}, entity.name),
    also && element("p", { class: "soft" }, `Also called ${also}`),
    entity.releases.some((release) => release.day) ? releasesOverTime(entity.releases, "Named over time") : null,
    posts.length ? element("section", {}, element("h2", {}, entity.kind === "person" ? "Posts as stated" : "People in it, as stated"),
      statements(posts, entity.kind)) : null,
    element("h2", {}, "Named in"),
    makeTable({
      label: "Releases that name it", noun: ["release"], rows: entity.releases, words: (row) => row.title,
      columns: [
        day("Date", (row) => row.day),
        { label: "Release", cell: (row) => link(`release/${row.row}/${entity.kind}-${entity.row}`, row.title), key: (row) => row.title },
        { label: "Language", cell: (row) => LANGUAGES[row.language], key: (row) => row.language },
      ],
    }));
}

function tenures() {
  const place = element("div");
  return element("div", {}, element("h1", {}, "Tenures"),
    element("p", { class: "soft" }, "Posts as far as the releases tell: a line begins with the first release that states the post, not with the post. "
      + "The lines are the first rows of the table below it; search and sorting change both."),
    place,
    makeTable({
      label: "Tenures", noun: ["tenure"], rows: DATA.tenures, sorted: 3,
      words: (row) => [row.person.name, row.post, row.agency?.name].filter(Boolean).join(" "),
      shown: (rows) => place.replaceChildren(timeline(rows.slice(0, 20))),
      columns: [
        { label: "Person", cell: (row) => link(`people/${row.person.row}`, row.person.name), key: (row) => row.person.name },
        { label: "Post", cell: (row) => link(`tenures/${row.row}`, row.post), key: (row) => row.post },
        { label: "Agency", cell: (row) => (row.agency ? link(`agencies/${row.agency.row}`, row.agency.name) : ""), key: (row) => row.agency?.name },
        number("Releases", (row) => row.count),
        day("First seen", (row) => row.first), day("Last seen", (row) => row.last),
        day("Appointed", (row) => row.appointed), day("Dismissed", (row) => row.dismissed),
      ],
    }));
}

/** A tenure: the statements that it is made of. */
function tenureView(tenure) {
  const all = DATA.posts.filter((post) => post.person === tenure.person);
  const same = all.filter((post) => post.post === tenure.post && post.agency === tenure.agency);
  return element("div", {},
    element("h1", {}, `${tenure.person.name}, ${tenure.post}`),
    element("p", {}, link(`people/${tenure.person.row}`, `All of ${tenure.person.name}`)),
    timeline(DATA.tenures.filter((other) => other.person === tenure.person)),
    element("h2", {}, same.length ? "Where it is stated" : "All posts of the person, as stated"),
    statements(same.length ? same : all, "person"));
}

function releases() {
  const rows = DATA.releases;
  return element("div", {}, element("h1", {}, "Releases"), makeTable({
    label: "Releases", noun: ["release"], rows,
    words: (row) => [row.title, row.path, row.place, row.day, row.id].filter(Boolean).join(" "),
    filters: [choice("Language", rows, (row) => row.language, (each) => LANGUAGES[each]), between((row) => row.day)],
    columns: [
      day("Date", (row) => row.day),
      { label: "Release", cell: (row) => link(`release/${row.row}`, row.title), key: (row) => row.title },
      { label: "Language", cell: (row) => LANGUAGES[row.language], key: (row) => row.language },
      { label: "Place", cell: (row) => row.place ?? "", key: (row) => row.place },
      number("Figures", (row) => row.amounts.length),
      { label: "Unusual", cell: (row) => row.notice, key: (row) => row.notice },
    ],
  }));
}
