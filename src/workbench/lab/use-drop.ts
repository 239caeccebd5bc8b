import { useRef, useState } from 'preact/hooks';
import { readProgram } from './read-program.ts';

const bringsFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') === true;

/** A place that a file can be dropped on. Text that is dragged is left to the editor. */
export function useDrop(onText: (text: string) => void, onTrouble: (message: string) => void) {
  const [over, setOver] = useState(false);
  // Entering a child leaves its parent: over is what has been entered more often than left.
  const depth = useRef(0);
  const enter = (by: number) => (event: DragEvent) => {
    if (!bringsFiles(event)) return;
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const handlers = {
    onDragEnterCapture: enter(1),
    onDragLeaveCapture: enter(-1),
    onDragOverCapture: (event: DragEvent) => {
      if (bringsFiles(event)) event.preventDefault();
    },
    onDropCapture: (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      depth.current = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      readProgram(file).then(onText, (error: Error) => onTrouble(error.message));
    },
  };
  return { over, handlers };
}
