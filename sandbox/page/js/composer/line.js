/** A chosen command being filled in: its name, a pill for each option, and the way to more. */

import { el, icon } from "../dom.js";
import { OPTION, splitOptions } from "./command.js";
import { createField, growingInput } from "./field.js";
import { createSuggestions } from "./suggestions.js";

/**
 * The command line. `parts` (from `parseLine`) are filled in at once; `send()` and
 * `leave(text)` are the composer's, `hint(option)` tells which option one is in.
 */
export function createLine({ command, parts, popup, send, leave, hint }) {
  // A command without options has nothing else to hold the focus.
  const chip = el("span", { class: "command-chip", tabindex: command.options.length ? null : "0" }, `/${command.name}`);
  const { node: moreGrow, input: more, fit: fitMore } = growingInput({
    class: "more-input", role: "combobox", "aria-label": "Add an option", "aria-expanded": "false", "aria-controls": "popup-list", "aria-autocomplete": "list",
  });
  const node = el("div", { class: "line", role: "group", "aria-label": `Command ${command.name}` }, chip, moreGrow);
  let fields = [];
  const suggestions = createSuggestions({ popup, fields: () => fields });

  const fieldOf = (name) => fields.find((field) => field.option.name === name) ?? null;
  const remaining = () => command.options.filter((option) => !fieldOf(option.name));
  const empty = () => fields.filter((field) => !field.text.trim() && !field.isFilled).map((field) => field.option);
  const primary = () => fields.find((field) => field.option.required && field.option.type === OPTION.string) ?? fields[0] ?? null;

  function drawMore() {
    const count = remaining().length;
    moreGrow.hidden = count === 0;
    more.placeholder = `+${count} more`;
    fitMore();
  }

  function open(name) {
    const present = fieldOf(name);
    if (present) return present;
    const option = command.options.find((one) => one.name === name);
    const field = createField(option, { onRemove: () => remove(field, { focus: true }) });
    fields.push(field);
    node.insertBefore(field.node, moreGrow);
    field.input.addEventListener("focus", () => {
      hint(option);
      suggestions.refresh(command, field, { pause: 0 });
    });
    field.input.addEventListener("blur", () => {
      suggestions.stop();
      if (popup.owner === field.input) popup.close();
    });
    field.input.addEventListener("input", (event) => typed(field, event));
    field.input.addEventListener("keydown", (event) => fieldKey(field, event));
    drawMore();
    return field;
  }

  function remove(field, { focus }) {
    const at = fields.indexOf(field);
    fields = fields.filter((one) => one !== field);
    popup.close();
    const before = fields[at - 1] ?? fields[0];
    if (focus) (before ?? { focus: () => more.focus() }).focus();
    field.node.remove();
    if (field.openedByTyping && before && focus) {
      // Taken back right after typing `name:`: then it was meant as text.
      const { text } = before;
      before.setText(`${text}${text && !text.endsWith(" ") ? " " : ""}${field.option.name}: `);
      before.focus();
    }
    drawMore();
  }

  /** `option:` typed or pasted into a text value opens that option. */
  function typed(field, event) {
    if (event.isComposing) return;
    field.openedByTyping = false;
    const pasted = !event.inputType?.startsWith("insertText") && !event.inputType?.startsWith("delete");
    const parts = splitOptions(field.text, [field.option, ...remaining(), ...empty()], field.option.name);
    const last = parts.at(-1);
    if (last.named && (pasted || /:\s?$/.test(field.text)) && !event.inputType?.startsWith("delete")) {
      const opened = fill(parts);
      opened.openedByTyping = opened !== field;
      opened.focus();
      return;
    }
    suggestions.refresh(command, field);
  }

  function fill(wanted) {
    let last = null;
    for (const part of wanted) {
      if (!part.name) continue;
      last = open(part.name);
      last.setText(part === wanted.at(-1) ? part.text : part.text.trimEnd());
    }
    return last;
  }

  function fieldKey(field, event) {
    if (event.isComposing) return;
    const active = popup.owner === field.input ? popup.active() : null;
    const read = field.read();
    if (event.key === "Enter") {
      if (field.input.tagName === "BUTTON" && !field.isFilled) return;
      event.preventDefault();
      if (active && !(read && !read.error && read.value === active.choice.value)) pick(field, active);
      else send();
    } else if (event.key === "Tab" && !event.shiftKey) {
      const guess = active ?? (popup.owner === field.input && field.text.trim() && !field.isSettled ? popup.first() : null);
      if (guess) pick(field, guess);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (popup.owner === field.input && popup.isOpen) popup.move(event.key === "ArrowDown" ? 1 : -1);
      else suggestions.refresh(command, field, { pause: 0 });
      if (popup.isOpen) event.preventDefault();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (popup.isOpen) popup.close();
      else leave(plainText());
    } else if (event.key === "Backspace" || event.key === "Delete") deleteKey(field, event);
    else if (event.key === "ArrowLeft" && atEdge(field, "start")) step(field, -1, event);
    else if (event.key === "ArrowRight" && atEdge(field, "end")) step(field, 1, event);
  }

  function deleteKey(field, event) {
    if (field.isFilled) {
      event.preventDefault();
      field.clear();
      return;
    }
    if (event.key !== "Backspace" || field.text !== "") return;
    event.preventDefault();
    if (!field.option.required) remove(field, { focus: true });
    else if (fields.every((one) => one.text === "" && !one.isFilled)) leave(`/${command.name}`);
    else fields[fields.indexOf(field) - 1]?.focus();
  }

  function atEdge(field, edge) {
    const { input } = field;
    if (input.tagName === "BUTTON") return true;
    const wanted = edge === "start" ? 0 : input.value.length;
    return input.selectionStart === wanted && input.selectionEnd === wanted;
  }

  function step(field, by, event) {
    const target = fields[fields.indexOf(field) + by];
    if (!target && by < 0) return;
    event.preventDefault();
    if (target) target.focus();
    else if (!moreGrow.hidden) more.focus();
  }

  function pick(field, item) {
    suggestions.stop();
    field.pick(item.choice);
    popup.close();
  }

  function showOptions() {
    const wanted = more.value.trim().toLowerCase();
    const items = remaining()
      .filter((option) => option.name.includes(wanted))
      .sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)))
      .map((option) => ({ label: option.name, detail: option.description, option: option.name, sign: icon(option.type === OPTION.attachment ? "image" : "plus") }));
    popup.show(items, { heading: "Options", input: more, active: wanted ? 0 : -1, note: "No such option" });
  }

  function add(name) {
    more.value = "";
    open(name).focus();
    drawMore();
  }

  chip.addEventListener("keydown", (event) => {
    if (event.key === "Enter") send();
    else if (event.key === "Escape") leave("");
    else if (event.key === "Backspace") leave(`/${command.name}`);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  more.addEventListener("focus", () => {
    hint(null);
    showOptions();
  });
  more.addEventListener("blur", () => popup.owner === more && popup.close());
  more.addEventListener("input", () => {
    const named = remaining().find((option) => more.value.trim().toLowerCase() === `${option.name}:`);
    if (named) add(named.name);
    else showOptions();
  });
  more.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const active = popup.owner === more ? popup.active() : null;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (popup.isOpen) popup.move(event.key === "ArrowDown" ? 1 : -1);
      else showOptions();
    } else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && active) add(active.option);
    else if (event.key === "Enter") send();
    else if (event.key === "Escape") {
      event.stopPropagation();
      if (popup.isOpen) popup.close();
      else leave(plainText());
    } else if ((event.key === "Backspace" || event.key === "ArrowLeft") && more.value === "") fields.at(-1)?.focus();
    else return;
    event.preventDefault();
  });
  // A second click on the focused field opens its list again.
  more.addEventListener("click", () => !popup.isOpen && showOptions());

  function plainText() {
    return primary()?.text.trim() ?? "";
  }

  for (const option of command.options) if (option.required) open(option.name);
  const last = fill(parts.filter((part) => part.text || part.named)) ?? fields[0];
  drawMore();

  return {
    node,
    command,
    focus() {
      (last ?? (command.options.length ? more : chip)).focus();
    },
    /** A clicked item of the popup. */
    picked(item) {
      if (item.option) add(item.option);
      else {
        const field = fields.find((one) => one.input === popup.owner);
        if (field) pick(field, item);
      }
    },
    /** The line as one would type it, to call it back. */
    typedLine() {
      const values = fields.filter((field) => field.text.trim()).map((field) => `${field.option.name}: ${field.text.trim()}`);
      return `/${[command.name, ...values].join(" ")}`;
    },
    /** Puts a file into the first attachment option; false when the command has none. */
    attach(file) {
      const option = command.options.find((one) => one.type === OPTION.attachment && !fieldOf(one.name)?.isFilled) ?? command.options.find((one) => one.type === OPTION.attachment);
      if (!option) return false;
      open(option.name).accept(file);
      return true;
    },
    /** Changes the main text option by `change(text)`; false when the command has none. */
    editPrompt(change) {
      const field = primary();
      if (!field) return false;
      field.setText(change(field.text));
      field.focus();
      return true;
    },
    /** The options as values, or `{error}` after marking and focusing what is wrong. */
    async collect() {
      await Promise.all(fields.map((field) => field.ready()));
      const options = [];
      for (const field of fields) {
        const read = field.read();
        const error = read?.error ?? (!read && field.option.required ? `${field.option.name} is missing: ${field.option.description || "it is required"}.` : null);
        field.markWrong(Boolean(error));
        if (error) {
          field.focus();
          return { error };
        }
        if (read) options.push({ name: field.option.name, value: read.value });
      }
      return { options };
    },
  };
}
