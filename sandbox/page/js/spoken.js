/** A message's source as words: what a screen reader is told, and what stands in one line. */

import { markdown } from "./markdown.js";

const BLOCKS = "p, li, blockquote, pre, small, br, h3, h4, h5";

/** The words without any signs: names for mentions, and nothing of what a spoiler covers. */
export function spoken(source) {
  const frame = document.createElement("div");
  frame.append(...markdown(source));
  for (const cover of frame.querySelectorAll(".spoiler")) cover.replaceChildren("spoiler");
  for (const block of frame.querySelectorAll(BLOCKS)) block.after(" ");
  return frame.textContent.replace(/\s+/g, " ").trim();
}
