// Tells the page that something changed: "hulian:changed" on <body>, from the server's event stream.
// One tab in the background holds no connection; without a stream it asks every data-poll seconds.
const body = document.body;
const POLL = Number(body.dataset.poll || 15) * 1000;
let source = null;
let misses = 0;
let timer = null;

function changed(detail = {}) {
  body.dispatchEvent(new CustomEvent("hulian:changed", { bubbles: true, detail }));
}

function read(event) {
  try {
    changed(JSON.parse(event.data));
  } catch {
    changed({ words: event.data });
  }
}

function poll() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!document.hidden) changed({ polled: true });
    if (misses % 8 === 0) connect();
    misses += 1;
    poll();
  }, POLL);
}

function connect() {
  close();
  source = new EventSource(body.dataset.stream);
  source.addEventListener("changed", read);
  source.addEventListener("open", () => {
    misses = 0;
    clearTimeout(timer);
    body.dataset.streaming = "on";
  });
  source.addEventListener("error", () => {
    body.dataset.streaming = "off";
    // CLOSED means the browser gave up; CONNECTING means it tries again by itself.
    if (source.readyState === EventSource.CLOSED || (misses += 1) > 3) {
      close();
      poll();
    }
  });
}

function close() {
  if (source) source.close();
  source = null;
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    close();
  } else {
    connect();
    changed({ returned: true });
  }
});
window.addEventListener("pagehide", close);

if ("EventSource" in window) connect();
else poll();
