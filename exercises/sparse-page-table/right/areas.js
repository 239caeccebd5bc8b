// style: functional, sorted runs of neighbouring pages, each with its frames in one typed array
const RUN = 128;

const place = (runs, first) => {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (runs[middle].first < first) low = middle + 1;
    else high = middle;
  }
  return low;
};

export function createPageTable() {
  const runs = [];
  const find = (page) => {
    const first = page - (page % RUN);
    const at = place(runs, first);
    return { at, first, run: runs[at]?.first === first ? runs[at] : undefined };
  };
  return {
    map: (page, frame) => {
      const { at, first, run } = find(page);
      const target = run ?? { first, frames: new Int32Array(RUN).fill(-1) };
      if (run === undefined) runs.splice(at, 0, target);
      target.frames[page - first] = frame;
    },
    unmap: (page) => {
      const { at, first, run } = find(page);
      if (run === undefined) return;
      run.frames[page - first] = -1;
      if (run.frames.every((frame) => frame === -1)) runs.splice(at, 1);
    },
    frameOf: (page) => {
      const { first, run } = find(page);
      const frame = run?.frames[page - first] ?? -1;
      return frame === -1 ? undefined : frame;
    },
  };
}
