// style: functional, everything is sorted and the best that fit are kept
export const createStore = (limit) => {
  let kept = [];

  const shed = (entries) => {
    let room = limit;
    return entries
      .toSorted((a, b) => b.cost / b.data.length - a.cost / a.data.length)
      .filter(({ data }) => {
        if (data.length > room) room = 0;
        else room -= data.length;
        return room > 0;
      });
  };

  const get = (key, build) => {
    const known = kept.find((entry) => entry.key === key);
    if (known) return known.data;
    const built = { key, ...build(key) };
    kept = shed([...kept, built]);
    return built.data;
  };

  return { get };
};
