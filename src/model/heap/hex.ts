/** An address as all figures and messages write it. */
export const hex = (address: number): string => `0x${address.toString(16)}`;
