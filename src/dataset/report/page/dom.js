"use strict";
// Elements are made here and nowhere else; what comes from a release only ever becomes a text node or an attribute
// that cannot run.

/** An element with attributes and children; strings among the children become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A link within the page. */
const link = (route, ...children) => element("a", { href: `#/${route}` }, ...children);

/** A link out of the page, where the address is one of the web; else its text. */
function outward(address) {
  if (!/^https?:\/\//i.test(address)) return address;
  return element("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, address);
}

/** A field with its label. */
const labelled = (label, field, name = null) => element("label", { class: name }, label, field);

/** A whole number, its digits in groups. */
const whole = (number) => number.toLocaleString("en");

/** An exact decimal, given as text, its digits in groups. */
function exact(decimal) {
  const [integer, fraction] = decimal.split(".");
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** A figure's value with its unit. */
function worth({ kind, value, low, high, unit }) {
  const number = value === null ? `${exact(low)} to ${exact(high)}` : exact(value);
  if (kind === "percent") return `${number} %`;
  if (kind === "ratio") return `${number} ×`;
  return unit && unit !== "1" ? `${number} ${unit}` : number;
}

/** How many of what, in the number that English asks for. */
const counted = (number, one, many = `${one}s`) => `${whole(number)} ${number === 1 ? one : many}`;

const LANGUAGES = { en: "English", ru: "Russian", kk: "Kazakh" };

/** Runs `action` once the calls have stopped for a moment. */
function settled(action, milliseconds = 120) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
