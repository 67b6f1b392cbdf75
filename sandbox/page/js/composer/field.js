/** One option of a command as a pill: its name, its value, and how to take it away. */

import { uploadAttachment } from "../api.js";
import { el, fileSize, icon } from "../dom.js";
import { world } from "../world.js";
import { choicesOf, exactChoice, OPTION, placeholderOf, readValue } from "./command.js";

/** A text area that is as large as its text. */
export function growingInput(properties) {
  const input = el("textarea", { rows: "1", cols: "1", autocomplete: "off", autocapitalize: "off", spellcheck: "false", ...properties });
  const node = el("span", { class: "grow" }, input);
  const fit = () => (node.dataset.text = input.value || input.placeholder || "");
  input.addEventListener("input", fit);
  fit();
  return { node, input, fit };
}

/**
 * A field for `option`. `read()` is null while empty, else `{value}` or `{error}`;
 * `ready()` waits for an upload under way.
 */
export function createField(option, { onRemove }) {
  return option.type === OPTION.attachment ? attachmentField(option, onRemove) : textField(option, onRemove);
}

function pill(option, id, content, onRemove) {
  return el(
    "div",
    { class: option.required ? "pill required" : "pill", dataset: { option: option.name } },
    el("label", { class: "pill-name", for: id }, option.name),
    content,
    !option.required &&
      el("button", { class: "pill-remove", type: "button", tabindex: "-1", "aria-label": `Remove ${option.name}`, onMousedown: (event) => event.preventDefault(), onClick: onRemove }, icon("close")),
  );
}

function textField(option, onRemove) {
  const id = `option-${option.name}`;
  const lists = Boolean(choicesOf(option) || option.autocomplete);
  const { node: grow, input, fit } = growingInput({
    id, class: "pill-input", placeholder: placeholderOf(option), "aria-describedby": "composer-hint", "aria-required": option.required ? "true" : null,
    inputmode: option.type === OPTION.integer ? "numeric" : option.type === OPTION.number ? "decimal" : null,
    ...(lists ? { role: "combobox", "aria-expanded": "false", "aria-controls": "popup-list", "aria-autocomplete": "list" } : {}),
  });
  const node = pill(option, id, grow, onRemove);
  let picked = null;
  let suggested = [];
  input.addEventListener("input", () => {
    picked = null;
    node.classList.remove("wrong");
    // An option's value is one line.
    if (/[\r\n]/.test(input.value)) input.value = input.value.replace(/\s*[\r\n]+\s*/g, " ");
    if (/^\s/.test(input.value)) input.value = input.value.trimStart();
    fit();
  });

  return {
    option,
    node,
    input,
    openedByTyping: false,
    get text() {
      return input.value;
    },
    setText(text) {
      input.value = text;
      picked = null;
      fit();
    },
    pick(choice) {
      input.value = choice.name;
      picked = choice;
      node.classList.remove("wrong");
      fit();
    },
    /** Remembers the bot's suggestions, so that a name typed in full means its value. */
    suggest(choices) {
      suggested = choices;
    },
    focus() {
      input.focus();
      input.setSelectionRange(input.value.length, input.value.length);
    },
    async ready() {},
    read() {
      if (picked) return { value: picked.value };
      if (!input.value.trim()) return null;
      const choice = option.autocomplete ? exactChoice(suggested, input.value) : null;
      return choice ? { value: choice.value } : readValue(option, input.value);
    },
    /** Whether the text already means one definite value, which Tab must not change. */
    get isSettled() {
      if (picked || (option.autocomplete && exactChoice(suggested, input.value))) return true;
      return !option.autocomplete && !readValue(option, input.value).error;
    },
    markWrong(wrong) {
      node.classList.toggle("wrong", wrong);
    },
  };
}

function attachmentField(option, onRemove) {
  const id = `option-${option.name}`;
  const chooser = el("input", { type: "file", class: "visually-hidden", tabindex: "-1", "aria-hidden": "true" });
  const button = el("button", { class: "pill-file", id, type: "button", "aria-describedby": "composer-hint" });
  const node = pill(option, id, el("span", { class: "pill-attachment" }, button, chooser), onRemove);
  let upload = null;
  let outcome = null;
  let preview = null;
  let turn = 0;

  function draw(...content) {
    button.replaceChildren(...content);
    button.setAttribute("aria-label", `${option.name}: ${button.textContent || "choose a file"}`);
  }

  function clear() {
    if (preview) URL.revokeObjectURL(preview);
    preview = upload = outcome = null;
    turn += 1;
    chooser.value = "";
    draw(icon("image"), "Choose, drop or paste a file");
  }

  function accept(file) {
    clear();
    node.classList.remove("wrong");
    preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
    const facts = el("span", { class: "pill-file-words" }, `${file.name} · uploading…`);
    draw(preview ? el("img", { src: preview, alt: "" }) : icon("file"), facts);
    const mine = turn;
    upload = uploadAttachment(world.me, file)
      .then((stored) => ({ value: stored.id }), (error) => ({ error: error.message }))
      .then((result) => {
        if (mine !== turn) return;
        outcome = result;
        facts.textContent = result.error ? `${file.name} · not uploaded` : `${file.name} · ${fileSize(file.size)}`;
        button.setAttribute("aria-label", `${option.name}: ${facts.textContent}`);
        node.classList.toggle("wrong", Boolean(result.error));
      });
  }

  button.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => chooser.files.length && accept(chooser.files[0]));
  clear();

  return {
    option,
    node,
    input: button,
    openedByTyping: false,
    get text() {
      return "";
    },
    get isFilled() {
      return upload !== null;
    },
    setText() {},
    accept,
    clear,
    focus() {
      button.focus();
    },
    async ready() {
      await upload;
    },
    read() {
      return outcome;
    },
    markWrong(wrong) {
      node.classList.toggle("wrong", wrong);
    },
  };
}
