/** Where tables get their frames: `count` in a row, the first one's number, or -1 for none. */
export interface FrameSource {
  allocate(count: number): number;
  release(first: number, count: number): void;
}
