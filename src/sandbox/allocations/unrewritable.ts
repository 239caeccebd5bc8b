/** Why a module can't be rewritten; its message is for learners. */
export class Unrewritable extends Error {
  readonly kind: 'syntax' | 'code-from-text';
  constructor(kind: 'syntax' | 'code-from-text', message: string) {
    super(message);
    this.kind = kind;
  }
}

export const TOO_DEEP = 'its code is nested too deep';
