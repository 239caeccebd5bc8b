import type { NodeId } from './graph.ts';
import type { GcFault } from './state.ts';

/** What a program gets wrong, told in the same words whichever collector works for it. */

export const unknownName = (subject: NodeId): GcFault => ({
  code: 'unknown-name',
  message: `Nothing is named ${subject}.`,
  subject,
});

export const alreadyDeclared = (subject: NodeId): GcFault => ({
  code: 'already-declared',
  message: `There is already something named ${subject}.`,
  subject,
});

export const freedObject = (subject: NodeId): GcFault => ({
  code: 'freed-object',
  message: `${subject} was freed: no reference leads to it any more, so nothing can use it.`,
  subject,
});

export const alreadyReferred = (subject: NodeId, to: NodeId): GcFault => ({
  code: 'already-referred',
  message: `${subject} already holds a reference to ${to}.`,
  subject,
});

export const noSuchReference = (subject: NodeId, to: NodeId): GcFault => ({
  code: 'no-such-reference',
  message: `${subject} holds no reference to ${to}.`,
  subject,
});

const rootAsTarget = (subject: NodeId, why: string): GcFault => ({
  code: 'root-as-target',
  message: `${subject} is a root: ${why}.`,
  subject,
});

export const rootReferred = (root: NodeId): GcFault =>
  rootAsTarget(root, 'tracing starts there, and no object refers to it');

export const rootEntered = (root: NodeId): GcFault =>
  rootAsTarget(root, 'tracing starts there, and no entry holds it');

export const rootFinalized = (root: NodeId): GcFault => rootAsTarget(root, 'no collector frees it');

export const alreadyEntered = (subject: NodeId, key: NodeId): GcFault => ({
  code: 'already-referred',
  message: `${subject} already has an entry for ${key}.`,
  subject,
});

export const notARoot = (subject: NodeId): GcFault => ({
  code: 'not-a-root',
  message: `${subject} is an object: drop empties a root, and cut removes a reference of an object.`,
  subject,
});

export const notMarked: GcFault = {
  code: 'not-marked',
  message: 'A sweep needs a mark first: without marks it would free every object.',
};

export const noGenerations: GcFault = {
  code: 'not-this-collector',
  message: 'This heap has no generations; collect collects all of it.',
};
