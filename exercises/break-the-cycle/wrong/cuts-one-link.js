// fails heap-growth, result: cuts the thread from its first message, and leaves the circles between neighbours
export function openThread(heap, texts) {
  const thread = heap.make('thread');
  let last = null;
  for (const text of texts) {
    const message = heap.make(text);
    heap.set(message, 'thread', thread);
    if (last === null) {
      heap.set(thread, 'first', message);
    } else {
      heap.set(last, 'next', message);
      heap.set(message, 'previous', last);
    }
    // The one before it, or the thread, holds the message now.
    heap.drop(message);
    last = message;
  }
  return thread;
}

export function removeMessage(heap, message) {
  const thread = heap.get(message, 'thread');
  const previous = heap.get(message, 'previous');
  const next = heap.get(message, 'next');
  if (next !== null) {
    heap.set(next, 'previous', previous);
  }
  if (previous === null) {
    heap.set(thread, 'first', next);
  } else {
    heap.set(previous, 'next', next);
  }
}

export function closeThread(heap, thread) {
  heap.set(heap.get(thread, 'first'), 'thread', null);
  heap.set(thread, 'first', null);
  heap.drop(thread);
}
