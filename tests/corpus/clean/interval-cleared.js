// clean: an interval is started and cleared in each round; it ticks across the round's end
let running = null;
const clock = { ticks: 0 };

function restart() {
  if (running !== null) clearInterval(running);
  const startedAt = Date.now();
  running = setInterval(() => {
    clock.ticks += Date.now() >= startedAt ? 1 : 0;
  }, 200);
}

export function round() {
  restart();
  return clock.ticks;
}
