"use strict";
// The view that finds words in the texts of all releases.

/** How many places are shown; the others are counted. */
const MOST = 200;
/** How many code units of the text stand on either side of what was found. */
const AROUND = 80;

/** Finds what was asked for whatever its case, with any white space where it has some. */
function patternOf(words) {
  const literal = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(literal.replace(/\s+/g, "\\s+"), "giu");
}

/** A place in a text, with its neighbourhood; leads to its sentence. */
function placeFound(release, text, match) {
  const [start, end] = [match.index, match.index + match[0].length];
  const points = (until) => Array.from(text.slice(0, until)).length;
  const from = points(start);
  const route = `release/${release.row}/${from}-${from + Array.from(match[0]).length}`;
  return element("li", {},
    element("span", { class: "soft" }, `${release.day ?? "no date"}, ${release.title}`), element("br"),
    element("span", { lang: release.language },
      `…${text.slice(Math.max(0, start - AROUND), start)}`, link(route, match[0]), `${text.slice(end, end + AROUND)}…`));
}

function searchView() {
  const field = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const [status, found] = [element("p", { role: "status" }), element("ol", { class: "found" })];
  let turns = 0;

  async function search(event) {
    event.preventDefault();
    const turn = ++turns;
    const words = field.value.normalize("NFC").trim();
    found.replaceChildren();
    status.textContent = "";
    if (!words) return;
    const pattern = patternOf(words);
    let [read, places, releases] = [0, 0, 0];
    try {
      for await (const texts of DATA.texts()) {
        // Something else was asked for meanwhile.
        if (turn !== turns) return;
        for (const [release, text] of texts) {
          let matches = 0;
          for (const match of text.matchAll(pattern)) {
            matches += 1;
            if (places + matches <= MOST) found.append(placeFound(release, text, match));
          }
          places += matches;
          releases += matches > 0;
        }
        read += texts.length;
        status.textContent = `Reading: ${whole(read)} of ${counted(DATA.releases.length, "release")}`;
      }
    } catch (error) {
      status.textContent = error.message;
      return;
    }
    const more = places > MOST ? `; the first ${whole(MOST)} are shown` : "";
    status.textContent = places ? `${counted(places, "place")} in ${counted(releases, "release")}${more}` : "Nothing found";
  }

  return element("div", {}, element("h1", {}, "Search the texts"),
    element("p", { class: "soft" }, "Words as they stand, one behind the other, in every release. What is found leads to its sentence."),
    element("form", { class: "controls", role: "search", "aria-label": "Texts", submit: search },
      labelled("Words", field, "wide"), element("button", { type: "submit" }, "Search")),
    status, found);
}
