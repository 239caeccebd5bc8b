// fails result: makes every link weak, so the messages are gone before the thread is open
export function openThread(heap, texts) {
  const thread = heap.make('thread');
  let last = null;
  for (const text of texts) {
    const message = heap.make(text);
    heap.setWeak(message, 'thread', thread);
    if (last === null) {
      heap.setWeak(thread, 'first', message);
    } else {
      heap.setWeak(last, 'next', message);
      heap.setWeak(message, 'previous', last);
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
    heap.setWeak(next, 'previous', previous);
  }
  if (previous === null) {
    heap.setWeak(thread, 'first', next);
  } else {
    heap.setWeak(previous, 'next', next);
  }
}

export function closeThread(heap, thread) {
  heap.drop(thread);
}
