// leak: module binding `running`: coroutines that yield for ever and are never taken out of the list
const running = [];

function* animate(sprite) {
  let frame = 0;
  while (true) {
    sprite.x += Math.cos(frame / 10);
    frame += 1;
    yield sprite.x;
  }
}

function spawn(name) {
  const animation = animate({ name, x: 0 });
  running.push(animation);
  return animation;
}

export function round(i) {
  spawn(`spark-${i % 6}`);
  let sum = 0;
  for (const animation of running.slice(-20)) sum += animation.next().value;
  return sum;
}
