/** Times as people read them, and the one timer that keeps them true. */

import { el } from "./dom.js";

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const STEPS = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "in 5 minutes", "12 seconds ago". */
export function relativeTime(unixSeconds, nowMs = Date.now()) {
  const seconds = Math.round(unixSeconds - nowMs / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

function formatted(date, style) {
  return new Intl.DateTimeFormat("en", STYLES[style] ?? STYLES.f).format(date);
}

/** Discord's `<t:UNIX:style>`; style R ticks. */
export function timestamp(unixSeconds, style = "f") {
  const date = new Date(unixSeconds * 1000);
  if (Number.isNaN(date.getTime())) return el("span", {}, "Invalid date");
  const node = el("time", { class: "timestamp", datetime: date.toISOString(), title: formatted(date, "F") });
  if (style === "R") node.dataset.relativeTo = String(unixSeconds);
  node.textContent = style === "R" ? relativeTime(unixSeconds) : formatted(date, style);
  return node;
}

/** When a message was written: the hour today, with the day before that. */
export function messageTime(iso) {
  const date = new Date(iso);
  const today = new Date().toDateString() === date.toDateString();
  const words = formatted(date, "t");
  return el(
    "time",
    { class: "when", datetime: iso, title: formatted(date, "F") },
    today ? words : `${formatted(date, "d")} ${words}`,
  );
}

function tick() {
  for (const node of document.querySelectorAll("[data-relative-to]")) {
    const words = relativeTime(Number(node.dataset.relativeTo));
    if (node.textContent !== words) node.textContent = words;
  }
}

setInterval(tick, 1000);
