import * as z from 'zod/mini';

/**
 * What the sandbox can say of a program beyond the verdict, read from the memory of a second run of
 * it. Plain JSON, the same bytes everywhere; nodes are numbers of the snapshot that is kept.
 */

/** One step of a path: how the step before holds it, and what it is. */
export const pathStepSchema = z.object({
  node: z.number(),
  /** As a path says it: `.users`, `[3]`, `entry "a"`, `closure variable "x"`. */
  by: z.string(),
  /** Whether `by` goes on with the text before it, as `.users` does. */
  joins: z.boolean(),
  what: z.string(),
  /** Bytes that would go with it. */
  retained: z.optional(z.number()),
  /** How often the link of a chain that ends with it is there in a row. */
  times: z.optional(z.number()),
  /** The learner's line that the step stands for, from 1: a declaration or a function. */
  line: z.optional(z.number()),
});

/** What there was ever more of, of one class in one place. */
export const heldSchema = z.object({
  path: z.string(),
  className: z.string(),
  /** How many more than at the first look; 0 where what was there has grown itself. */
  count: z.number(),
  /** Bytes more, with all that goes with them. */
  retainedBytes: z.number(),
  line: z.optional(z.number()),
  steps: z.array(pathStepSchema),
});

/** What kind of leak it is, and what usually mends it: a sentence each. */
export const adviceSchema = z.object({
  kind: z.string(),
  sentence: z.string(),
  mend: z.string(),
});

/** Where bytes in use stood: `at` in ticks from the first round's start, with fractions. */
export const filmSampleSchema = z.object({ at: z.number(), bytes: z.number() });

/** One round of the film: bytes above the baseline before and after what was forced at its end. */
export const filmRoundSchema = z.object({
  round: z.number(),
  from: z.number(),
  to: z.number(),
  peak: z.number(),
  before: z.number(),
  after: z.number(),
});

export const filmSchema = z.object({
  samples: z.array(filmSampleSchema),
  rounds: z.array(filmRoundSchema),
  /** Branches and calls between two samples. */
  every: z.number(),
});

/** The allocator's chunks after a round (0: before the first), summed up; bytes with headers. */
export const heapMapSchema = z.object({
  round: z.number(),
  /** In use since before the program ran: the engine's and the realms'. */
  engineBytes: z.number(),
  /** In use and the program's. */
  liveBytes: z.number(),
  freeBytes: z.number(),
  holes: z.number(),
  largestHole: z.number(),
  /** The part of the free bytes outside the largest hole, from 0 to 1. */
  fragmentation: z.number(),
  /** Free behind the last block, where the heap grows next: no hole. */
  room: z.number(),
  /** Of each page of 4 KiB up to the last block: the engine's bytes in use, and the program's. */
  pages: z.array(z.tuple([z.number(), z.number()])),
});

/** A chunk of a page, by address. */
export const chunkSchema = z.object({
  address: z.number(),
  size: z.number(),
  state: z.enum(['engine', 'live', 'free']),
  /** What lies in it, where the snapshot knows. */
  what: z.optional(z.string()),
  node: z.optional(z.number()),
});

/** Why there is no snapshot: which invariant did not hold, and what was expected and found. */
export const faultSchema = z.object({ invariant: z.string(), message: z.string() });

export const explanationSchema = z.object({
  /** Rounds that the second run had. */
  rounds: z.number(),
  /** The rounds between which `held` grew. */
  span: z.tuple([z.number(), z.number()]),
  /** Most bytes first; empty where nothing accumulates. */
  held: z.array(heldSchema),
  advice: z.optional(adviceSchema),
  film: filmSchema,
  maps: z.array(heapMapSchema),
  /** Objects and bytes in the kept snapshot; without it only chunks can be told. */
  snapshot: z.optional(
    z.object({ objects: z.number(), bytes: z.number(), blocks: z.number(), since: z.number() }),
  ),
  fault: z.optional(faultSchema),
});

const page = { from: z.number(), count: z.number() };

