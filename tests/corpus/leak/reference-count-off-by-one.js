// leak: module binding `assets`: a failed decode returns before it gives its reference back
const assets = new Map();

function acquire(url) {
  const asset = assets.get(url) ?? { url, users: 0, pixels: new Uint16Array(32) };
  asset.users += 1;
  assets.set(url, asset);
  return asset;
}

function release(asset) {
  asset.users -= 1;
  if (asset.users === 0) assets.delete(asset.url);
}

function draw(url) {
  const asset = acquire(url);
  if (url.endsWith('.gif')) return 'unsupported';
  const size = asset.pixels.length;
  release(asset);
  return size;
}

export function round(i) {
  draw(`sprite-${i}.png`);
  return draw(i % 2 ? `icon-${i}.gif` : `icon-${i}.png`);
}
