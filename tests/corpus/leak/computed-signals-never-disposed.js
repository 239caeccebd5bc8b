// leak: property `subscribers` of `locale`: each computed subscribes to it and is dropped without dispose()
function signal(value) {
  return {
    subscribers: new Set(),
    get value() {
      return value;
    },
    set value(next) {
      value = next;
      for (const invalidate of this.subscribers) invalidate();
    },
  };
}

function computed(source, derive) {
  let dirty = true;
  let cached;
  const invalidate = () => {
    dirty = true;
  };
  source.subscribers.add(invalidate);
  return {
    get value() {
      if (dirty) {
        cached = derive(source.value);
        dirty = false;
      }
      return cached;
    },
    dispose: () => source.subscribers.delete(invalidate),
  };
}

const locale = signal('en');

export function round(i) {
  const greeting = computed(locale, (language) => `${language}: hello ${i}`);
  locale.value = i % 2 ? 'de' : 'en';
  return greeting.value;
}
