/** Embeds and plain attachments. */

import { messageTime } from "./clock.js";
import { cssColor, el, fileSize, icon } from "./dom.js";
import { gallery } from "./gallery.js";
import { inline, markdown } from "./markdown.js";
import { isPicture, looseAttachments, pictureOf, safeUrl } from "./media.js";

export function embedCard(message, embed) {
  const card = el("article", { class: "embed" });
  const color = cssColor(embed.color);
  if (color) card.style.setProperty("--accent-line", color);
  const body = el("div", { class: "embed-body" });
  if (embed.author?.name) body.append(el("div", { class: "embed-author" }, embed.author.name));
  if (embed.title) {
    const words = inline(embed.title);
    const address = embed.url ? safeUrl(embed.url) : "";
    body.append(el("h3", { class: "embed-title" }, address ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words) : words));
  }
  if (embed.description) body.append(el("div", { class: "markdown" }, markdown(embed.description)));
  if (embed.fields?.length) {
    body.append(
      el("dl", { class: "embed-fields" }, embed.fields.map((field) =>
        el("div", { class: field.inline ? "field inline" : "field" }, el("dt", {}, inline(field.name)), el("dd", { class: "markdown" }, markdown(field.value))))),
    );
  }
  if (embed.image?.url) body.append(gallery([pictureOf(message, embed.image, { description: embed.title ?? "" })]));
  if (embed.footer?.text || embed.timestamp) {
    body.append(el("footer", { class: "embed-footer" }, embed.footer?.text ?? "", embed.footer?.text && embed.timestamp ? " · " : "", embed.timestamp && messageTime(embed.timestamp)));
  }
  card.append(body);
  if (embed.thumbnail?.url) card.append(el("img", { class: "embed-thumbnail", src: pictureOf(message, embed.thumbnail).url, alt: "" }));
  return card;
}

export function fileCard({ url, filename, size }) {
  return el(
    "a",
    { class: "file-card", href: safeUrl(url) || null, target: "_blank", rel: "noopener noreferrer", download: filename },
    icon("file"),
    el("span", { class: "file-words" }, el("strong", {}, filename ?? "File"), size ? el("span", {}, fileSize(size)) : null),
  );
}

/** Attachments of a message without Components V2: pictures together, then the other files. */
export function attachmentList(message) {
  const loose = looseAttachments(message);
  const pictures = loose.filter(isPicture);
  const files = loose.filter((file) => !isPicture(file));
  const out = [];
  if (pictures.length) {
    out.push(gallery(pictures.map((file) => pictureOf(message, { url: file.url, width: file.width, height: file.height }, { description: file.description, spoiler: file.filename?.startsWith("SPOILER_") }))));
  }
  return [...out, ...files.map(fileCard)];
}
