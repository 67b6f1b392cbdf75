/** Discord's message components, V1 rows and V2 cards, as elements. */

import { failureOf, isBusy, useComponent } from "./actions.js";
import { SELECTS, TYPE } from "./component_types.js";
import { cssColor, el, icon } from "./dom.js";
import { fileCard } from "./embeds.js";
import { selectOptions } from "./entities.js";
import { jumpTarget } from "./jumps.js";
import { gallery } from "./gallery.js";
import { markdown } from "./markdown.js";
import { pictureOf, safeUrl } from "./media.js";
import { selectMenu } from "./select.js";

const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

/** All components of a message; `refresh(messageId)` redraws it. */
export function componentList(message, refresh) {
  const context = { message, refresh };
  const nodes = (message.components ?? []).map((component) => build(component, context)).filter(Boolean);
  const failure = failureOf(message.id);
  if (failure) nodes.push(el("p", { class: "failed", role: "alert" }, icon("alert"), failure));
  return nodes;
}

function build(component, context) {
  return BUILDERS[component.type]?.(component, context) ?? null;
}

const BUILDERS = {
  [TYPE.row]: (row, context) => el("div", { class: "action-row" }, (row.components ?? []).map((one) => build(one, context))),
  [TYPE.button]: button,
  ...Object.fromEntries(SELECTS.map((type) => [type, selectControl])),
  [TYPE.section]: (section, context) =>
    el("div", { class: "section" }, el("div", { class: "section-words" }, (section.components ?? []).map((one) => build(one, context))), section.accessory && build(section.accessory, context)),
  [TYPE.text]: (text) => el("div", { class: "markdown" }, markdown(text.content ?? "")),
  [TYPE.thumbnail]: (thumbnail, { message }) => {
    const node = gallery([pictureOf(message, thumbnail.media, thumbnail)]);
    node.classList.add("thumbnail");
    return node;
  },
  [TYPE.gallery]: (media, { message }) => gallery((media.items ?? []).map((item) => pictureOf(message, item.media, item))),
  [TYPE.file]: (file, { message }) => {
    const { url, file: attachment } = pictureOf(message, file.file, file);
    const card = fileCard({ url, filename: file.name ?? attachment?.filename, size: file.size ?? attachment?.size });
    return file.spoiler ? hidden(card) : card;
  },
  [TYPE.separator]: (separator) => el("hr", { class: `separator ${separator.spacing === 2 ? "large" : ""} ${separator.divider === false ? "bare" : ""}` }),
  [TYPE.container]: (container, context) => {
    const node = el("section", { class: "container" }, (container.components ?? []).map((one) => build(one, context)));
    const color = cssColor(container.accent_color);
    if (color) node.style.setProperty("--accent-line", color);
    else node.classList.add("plain");
    return container.spoiler ? hidden(node) : node;
  },
};

/** Covered until it is pressed, which does nothing else. */
function hidden(node) {
  const cover = el("button", { class: "spoiler-cover", type: "button", "aria-label": "Spoiler, press to show" }, "SPOILER");
  const frame = el("div", { class: "spoiled-block" }, node, cover);
  node.inert = true;
  cover.addEventListener("click", () => {
    node.inert = false;
    frame.replaceWith(node);
  });
  return frame;
}

function emojiOf(emoji) {
  if (!emoji) return null;
  return el("span", { class: "emoji", "aria-hidden": "true" }, emoji.id ? `:${emoji.name}:` : emoji.name);
}

function button(component, { message, refresh }) {
  const style = BUTTON_STYLES[component.style] ?? "secondary";
  const words = [emojiOf(component.emoji), component.label && el("span", {}, component.label)];
  if (component.style === 5) {
    const href = component.disabled ? null : safeUrl(component.url ?? "");
    return el("a", { class: "button link", href, dataset: jumpTarget(href) ?? {}, target: "_blank", rel: "noopener noreferrer", "aria-disabled": component.disabled ? "true" : null }, words, icon("link"));
  }
  const busy = isBusy(message.id, component.custom_id);
  return el(
    "button",
    {
      class: `button ${style}`,
      type: "button",
      disabled: component.disabled,
      "aria-busy": busy ? "true" : null,
      "aria-label": component.label ? null : component.emoji?.name ?? "Button",
      dataset: { key: component.custom_id ?? "" },
      onClick: () => useComponent(message, component, null, refresh),
    },
    words,
    busy && el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
  );
}

function selectControl(component, { message, refresh }) {
  const { options, searchable, hint } = selectOptions(component);
  return selectMenu({
    options,
    searchable,
    placeholder: component.placeholder ?? hint,
    fewest: component.min_values ?? 1,
    most: component.max_values ?? 1,
    disabled: Boolean(component.disabled) || isBusy(message.id, component.custom_id),
    key: component.custom_id,
    onChoose: (values) => useComponent(message, component, values, refresh),
  });
}
