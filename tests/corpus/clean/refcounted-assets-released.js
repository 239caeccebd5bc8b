// clean: reference counts that come back to zero on each path, early return included
const assets = new Map();

function withAsset(url, use) {
  const asset = assets.get(url) ?? { url, users: 0, pixels: new Uint16Array(32) };
  asset.users += 1;
  assets.set(url, asset);
  try {
    return use(asset);
  } finally {
    asset.users -= 1;
    if (asset.users === 0) assets.delete(url);
  }
}

export function round(i) {
  const size = withAsset(`sprite-${i}.png`, (asset) => {
    if (i % 4 === 0) return 0;
    return withAsset(asset.url, (same) => same.users * same.pixels.length);
  });
  return size + assets.size;
}
