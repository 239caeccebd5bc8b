/**
 * @param {number} frames how many pages fit into memory
 */
export function createMemory(frames) {
  /** @type {(number | undefined)[]} the page in each frame */
  const pages = new Array(frames).fill(undefined);
  // The bit belongs to the frame: when a page goes, nothing is left that would have to be cleaned up.
  const bits = new Array(frames).fill(false);
  let hand = 0;
  const advance = () => {
    hand = (hand + 1) % frames;
  };
  return {
    /**
     * @param {number} page
     * @returns {boolean} whether it was a fault
     */
    use(page) {
      const frame = pages.indexOf(page);
      if (frame !== -1) {
        // All that a hit costs. Hardware does it by itself, in the page table entry.
        bits[frame] = true;
        return false;
      }
      // A frame that is still free has no bit, so the hand fills the frames in order without more ado.
      // Where all bits are set it clears them all and comes back to where it began: then CLOCK is FIFO.
      while (bits[hand]) {
        bits[hand] = false;
        advance();
      }
      pages[hand] = page;
      bits[hand] = true;
      advance();
      return true;
    },
  };
}
