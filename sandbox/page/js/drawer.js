/** On narrow screens the sidebar is a drawer. */

import { byId, icon } from "./dom.js";

const narrow = matchMedia("(max-width: 760px)");
const sidebar = byId("sidebar");
const scrim = byId("scrim");
const opener = byId("open-drawer");
const closer = byId("close-drawer");
let open = false;

function apply() {
  const drawn = narrow.matches && open;
  document.body.classList.toggle("drawer-open", drawn);
  sidebar.inert = narrow.matches && !open;
  byId("main").inert = drawn;
  scrim.hidden = !drawn;
  opener.setAttribute("aria-expanded", String(drawn));
}

function openDrawer() {
  open = true;
  apply();
  closer.focus();
}

/** Closes it where it is one; elsewhere nothing happens. */
export function closeDrawer({ focus = true } = {}) {
  if (!open) return;
  open = false;
  apply();
  if (focus && narrow.matches) opener.focus();
}

opener.append(icon("menu"));
closer.append(icon("close"));
opener.addEventListener("click", openDrawer);
closer.addEventListener("click", () => closeDrawer());
scrim.addEventListener("click", () => closeDrawer());
document.addEventListener("keydown", (event) => event.key === "Escape" && closeDrawer());
narrow.addEventListener("change", () => {
  open = false;
  apply();
});
apply();
