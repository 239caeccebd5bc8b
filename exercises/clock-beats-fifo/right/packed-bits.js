// style: typed arrays, with the bits packed into words
export function createMemory(frames) {
  const words = new Int32Array(Math.ceil(frames / 30));
  const pages = new Float64Array(frames).fill(-1);
  let hand = 0;
  const isSet = () => (words[Math.floor(hand / 30)] >> (hand % 30)) & 1;
  const flip = (frame) => {
    words[Math.floor(frame / 30)] ^= 1 << (frame % 30);
  };
  const mark = (frame) => {
    words[Math.floor(frame / 30)] |= 1 << (frame % 30);
  };
  return {
    use(page) {
      const frame = pages.indexOf(page);
      if (frame >= 0) {
        mark(frame);
        return false;
      }
      for (; isSet(); hand = (hand + 1) % frames) flip(hand);
      pages[hand] = page;
      mark(hand);
      hand = (hand + 1) % frames;
      return true;
    },
  };
}
