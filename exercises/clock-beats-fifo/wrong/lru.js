// fails result: is LRU, which faults less than FIFO as well, and moves something at every single hit
export function createMemory(frames) {
  const pages = new Set();
  return {
    use(page) {
      const isFault = !pages.delete(page);
      if (isFault && pages.size === frames) pages.delete(pages.values().next().value);
      pages.add(page);
      return isFault;
    },
  };
}
