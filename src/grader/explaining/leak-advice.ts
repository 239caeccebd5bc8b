import { formatBytes, formatNumber } from '../../model/units.ts';
import type { Advice, Held } from '../explanation.ts';

/** What is known of a place where objects accumulate, in the words of its path. */
interface Place extends Held {
  /** `93 more objects between rounds 37 and 130`: what came there, and when. */
  readonly more: string;
  /** `more between rounds 37 and 130` */
  readonly span: string;
  /** The name it begins with, as the learner wrote it. */
  readonly root: string;
  /** What holds what accumulates: `Map(240)`, `Array(12)`, `ƒ next (line 6)`. */
  readonly holder: string;
  /** How: `entry "user:17"`, `[3]`, `.next`, `closure variable "x"`. */
  readonly by: string;
}

interface Kind {
  readonly kind: string;
  readonly fits: (place: Place) => boolean;
  readonly sentence: (place: Place) => string;
  readonly mend: string;
}

const MOST_NAME = 40;
/** A name that is `this` says nothing, and neither does one that a path had to quote otherwise. */
const CAPTURED = /^closure variable "((?!this")[\p{ID_Continue}$]+)"$/u;
/** A registration hangs from its object, and the path says of which registry it is. */
const REGISTRY = /weak entry in (\S+) = FinalizationRegistry/;
const PRIMITIVE = /^(string|bigint|symbol)$/;
const LISTENERS = /listener|handler|subscri|observer|callback|hook|watcher|waiter/i;

