/** A select: a button that opens a list box; also with several values. */

import { el, icon } from "./dom.js";

let created = 0;

/**
 * The control. `onChoose(values)` runs when a choice is made: at once for a single value, on
 * closing the list for several. `node.values()` tells the present choice.
 */
export function selectMenu({ options, placeholder, fewest, most, disabled, key, label, onChoose }) {
  const id = `select-${(created += 1)}`;
  const several = most > 1;
  let chosen = new Set(options.filter((option) => option.default).map((option) => option.value));
  let before = new Set(chosen);
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
  const list = el("ul", { class: "select-list", id, role: "listbox", "aria-multiselectable": several ? "true" : null, hidden: true });
  const node = el("div", { class: "select" }, trigger, list);

  function draw() {
    const names = options.filter((option) => chosen.has(option.value)).map((option) => option.label);
    words.textContent = names.length ? names.join(", ") : placeholder;
    words.classList.toggle("empty", names.length === 0);
    list.replaceChildren(...options.map((option, index) => item(option, index)));
    if (!list.hidden) {
      trigger.setAttribute("aria-activedescendant", `${id}-${active}`);
      list.children[active]?.scrollIntoView({ block: "nearest" });
    } else trigger.removeAttribute("aria-activedescendant");
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
      el("span", { class: "option-words" }, el("span", {}, option.emoji?.name ? `${option.emoji.name} ` : "", option.label), option.description && el("small", {}, option.description)),
      chosen.has(option.value) && icon("check"),
    );
  }

  function open() {
    before = new Set(chosen);
    active = Math.max(0, options.findIndex((option) => chosen.has(option.value)));
    list.hidden = false;
    trigger.setAttribute("aria-expanded", "true");
    draw();
  }

  function close({ keep = true } = {}) {
    if (list.hidden) return;
    list.hidden = true;
    trigger.setAttribute("aria-expanded", "false");
    const changed = chosen.size !== before.size || [...chosen].some((value) => !before.has(value));
    if (several && (!keep || chosen.size < fewest)) chosen = before;
    else if (several && changed) onChoose?.([...chosen]);
    draw();
  }

  function pick(index) {
    const { value } = options[index];
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
    const found = options.findIndex((option) => option.label.toLowerCase().startsWith(query));
    if (found >= 0) active = found;
    draw();
  }

  trigger.addEventListener("click", () => (list.hidden ? open() : close()));
  trigger.addEventListener("blur", () => close());
  trigger.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      if (list.hidden) open();
      else {
        active = (active + steps[event.key] + options.length) % options.length;
        draw();
      }
    } else if (event.key === "Escape" && !list.hidden) close({ keep: false });
    else if ((event.key === "Enter" || event.key === " ") && !list.hidden) pick(active);
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !list.hidden) typed(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  draw();
  node.values = () => [...chosen];
  return node;
}
