/** A bot's modal: a dialog with text inputs, selects and other controls, and its answer. */

import { uploadAttachment } from "./api.js";
import { SELECTS, TYPE } from "./component_types.js";
import { el, icon } from "./dom.js";
import { selectOptions } from "./entities.js";
import { interact } from "./interactions.js";
import { markdown } from "./markdown.js";
import { selectMenu } from "./select.js";
import { world } from "./world.js";

let created = 0;

/** Opens it; `messageId` is the message whose component asked for it, if one did. */
export function openModal(modal, { channelId, messageId }) {
  const titleId = `modal-${(created += 1)}`;
  const opener = document.activeElement;
  const rows = (modal.components ?? []).map(rowOf).filter(Boolean);
  const problem = el("p", { class: "modal-error", role: "alert", hidden: true });
  const submit = el("button", { class: "button primary", type: "submit" }, "Submit");
  const form = el(
    "form",
    { method: "dialog", novalidate: true },
    el("header", {}, el("h2", { id: titleId }, modal.title ?? ""), el("button", { class: "icon-button", type: "button", "aria-label": "Close", onClick: () => dialog.close() }, icon("close"))),
    el("div", { class: "modal-body" }, rows.map((row) => row.node)),
    problem,
    el("footer", {}, el("button", { class: "button secondary", type: "button", onClick: () => dialog.close() }, "Cancel"), submit),
  );
  const dialog = el("dialog", { class: "modal", "aria-labelledby": titleId }, form);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    const wrong = rows.find((row) => row.problem?.());
    if (wrong) return complain(wrong.problem(), wrong);
    submit.disabled = true;
    submit.setAttribute("aria-busy", "true");
    try {
      const components = [];
      for (const row of rows) components.push(await row.answer());
      await interact({
        as: world.me, channel_id: channelId, kind: "modal", custom_id: modal.custom_id, components: components.filter(Boolean), ...(messageId ? { message_id: messageId } : {}),
      });
      dialog.close();
    } catch (error) {
      complain(error.message, null);
    } finally {
      submit.disabled = false;
      submit.removeAttribute("aria-busy");
    }
  });

  function complain(sentence, row) {
    problem.replaceChildren(icon("alert"), sentence);
    problem.hidden = false;
    row?.focus?.();
  }

  dialog.addEventListener("keydown", (event) => keepFocusInside(dialog, event));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector("textarea, input, .select-button") ?? submit).focus();
}

function keepFocusInside(dialog, event) {
  if (event.key !== "Tab") return;
  const stops = [...dialog.querySelectorAll("button, input, textarea, a[href]")].filter((node) => !node.disabled && node.tabIndex >= 0 && node.checkVisibility());
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}

/** A top-level component as `{node, answer(), problem?(), focus?()}`. */
function rowOf(component) {
  if (component.type === TYPE.text) {
    return { node: el("div", { class: "markdown" }, markdown(component.content ?? "")), answer: async () => null };
  }
  if (component.type === TYPE.label) {
    const control = controlOf(component.component, component.label);
    if (!control) return null;
    return {
      ...control,
      node: labelled(component.label, component.description, control),
      answer: async () => ({ type: TYPE.label, ...idOf(component), component: await control.answer() }),
    };
  }
  if (component.type === TYPE.row) {
    const inner = component.components?.[0];
    const control = inner && controlOf(inner, inner.label ?? inner.placeholder ?? "");
    if (!control) return null;
    return { ...control, node: labelled(inner.label, null, control), answer: async () => ({ type: TYPE.row, components: [await control.answer()] }) };
  }
  return null;
}

const idOf = (component) => (component.id === undefined ? {} : { id: component.id });

function labelled(label, description, control) {
  const words = [label, control.required && el("span", { class: "star", "aria-hidden": "true" }, " *")];
  return el(
    "div",
    { class: "modal-row" },
    control.inputId ? el("label", { for: control.inputId }, words) : el("span", { class: "label" }, words),
    description && el("small", {}, description),
    control.node,
  );
}

function controlOf(component, label) {
  const build = CONTROLS[component.type];
  return build ? build(component, label) : null;
}

