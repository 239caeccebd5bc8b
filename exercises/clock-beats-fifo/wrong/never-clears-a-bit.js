// fails result: skips frames whose bit is set and leaves it set, until no page is spared any more
export function createMemory(frames) {
  const pages = new Array(frames);
  const bits = new Array(frames).fill(false);
  let hand = 0;
  return {
    use(page) {
      const frame = pages.indexOf(page);
      if (frame !== -1) {
        bits[frame] = true;
        return false;
      }
      for (let seen = 0; seen < frames && bits[hand]; seen++) hand = (hand + 1) % frames;
      pages[hand] = page;
      bits[hand] = true;
      hand = (hand + 1) % frames;
      return true;
    },
  };
}
