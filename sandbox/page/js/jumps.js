/** Discord's links to messages, which lead within this page. */

import { channelLabel, channelOf } from "./world.js";

const JUMP = /^https:\/\/(?:ptb\.|canary\.)?discord(?:app)?\.com\/channels\/(?:\d{1,20}|@me)\/(\d{1,20})(?:\/(\d{1,20}))?\/?$/;

/** The `data-` of a link to a message or channel here, or null for any other address. */
export function jumpTarget(address) {
  const match = JUMP.exec(address ?? "");
  if (!match) return null;
  return match[2] ? { jumpChannel: match[1], jumpMessage: match[2] } : { jumpChannel: match[1] };
}

/** How such a link is shown where it stands without words of its own. */
export function jumpWords(target) {
  const channel = channelOf(target.jumpChannel);
  const place = channel ? channelLabel(channel) : "#unknown";
  return target.jumpMessage ? `${place} › message` : place;
}
