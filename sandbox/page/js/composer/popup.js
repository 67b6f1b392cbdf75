/** The list above the composer: commands, options, choices and suggestions. */

import { el } from "../dom.js";

/**
 * A list box driven from the text field it belongs to. `onPick(item)` gets the item that was
 * clicked; the keyboard is the caller's: `move`, `active`, `close`.
 */
export function createPopup({ onPick }) {
  const title = el("p", { class: "popup-title", id: "popup-title" });
  const list = el("ul", { class: "popup-list", id: "popup-list", role: "listbox", "aria-labelledby": "popup-title" });
  const node = el("div", { class: "popup", hidden: true }, title, list);
  let items = [];
  let activeIndex = -1;
  let owner = null;

  function mark() {
    [...list.children].forEach((child, index) => {
      child.classList.toggle("active", index === activeIndex);
      child.setAttribute("aria-selected", index === activeIndex ? "true" : "false");
    });
    if (activeIndex >= 0) {
      owner?.setAttribute("aria-activedescendant", `popup-${activeIndex}`);
      list.children[activeIndex].scrollIntoView({ block: "nearest" });
    } else owner?.removeAttribute("aria-activedescendant");
  }

  function disown() {
    owner?.setAttribute("aria-expanded", "false");
    owner?.removeAttribute("aria-activedescendant");
    owner = null;
  }

  return {
    node,
    get isOpen() {
      return !node.hidden && items.length > 0;
    },
    get owner() {
      return owner;
    },
    /** `items`: [{label, detail?, mark?}]; `active` -1 leaves none chosen until an arrow is pressed. */
    show(newItems, { heading, active = -1, input, note = "" }) {
      if (owner !== input) disown();
      owner = input;
      items = newItems;
      activeIndex = items.length ? Math.min(active, items.length - 1) : -1;
      title.textContent = heading;
      list.replaceChildren(
        ...items.map((item, index) =>
          el(
            "li",
            {
              role: "option", id: `popup-${index}`,
              // The text field keeps the focus.
              onMousedown: (event) => event.preventDefault(),
              onClick: () => onPick(item),
            },
            item.sign ?? null,
            el("span", { class: "popup-words" }, el("span", { class: "popup-label" }, item.label), item.detail && el("span", { class: "popup-detail" }, item.detail)),
            item.mark && el("span", { class: "popup-mark" }, item.mark),
          ),
        ),
      );
      if (items.length === 0 && note) list.append(el("li", { class: "popup-note", role: "presentation" }, note));
      node.hidden = items.length === 0 && !note;
      owner.setAttribute("aria-expanded", String(!node.hidden));
      mark();
    },
    close() {
      node.hidden = true;
      items = [];
      activeIndex = -1;
      disown();
    },
    move(step) {
      if (!items.length) return;
      activeIndex = activeIndex < 0 ? (step > 0 ? 0 : items.length - 1) : (activeIndex + step + items.length) % items.length;
      mark();
    },
    /** The marked item, or null. */
    active() {
      return items[activeIndex] ?? null;
    },
    first() {
      return items[0] ?? null;
    },
  };
}
