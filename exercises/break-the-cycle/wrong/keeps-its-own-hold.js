// fails heap-growth, result: the links are right, but the hold that make gave is never given back
export function openThread(heap, texts) {
  const thread = heap.make('thread');
  let last = null;
  for (const text of texts) {
    const message = heap.make(text);
    heap.setWeak(message, 'thread', thread);
    if (last === null) {
      heap.set(thread, 'first', message);
    } else {
      heap.set(last, 'next', message);
      heap.setWeak(message, 'previous', last);
    }
    last = message;
  }
  return thread;
}

export function removeMessage(heap, message) {
  const thread = heap.get(message, 'thread');
  const previous = heap.get(message, 'previous');
  const next = heap.get(message, 'next');
  if (next !== null) {
    heap.setWeak(next, 'previous', previous);
  }
  if (previous === null) {
    heap.set(thread, 'first', next);
  } else {
    heap.set(previous, 'next', next);
  }
}

export function closeThread(heap, thread) {
  heap.drop(thread);
}
