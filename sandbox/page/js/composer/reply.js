/** The message that one is about to answer: a line above the composer. */

import { el, icon } from "../dom.js";
import { summaryOf } from "../message.js";
import { nameOf } from "../people.js";
import { world } from "../world.js";

export const replyBar = el("div", { class: "reply-bar", hidden: true });
let answered = null;

/** Answers this message with what is sent next. */
export function answerTo(message) {
  answered = message;
  replyBar.replaceChildren(
    icon("reply"),
    el("span", { class: "clipped" }, "Replying to ", el("strong", {}, nameOf(message.author)), ` ${summaryOf(message)}`),
    el("button", { class: "text-button", type: "button", onClick: dropReply }, "Cancel"),
  );
  replyBar.hidden = false;
}

export function dropReply() {
  answered = null;
  replyBar.hidden = true;
}

/** The id of the message that is answered here, or null. */
export function repliedId() {
  return answered?.channel_id === world.channelId ? answered.id : null;
}