/** Questions to the snapshot that the last explanation left behind. */
export const querySchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('classes') }),
  z.object({
    ask: z.literal('objects'),
    /** All classes without it. */
    className: z.optional(z.string()),
    /** Only the learner's, or only what the realm brought along; both without it. */
    isLearners: z.optional(z.boolean()),
    /** Part of what a path would call it, in any case. */
    text: z.optional(z.string()),
    freshOnly: z.boolean(),
    sort: z.enum(['retained', 'shallow', 'name']),
    ...page,
  }),
  z.object({ ask: z.literal('object'), node: z.number() }),
  z.object({ ask: z.literal('holders'), node: z.number(), ...page }),
  z.object({ ask: z.literal('holds'), node: z.number(), ...page }),
  /**
   * The dominator tree below a node, for a treemap. Without one the learner's program: the topmost
   * of its nodes, and all that is not its own as one.
   */
  z.object({ ask: z.literal('tree'), node: z.optional(z.number()) }),
  z.object({ ask: z.literal('chunks'), round: z.number(), page: z.number() }),
  z.object({ ask: z.literal('file') }),
]);

export const classRowSchema = z.object({
  className: z.string(),
  count: z.number(),
  shallow: z.number(),
  retained: z.number(),
  /** Of these, made since the round that the explanation marks. */
  freshCount: z.number(),
  freshBytes: z.number(),
  /**
   * False for what the realm brought along: built-ins, the engine's tables. A class of which there
   * are both has a row of each.
   */
  isLearners: z.boolean(),
});

export const objectRowSchema = z.object({
  node: z.number(),
  /** How the other one holds it, or it the other one; in lists of objects, how its nearest holder. */
  by: z.string(),
  className: z.string(),
  what: z.string(),
  shallow: z.number(),
  retained: z.number(),
  isFresh: z.boolean(),
  isLearners: z.boolean(),
  /** The other one does not keep it alive, as a WeakMap its key. */
  isWeak: z.boolean(),
  line: z.optional(z.number()),
});

export const treeNodeSchema = z.object({
  node: z.number(),
  /** How the nearest path names it: `cache`, `.users`, `[3]`. */
  by: z.string(),
  className: z.string(),
  what: z.string(),
  retained: z.number(),
  /** Its own bytes, with those of its shape, code and captured variables: no one would name these. */
  shallow: z.number(),
  isFresh: z.boolean(),
  isLearners: z.boolean(),
  /** How many it dominates directly. */
  children: z.number(),
});

const rows = { total: z.number(), rows: z.array(objectRowSchema) };

export const answerSchema = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('classes'),
    /** Most retained bytes first. */
    rows: z.array(classRowSchema),
    /** What of very many classes has no row. */
    rest: z.object({ classes: z.number(), count: z.number(), shallow: z.number() }),
  }),
  z.object({ ask: z.literal('objects'), ...rows }),
  z.object({
    ask: z.literal('object'),
    object: objectRowSchema,
    path: z.string(),
    steps: z.array(pathStepSchema),
  }),
  z.object({ ask: z.literal('holders'), ...rows }),
  z.object({ ask: z.literal('holds'), ...rows }),
  z.object({
    ask: z.literal('tree'),
    node: treeNodeSchema,
    /** The largest, most bytes first; the rest are summed up. */
    children: z.array(treeNodeSchema),
    rest: z.object({ count: z.number(), retained: z.number() }),
  }),
  z.object({ ask: z.literal('chunks'), chunks: z.array(chunkSchema) }),
  z.object({ ask: z.literal('file'), text: z.string() }),
]);

export type Explanation = z.infer<typeof explanationSchema>;
export type Held = z.infer<typeof heldSchema>;
export type PathStepText = z.infer<typeof pathStepSchema>;
export type Advice = z.infer<typeof adviceSchema>;
export type Film = z.infer<typeof filmSchema>;
export type HeapMap = z.infer<typeof heapMapSchema>;
export type ChunkRow = z.infer<typeof chunkSchema>;
export type Query = z.infer<typeof querySchema>;
export type Answer = z.infer<typeof answerSchema>;
export type ClassRow = z.infer<typeof classRowSchema>;
export type ObjectRow = z.infer<typeof objectRowSchema>;
export type TreeNode = z.infer<typeof treeNodeSchema>;
