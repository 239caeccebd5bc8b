// style: functional, an array of pairs in order of use
let entries = [];

export const lookup = (id, load) => {
  const found = entries.find(([key]) => key === id);
  const user = found ? found[1] : load(id);
  entries = [...entries.filter(([key]) => key !== id), [id, user]].slice(-60);
  return user;
};

export const forget = (id) => {
  entries = entries.filter(([key]) => key !== id);
};
