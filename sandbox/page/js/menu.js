/** A small menu at a point of the page: opened by right click or a "more" button. */

import { el } from "./dom.js";

const MARGIN_PX = 8;
let openMenu = null;

/** `groups`: [{heading?, items: [{label, detail?, sign?, run()}]}]; focus returns to `opener`. */
export function showMenu(groups, { x, y, opener, label }) {
  openMenu?.();
  const filled = groups.filter((group) => group.items.length);
  const node = el("div", { class: "menu", role: "menu", "aria-label": label, tabindex: "-1" });
  for (const group of filled) {
    if (group.heading) node.append(el("p", { class: "menu-heading", role: "presentation" }, group.heading));
    for (const item of group.items) node.append(entry(item));
  }
  if (filled.length === 0) node.append(el("p", { class: "menu-heading" }, "There is nothing to do here"));

  function entry({ label: words, sign, run }) {
    return el("button", { class: "menu-item", type: "button", role: "menuitem", onClick: () => (close({ focus: true }), run()) }, sign, el("span", {}, words));
  }

  function close({ focus = false } = {}) {
    node.remove();
    removeEventListener("pointerdown", outside, true);
    removeEventListener("resize", close);
    openMenu = null;
    if (focus && opener?.isConnected) opener.focus({ preventScroll: true });
  }

  const outside = (event) => node.contains(event.target) || close();
  node.addEventListener("keydown", (event) => {
    const items = [...node.querySelectorAll(".menu-item")];
    const at = items.indexOf(document.activeElement);
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) items[(at + steps[event.key] + items.length) % items.length]?.focus();
    else if (event.key === "Escape" || event.key === "Tab") close({ focus: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  addEventListener("pointerdown", outside, true);
  addEventListener("resize", close);
  document.body.append(node);
  const { width, height } = node.getBoundingClientRect();
  node.style.left = `${Math.max(MARGIN_PX, Math.min(x, innerWidth - width - MARGIN_PX))}px`;
  node.style.top = `${Math.max(MARGIN_PX, Math.min(y, innerHeight - height - MARGIN_PX))}px`;
  (node.querySelector(".menu-item") ?? node).focus();
  openMenu = close;
}
