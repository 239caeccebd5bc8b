// fails heap-growth: has a bit for each page that ever was, in memory or not
export function createMemory(frames) {
  const pages = new Array(frames);
  const bits = new Map();
  let hand = 0;
  return {
    use(page) {
      if (pages.includes(page)) {
        bits.set(page, true);
        return false;
      }
      while (bits.get(pages[hand])) {
        bits.set(pages[hand], false);
        hand = (hand + 1) % frames;
      }
      pages[hand] = page;
      bits.set(page, true);
      hand = (hand + 1) % frames;
      return true;
    },
  };
}
