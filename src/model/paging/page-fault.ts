/**
 * The bits of a page fault's error code (Intel SDM volume 3A, figure 4-12). An access is made of
 * write, user and execute; a read by the kernel is 0. A fault adds the other two.
 */
export const faultBit = { present: 1, write: 2, user: 4, reserved: 8, execute: 16 } as const;
