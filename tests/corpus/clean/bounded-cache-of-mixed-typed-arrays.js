// clean: bytes that move up and down with equal blocks: 12 thumbnails of random sizes
const slots = new Array(12).fill(null);

function thumbnail(width, height) {
  const pixels = new Uint8ClampedArray(width * height);
  for (let k = 0; k < pixels.length; k += 64) pixels[k] = (k * 31) % 256;
  return { width, height, pixels };
}

export function round(i) {
  const width = 8 + Math.floor(Math.random() * 60);
  slots[i % slots.length] = thumbnail(width, Math.ceil(width * 0.75));
  return slots.reduce((sum, t) => sum + (t ? t.pixels.length : 0), 0);
}