/** From the particular to the general: the first that fits is told. */
const KINDS: readonly Kind[] = [
  {
    kind: 'timer',
    fits: ({ className }) => className === 'timer',
    sentence: () =>
      'Timers pile up: each that is still set keeps its callback, and all that the callback uses.',
    mend: 'Keep what setInterval or setTimeout returns, and clear it when its work is over.',
  },
  {
    // One goes as soon as its object does, so what piles up are objects that something keeps alive.
    kind: 'registration that keeps its object',
    fits: ({ path, className }) =>
      /FinalizationRegistry/.test(path) || className === 'registration',
    sentence: ({ root, path }) =>
      `The objects registered with ${registryIn(path) ?? root} are still alive, so their registrations stay, and each keeps its held value: look whether that leads back to the object.`,
    mend: 'Register a held value that knows nothing of the object, such as a number or a name, and unregister the object when it is closed by hand.',
  },
  {
    kind: 'weak map',
    fits: ({ path, className }) => className === 'weak entry' || path.includes('weak entry in '),
    sentence: () =>
      'A WeakMap’s value leads back to its own key, so the sandbox’s engine never drops either.',
    mend: 'Let the value do without its key. (V8, in Node and Chrome, would free this pair; QuickJS can’t.)',
  },
  {
    kind: 'chain',
    fits: ({ path, className }) => path.includes(' ×') && className !== 'string',
    sentence: ({ root, more }) =>
      `A chain that begins at ${root} gets longer: each link holds the next one, and there are ${more}.`,
    mend: 'Cut the link to what came before once it is of no more use, and keep only the newest.',
  },
  {
    kind: 'listener',
    fits: ({ path, className }) =>
      // Of the sandbox's own EventTarget, each listener is an object with its function and options.
      /\.#listeners\b/.test(path) ||
      (className === 'function' && (LISTENERS.test(path) || /EventTarget|AbortSignal/.test(path))),
    sentence: ({ more, root }) =>
      `${root} has ${more}. They are listeners, and each keeps what its function uses.`,
    mend: 'Remove each listener when its owner is done: the same function object that was added, or an AbortSignal that ends them all.',
  },
  {
    kind: 'pending',
    fits: ({ path, className }) =>
      /pending job|suspended|reaction|Promise \(pending\)/.test(path) ||
      /^(Async)?Generator$|suspended call|^Promise$/.test(className) ||
      /ƒ (resolve|reject)\b/.test(path),
    sentence: ({ root }) =>
      `Work that never finishes waits at ${root}: a call that is suspended keeps all its variables.`,
    mend: 'Make sure that each promise settles and each generator is run to its end or closed: on success, on failure, and when nobody wants the answer any more.',
  },
  {
    kind: 'registration',
    fits: ({ className }) => className === 'WeakRef',
    sentence: ({ root }) =>
      `What the weak references at ${root} pointed to may be gone; the references themselves are objects, too, and stay.`,
    mend: 'Take the entry out when its target is gone: a FinalizationRegistry can say when.',
  },
  {
    kind: 'global',
    fits: ({ path }) => path.startsWith('globalThis'),
    sentence: () => 'It hangs from a global variable, and those live as long as the program.',
    mend: 'Declare it where it is used, with const or let, so that it goes when the call is over.',
  },
  {
    kind: 'growth in place',
    // A text that is added to is a chain of its parts, until somebody reads it.
    fits: ({ count, className, path }) =>
      (count === 0 && !/^(Map|Set|Object)$/.test(className)) ||
      (className === 'string' && path.includes(' ×')),
    sentence: ({ root, className, retainedBytes, span }) =>
      `${PLAIN[className] ?? `One ${className}`} at ${root} gets ever longer: ${formatBytes(retainedBytes)} ${span}.`,
    mend: 'Give it a length that it never exceeds, and drop the oldest part when it is reached.',
  },
  {
    kind: 'closure',
    fits: ({ className, by }) => className === 'function' && !by.startsWith('entry '),
    sentence: ({ more, root }) =>
      `${root} has ${more}, and a function keeps every variable that it uses.`,
    mend: 'Drop the functions when they have been called for the last time, and let them use only what they need: copy the one value out of the large object.',
  },
  {
    kind: 'keyed by identity',
    fits: ({ by, holder, className }) =>
      /^Map\(/.test(holder) &&
      ((by === 'key' && !PRIMITIVE.test(className)) || /^entry [A-Z]/.test(by)),
    sentence: ({ root, more }) =>
      `${root} is keyed by objects, and two that look the same are still two keys: ${more}.`,
    mend: 'Key it by a string or number that says what is the same, and delete the entry in the end. A WeakMap lets an object’s entry go with the object.',
  },
  {
    kind: 'cache',
    fits: ({ holder, by }) => /^(Map|Set|Object)\b/.test(holder) || by.startsWith('entry '),
    sentence: ({ root, more }) =>
      `${root} gets more and more entries, and they are not deleted: ${more}.`,
    mend: 'Delete the entry when its owner is done, or give it a bound: drop the oldest when a new one comes.',
  },
  {
    kind: 'list',
    fits: () => true,
    sentence: ({ root, more }) =>
      `${root} only grows, since what is put in is not taken out: ${more}.`,
    mend: 'Take things out when they are done with, or keep only the last few.',
  },
];

/** What kind of leak the first of the places is, and what usually mends it. */
export function adviceOn(
  [held]: readonly Held[],
  [from, to]: readonly [from: number, to: number],
): Advice | undefined {
  if (!held) return undefined;
  const { steps } = held;
  const last = steps.at(-1)!;
  const holder = steps.at(-2) ?? last;
  const span = from === 0 ? `more after round ${to}` : `more between rounds ${from} and ${to}`;
  const more = `${many(held.count, held.className, held.retainedBytes)} ${span.replace('more ', '')}`;
  const place: Place = {
    ...{ ...held, more, span },
    ...{ root: rootOf(held), holder: holder.what, by: last.by },
  };
  const { kind, sentence, mend } = KINDS.find(({ fits }) => fits(place))!;
  return { kind, sentence: sentence(place), mend };
}

/**
 * The start of a path up to where it names a thing of the learner's: `bus.listeners`. Where a
 * function leads to a variable that it captured, the variable's name says more: `handlers`.
 */
function rootOf({ steps, count }: Held): string {
  let root = '';
  for (const [i, { by, joins, times }] of steps.entries()) {
    // Of many that were put somewhere the place is told, of one that has grown its own name.
    const isItsOwn = i > 0 && i === steps.length - 1 && count > 0;
    const captured = CAPTURED.exec(by)?.[1];
    if (isItsOwn || times !== undefined) break;
    if (captured !== undefined) root = captured;
    else if (by === '' || !joins || by.startsWith('[')) break;
    else root += by;
  }
  const name = root || steps[0]!.what;
  const short = name.length > MOST_NAME ? `${name.slice(0, MOST_NAME)}…` : name;
  return `\`${short}\``;
}

function registryIn(path: string): string | undefined {
  const name = REGISTRY.exec(path)?.[1];
  return name === undefined ? undefined : `\`${name}\``;
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'One text',
  Array: 'One array',
  bigint: 'One number',
};

const PLURALS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  Object: ['object', 'objects'],
  Array: ['array', 'arrays'],
  function: ['function', 'functions'],
  string: ['string', 'strings'],
  symbol: ['symbol', 'symbols'],
};

/** `93 more objects`; where what was there has grown itself, `4.1 KiB more`. */
function many(count: number, className: string, bytes: number): string {
  if (count === 0) return `${formatBytes(bytes)} more`;
  const [one, many] = PLURALS[className] ?? [className, `${className} objects`];
  return `${formatNumber(count)} more ${count === 1 ? one : many}`;
}
