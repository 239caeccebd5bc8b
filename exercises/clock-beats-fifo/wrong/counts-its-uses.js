// fails result: counts uses where there is one bit, which makes a relative of CLOCK and not CLOCK
export function createMemory(frames) {
  const pages = new Array(frames);
  const counts = new Array(frames).fill(0);
  let hand = 0;
  return {
    use(page) {
      const frame = pages.indexOf(page);
      if (frame !== -1) {
        counts[frame]++;
        return false;
      }
      while (counts[hand] > 0) {
        counts[hand]--;
        hand = (hand + 1) % frames;
      }
      pages[hand] = page;
      counts[hand] = 1;
      hand = (hand + 1) % frames;
      return true;
    },
  };
}
