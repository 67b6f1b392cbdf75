/** A finger that stays: what a right click is to a mouse, also where the browser reports none (iOS). */

const LONG_MS = 500;
const STILL_PX = 10;

/** Calls `act(event)` after a long press; lifting the finger then presses nothing. */
export function onLongPress(node, act) {
  let timer = null;
  let start = null;
  const stop = () => clearTimeout(timer);

  node.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || !event.isPrimary) return;
    start = event;
    timer = setTimeout(() => {
      node.addEventListener("click", swallow, { capture: true, once: true });
      addEventListener("pointerdown", () => node.removeEventListener("click", swallow, true), { capture: true, once: true });
      act(start);
    }, LONG_MS);
  });
  node.addEventListener("pointermove", (event) => {
    if (start && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > STILL_PX) stop();
  });
  for (const end of ["pointerup", "pointercancel", "contextmenu"]) node.addEventListener(end, stop);
}

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
