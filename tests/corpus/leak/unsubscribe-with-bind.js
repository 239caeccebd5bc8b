// leak: module binding `clockTicks`: `this.tick.bind(this)` is a new function each time, so remove misses
const clockTicks = new EventTarget();

class Countdown {
  constructor(seconds) {
    this.left = seconds;
  }
  start() {
    clockTicks.addEventListener('tick', this.tick.bind(this));
  }
  stop() {
    clockTicks.removeEventListener('tick', this.tick.bind(this));
  }
  tick() {
    this.left -= 1;
  }
}

export function round() {
  const countdown = new Countdown(3);
  countdown.start();
  clockTicks.dispatchEvent(new Event('tick'));
  countdown.stop();
  return countdown.left;
}
