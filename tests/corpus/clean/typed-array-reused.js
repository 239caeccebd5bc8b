// clean: work on one typed array that is allocated once
const frame = new Float32Array(256);
const envelope = new Float32Array(256).fill(0.5);

function synthesise(frequency) {
  for (let k = 0; k < frame.length; k++) frame[k] = Math.sin((k * frequency) / 40) * envelope[k];
  return frame;
}

export function round(i) {
  const samples = synthesise(1 + (i % 12));
  return samples.subarray(0, 16).reduce((sum, s) => sum + s * s, 0);
}
