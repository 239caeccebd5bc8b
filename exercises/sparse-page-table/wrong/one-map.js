// fails peak-heap: one Map entry for each page is right, and takes more than ten times its four bytes
export function createPageTable() {
  const frames = new Map();
  return {
    map: (page, frame) => {
      frames.set(page, frame);
    },
    unmap: (page) => {
      frames.delete(page);
    },
    frameOf: (page) => frames.get(page),
  };
}
