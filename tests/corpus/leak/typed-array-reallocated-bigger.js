// leak: module binding `track`, a Float64Array replaced by one that is 16 samples longer each round
let track = new Float64Array(0);

function append(chunk) {
  const longer = new Float64Array(track.length + chunk.length);
  longer.set(track);
  longer.set(chunk, track.length);
  track = longer;
}

export function round(i) {
  const chunk = Float64Array.from({ length: 16 }, (_, k) => Math.sin((i * 16 + k) / 10));
  append(chunk);
  return track.at(-1);
}
