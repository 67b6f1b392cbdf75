/** Pictures in a message: a pleasant grid, and each opens larger. */

import { el, icon } from "./dom.js";
import { openLightbox } from "./lightbox.js";

/** `pictures`: [{url, alt, width?, height?, spoiler?}], 1 to 10 of them. */
export function gallery(pictures) {
  const count = Math.min(pictures.length, 10);
  const node = el("div", { class: `gallery of-${count}`, role: "group", "aria-label": count > 1 ? `${count} pictures` : null });
  pictures.forEach((picture, index) => node.append(tile(picture, index, pictures)));
  return node;
}

function tile(picture, index, pictures) {
  const image = el("img", { src: picture.url, alt: picture.alt || "Picture without a description", decoding: "async", draggable: "false" });
  const button = el(
    "button",
    {
      class: picture.spoiler ? "tile spoiled" : "tile",
      type: "button",
      "aria-label": `Open larger: ${picture.alt || `picture ${index + 1}`}`,
      dataset: { key: `tile-${index}` },
      onClick: () => {
        if (button.classList.contains("spoiled")) button.classList.remove("spoiled");
        else openLightbox(pictures, index, button);
      },
    },
    image,
  );
  if (pictures.length === 1 && picture.width && picture.height) {
    // The place is kept before the picture has come: nothing jumps.
    button.style.setProperty("--ratio", `${picture.width} / ${picture.height}`);
    button.style.setProperty("--ratio-number", String(picture.width / picture.height));
    button.classList.add("sized");
  }
  image.addEventListener("error", () => {
    button.classList.add("broken");
    button.replaceChildren(icon("image"), el("span", {}, "This picture could not be loaded"));
  });
  if (picture.alt) button.append(el("span", { class: "alt-badge", title: picture.alt, "aria-hidden": "true" }, "ALT"));
  return button;
}
