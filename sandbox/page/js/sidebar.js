/** The left side: channels, who you are, the bot's state and the words that provoke failures. */

import { postBot } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { openPersonMenu, placeOf } from "./apps.js";
import { absence } from "./installs.js";
import { avatar } from "./people.js";
import { CHANNEL, channelTree, isDirect, isGuestPlace, isOpenable, placeKind, signOf, world } from "./world.js";

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

/** Channels by category with their threads, then the server without the bot, then direct messages. */
export function drawChannels(onChannel) {
  const list = byId("channels");
  const hadFocus = list.contains(document.activeElement);
  const away = world.channels.filter((channel) => placeKind(channel) === "guest");
  list.replaceChildren(
    ...channelTree().map((branch) => channelBranch(branch, onChannel)),
    ...channelGroup(world.elsewhere?.name, away, onChannel, { note: away.length ? absence(away[0]) : null }),
    ...channelGroup("Direct messages", world.channels.filter(isDirect), onChannel),
  );
  if (hadFocus) list.querySelector(".current")?.focus();
}

function channelGroup(name, channels, onChannel, { note = null } = {}) {
  if (channels.length === 0) return [];
  const rows = channels.map((channel) => el("li", {}, channelButton(channel, onChannel)));
  return [el("li", { class: "channel-group" }, el("span", { class: "channel-heading" }, name), note && el("span", { class: "channel-note" }, note), el("ul", {}, rows))];
}

/** What stands before a channel's name: a sign, or the face of whom one talks with. */
function markOf(channel) {
  if (channel.type !== CHANNEL.direct) return icon(signOf(channel));
  const [other] = channel.people ?? [];
  return avatar(other ? { id: other } : { id: world.bot.id, bot: true }, "face");
}

function channelBranch({ channel, children }, onChannel) {
  const below = children.length > 0 && el("ul", {}, children.map((child) => channelBranch(child, onChannel)));
  if (channel.type === CHANNEL.category) return el("li", { class: "channel-group" }, el("span", { class: "channel-heading" }, channel.name), below);
  return el("li", { class: below ? "with-threads" : null }, isOpenable(channel) ? channelButton(channel, onChannel) : forumLabel(channel), below);
}

function forumLabel(channel) {
  return el("span", { class: "channel forum", title: channel.topic || null }, icon("forum"), el("span", { class: "channel-name" }, channel.name));
}

function channelButton(channel, onChannel) {
  const current = channel.id === world.channelId;
  const unread = world.unread.has(channel.id) && !current;
  const pinged = world.pinged.has(channel.id) && !current;
  return el(
    "button",
    {
      class: ["channel", current && "current", unread && "unread", pinged && "pinged"].filter(Boolean).join(" "),
      type: "button", "aria-current": current ? "page" : null, title: (isGuestPlace(channel) && absence(channel)) || channel.topic || null,
      onClick: () => onChannel(channel.id),
    },
    markOf(channel),
    el("span", { class: "channel-name" }, channel.name),
    unread && el("span", { class: "visually-hidden" }, "unread"),
    pinged && sign("@", "you were mentioned"),
    channel.nsfw && sign("18+", "age-restricted"),
    !channel.can_write && sign(icon("lock"), "read-only"),
  );
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
        el(
          "button",
          { class: "icon-button person-more", type: "button", "aria-label": `Apps for ${member.name}`, "aria-haspopup": "menu", onClick: (event) => (event.preventDefault(), openPersonMenu(member, placeOf(event))) },
          icon("more"),
        ),
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
