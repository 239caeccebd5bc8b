// leak: the timer queue: `start` overwrites `handle`, so that `stop` clears only the last of two
const heartbeat = {
  handle: 0,
  beats: 0,
  start() {
    const startedAt = Date.now();
    this.handle = setInterval(() => {
      this.beats += Date.now() - startedAt > 5000 ? 1 : 0;
    }, 30_000);
  },
  stop() {
    clearInterval(this.handle);
  },
};

function connect() {
  heartbeat.start(); // the transport starts it …
}

function onOpen() {
  heartbeat.start(); // … and so does the open handler
}

export function round() {
  connect();
  onOpen();
  heartbeat.stop();
  return heartbeat.beats;
}
