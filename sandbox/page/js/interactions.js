/** Interactions: posts one and follows it to its first answer. */

import { ApiError, postInteraction } from "./api.js";

// Discord gives a bot 3 s; the server says so itself, this is for when the server cannot.
const LONGEST_WAIT_MS = 6_000;
const REMEMBERED = 64;

export const NO_ANSWER = "The application did not respond";

const seen = new Map();
const waiting = new Map();

/** Takes an INTERACTION event; it may come before the POST's own answer. */
export function noteInteraction(event) {
  const waiter = waiting.get(event.id);
  if (waiter) {
    waiting.delete(event.id);
    waiter(event);
    return;
  }
  seen.set(event.id, event);
  if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value);
}

function firstAnswer(id) {
  const early = seen.get(id);
  if (early) {
    seen.delete(id);
    return Promise.resolve(early);
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      waiting.delete(id);
      resolve({ id, state: "failed", error: NO_ANSWER });
    }, LONGEST_WAIT_MS);
    waiting.set(id, (event) => {
      clearTimeout(timer);
      resolve(event);
    });
  });
}

/**
 * Posts an interaction. Resolves as soon as it is accepted, to a promise holder `{answer}` of the
 * bot's first answer; rejects with `ApiError` when it was refused.
 */
export async function startInteraction(interaction) {
  const { id } = await postInteraction(interaction);
  return { id, answer: firstAnswer(id) };
}

/** Posts and waits for the bot's first answer; raises `ApiError` in both kinds of failure. */
export async function interact(interaction) {
  const { answer } = await startInteraction(interaction);
  const event = await answer;
  if (event.state === "failed") throw new ApiError(event.error || NO_ANSWER);
  return event;
}
