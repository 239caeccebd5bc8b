/** An address as the course writes it: `0x7ffeefbff5a0`. */
export const hex = (address: number): string => `0x${address.toString(16)}`;
