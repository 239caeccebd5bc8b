// style: closures; the readers themselves are the steps, and share their variables
export const trampoline = (step) => {
  let value = step;
  do value = value();
  while (typeof value === 'function');
  return value;
};

export const scan = (read) => {
  let strings = 0;
  let characters = 0;
  let length = 0;
  const outside = () => {
    const character = read();
    if (character === undefined) return { strings, characters };
    length = 0;
    return character === '"' ? inside : outside;
  };
  const inside = () => {
    const character = read();
    if (character === undefined) return { strings, characters };
    if (character === '"') {
      strings += 1;
      characters += length;
      return outside;
    }
    if (character === '\\') read();
    length += 1;
    return inside;
  };
  return trampoline(outside);
};
