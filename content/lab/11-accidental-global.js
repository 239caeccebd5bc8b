// Accidental global: code compiled from text is sloppy, so a forgotten `const` makes a global.

const count = new Function(
  'page',
  `if (typeof visits === 'undefined') visits = [];
   visits.push({ page, seen: true });
   return visits.length;`,
);

export function round(i) {
  for (let n = 0; n < 10; n++) count(`/page/${i * 10 + n}`);
}
