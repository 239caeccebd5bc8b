// leak: module binding `thumbnails`: `length` of a Map is undefined, so the bound never holds
const MAX = 20;
const thumbnails = new Map();

function thumbnail(path) {
  let image = thumbnails.get(path);
  if (!image) {
    image = { path, pixels: new Uint8Array(48) };
    thumbnails.set(path, image);
    if (thumbnails.length > MAX) thumbnails.delete(thumbnails.keys().next().value);
  }
  return image;
}

export function round(i) {
  return thumbnail(`/photos/${i}.jpg`).pixels.length;
}
