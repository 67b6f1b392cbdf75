/** Starts the page and holds its parts together. */

import { fetchHello, fetchMessages } from "./api.js";
import { fillComposer, focusComposer, insertTrigger, refreshComposer } from "./composer/composer.js";
import { byId, el, icon } from "./dom.js";
import { closeDrawer } from "./drawer.js";
import { absence } from "./installs.js";
import { noteInteraction } from "./interactions.js";
import { openEvents } from "./live.js";
import { drawChannels, drawSidebar, setBotOnline } from "./sidebar.js";
import { showFailure } from "./answers.js";
import { redrawServerDialog } from "./server_dialog.js";
import { drawEmpty, dropMessage, putMessage, setEmptyState, showMessage, showMessages } from "./timeline.js";
import { welcome } from "./welcome.js";
import { applyHello, channelLabel, channelOf, currentChannel, isDirect, isOpenable, signOf, world } from "./world.js";

const AS = "easel.as";
const CHANNEL = "easel.channel";
const LONGEST_OPENING_MS = 3_000;
const WORLD_PAUSE_MS = 60;
const asked = new URLSearchParams(location.search);

let events = null;
let loading = 0;
let early = null;

async function start(as) {
  applyHello(await fetchHello(as));
  sessionStorage.setItem(AS, world.me);
  events?.close();
  events = openEvents({ as: world.me, onEvent, onLost, onBack });
  const wanted = world.channelId ?? sessionStorage.getItem(CHANNEL) ?? world.channels.find((channel) => channel.name === asked.get("channel"))?.id;
  world.channelId = (channelOf(wanted) ?? firstChannel())?.id ?? null;
  drawSidebar({ onChannel: openChannel, onPerson: become, onTrigger: trigger });
  const listening = events;
  // Events first, messages second: nothing falls between. Without events the page still reads.
  await Promise.race([listening.opened, new Promise((resolve) => setTimeout(resolve, LONGEST_OPENING_MS))]);
  if (listening === events) await loadChannel();
}

function firstChannel() {
  return world.channels.find((one) => one.name === "art" && isOpenable(one)) ?? world.channels.find(isOpenable) ?? null;
}

/** Fetches the channel's messages; events that come meanwhile are applied after them. */
async function loadChannel({ keepPlace = false } = {}) {
  const channel = currentChannel();
  if (!channel) return;
  const mine = (loading += 1);
  early = [];
  byId("channel-name").replaceChildren(icon(signOf(channel)), channel.name);
  byId("channel-topic").textContent = [absence(channel), channel.topic].filter(Boolean).join(" ");
  document.title = `${channelLabel(channel)} · Easel sandbox`;
  refreshComposer();
  try {
    const messages = await fetchMessages(world.me, channel.id);
    if (mine !== loading) return;
    showMessages(messages, { keepPlace });
    showBanner(null);
  } catch (error) {
    if (mine === loading) showBanner(error.message, () => loadChannel({ keepPlace }));
  } finally {
    if (mine === loading) {
      const missed = early;
      early = null;
      for (const [type, data] of missed) onMessage(type, data);
    }
  }
}

function openChannel(id) {
  world.channelId = id;
  world.unread.delete(id);
  world.pinged.delete(id);
  sessionStorage.setItem(CHANNEL, id);
  drawChannels(openChannel);
  closeDrawer({ focus: false });
  return loadChannel();
}

/** Follows a link to a message or channel. */
async function jump({ jumpChannel, jumpMessage }) {
  const channel = channelOf(jumpChannel);
  if (!channel || !isOpenable(channel)) return showFailure("This link", "leads to a channel that you do not see.");
  if (channel.id !== world.channelId) await openChannel(channel.id);
  if (jumpMessage && !showMessage(jumpMessage)) showFailure("This link", "leads to a message that is no longer there.");
}

async function become(id) {
  try {
    world.unread.clear();
    world.pinged.clear();
    await start(id);
  } catch (error) {
    showBanner(error.message, () => become(id));
  }
}

function trigger(word) {
  closeDrawer({ focus: false });
  insertTrigger(word);
}

function onEvent(type, data) {
  if (type.startsWith("MESSAGE_")) onMessage(type, data);
  else if (type === "INTERACTION") noteInteraction(data);
  else if (type === "COMMANDS") world.commands = data;
  else if (type === "WORLD") noteWorld();
  else if (type === "BOT") setBotOnline(data.online);
}

function onMessage(type, data) {
  if (data.channel_id !== world.channelId) {
    if (type !== "MESSAGE_CREATE") return;
    world.unread.add(data.channel_id);
    if (data.pings_me || isDirect(channelOf(data.channel_id))) world.pinged.add(data.channel_id);
    drawChannels(openChannel);
  } else if (early) early.push([type, data]);
  else if (type === "MESSAGE_DELETE") dropMessage(data.id);
  else putMessage(data);
}

let worldTimer = null;

/** One change of the server comes as several events. */
function noteWorld() {
  clearTimeout(worldTimer);
  worldTimer = setTimeout(refreshWorld, WORLD_PAUSE_MS);
}

async function refreshWorld() {
  try {
    applyHello(await fetchHello(world.me));
  } catch {
    return; // the connection is lost; its return fetches everything
  }
  drawSidebar({ onChannel: openChannel, onPerson: become, onTrigger: trigger });
  redrawServerDialog();
  drawEmpty();
  if (currentChannel()) refreshComposer();
  else if (firstChannel()) openChannel(firstChannel().id);
}

function onLost() {
  showBanner("The connection to the sandbox is lost. Trying again…");
}

async function onBack() {
  try {
    applyHello(await fetchHello(world.me));
    drawSidebar({ onChannel: openChannel, onPerson: become, onTrigger: trigger });
    await loadChannel({ keepPlace: true });
  } catch (error) {
    showBanner(error.message, onBack);
  }
}

function showBanner(words, retry = null) {
  const banner = byId("banner");
  banner.hidden = words === null;
  banner.replaceChildren(words ?? "", retry ? el("button", { class: "text-button", type: "button", onClick: retry }, "Try again") : "");
}

setEmptyState(() => {
  const channel = currentChannel();
  return channel && welcome(channel, { onExample: fillComposer });
});

byId("messages").addEventListener("click", (event) => {
  const link = event.target.closest("[data-jump-channel]");
  if (link) {
    event.preventDefault();
    jump(link.dataset);
    return;
  }
  const mention = event.target.closest(".mention");
  if (mention?.dataset.channel) openChannel(mention.dataset.channel);
  else if (mention?.dataset.command) fillComposer(`/${mention.dataset.command} `);
});

addEventListener("keydown", (event) => {
  // Typing anywhere writes: the composer takes the first sign of it.
  const free = document.activeElement === document.body || document.activeElement?.id === "timeline";
  if (free && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) focusComposer();
});

async function begin() {
  try {
    await start(asked.get("as") ?? sessionStorage.getItem(AS));
  } catch (error) {
    if (sessionStorage.getItem(AS)) {
      // A new sandbox has new people.
      sessionStorage.clear();
      return begin();
    }
    return showBanner(error.message, begin);
  }
  if (matchMedia("(pointer: fine)").matches) focusComposer();
}

begin();
