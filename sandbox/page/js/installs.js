/** The bot among somebody's own apps, which they take along to where it was not added. */

import { showFailure } from "./answers.js";
import { postServer } from "./api.js";
import { isGuestPlace, placeKind, world } from "./world.js";

export function isInstalled(userId = world.me) {
  return world.installed.has(userId);
}

/** "Add Easel to my apps", or its opposite: `{label, run()}`. */
export function installAction() {
  const bot = world.bot?.name ?? "the bot";
  const installed = isInstalled();
  return { label: installed ? `Remove ${bot} from my apps` : `Add ${bot} to my apps`, run: () => setInstalled(!installed) };
}

async function setInstalled(installed) {
  try {
    await postServer({ do: "install", user_id: world.me, installed });
  } catch (error) {
    showFailure("Your apps", error.message);
  }
}

/** Why the bot is not at home in this channel; empty where it is. */
export function absence(channel) {
  if (!isGuestPlace(channel)) return "";
  const bot = world.bot?.name ?? "The bot";
  return placeKind(channel) === "guest" ? `${bot} was not added to ${world.elsewhere.name}.` : `${bot} is not part of this conversation.`;
}

/** What that means for this person. */
export function absenceAdvice() {
  const bot = world.bot?.name ?? "the bot";
  return isInstalled() ? `It is one of your apps, so its commands work here for you.` : `Add ${bot} to your apps to use it here anyway.`;
}
