/** The left side: channels, who you are, the bot's state and the words that provoke failures. */

import { postBot } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { avatar } from "./people.js";
import { world } from "./world.js";

const botNote = { words: null };

/** Draws everything; `onChannel(id)`, `onPerson(id)`, `onTrigger(word)` are called on a choice. */
export function drawSidebar({ onChannel, onPerson, onTrigger }) {
  byId("guild-name").textContent = world.guild.name;
  drawChannels(onChannel);
  drawPeople(onPerson);
  drawBot();
  byId("triggers").replaceChildren(
    ...world.triggers.map((trigger) =>
      el("li", {}, el("button", { class: "trigger", type: "button", onClick: () => onTrigger(trigger.word) }, el("code", {}, trigger.word), el("span", {}, trigger.shows)))),
  );
}

export function drawChannels(onChannel) {
  const items = world.channels.map((channel) => {
    const current = channel.id === world.channelId;
    const signs = [
      channel.nsfw && sign("18+", "age-restricted"),
      !channel.can_write && sign(icon("lock"), "read-only for the bot"),
    ];
    return el(
      "li",
      {},
      el(
        "button",
        {
          class: ["channel", current && "current", world.unread.has(channel.id) && !current && "unread"].filter(Boolean).join(" "),
          type: "button", "aria-current": current ? "page" : null, title: channel.topic || null,
          onClick: () => onChannel(channel.id),
        },
        icon("hash"),
        el("span", { class: "channel-name" }, channel.name),
        world.unread.has(channel.id) && !current && el("span", { class: "visually-hidden" }, "unread"),
        signs,
      ),
    );
  });
  const list = byId("channels");
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(...items);
  if (hadFocus) list.querySelector(".current")?.focus();
}

function sign(content, words) {
  return el("span", { class: "channel-sign", title: words }, typeof content === "string" ? el("span", { "aria-hidden": "true" }, content) : content, el("span", { class: "visually-hidden" }, words));
}

function drawPeople(onPerson) {
  const frame = byId("people");
  const hadFocus = frame.contains(document.activeElement);
  const people = [...world.members.values()].filter((member) => !member.bot && member.id !== world.bot?.id);
  frame.replaceChildren(
    el("legend", {}, "You are"),
    ...people.map((member) =>
      el(
        "label",
        { class: "person" },
        el("input", { type: "radio", name: "as", value: member.id, checked: member.id === world.me, onChange: () => onPerson(member.id) }),
        avatar(member, "face"),
        el("span", { class: "person-words" }, el("strong", {}, member.name), el("span", {}, member.role)),
        icon("check"),
      )),
  );
  if (hadFocus) frame.querySelector("input:checked")?.focus();
}

export function drawBot() {
  const online = Boolean(world.bot?.online);
  const words = botNote.words ?? (online ? "online" : "restarting…");
  const state = byId("bot-state");
  state.className = `bot-state ${online ? "online" : "offline"}`;
  state.replaceChildren(el("span", { class: "dot", "aria-hidden": "true" }), `${world.bot?.name ?? "The bot"} is ${words}`);
}

export function setBotOnline(online) {
  world.bot = { ...world.bot, online };
  botNote.words = null;
  drawBot();
}

async function act(action, words) {
  const buttons = [byId("restart-bot"), byId("kill-bot")];
  for (const button of buttons) button.disabled = true;
  botNote.words = words;
  drawBot();
  try {
    await postBot(action);
    botNote.words = null;
  } catch (error) {
    botNote.words = `as before: ${error.message}`;
  } finally {
    for (const button of buttons) button.disabled = false;
    drawBot();
  }
}

byId("restart-bot").addEventListener("click", () => act("restart", "stopping kindly…"));
byId("kill-bot").addEventListener("click", () => act("kill", "being killed…"));
