/** Where one writes: plain text with names of people, an answer, or a slash command. */

import { clearFailure, failureNote, follow } from "../answers.js";
import { postMessage, uploadAttachment } from "../api.js";
import { byId, el, icon } from "../dom.js";
import { absence, absenceAdvice, isInstalled } from "../installs.js";
import { startInteraction } from "../interactions.js";
import { scrollToNewest } from "../timeline.js";
import { channelLabel, currentChannel, isGuestPlace, world } from "../world.js";
import { OPTION, parseLine, typedCommands, wireOptions } from "./command.js";
import { growingInput } from "./field.js";
import { createLine } from "./line.js";
import { asSent, mentionable, withMention } from "./mentions.js";
import { createPopup } from "./popup.js";
import { dropReply, repliedId, replyBar } from "./reply.js";

const root = byId("composer");
const popup = createPopup({ onPick: picked });
const refusal = el("p", { class: "composer-error", role: "alert", hidden: true });
const hintLine = el("p", { class: "composer-hint", id: "composer-hint" });
const { node: textGrow, input: text, fit: fitText } = growingInput({
  class: "text-input", id: "message-text", role: "combobox", "aria-label": "Message", "aria-expanded": "false", "aria-controls": "popup-list", "aria-autocomplete": "list", "aria-describedby": "composer-hint", spellcheck: "true",
});
const sendButton = el("button", { class: "send-button", type: "button", "aria-label": "Send" }, icon("send"));
// Not on the page: only its dialog is wanted.
const chooser = el("input", { type: "file", multiple: true });
const fileButton = el("button", { class: "send-button file-button", type: "button", "aria-label": "Send files", onClick: () => chooser.click() }, icon("plus"));
const box = el("div", { class: "composer-box" }, fileButton, textGrow, sendButton);
root.append(popup.node, refusal, replyBar, box, el("div", { class: "composer-foot" }, failureNote, hintLine));

let line = null;
let draftOf = null;
const drafts = new Map();
let sending = false;
let lastLine = "";

/** Draws what depends on the channel one is in. */
export function refreshComposer() {
  const channel = currentChannel();
  if (channel?.id !== draftOf) changeDraft(channel?.id ?? null);
  text.placeholder = channel ? `Message ${channelLabel(channel)}` : "";
  fitText();
  if (!line) hint(null);
  if (!repliedId()) dropReply();
}

/** Puts what is being written away with its channel, and takes out what was left in this one. */
function changeDraft(channelId) {
  if (draftOf !== null) drafts.set(draftOf, { line, words: text.value });
  const draft = drafts.get(channelId) ?? { line: null, words: "" };
  drafts.delete(channelId);
  draftOf = channelId;
  popup.close();
  refusal.hidden = true;
  line?.node.remove();
  line = draft.line;
  text.value = draft.words;
  if (line) box.insertBefore(line.node, sendButton);
  showKind();
  hint(null);
}

/** Empties the composer of what was sent, unless another channel is open by now. */
function sentFrom(channelId) {
  if (channelId !== draftOf) {
    drafts.delete(channelId);
    return;
  }
  if (line) leaveCommand();
  text.value = "";
  popup.close();
  dropReply();
  fitText();
  scrollToNewest();
}

function showKind() {
  textGrow.hidden = fileButton.hidden = Boolean(line);
  box.classList.toggle("with-command", Boolean(line));
}

export function focusComposer() {
  (line ?? text).focus();
}

/** Puts a line into the composer as if it had been typed; it is not sent. */
export function fillComposer(typedLine) {
  clearNotes();
  const parsed = parseLine(typedLine);
  if (parsed) enterCommand(parsed);
  else {
    leaveCommand(typedLine);
    text.dispatchEvent(new Event("input"));
  }
}

/** Puts a trigger word into the prompt, in place of another trigger word. */
export function insertTrigger(word) {
  const others = new Set(world.triggers.map((trigger) => trigger.word));
  const change = (before) => {
    const kept = before.split(/\s+/).filter((part) => part && !others.has(part)).join(" ");
    return `${kept || "a paper boat"} ${word}`;
  };
  if (line?.editPrompt(change)) return;
  fillComposer(`/imagine ${change(text.value.startsWith("/") ? "" : text.value)}`);
}

function enterCommand({ command, parts }) {
  dropReply();
  line?.node.remove();
  popup.close();
  text.value = "";
  fitText();
  line = createLine({ command, parts, popup, send, leave: leaveCommand, hint });
  box.insertBefore(line.node, sendButton);
  showKind();
  line.focus();
}

function leaveCommand(keptText = "") {
  line?.node.remove();
  line = null;
  popup.close();
  showKind();
  text.value = keptText;
  fitText();
  text.focus();
  hint(null);
  if (/^\/\S*$/.test(keptText)) showCommands();
}

function hint(option) {
  if (!line) {
    const channel = currentChannel();
    hintLine.replaceChildren(channel ? silenceIn(channel) : "", el("kbd", {}, "/"), " for commands");
    return;
  }
  const words = option ? [el("strong", {}, option.name), ` ${option.description ?? ""}`] : ["Pick an option, or type its name", el("span", { class: "hint-tab" }, " and press Tab")];
  hintLine.replaceChildren(el("span", { class: "hint-words" }, words), el("span", { class: "hint-keys" }, el("kbd", {}, "Tab"), " next ", el("kbd", {}, "Enter"), " send ", el("kbd", {}, "Esc"), " leave"));
}

/** Why the bot will not write in this channel by itself; empty where it may. */
function silenceIn(channel) {
  if (isGuestPlace(channel)) return isInstalled() ? "" : `${absence(channel)} `;
  return (channel.bot_can_write ?? channel.can_write) ? "" : `${world.bot?.name ?? "The bot"} may not write in this channel. `;
}

