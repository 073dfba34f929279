"use strict";
// The tables, with names for their columns, and the texts, read when they are asked for.

const DATA = (() => {
  const json = (id) => JSON.parse(document.getElementById(id).textContent);
  const inPage = (id) => (document.getElementById(id) ? json(id) : null);
  const { version, refused, tables, firsts, beside } = json("about");

  /** What to do where a script is missing that lies beside the page. */
  const lost = (file) => `${file} cannot be read: the folder “report” has to lie beside this page.`;

  // The scripts that hold tables, where some lie beside the page, have run by now.
  const slices = window.pressrecordTables ?? Array.from({ length: tables }, (_, number) => inPage(`tables-${number}`));
  if (slices.length < tables || slices.includes(null)) {
    const message = lost("A script");
    document.getElementById("loading").textContent = message;
    throw new Error(message);
  }
  const data = { releases: [], people: [], agencies: [], tenures: [], posts: [], amounts: [] };
  for (const [name, rows] of slices.flat()) for (const row of rows) data[name].push(row);

  const releases = data.releases.map(([id, day, language, title, path, url, place, notice, editionOf], row) =>
    ({ row, id, day, language, title: title ?? path, path, url, place, notice, editionOf, amounts: [], posts: [] }));

  /** The releases' rows are given as distances, each from the one before. */
  const entity = (kind) => ([id, name, acronym, variants, steps], row) => {
    let at = 0;
    const named = steps.map((step) => releases[at += step]);
    const days = named.map((release) => release.day).filter(Boolean).sort();
    return { kind, row, id, name, acronym, variants, releases: named, first: days[0], last: days.at(-1) };
  };
  const people = data.people.map(entity("person"));
  const agencies = data.agencies.map(entity("agency"));

  const tenures = data.tenures.map(([person, post, agency, first, last, count, appointed, dismissed], row) => ({
    row, person: people[person], post, agency: agency === null ? null : agencies[agency], first, last, count, appointed,
    dismissed,
  }));
  const posts = data.posts.map(([release, start, end, person, post, agency, status, event]) => ({
    release: releases[release], start, end, person: people[person], post,
    agency: agency === null ? null : agencies[agency], status, event,
  }));
  const amounts = data.amounts.map((
    [[release, start, end], [kind, value, low, high, qualifier], text, unit, item, actor, action, usd, restates],
  ) => ({
    release: releases[release], start, end, kind, value, low, high, qualifier, text, unit, item, actor, action, usd,
    restates, number: Number(value ?? low),
  }));
  for (const post of posts) post.release.posts.push(post);
  for (const amount of amounts) amount.release.amounts.push(amount);

  /** The parts that were asked for, as promises, and how those are kept that a script beside the page will keep. */
  const parts = new Map();
  const waiting = new Map();
  // Called by the scripts in `report/`.
  window.pressrecordPart = (number, rows) => waiting.get(number)?.(rows);

  function part(number) {
    if (!parts.has(number)) parts.set(number, beside ? load(number) : Promise.resolve(json(`part-${number}`)));
    return parts.get(number);
  }

  function load(number) {
    return new Promise((resolve, reject) => {
      waiting.set(number, (rows) => {
        waiting.delete(number);
        resolve(rows);
      });
      const script = document.createElement("script");
      const file = `report/releases-${number}.js`;
      script.src = file;
      script.onload = () => script.remove();
      script.onerror = () => {
        // Asked for again, it is tried again.
        parts.delete(number);
        reject(new Error(lost(file)));
      };
      document.head.append(script);
    });
  }

  /** A release's text, sentences, names and dates; all places in code points. */
  async function read(release) {
    const number = firsts.findLastIndex((first) => first <= release.row);
    const [text, ends, names, dates] = (await part(number))[release.row - firsts[number]];
    const sentences = [];
    for (let at = 0; at < ends.length; at += 2) sentences.push({ start: ends[at], end: ends[at + 1] });
    return {
      text,
      sentences,
      names: names.map(([kind, start, end, row]) => {
        const table = { person: people, agency: agencies }[kind];
        return { kind, start, end, entity: row === null || !table ? null : table[row] };
      }),
      dates: dates.map(([start, end, days]) => ({ kind: "date", start, end, days })),
    };
  }

  /** The texts of all releases, part by part, as pairs; a part that nobody had asked for is let go again. */
  async function* texts() {
    for (const [number, first] of firsts.entries()) {
      const isKept = parts.has(number);
      const rows = await part(number);
      yield rows.map(([text], index) => [releases[first + index], text]);
      if (!isKept) parts.delete(number);
    }
  }

  /**
   * Turns places in code points, as the tables have them, into places in UTF-16 code units, as JavaScript has them.
   * They differ behind every character outside the basic plane (emoji, for one).
   */
  function units(text) {
    if (!/[\ud800-\udbff]/.test(text)) return (place) => place;
    const places = [0];
    for (const character of text) places.push(places.at(-1) + character.length);
    return (place) => places[place] ?? text.length;
  }

  return { version, refused, releases, people, agencies, tenures, posts, amounts, read, texts, units };
})();
