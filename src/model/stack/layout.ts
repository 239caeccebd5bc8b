/** A variable of a function, in the order of its declaration. */
export interface LocalSpec {
  readonly name: string;
  readonly bytes: number;
  /** A number or a pointer, which is aligned to its size; otherwise an array of bytes. */
  readonly scalar?: boolean;
}

/** A parameter that comes in a register and is kept on the stack: 4 or 8 bytes. */
export interface ParameterSpec {
  readonly name: string;
  readonly bytes: 4 | 8;
}

export type SlotKind = 'return address' | 'saved fp' | 'local' | 'parameter';

/** A named part of a frame. */
export interface Slot {
  readonly name: string;
  readonly kind: SlotKind;
  readonly bytes: number;
  /** From the frame pointer down to the slot's lowest byte, in bytes; -8 for the return address. */
  readonly below: number;
}

export interface FrameLayout {
  /** From the highest address down. */
  readonly slots: readonly Slot[];
  /** What the function takes from the stack pointer after saving the frame pointer. */
  readonly localBytes: number;
  /** All that a call takes: return address, saved frame pointer and `localBytes`. */
  readonly bytes: number;
}

/** Return address and saved frame pointer. */
const linkBytes = 16;

/**
 * A frame as gcc 12 lays it out for x86-64 SysV at -O0, with a frame pointer and no stack protector,
 * for a function that calls others and has at most six parameters. Checked against gcc 12.2 itself.
 *
 * Variables go down from the frame pointer in the order of declaration (gcc/cfgexpand.cc,
 * `expand_used_vars`, which defers nothing at -O0), each at a multiple of its alignment: that of
 * its type, but 16 for arrays of 16 bytes and more (i386.cc, `ix86_local_alignment`). What they take
 * is rounded up to 16, and below that parameters are spilled, in slots of 4 or 8 bytes; 4 bytes left
 * over by an 8-byte slot's alignment serve the next small one (function.cc, `assign_stack_local_1`).
 * The whole is rounded up to 16, so that the stack pointer is a multiple of 16 at every call (the
 * ABI, section 3.2.2).
 */
export function frameLayout(
  locals: readonly LocalSpec[],
  parameters: readonly ParameterSpec[] = [],
): FrameLayout {
  const slots: Slot[] = [
    { name: 'return address', kind: 'return address', bytes: 8, below: -8 },
    { name: 'saved fp', kind: 'saved fp', bytes: 8, below: 0 },
  ];
  let depth = 0;
  for (const { name, bytes, scalar } of locals) {
    depth = roundUp(depth + bytes, scalar ? bytes : bytes >= 16 ? 16 : 1);
    slots.push({ name, kind: 'local', bytes, below: depth });
  }
  depth = roundUp(depth, 16);
  let hole: number | undefined;
  for (const { name, bytes } of parameters) {
    let below = roundUp(depth + bytes, bytes);
    if (bytes === 4 && hole !== undefined) {
      below = hole;
      hole = undefined;
    } else {
      if (below > depth + bytes) hole = depth + 4;
      depth = below;
    }
    slots.push({ name, kind: 'parameter', bytes, below });
  }
  const localBytes = roundUp(depth, 16);
  slots.sort((a, b) => a.below - b.below);
  return { slots, localBytes, bytes: linkBytes + localBytes };
}

/** The variable of a name in a frame; the one declared last, where two have it. */
export function variableIn({ slots }: FrameLayout, name: string): Slot | undefined {
  return slots.findLast(
    (slot) => slot.name === name && (slot.kind === 'local' || slot.kind === 'parameter'),
  );
}

const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;
