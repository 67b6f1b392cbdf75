/** A select: a button that opens a list box, with a search field where there is much to choose. */

import { el, icon } from "./dom.js";

let created = 0;
let isPressed = false;

addEventListener("pointerdown", () => (isPressed = true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (isPressed = false), true);

/**
 * The control. `onChoose(values)` runs when a choice is made: at once for a single value, on
 * closing the list for several. `node.values()` tells the present choice.
 */
export function selectMenu({ options, placeholder, fewest, most, disabled, key, label, searchable, onChoose }) {
  const id = `select-${(created += 1)}`;
  const several = most > 1;
  let chosen = new Set(options.filter((option) => option.default).map((option) => option.value));
  let before = new Set(chosen);
  let shown = options;
  let active = 0;
  let query = "";
  let queryTimer = null;

  const words = el("span", { class: "select-words" });
  const trigger = el(
    "button",
    {
      class: "select-button", type: "button", disabled, id: `${id}-button`, role: "combobox",
      "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": id, "aria-label": label ?? placeholder, dataset: { key: key ?? id },
    },
    words,
    icon("chevron"),
  );
  const search = searchable ? el("input", { class: "select-search", type: "search", "aria-label": "Search", placeholder: "Search", autocomplete: "off", "aria-controls": id }) : null;
  const list = el("ul", { class: "select-list", id, role: "listbox", "aria-multiselectable": several ? "true" : null });
  const panel = el("div", { class: "select-panel", hidden: true }, search, list);
  const node = el("div", { class: "select" }, trigger, panel);

  function draw() {
    const names = options.filter((option) => chosen.has(option.value)).map((option) => option.label);
    words.textContent = names.length ? names.join(", ") : placeholder;
    words.classList.toggle("empty", names.length === 0);
    list.replaceChildren(...shown.map((option, index) => item(option, index)));
    if (shown.length === 0) list.append(el("li", { class: "select-none", role: "presentation" }, "Nothing matches"));
    const keyboard = search ?? trigger;
    if (!panel.hidden && shown.length) {
      keyboard.setAttribute("aria-activedescendant", `${id}-${active}`);
      list.children[active]?.scrollIntoView({ block: "nearest" });
    } else keyboard.removeAttribute("aria-activedescendant");
  }

  function item(option, index) {
    return el(
      "li",
      {
        id: `${id}-${index}`, role: "option", class: index === active ? "active" : null,
        "aria-selected": chosen.has(option.value) ? "true" : "false",
        onMousedown: (event) => event.preventDefault(),
        onClick: () => pick(index),
      },
      option.sign?.(),
      el("span", { class: "option-words" }, el("span", {}, option.emoji?.name ? `${option.emoji.name} ` : "", option.label), option.description && el("small", {}, option.description)),
      chosen.has(option.value) && icon("check"),
    );
  }

  function narrow() {
    const wanted = search?.value.trim().toLowerCase() ?? "";
    shown = options.filter((option) => option.label.toLowerCase().includes(wanted));
    active = Math.max(0, shown.findIndex((option) => chosen.has(option.value)));
    draw();
  }

  function open() {
    before = new Set(chosen);
    if (search) search.value = "";
    panel.hidden = false;
    trigger.setAttribute("aria-expanded", "true");
    narrow();
    search?.focus();
    panel.scrollIntoView({ block: "nearest" });
  }

  /** However it is closed, what was chosen counts, as in Discord's clients; too few choices are taken back. */
  function close() {
    if (panel.hidden) return;
    const hadFocus = panel.contains(document.activeElement);
    panel.hidden = true;
    trigger.setAttribute("aria-expanded", "false");
    if (hadFocus) trigger.focus();
    const changed = chosen.size !== before.size || [...chosen].some((value) => !before.has(value));
    if (several && chosen.size < fewest) chosen = before;
    else if (several && changed) onChoose?.([...chosen]);
    draw();
  }

  function pick(index) {
    const option = shown[index];
    if (!option) return;
    const { value } = option;
    active = index;
    if (!several) {
      // A required choice stays; an optional one can be taken back.
      chosen = fewest === 0 && chosen.has(value) ? new Set() : new Set([value]);
      close();
      onChoose?.([...chosen]);
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < most) chosen.add(value);
    draw();
  }

  function typed(sign) {
    clearTimeout(queryTimer);
    queryTimer = setTimeout(() => (query = ""), 700);
    query += sign.toLowerCase();
    const found = shown.findIndex((option) => option.label.toLowerCase().startsWith(query));
    if (found >= 0) active = found;
    draw();
  }

  trigger.addEventListener("click", () => (panel.hidden ? open() : close()));
  search?.addEventListener("input", narrow);
  node.addEventListener("focusout", () => {
    const settle = () => setTimeout(() => node.contains(document.activeElement) || close());
    // What the list pushed down must not move away from under the pointer's press.
    if (isPressed) addEventListener("pointerup", settle, { once: true });
    else settle();
  });
  node.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const inSearch = event.target === search;
    if (event.key in steps) {
      if (panel.hidden) open();
      else if (shown.length) {
        active = (active + steps[event.key] + shown.length) % shown.length;
        draw();
      }
    } else if (event.key === "Escape" && !panel.hidden) close();
    else if ((event.key === "Enter" || (event.key === " " && !inSearch)) && !panel.hidden) pick(active);
    else if (!inSearch && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !panel.hidden) typed(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  draw();
  node.values = () => [...chosen];
  return node;
}
