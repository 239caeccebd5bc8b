/**
 * Of each opcode of final bytecode, in order: its length in bytes, as a hexadecimal digit
 * (quickjs-opcode.h, `DEF`; those spelt `def` never reach final bytecode).
 */
const LENGTHS =
  '155555111111231111111111111111111333333311111111165311133331155511111111155111112626633333' +
  '33333333333333555551111aaaaa77751111211111211111111111222111151111111111111111111111115111' +
  '1111111232212221111111111111111111111111111111111111222311111111';

/** Opcodes with the format atom, atom_u8, atom_u16 or atom_label_u8: an atom follows them. */
const NAMING = [
  ...[4, 5, 49, 61, 62, 63, 73, 74, 81, 83, 84],
  ...[113, 114, 115, 116, 117, 118, 119, 120, 121, 151],
];

/** By opcode: its length in bytes; 0 where there is no such opcode. */
export const OPCODE_LENGTH: Uint8Array = Uint8Array.from({ length: 256 }, (_, opcode) =>
  Number.parseInt(LENGTHS[opcode] ?? '0', 16),
);

/**
 * By opcode: 1 where its operand is an atom that the bytecode holds (free_bytecode_atoms in
 * quickjs.c).
 */
export const OPCODE_NAMES: Uint8Array = Uint8Array.from({ length: 256 }, (_, opcode) =>
  NAMING.includes(opcode) ? 1 : 0,
);