function showCommands() {
  const wanted = text.value.slice(1).toLowerCase();
  const items = typedCommands()
    .filter((command) => command.name.toLowerCase().includes(wanted))
    .sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)))
    .map((command) => ({ label: `/${command.name}`, detail: command.description, mark: world.bot?.name, command, sign: icon("slash") }));
  const away = isGuestPlace(currentChannel()) && !isInstalled();
  const note = away ? `${absence(currentChannel())} ${absenceAdvice()}` : world.commands.length ? "There is no such command here" : `${world.bot?.name ?? "The bot"} has not brought its commands yet`;
  popup.show(items, { heading: "Commands", input: text, active: 0, note });
}

function showPeople() {
  const people = mentionable(text.value) ?? [];
  if (people.length) popup.show(people, { heading: "People", input: text, active: 0 });
  else popup.close();
}

function picked(item) {
  if (item.command) enterCommand({ command: item.command, parts: [] });
  else if (item.person) {
    text.value = withMention(text.value, item.person);
    popup.close();
    fitText();
    text.focus();
  }
  else line?.picked(item);
}

function clearNotes() {
  refusal.hidden = true;
  clearFailure();
}

function showRefusal(sentence) {
  refusal.replaceChildren(icon("alert"), el("span", {}, sentence));
  refusal.hidden = false;
}

async function send() {
  if (sending) return;
  sending = true;
  clearNotes();
  box.setAttribute("aria-busy", "true");
  try {
    await (line ? sendCommand(line) : sendText());
  } catch (error) {
    showRefusal(error.message);
  } finally {
    sending = false;
    box.removeAttribute("aria-busy");
  }
}

async function sendText() {
  const content = text.value.trim();
  if (!content) return;
  if (content.startsWith("/") && !content.includes("\n")) {
    const parsed = parseLine(`${content} `);
    if (parsed) return enterCommand(parsed);
    throw new Error(`There is no command ${content.split(/\s/)[0]} here. Type / to see them.`);
  }
  const channelId = world.channelId;
  await postMessage(world.me, channelId, asSent(content), { replyTo: repliedId() });
  sentFrom(channelId);
}

/** Sends the chosen files at once, with what has been written. */
async function sendFiles() {
  const files = [...chooser.files];
  const words = asSent(text.value.trim());
  chooser.value = "";
  if (!files.length || sending) return;
  sending = true;
  clearNotes();
  box.setAttribute("aria-busy", "true");
  const channelId = world.channelId;
  try {
    const stored = await Promise.all(files.map((file) => uploadAttachment(world.me, file)));
    await postMessage(world.me, channelId, words, { attachments: stored.map((file) => file.id), replyTo: repliedId() });
    sentFrom(channelId);
  } catch (error) {
    showRefusal(error.message);
  } finally {
    sending = false;
    box.removeAttribute("aria-busy");
  }
}

async function sendCommand(sent) {
  const channelId = world.channelId;
  const collected = await sent.collect();
  if (collected.error) return showRefusal(collected.error);
  const { answer } = await startInteraction({
    as: world.me, channel_id: channelId, kind: "command", name: sent.command.root.name, options: wireOptions(sent.command, collected.options),
  });
  lastLine = sent.typedLine();
  sentFrom(channelId);
  follow(`/${sent.command.name}`, channelId, answer);
}

text.addEventListener("input", (event) => {
  fitText();
  refusal.hidden = true;
  if (event.isComposing) return;
  const parsed = parseLine(text.value);
  if (parsed) enterCommand(parsed);
  else if (/^\/[^\n]*$/.test(text.value) && (!text.value.includes(" ") || typedCommands().some((one) => `/${one.name}`.startsWith(text.value)))) showCommands();
  else showPeople();
});
text.addEventListener("blur", () => popup.owner === text && popup.close());
text.addEventListener("focus", () => /^\/\S*$/.test(text.value) && showCommands());
text.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const open = popup.owner === text && popup.isOpen;
  if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) popup.move(event.key === "ArrowDown" ? 1 : -1);
  else if (open && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey && popup.active()) picked(popup.active());
  else if (event.key === "Enter" && !event.shiftKey) send();
  else if (event.key === "Escape" && popup.owner === text) popup.close();
  else if (event.key === "Escape" && repliedId()) dropReply();
  else if (event.key === "ArrowUp" && text.value === "" && lastLine) fillComposer(lastLine);
  else return;
  event.preventDefault();
  event.stopPropagation();
});
chooser.addEventListener("change", sendFiles);
sendButton.addEventListener("click", () => {
  send();
  focusComposer();
});
box.addEventListener("mousedown", (event) => {
  // The empty parts of the box belong to its text field.
  if (event.target !== box && event.target !== line?.node) return;
  event.preventDefault();
  focusComposer();
});

function attach(file) {
  if (line?.attach(file)) return;
  const command = typedCommands().find((one) => one.options.some((option) => option.type === OPTION.attachment));
  if (!command) return showRefusal("No command here takes a file.");
  enterCommand({ command, parts: [{ name: command.options[0].name, text: text.value.startsWith("/") ? "" : text.value, named: false }] });
  line.attach(file);
}

document.addEventListener("paste", (event) => {
  const [file] = event.clipboardData?.files ?? [];
  if (!file || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  attach(file);
});

const main = byId("main");
main.addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  main.classList.add("dropping");
});
main.addEventListener("dragleave", (event) => {
  if (!main.contains(event.relatedTarget)) main.classList.remove("dropping");
});
main.addEventListener("drop", (event) => {
  main.classList.remove("dropping");
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  attach(file);
});
