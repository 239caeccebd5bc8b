/** An address or an entry as the course writes it: `0x7ffeefbff5a0`. */
export const hex = (value: number | bigint): string => `0x${value.toString(16)}`;
