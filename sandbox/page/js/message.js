/** One message as an element. */

import { openMessageMenu, openPersonMenu, placeOf } from "./apps.js";
import { attachmentList, embedCard } from "./embeds.js";
import { messageTime } from "./clock.js";
import { componentList } from "./components.js";
import { el, icon } from "./dom.js";
import { onLongPress } from "./long_press.js";
import { markdown } from "./markdown.js";
import { avatar, colorOf, isBot, nameOf } from "./people.js";
import { spoken } from "./spoken.js";

export const FLAG = { ephemeral: 64, loading: 128, componentsV2: 32_768 };
const THREAD_CREATED = 18;
/** What the browser, or a person, has a menu of its own for. */
const OWN_MENU = "a, input, textarea, .person-button, .menu";
const TOGETHER_MS = 7 * 60 * 1000;

export function isEphemeral(message) {
  return Boolean(message.flags & FLAG.ephemeral);
}

export function isThinking(message) {
  return Boolean(message.flags & FLAG.loading);
}

/** The command line above a reply, or null: `{user, name}`. */
function usedCommand(message) {
  const metadata = message.interaction_metadata ?? message.interaction;
  if (!metadata?.user || (metadata.type !== undefined && metadata.type !== 2)) return null;
  const name = message.interaction?.name ?? metadata.name ?? null;
  // Commands of context menus have no slash.
  return { user: metadata.user, name: name && (metadata.target_id ? name : `/${name}`) };
}

/** Whether `message` continues `previous` without a face and name of its own. */
export function continues(previous, message) {
  if (!previous || usedCommand(message) || message.message_reference) return false;
  return (
    previous.author.id === message.author.id &&
    isEphemeral(previous) === isEphemeral(message) &&
    new Date(message.timestamp) - new Date(previous.timestamp) < TOGETHER_MS
  );
}

/** Words for the screen reader's announcement and for reply lines. */
export function summaryOf(message) {
  if (isThinking(message)) return "is thinking";
  const texts = [message.content, ...(message.embeds ?? []).map((embed) => embed.title ?? embed.description)];
  const walk = (component) => {
    if (component.type === 10) texts.push(component.content);
    for (const child of component.components ?? []) walk(child);
  };
  for (const component of message.components ?? []) walk(component);
  const plain = spoken(texts.filter(Boolean).join("\n"));
  const files = message.attachments?.length ?? 0;
  return plain.slice(0, 200) || (files ? `sent ${files === 1 ? "a file" : `${files} files`}` : "sent a message");
}

/** Builds the element. `joined`: drawn as a continuation of the message above. */
export function messageElement(message, { joined, refresh, dismiss }) {
  const { author } = message;
  const node = el("li", {
    class: ["message", joined && "joined", message.pings_me && "pings-me", isEphemeral(message) && "ephemeral", isThinking(message) && "thinking"].filter(Boolean).join(" "),
    dataset: { id: message.id },
    "aria-label": `${nameOf(author)}${isEphemeral(message) ? ", only you can see this" : ""}${message.pings_me ? ", mentions you" : ""}`,
  });
  const line = contextLine(message);
  if (line) node.append(line);
  node.append(joined ? el("span", { class: "gutter" }, messageTime(message.timestamp)) : el("span", { class: "gutter" }, personButton(author, avatar(author), { again: true })));
  const body = el("div", { class: "body" });
  if (!joined) body.append(header(message));
  body.append(...content(message, refresh));
  if (isEphemeral(message)) body.append(ephemeralNote(message, dismiss));
  node.append(body);
  if (!isEphemeral(message) && !isThinking(message)) addMenu(node, message);
  return node;
}

/** The menu of a message: on its "more" button, and on a right click or long press where no text is chosen. */
function addMenu(node, message) {
  const more = el("button", { class: "more", type: "button", "aria-label": "More", "aria-haspopup": "menu", dataset: { key: "more" }, onClick: (event) => openMessageMenu(message, placeOf(event)) }, icon("more"));
  node.append(more);
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest(OWN_MENU) || !getSelection().isCollapsed) return;
    event.preventDefault();
    openMessageMenu(message, placeOf(event, more));
  });
  onLongPress(node, (event) => event.target.closest(OWN_MENU) || openMessageMenu(message, placeOf(event, more)));
}

/** A name or face that opens the person's menu; `again` where the name beside it does so too. */
function personButton(user, content, { again = false } = {}) {
  const open = (event) => {
    event.preventDefault();
    openPersonMenu(user, placeOf(event));
  };
  return el("button", { class: "person-button", type: "button", "aria-haspopup": "menu", "aria-label": nameOf(user), "aria-hidden": again ? "true" : null, tabindex: again ? "-1" : null, onClick: open, onContextmenu: open }, content);
}

function editedMark(message) {
  return message.edited_timestamp && !isThinking(message)
    ? el("span", { class: "edited", title: new Date(message.edited_timestamp).toLocaleString("en") }, "(edited)")
    : null;
}

function header(message) {
  const { author, timestamp: written } = message;
  const name = personButton(author, el("strong", { class: "name" }, nameOf(author)));
  name.style.setProperty("--name", colorOf(author));
  return el("div", { class: "byline" }, name, isBot(author) && el("span", { class: "tag" }, "BOT"), messageTime(written), !message.content && editedMark(message));
}

function contextLine(message) {
  const used = usedCommand(message);
  if (used) {
    return el(
      "div",
      { class: "context" },
      avatar(used.user, "face"),
      el("strong", {}, nameOf(used.user)),
      used.name ? [" used ", el("span", { class: "mention" }, used.name)] : " used a command",
    );
  }
  if (!message.message_reference) return null;
  const origin = message.referenced_message;
  return el(
    "div",
    { class: "context reply" },
    icon("reply"),
    origin ? [avatar(origin.author, "face"), el("strong", {}, nameOf(origin.author)), el("span", { class: "clipped" }, summaryOf(origin))] : el("em", {}, "The message this replies to was deleted"),
  );
}

function content(message, refresh) {
  if (isThinking(message)) {
    return [el("p", { class: "thinking-line" }, `${nameOf(message.author)} is thinking`, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")))];
  }
  if (message.type === THREAD_CREATED) return [el("p", { class: "system-line" }, icon("thread"), "began a thread: ", el("strong", {}, message.content))];
  const out = [];
  if (message.content) {
    const words = el("div", { class: "markdown" }, markdown(message.content));
    const edited = editedMark(message);
    if (edited) (words.lastElementChild?.matches("p") ? words.lastElementChild : words).append(" ", edited);
    out.push(words);
  }
  out.push(...(message.embeds ?? []).map((embed) => embedCard(message, embed)));
  if (!(message.flags & FLAG.componentsV2)) out.push(...attachmentList(message));
  out.push(...componentList(message, refresh));
  return out;
}

function ephemeralNote(message, dismiss) {
  return el(
    "p",
    { class: "only-you" },
    icon("eye"),
    "Only you can see this",
    el("span", { "aria-hidden": "true" }, "·"),
    el("button", { class: "text-button", type: "button", dataset: { key: "dismiss" }, onClick: () => dismiss(message.id) }, "Dismiss"),
  );
}
