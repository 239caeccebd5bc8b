// style: closure, one typed array for each field and the time of use, as a simulator would have it
export function createTlb({ sets, ways }) {
  const places = sets * ways;
  const owners = new Int32Array(places).fill(-1);
  const pages = new Float64Array(places);
  const frames = new Float64Array(places);
  const used = new Float64Array(places);
  let clock = 1;

  const find = (asid, page) => {
    const first = (page % sets) * ways;
    for (let at = first; at < first + ways; at += 1) {
      if (pages[at] === page && owners[at] === asid) return at;
    }
    return -1;
  };

  const free = (at) => {
    owners[at] = -1;
    used[at] = 0;
  };

  return {
    lookup(asid, page) {
      const at = find(asid, page);
      if (at < 0) return undefined;
      used[at] = clock++;
      return frames[at];
    },
    insert(asid, page, frame) {
      let at = find(asid, page);
      if (at < 0) {
        at = (page % sets) * ways;
        for (let other = at + 1; other < (page % sets) * ways + ways; other += 1) {
          if (used[other] < used[at]) at = other;
        }
      }
      owners[at] = asid;
      pages[at] = page;
      frames[at] = frame;
      used[at] = clock++;
    },
    invalidate(asid, page) {
      const at = find(asid, page);
      if (at >= 0) free(at);
    },
    flush(asid) {
      owners.forEach((owner, at) => {
        if (owner === asid) free(at);
      });
    },
  };
}
