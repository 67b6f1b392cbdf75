/** Who people are: their names, colours and faces. */

import { cssColor, el } from "./dom.js";
import { world } from "./world.js";

const FALLBACK_COLORS = ["#d98e5f", "#6fa8a0", "#9a86c9", "#c97f94", "#8aa860", "#6d93c8"];

/** The easel, which stands for the bot. */
export const BOT_FACE = new URL("../easel.svg", import.meta.url).pathname;

export function memberOf(id) {
  return world.members.get(id) ?? null;
}

/** The name shown for a Discord user object. */
export function nameOf(user) {
  return memberOf(user.id)?.name ?? user.global_name ?? user.username ?? "Somebody";
}

export function colorOf(user) {
  const own = cssColor(memberOf(user.id)?.color);
  if (own) return own;
  let sum = 0;
  for (const digit of String(user.id)) sum = (sum * 31 + digit.charCodeAt(0)) % 9973;
  return FALLBACK_COLORS[sum % FALLBACK_COLORS.length];
}

export function isBot(user) {
  return Boolean(user.bot) || user.id === world.bot?.id;
}

/** A round face: the easel for the bot, an initial on the person's colour for everyone else. */
export function avatar(user, kind = "avatar") {
  if (isBot(user)) return el("img", { class: `${kind} bot`, src: BOT_FACE, alt: "" });
  const face = el("span", { class: kind, "aria-hidden": "true" }, nameOf(user).slice(0, 1).toUpperCase());
  face.style.setProperty("--face", colorOf(user));
  return face;
}
