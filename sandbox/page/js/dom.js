/** Building the page: elements from data, never from strings of markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with properties and children. Text is always text. `class`, `dataset`, `aria-*`,
 * `role` and other attributes are set as attributes, `onX` as listeners; `false`, `null` and
 * `undefined` leave a property or a child out.
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function byId(id) {
  return document.getElementById(id);
}

const PATHS = {
  hash: "M5 9h14M5 15h14M10 4 8 20M16 4l-2 16",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z",
  eye: "M2 12s3.600-6.500 10-6.500S22 12 22 12s-3.600 6.500-10 6.500S2 12 2 12zM12 9.300a2.700 2.700 0 1 0 0 5.400 2.700 2.700 0 0 0 0-5.400z",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  send: "M4 12 20 4l-5 16-3.500-6.500zM11.500 13.500 20 4",
  down: "M12 5v14M6 13l6 6 6-6",
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  chevron: "M6 9l6 6 6-6",
  link: "M9 15 20 4M13 4h7v7M18 14v6H4V6h6",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500h.01",
  slash: "M9 20 15 4",
  alert: "M12 4 2.800 20h18.400zM12 10v4.500M12 17.300v.2",
  check: "M5 12.500 10 17.500 19 7",
  blank: "",
  reply: "M4 18v-5a4 4 0 0 1 4-4h12M16 5l4 4-4 4",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  forum: "M4 5h16v11H9l-5 4z",
  thread: "M6 4v9a4 4 0 0 0 4 4h8M14 13l4 4-4 4",
  at: "M16 8v5a2.500 2.500 0 0 0 5 0v-1a9 9 0 1 0-3.500 7M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z",
  people: "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 4.300a3.500 3.500 0 0 1 0 6.600M18 14.500c2.300.8 3.500 2.600 3.500 5.500",
  shield: "M12 3l8 3v6c0 5-3.500 8-8 9.500C7.500 20 4 17 4 12V6z",
};

/** A small drawn sign; it is decoration, the words beside it carry the meaning. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A Discord colour (number or "#rrggbb") as CSS; `null` when there is none. */
export function cssColor(color) {
  if (typeof color === "string" && /^#[0-9a-f]{3,8}$/i.test(color)) return color;
  if (typeof color === "number" && color > 0) return `#${color.toString(16).padStart(6, "0")}`;
  return null;
}

/** Orders ids as Discord does: as numbers, which do not fit a JavaScript number. */
export function compareIds(a, b) {
  return a.length === b.length ? (a < b ? -1 : a > b ? 1 : 0) : a.length - b.length;
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
