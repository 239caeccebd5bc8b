/**
 * @typedef {number} Ref an object in the heap
 * @typedef {object} Heap
 * @property {(text: string) => Ref} make
 * @property {(o: Ref) => void} hold
 * @property {(o: Ref) => void} drop
 * @property {(o: Ref, field: string,
 *   target: Ref | null) => void} set
 * @property {(o: Ref, field: string,
 *   target: Ref | null) => void} setWeak
 * @property {(o: Ref, field: string) =>
 *   Ref | null} get
 */

/**
 * @param {Heap} heap
 * @param {string[]} texts the oldest first
 * @returns {Ref} held once for the caller
 */
export function openThread(heap, texts) {
  const thread = heap.make('thread');
  let last = null;
  for (const text of texts) {
    const message = heap.make(text);
    // Whoever owns holds: the thread its first message, each message the next. What leads back, to the
    // thread and to the message before, only looks: so the holds form a chain and no cycle, and the
    // chain falls from its end once the thread goes.
    heap.setWeak(message, 'thread', thread);
    if (last === null) {
      heap.set(thread, 'first', message);
    } else {
      heap.set(last, 'next', message);
      heap.setWeak(message, 'previous', last);
    }
    heap.drop(message);
    last = message;
  }
  return thread;
}

/**
 * @param {Heap} heap
 * @param {Ref} message
 */
export function removeMessage(heap, message) {
  const thread = heap.get(message, 'thread');
  const previous = heap.get(message, 'previous');
  const next = heap.get(message, 'next');
  if (next !== null) {
    heap.setWeak(next, 'previous', previous);
  }
  // Last, since this lets go of the message, and it may be freed here and now.
  if (previous === null) {
    heap.set(thread, 'first', next);
  } else {
    heap.set(previous, 'next', next);
  }
}

/**
 * @param {Heap} heap
 * @param {Ref} thread
 */
export function closeThread(heap, thread) {
  heap.drop(thread);
}
