// fails result: leaves the hand at the page that has just come in
export function createMemory(frames) {
  const pages = [];
  const bits = [];
  let hand = 0;
  return {
    use(page) {
      const frame = pages.indexOf(page);
      if (frame !== -1) {
        bits[frame] = true;
        return false;
      }
      if (pages.length < frames) {
        pages.push(page);
        bits.push(true);
        return true;
      }
      while (bits[hand]) {
        bits[hand] = false;
        hand = (hand + 1) % frames;
      }
      pages[hand] = page;
      bits[hand] = true;
      return true;
    },
  };
}
