/** The channel's messages: kept in order, redrawn in place, scrolled with care. */

import { byId, compareIds, el } from "./dom.js";
import { continues, isEphemeral, isThinking, messageElement, summaryOf } from "./message.js";
import { nameOf } from "./people.js";
import { world } from "./world.js";

const NEAR_BOTTOM_PX = 64;
const DISMISSED = "easel.dismissed";

const scroller = byId("timeline");
const listNode = byId("messages");
const pill = byId("new-pill");
const announcer = byId("announcer");

let messages = [];
let missed = 0;
let stuck = true;
let emptyState = () => null;
const dismissed = new Set(JSON.parse(sessionStorage.getItem(DISMISSED) ?? "[]"));

/** `build()` gives the element shown while a channel has no messages. */
export function setEmptyState(build) {
  emptyState = build;
}

/** Shows a channel's messages from the start, at the newest. */
export function showMessages(list, { keepPlace = false } = {}) {
  messages = list.filter((message) => !dismissed.has(message.id)).sort((a, b) => compareIds(a.id, b.id));
  listNode.replaceChildren(...messages.map((message, index) => draw(message, messages[index - 1])));
  drawEmpty();
  if (!keepPlace) {
    stuck = true;
    setMissed(0);
  }
  settle();
}

/** A new or changed message of the shown channel. */
export function putMessage(message) {
  if (dismissed.has(message.id)) return;
  const at = messages.findIndex((one) => one.id === message.id);
  if (at >= 0) {
    const before = messages[at];
    messages[at] = { ...before, ...message };
    redraw(at);
    if (isThinking(before) || (before.attachments?.length ?? 0) < (message.attachments?.length ?? 0)) announce(message);
  } else {
    const after = messages.findLastIndex((one) => compareIds(one.id, message.id) < 0);
    messages.splice(after + 1, 0, message);
    const node = draw(message, messages[after]);
    listNode.insertBefore(node, listNode.querySelectorAll(":scope > .message")[after + 1] ?? null);
    if (messages[after + 2]) redraw(after + 2);
    node.classList.add("arrived");
    announce(message);
    if (!stuck) setMissed(missed + 1);
  }
  drawEmpty();
  settle();
}

export function dropMessage(id) {
  const at = messages.findIndex((one) => one.id === id);
  if (at < 0) return;
  messages.splice(at, 1);
  nodeOf(id)?.remove();
  if (messages[at]) redraw(at);
  drawEmpty();
  settle();
}

/** Draws one message again, after something beside its data has changed. */
export function refreshMessage(id) {
  const at = messages.findIndex((one) => one.id === id);
  if (at >= 0) redraw(at);
  settle();
}

/** Brings a message into sight and marks it for a moment; false if it is not here. */
export function showMessage(id) {
  const node = nodeOf(id);
  if (!node) return false;
  stuck = false;
  node.scrollIntoView({ block: "center" });
  node.classList.remove("jumped-to");
  // Read, so that a second jump begins the mark anew.
  void node.offsetWidth;
  node.classList.add("jumped-to");
  return true;
}

export function scrollToNewest() {
  stuck = true;
  setMissed(0);
  settle();
}

function nodeOf(id) {
  return listNode.querySelector(`:scope > [data-id="${CSS.escape(id)}"]`);
}

function draw(message, previous) {
  return messageElement(message, { joined: continues(previous, message), refresh: refreshMessage, dismiss });
}

function redraw(at) {
  const old = nodeOf(messages[at].id);
  const fresh = draw(messages[at], messages[at - 1]);
  const focusKey = old.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  keepPictures(old, fresh);
  old.replaceWith(fresh);
  if (focusKey) (fresh.querySelector(`[data-key="${CSS.escape(focusKey)}"]:not(:disabled)`) ?? scroller).focus({ preventScroll: true });
}

/** A picture already on the page is moved, not loaded again: no flicker while a reply changes. */
function keepPictures(old, fresh) {
  for (const image of fresh.querySelectorAll(".tile > img")) {
    const twin = [...old.querySelectorAll(".tile > img")].find((one) => one.src === image.src && one.complete && one.naturalWidth);
    if (!twin) continue;
    twin.alt = image.alt;
    image.replaceWith(twin);
  }
}

/** Shows what stands in an empty channel, anew. */
export function drawEmpty() {
  listNode.querySelector(":scope > .empty-state")?.remove();
  if (messages.length === 0) {
    const node = emptyState();
    if (node) listNode.append(el("li", { class: "empty-state" }, node));
  }
}

function dismiss(id) {
  dismissed.add(id);
  sessionStorage.setItem(DISMISSED, JSON.stringify([...dismissed].slice(-200)));
  dropMessage(id);
  announcer.textContent = "";
  scroller.focus({ preventScroll: true });
}

function announce(message) {
  if (message.author.id === world.me && !message.interaction_metadata) return;
  announcer.textContent = `${nameOf(message.author)}${isEphemeral(message) ? ", only to you" : ""}: ${summaryOf(message)}`;
}

function settle() {
  if (stuck) scroller.scrollTop = scroller.scrollHeight;
}

function setMissed(count) {
  missed = count;
  pill.hidden = count === 0;
  pill.textContent = count === 1 ? "1 new message" : `${count} new messages`;
}

let lastTop = 0;
scroller.addEventListener("scroll", () => {
  const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM_PX;
  // Only a person scrolls up; a list that has just grown is no reason to let go of the newest.
  if (near) stuck = true;
  else if (scroller.scrollTop < lastTop) stuck = false;
  lastTop = scroller.scrollTop;
  if (stuck && missed) setMissed(0);
}, { passive: true });

pill.addEventListener("click", () => {
  scrollToNewest();
  byId("composer").querySelector("textarea")?.focus();
});

// Pictures that arrive late and a composer that grows must not push the newest out of sight.
const watcher = new ResizeObserver(settle);
watcher.observe(listNode);
watcher.observe(scroller);
