// fails result: a page comes in with its bit clear, so it may go before it has been used again
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
      while (bits[hand]) {
        bits[hand] = false;
        hand = (hand + 1) % frames;
      }
      pages[hand] = page;
      hand = (hand + 1) % frames;
      return true;
    },
  };
}
