/** The sandbox's HTTP requests. Every refusal becomes an `ApiError` whose message is a sentence. */

const DEADLINE_MS = 15_000;

export class ApiError extends Error {}

async function request(path, init = {}) {
  let response;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(DEADLINE_MS) });
  } catch (cause) {
    throw new ApiError("The sandbox does not answer. Is it still running?", { cause });
  }
  let body = null;
  try {
    body = await response.json();
  } catch (cause) {
    if (response.ok && response.status === 204) return null;
    throw new ApiError(`The sandbox answered with status ${response.status} and no words.`, { cause });
  }
  if (!response.ok) {
    throw new ApiError(body?.error ?? `The sandbox answered with status ${response.status}.`);
  }
  return body;
}

function post(path, body) {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export function fetchHello(as) {
  return request(as ? `/api/hello?as=${encodeURIComponent(as)}` : "/api/hello");
}

export function fetchMessages(as, channel) {
  return request(`/api/messages?${new URLSearchParams({ as, channel })}`);
}

export function postInteraction(interaction) {
  return post("/api/interactions", interaction);
}

export function postMessage(as, channelId, content, { attachments = [], replyTo = null } = {}) {
  return post("/api/messages", { as, channel_id: channelId, content, ...(attachments.length ? { attachments } : {}), ...(replyTo ? { reply_to: replyTo } : {}) });
}

export function postBot(action) {
  return post("/api/bot", { do: action });
}

export function fetchServer() {
  return request("/api/world");
}

/** Changes the server as an administrator would; see sandbox/discord/page_settings.py. */
export function postServer(change) {
  return post("/api/world", change);
}

export function uploadAttachment(as, file) {
  const form = new FormData();
  form.append("file", file, file.name);
  return request(`/api/attachments?as=${encodeURIComponent(as)}`, { method: "POST", body: form });
}
