/** Context menus: an app's commands on a message and on a person. */

import { clearFailure, follow, showFailure } from "./answers.js";
import { answerTo } from "./composer/reply.js";
import { byId, icon } from "./dom.js";
import { installAction } from "./installs.js";
import { startInteraction } from "./interactions.js";
import { showMenu } from "./menu.js";
import { nameOf } from "./people.js";
import { languageItems } from "./languages.js";
import { commandsHere, currentChannel, serverIdOf, world } from "./world.js";

const USER_MENU = 2;
const MESSAGE_MENU = 3;

/** What one can do with a message. */
export function openMessageMenu(message, place) {
  const link = `https://discord.com/channels/${serverIdOf(currentChannel())}/${message.channel_id}/${message.id}`;
  showMenu(
    [
      { heading: "Apps", items: commandsHere(MESSAGE_MENU).map((command) => item(command, "message_menu", message.id)) },
      { heading: "Message", items: [...(currentChannel()?.can_write ? [{ label: "Reply", sign: icon("reply"), run: () => reply(message) }] : []), { label: "Copy message link", sign: icon("link"), run: () => copy(link) }] },
    ],
    { ...place, label: "Message" },
  );
}

function reply(message) {
  answerTo(message);
  byId("composer").querySelector("textarea")?.focus();
}

/** What one can do with a person. */
export function openPersonMenu(user, place) {
  const items = commandsHere(USER_MENU).map((command) => item(command, "user_menu", user.id));
  const own = user.id === world.me ? [{ ...installAction(), sign: icon("plus") }] : [];
  showMenu(
    [
      { heading: `Apps for ${nameOf(user)}`, items },
      { heading: "Language of Discord", items: user.id === world.me ? languageItems() : [] },
      { heading: items.length ? null : nameOf(user), items: [...own, { label: "Copy user ID", sign: icon("link"), run: () => copy(user.id) }] },
    ],
    { ...place, label: nameOf(user) },
  );
}

/** Where a menu opens: at the pointer, or beside the element for a key press. */
export function placeOf(event, opener = event.currentTarget) {
  if (event.clientX || event.clientY) return { x: event.clientX, y: event.clientY, opener };
  const { left, bottom } = opener.getBoundingClientRect();
  return { x: left, y: bottom + 4, opener };
}

function item(command, kind, targetId) {
  return { label: command.label ?? command.name, sign: icon("slash"), run: () => use(command.name, kind, targetId) };
}

async function use(name, kind, targetId) {
  clearFailure();
  const channelId = world.channelId;
  try {
    const { answer } = await startInteraction({ as: world.me, channel_id: channelId, kind, name, target_id: targetId });
    follow(name, channelId, answer);
  } catch (error) {
    showFailure(name, error.message);
  }
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    showFailure("The clipboard", `is not open to this page. It would be: ${words}`);
  }
}