const CONTROLS = {
  [TYPE.textInput]: textInput,
  ...Object.fromEntries(SELECTS.map((type) => [type, select])),
  [TYPE.radioGroup]: (component, label) => options(component, label, "radio"),
  [TYPE.checkboxGroup]: (component, label) => options(component, label, "checkbox"),
  [TYPE.checkbox]: checkbox,
  [TYPE.upload]: upload,
};

const answerBase = (component) => ({ type: component.type, ...idOf(component), custom_id: component.custom_id });

function textInput(component, label) {
  const id = `field-${(created += 1)}`;
  const long = component.style === 2;
  const required = component.required !== false;
  const input = el(long ? "textarea" : "input", {
    id, class: "modal-input", type: long ? null : "text", rows: long ? "4" : null, placeholder: component.placeholder, maxlength: component.max_length, "aria-required": String(required), value: component.value ?? "", autocomplete: "off",
  });
  const count = component.max_length ? el("span", { class: "modal-count", "aria-hidden": "true" }) : null;
  const draw = () => count && (count.textContent = `${input.value.length} / ${component.max_length}`);
  input.addEventListener("input", draw);
  draw();
  return {
    inputId: id,
    required,
    node: el("div", { class: "modal-field" }, input, count),
    focus: () => input.focus(),
    problem: () => {
      if (required && !input.value.trim()) return `${label} is required.`;
      const fewest = component.min_length ?? 0;
      return input.value && input.value.length < fewest ? `${label} needs at least ${fewest} characters.` : null;
    },
    answer: async () => ({ ...answerBase(component), value: input.value }),
  };
}

function select(component, label) {
  const required = component.required !== false;
  const fewest = required ? Math.max(1, component.min_values ?? 1) : 0;
  const { options: choices, searchable, hint } = selectOptions(component);
  const node = selectMenu({ options: choices, searchable, placeholder: component.placeholder ?? hint, fewest, most: component.max_values ?? 1, label });
  return {
    required,
    node,
    focus: () => node.querySelector("button").focus(),
    problem: () => (node.values().length < fewest ? `${label}: choose ${fewest === 1 ? "one" : `at least ${fewest}`}.` : null),
    answer: async () => ({ ...answerBase(component), values: node.values() }),
  };
}

function options(component, label, kind) {
  const name = `field-${(created += 1)}`;
  const required = component.required !== false;
  const node = el(
    "div",
    { class: "modal-options", role: kind === "radio" ? "radiogroup" : "group", "aria-label": label },
    (component.options ?? []).map((option) =>
      el("label", {}, el("input", { type: kind, name, value: option.value, checked: Boolean(option.default) }), el("span", {}, option.label, option.description && el("small", {}, option.description)))),
  );
  const values = () => [...node.querySelectorAll("input:checked")].map((input) => input.value);
  const fewest = required ? Math.max(1, component.min_values ?? 1) : 0;
  return {
    required,
    node,
    focus: () => node.querySelector("input")?.focus(),
    problem: () => (values().length < fewest ? `${label}: choose ${fewest === 1 ? "one" : `at least ${fewest}`}.` : null),
    answer: async () => ({ ...answerBase(component), ...(kind === "radio" ? { value: values()[0] ?? null } : { values: values() }) }),
  };
}

function checkbox(component) {
  const id = `field-${(created += 1)}`;
  const input = el("input", { type: "checkbox", id, checked: Boolean(component.default) });
  return { inputId: id, node: el("div", { class: "modal-options" }, input), answer: async () => ({ ...answerBase(component), value: input.checked }) };
}

function upload(component, label) {
  const id = `field-${(created += 1)}`;
  const required = component.required !== false;
  const most = component.max_values ?? 1;
  const input = el("input", { type: "file", id, class: "modal-file", multiple: most > 1 });
  return {
    inputId: id,
    required,
    node: input,
    focus: () => input.focus(),
    problem: () => {
      if (required && input.files.length === 0) return `${label}: choose a file.`;
      return input.files.length > most ? `${label}: at most ${most}.` : null;
    },
    answer: async () => {
      const stored = await Promise.all([...input.files].map((file) => uploadAttachment(world.me, file)));
      return { ...answerBase(component), values: stored.map((file) => file.id) };
    },
  };
}
