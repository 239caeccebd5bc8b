const shapes = {
  back: 'M12 2v12L4.5 8zM2 2h2v12H2z',
  play: 'M3 1.5l11 6.5-11 6.5z',
  pause: 'M3 2h3.5v12H3zM9.5 2H13v12H9.5z',
  next: 'M4 2v12l7.5-6zM12 2h2v12h-2z',
} as const;

export function PlayerIcon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
