// fails result: begins each search at frame 0, so that the first frames are looked at most
export function createMemory(frames) {
  const pages = [];
  const bits = [];
  return {
    use(page) {
      const frame = pages.indexOf(page);
      if (frame !== -1) {
        bits[frame] = true;
        return false;
      }
      let hand = 0;
      if (pages.length < frames) hand = pages.length;
      else {
        while (bits[hand]) {
          bits[hand] = false;
          hand = (hand + 1) % frames;
        }
      }
      pages[hand] = page;
      bits[hand] = true;
      return true;
    },
  };
}
