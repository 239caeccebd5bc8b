// clean: objects that are borrowed and given back each round
const pool = [];

function borrow() {
  return pool.pop() ?? { x: 0, y: 0, alive: false };
}

function giveBack(bullet) {
  bullet.alive = false;
  pool.push(bullet);
}

function volley(count) {
  const bullets = Array.from({ length: count }, borrow);
  for (const [k, bullet] of bullets.entries()) {
    bullet.alive = true;
    bullet.x = k;
    bullet.y = -k;
  }
  const spread = bullets.at(-1).x;
  bullets.forEach(giveBack);
  return spread;
}

export const round = (i) => volley(3 + (i % 8));
