// clean: an image buffer that is replaced each round, larger and smaller in turn
let canvas = { width: 0, pixels: new Uint32Array(0) };

function resize(width) {
  const pixels = new Uint32Array(width * 10);
  pixels.set(canvas.pixels.subarray(0, Math.min(pixels.length, canvas.pixels.length)));
  canvas = { width, pixels };
}

export function round(i) {
  resize(20 + ((i * 13) % 50));
  canvas.pixels.fill(0xff00ff, 0, 10);
  return canvas.pixels.length;
}
