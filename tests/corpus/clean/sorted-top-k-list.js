// clean: a leader board of ten that is inserted into and cut
const K = 10;
let board = [];

function submit(player, score) {
  const at = board.findIndex((entry) => entry.score < score);
  board.splice(at < 0 ? board.length : at, 0, { player, score });
  board = board.slice(0, K);
}

export function round(i) {
  for (let n = 0; n < 3; n++) submit(`player${i}.${n}`, Math.floor(Math.random() * 10_000));
  return board[0].score;
}
