// clean: growth that gets rarer and ends: 8 of 40 keys are drawn at random each round and memoised
const memo = new Map();

function wordScore(word) {
  if (!memo.has(word)) {
    const letters = [...word].sort();
    memo.set(word, { letters, score: letters.reduce((sum, c) => sum + c.charCodeAt(0), 0) });
  }
  return memo.get(word).score;
}

const words = Array.from({ length: 40 }, (_, k) => `word-${(k * 7919).toString(36)}`);

export function round() {
  let total = 0;
  for (let n = 0; n < 8; n++) total += wordScore(words[Math.floor(Math.random() * words.length)]);
  return total;
}
