import type { LegendEntry } from './figure-spec.ts';

interface FigureHeadProps {
  number: number | undefined;
  title: string;
  legend: readonly LegendEntry[];
  level: 2 | 3;
}

export function FigureHead({ number, title, legend, level }: FigureHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <div class="fig-h">
      {number !== undefined && <span class="tag">Figure {number}</span>}
      <Heading>{title}</Heading>
      <div class="key">
        {legend.map(({ swatch, text }) => (
          <span key={text}>
            <i class={`sw ${swatch}`} />
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}
