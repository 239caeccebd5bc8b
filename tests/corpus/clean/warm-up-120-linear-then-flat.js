// clean: a warm-up of 120 rounds at an even pace, then nothing
const layers = [];
export function round(i) {
  if (layers.length < 120) layers.push({ w: new Float32Array(4), id: layers.length });
  else layers[i % 120].w[0] += 1;
}
