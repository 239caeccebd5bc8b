import type { LegendEntry } from './figure-spec.ts';

interface FigureHeadProps {
  number: number | undefined;
  title: string;
  legend: readonly LegendEntry[];
}

export function FigureHead({ number, title, legend }: FigureHeadProps) {
  return (
    <div class="fig-h">
      {number !== undefined && <span class="tag">Figure {number}</span>}
      <h3>{title}</h3>
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
