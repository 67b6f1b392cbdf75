/** The stream of events: one WebSocket that comes back by itself. */

const FIRST_RETRY_MS = 400;
const LONGEST_RETRY_MS = 8_000;

/**
 * Listens for events seen by member `as` until `close()`.
 *
 * `onEvent(type, data)` gets every event, `onLost()` the first failure, and `onBack()` runs on
 * every connection after the first: events may have been missed, so the caller fetches again.
 */
export function openEvents({ as, onEvent, onLost, onBack }) {
  let socket = null;
  let timer = null;
  let attempts = 0;
  let closed = false;
  let opened = false;
  let tellOpened = null;
  const firstOpened = new Promise((resolve) => (tellOpened = resolve));

  function connect() {
    timer = null;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/api/events?as=${encodeURIComponent(as)}`);
    socket.addEventListener("open", () => {
      attempts = 0;
      if (opened) onBack();
      opened = true;
      tellOpened();
    });
    socket.addEventListener("message", (message) => {
      if (closed) return;
      const event = JSON.parse(message.data);
      onEvent(event.t, event.d);
    });
    socket.addEventListener("close", retry);
  }

  function retry() {
    if (closed || timer !== null) return;
    if (attempts === 0) onLost();
    const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
    attempts += 1;
    // Half to all of the pause: many tabs do not return in the same instant.
    timer = setTimeout(connect, pause * (0.5 + Math.random() / 2));
  }

  function retryNow() {
    if (timer === null) return;
    clearTimeout(timer);
    connect();
  }

  addEventListener("online", retryNow);
  connect();
  return {
    /** Settles once events arrive: what is fetched after that misses nothing. */
    opened: firstOpened,
    close() {
      closed = true;
      clearTimeout(timer);
      removeEventListener("online", retryNow);
      socket?.close();
    },
  };
}
