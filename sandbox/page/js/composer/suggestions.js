/** What the list shows for the field one is in: choices at once, the bot's suggestions after a pause. */

import { interact } from "../interactions.js";
import { choicesOf, matching, wireOptions } from "./command.js";
import { world } from "../world.js";

const PAUSE_MS = 150;

/** Keeps the popup true to the focused field. `fields()` tells the command's present fields. */
export function createSuggestions({ popup, fields }) {
  let timer = null;
  let turn = 0;

  function stop() {
    clearTimeout(timer);
    turn += 1;
  }

  function items(choices) {
    return choices.slice(0, 25).map((choice) => {
      // "Name · what it is for" reads better in two tones; the choice itself stays whole.
      const [label, ...rest] = choice.name.split(" · ");
      return { label, detail: choice.detail ?? rest.join(" · "), choice };
    });
  }

  async function ask(command, field) {
    const mine = (turn += 1);
    const { text } = field;
    const options = [];
    for (const other of fields()) {
      if (other === field) options.push({ name: other.option.name, value: text, focused: true });
      else {
        const read = other.read();
        if (read && !read.error) options.push({ name: other.option.name, value: read.value });
      }
    }
    let choices = [];
    let note = "";
    try {
      const event = await interact({ as: world.me, channel_id: world.channelId, kind: "autocomplete", name: command.root.name, options: wireOptions(command, options) });
      choices = event.choices ?? [];
      note = text.trim() ? "Nothing matches. Enter sends it as typed." : "No suggestions";
    } catch {
      note = "Suggestions could not be loaded";
    }
    if (mine !== turn || document.activeElement !== field.input || field.text !== text) return;
    field.suggest(choices);
    popup.show(items(choices), { heading: field.option.name, input: field.input, note });
  }

  return {
    stop,
    /** Shows what fits `field` now; closes the list when nothing can be chosen there. */
    refresh(command, field, { pause = PAUSE_MS } = {}) {
      stop();
      const choices = choicesOf(field.option);
      if (choices) {
        const typed = field.text.trim();
        const chosen = field.read();
        const shown = chosen && !chosen.error ? choices : matching(choices, typed);
        const active = chosen && !chosen.error ? shown.findIndex((choice) => choice.value === chosen.value) : typed ? 0 : -1;
        popup.show(items(shown), { heading: field.option.name, input: field.input, active, note: "Nothing matches" });
      } else if (field.option.autocomplete) {
        if (popup.owner !== field.input) popup.close();
        timer = setTimeout(() => ask(command, field), pause);
      } else popup.close();
    },
  };
}
