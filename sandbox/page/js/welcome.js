/** What an empty channel shows. */

import { el, icon } from "./dom.js";
import { absence, absenceAdvice, installAction, isInstalled } from "./installs.js";
import { BOT_FACE } from "./people.js";
import { channelLabel, isGuestPlace, signOf } from "./world.js";

const EXAMPLES = [
  "a paper boat on calm water at sunrise",
  "a lighthouse in the fog, gulls above it",
  "a red fox in a snowy forest at dusk",
];

/** In #art: how to begin, with prompts to start from; elsewhere only the channel's name. */
export function welcome(channel, { onExample }) {
  if (isGuestPlace(channel)) return away(channel, onExample);
  if (channel.name !== "art") {
    return el("div", { class: "welcome small" }, el("span", { class: "welcome-sign" }, icon(signOf(channel))), el("h2", {}, channelLabel(channel)), el("p", {}, channel.topic || "No messages here yet."));
  }
  return el(
    "div",
    { class: "welcome" },
    el("img", { class: "welcome-mark", src: BOT_FACE, alt: "", width: "72", height: "72" }),
    el("h2", {}, "An empty canvas"),
    el("p", {}, "Type ", el("kbd", {}, "/imagine"), " and what you would like to see, then press ", el("kbd", {}, "Enter"), ". Easel replies at once, shows its progress, and turns that same message into the picture."),
    el("p", { class: "welcome-try" }, "Or start from one of these:"),
    el("div", { class: "examples" }, EXAMPLES.map((prompt) => el("button", { class: "example", type: "button", onClick: () => onExample(`/imagine ${prompt}`) }, prompt))),
    el("small", {}, "Everything here runs on your machine. Pictures are painted by the sandbox, not generated."),
  );
}

/** Where the bot was not added: whether this person can bring it along, and how. */
function away(channel, onExample) {
  const action = installAction();
  const next = isInstalled()
    ? el("button", { class: "example", type: "button", onClick: () => onExample(`/imagine ${EXAMPLES[1]}`) }, EXAMPLES[1])
    : el("button", { class: "example", type: "button", onClick: action.run }, action.label);
  return el("div", { class: "welcome small" }, el("span", { class: "welcome-sign" }, icon(signOf(channel))), el("h2", {}, channelLabel(channel)), el("p", {}, `${absence(channel)} ${absenceAdvice()}`), el("div", { class: "examples" }, next));
}
