// style: functional, built from the newest message on, each holding the one that is there already
const put = (heap, from, field, target) => {
  heap.set(from, field, target);
  if (target !== null) heap.drop(target);
};

export const openThread = (heap, texts) => {
  const thread = heap.make('thread');
  const first = texts.reduceRight((next, text) => {
    const message = heap.make(text);
    heap.setWeak(message, 'thread', thread);
    if (next !== null) heap.setWeak(next, 'previous', message);
    put(heap, message, 'next', next);
    return message;
  }, null);
  put(heap, thread, 'first', first);
  return thread;
};

export const removeMessage = (heap, message) => {
  const [thread, previous, next] = ['thread', 'previous', 'next'].map((field) =>
    heap.get(message, field),
  );
  if (next !== null) heap.setWeak(next, 'previous', previous);
  heap.set(previous ?? thread, previous === null ? 'first' : 'next', next);
};

export const closeThread = (heap, thread) => heap.drop(thread);
