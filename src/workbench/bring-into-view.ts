/** Scrolls the page so that a line of the editor is seen; `top` is its distance from the window's. */
export function bringIntoView(top: number, lineHeight: number): void {
  const margin = 3 * lineHeight;
  if (top >= margin && top + lineHeight <= innerHeight - margin) return;
  scrollBy({ top: top - innerHeight / 2, behavior: 'instant' });
}
