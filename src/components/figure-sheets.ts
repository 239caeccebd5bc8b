const sheets = import.meta.glob<string>('../widgets/*/*.css', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The address of a figure's own sheet; none where the grammar is enough for it. */
export const sheetOf = (figure: string): string | undefined =>
  sheets[`../widgets/${figure}/${figure}.css`];
