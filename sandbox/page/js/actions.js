/** Pressing buttons and choosing in selects: what is under way, and what went wrong where. */

import { interact } from "./interactions.js";
import { openModal } from "./modal.js";
import { world } from "./world.js";

const busy = new Set();
const failures = new Map();

export function isBusy(messageId, customId) {
  return busy.has(`${messageId}:${customId}`);
}

/** The sentence to show at this message's controls, if its last use failed. */
export function failureOf(messageId) {
  return failures.get(messageId) ?? null;
}

/** Sends one use of a component; `refresh(messageId)` redraws the message before and after. */
export async function useComponent(message, component, values, refresh) {
  const key = `${message.id}:${component.custom_id}`;
  if (busy.has(key)) return;
  busy.add(key);
  failures.delete(message.id);
  refresh(message.id);
  try {
    const event = await interact({
      as: world.me,
      channel_id: message.channel_id,
      kind: "component",
      message_id: message.id,
      custom_id: component.custom_id,
      component_type: component.type,
      ...(values ? { values } : {}),
    });
    if (event.state === "modal") openModal(event.modal, { channelId: message.channel_id, messageId: message.id });
  } catch (error) {
    failures.set(message.id, error.message);
  } finally {
    busy.delete(key);
    refresh(message.id);
  }
}
