/** A store like localStorage, with its content to look at. */
export function memoryStore(content: Record<string, string> = {}) {
  const values = new Map(Object.entries(content));
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

const refuse = () => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};

/** One that is full: it can be read. */
export const fullStore = (content: Record<string, string> = {}) => ({
  ...memoryStore(content),
  setItem: refuse,
});

/** One that refuses everything, as in a private window. */
export const closedStore = { getItem: refuse, setItem: refuse };
