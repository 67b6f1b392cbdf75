/** Files that belong to a message: where a component's media is, and what is left to show below. */

import { spoken } from "./spoken.js";

/** The attachment that `attachment://NAME` or a resolved URL means, or null. */
function attachmentOf(message, url) {
  if (!url) return null;
  const files = message.attachments ?? [];
  if (url.startsWith("attachment://")) {
    const name = decodeURIComponent(url.slice("attachment://".length));
    return files.find((file) => file.filename === name) ?? null;
  }
  return files.find((file) => file.url === url || file.proxy_url === url) ?? null;
}

/** A media item of a component as a picture: `{url, alt, width, height, spoiler}`. */
export function pictureOf(message, media, { description = "", spoiler = false } = {}) {
  const file = attachmentOf(message, media?.url);
  const url = media?.url?.startsWith("attachment://") ? file?.url ?? "" : media?.url ?? "";
  return {
    url: safeUrl(url),
    alt: spoken(description || file?.description || ""),
    width: media?.width ?? file?.width ?? null,
    height: media?.height ?? file?.height ?? null,
    spoiler,
    file,
  };
}

/** Only addresses a picture or file may have; anything else shows as missing. */
export function safeUrl(url) {
  try {
    const { protocol } = new URL(url, location.href);
    return protocol === "http:" || protocol === "https:" || protocol === "blob:" ? url : "";
  } catch {
    return "";
  }
}

export function isPicture(file) {
  if (file.content_type) return file.content_type.startsWith("image/");
  return /\.(png|jpe?g|webp|gif|avif)$/i.test(file.filename ?? "");
}

/** Attachments that no component and no embed shows already. */
export function looseAttachments(message) {
  const shown = new Set();
  for (const embed of message.embeds ?? []) {
    for (const part of [embed.image, embed.thumbnail]) {
      const file = attachmentOf(message, part?.url);
      if (file) shown.add(file.id);
    }
  }
  return (message.attachments ?? []).filter((file) => !shown.has(file.id));
}
