/** What becomes of a command after it was sent, and the line that says so when nothing does. */

import { el, icon } from "./dom.js";
import { NO_ANSWER } from "./interactions.js";
import { openModal } from "./modal.js";

/** Stands under the composer. */
export const failureNote = el("p", { class: "composer-failed", role: "alert", hidden: true });

export function showFailure(name, sentence) {
  failureNote.replaceChildren(icon("alert"), el("span", {}, el("strong", {}, name), ` ${sentence}`));
  failureNote.hidden = false;
}

export function clearFailure() {
  failureNote.hidden = true;
}

/** The first answer may take seconds; meanwhile one can already write again. */
export async function follow(name, channelId, answer) {
  const event = await answer;
  if (event.state === "failed") showFailure(name, event.error || NO_ANSWER);
  else if (event.state === "modal") openModal(event.modal, { channelId });
}
