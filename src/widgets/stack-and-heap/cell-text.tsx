import { fitted, textWidth } from '../draw/geometry.ts';

interface CellTextProps {
  x: number;
  width: number;
  /** The baseline. */
  y: number;
  name?: string | undefined;
  value?: string | undefined;
  /** A surface behind the text, where the ground is hatched. */
  plate?: boolean | undefined;
}

const pad = 4;

/** `0x7fffffffefc0` where there is room for it, else `…efc0`. */
const short = (value: string): string =>
  value.startsWith('0x') && value.length > 8 ? `…${value.slice(-4)}` : value;

/** A name at the left and what it holds at the right, as much of them as there is room for. */
export function CellText({ x, width, y, name = '', value = '', plate }: CellTextProps) {
  const room = width - 2 * pad - (name && value ? 5 : 0);
  const fits = (text: string): boolean => textWidth(name, 12) + textWidth(text, 11) <= room;
  const shown = value === '' || fits(value) ? value : short(value);
  const left = room - textWidth(shown, 11);
  const label = name === '' || left < 14 ? '' : fitted(name, 12, left);
  const end = x + width - pad;
  return (
    <>
      {plate && shown && (
        <rect
          class="plate"
          x={end - textWidth(shown, 11) - 4}
          y={y - 12}
          width={textWidth(shown, 11) + 8}
          height="16"
        />
      )}
      {label && (
        <text class="w-name" x={x + pad} y={y}>
          {label}
        </text>
      )}
      {shown && (
        <text class="w-size" x={end} y={y} text-anchor="end">
          {fitted(shown, 11, width - 2 * pad)}
        </text>
      )}
    </>
  );
}
