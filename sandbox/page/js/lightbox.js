/** One picture, large: Escape closes, the arrow keys turn over. */

import { el, icon } from "./dom.js";

/** Opens over the page; on closing, the focus returns to `opener` or its successor. */
export function openLightbox(pictures, start, opener) {
  let index = start;
  const image = el("img", { class: "lightbox-picture", alt: "" });
  const caption = el("p", { class: "lightbox-alt" });
  const count = el("span", { class: "lightbox-count", role: "status" });
  const original = el("a", { class: "lightbox-link", target: "_blank", rel: "noopener noreferrer" }, icon("link"), "Open original");
  const many = pictures.length > 1;
  const previous = many && el("button", { class: "lightbox-turn left", type: "button", "aria-label": "Previous picture", onClick: () => show(index - 1) }, icon("left"));
  const next = many && el("button", { class: "lightbox-turn right", type: "button", "aria-label": "Next picture", onClick: () => show(index + 1) }, icon("right"));
  const close = el("button", { class: "icon-button lightbox-close", type: "button", "aria-label": "Close", onClick: () => dialog.close() }, icon("close"));
  const dialog = el(
    "dialog",
    { class: "lightbox", "aria-label": "Picture" },
    el("div", { class: "lightbox-stage" }, image),
    previous,
    next,
    el("div", { class: "lightbox-foot" }, caption, el("div", { class: "lightbox-facts" }, count, original)),
    close,
  );

  function show(wanted) {
    index = (wanted + pictures.length) % pictures.length;
    const picture = pictures[index];
    image.src = picture.url;
    image.alt = picture.alt ?? "";
    caption.textContent = picture.alt ?? "";
    count.textContent = many ? `${index + 1} of ${pictures.length}` : "";
    original.href = picture.url;
  }

  dialog.addEventListener("keydown", (event) => {
    if (!many) return;
    if (event.key === "ArrowRight") show(index + 1);
    else if (event.key === "ArrowLeft") show(index - 1);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(pictures.length - 1);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.classList.contains("lightbox-stage")) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener.isConnected) opener.focus();
  });
  document.body.append(dialog);
  show(start);
  dialog.showModal();
  close.focus();
}
