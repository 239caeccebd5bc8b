/** A figure's whole state: a script on one line, or the name of a scenario, and a step. */
export interface Saved {
  readonly script: string;
  readonly step: number;
}

/** Longer addresses are cut by mail programs and chats; none is made, and none is read. */
export const longest = 2000;

/** `script@step` for the part of an address after `#`; undefined if it would be too long. */
export function encode({ script, step }: Saved): string | undefined {
  const text = encodeURIComponent(script)
    .replaceAll('%20', '+')
    .replaceAll('%3B', ';')
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':')
    .replaceAll('%3D', '=');
  const whole = `${text}@${step}`;
  return whole.length <= longest ? whole : undefined;
}

/** What `encode` wrote; a sentence if it was damaged on the way. */
export function decode(text: string): Saved | string {
  const at = text.lastIndexOf('@');
  const step = text.slice(at + 1);
  if (at < 0 || !/^\d+$/.test(step)) return 'The address of this figure ends without its step.';
  try {
    const script = decodeURIComponent(text.slice(0, at).replaceAll('+', ' '));
    if (script.length > longest) return 'The address of this figure is too long.';
    return { script, step: Number(step) };
  } catch {
    return 'The address of this figure holds a broken % sign.';
  }
}

/** This figure's part of a hash such as `#heading&fig3=…`. */
export function partIn(hash: string, id: string): string | undefined {
  const part = parts(hash).find((one) => one.startsWith(`${id}=`));
  return part?.slice(id.length + 1);
}

/** The hash with this figure's part replaced or, if undefined, removed; the rest stays. */
export function withPart(hash: string, id: string, value: string | undefined): string {
  const others = parts(hash).filter((one) => !one.startsWith(`${id}=`));
  const all = value === undefined ? others : [...others, `${id}=${value}`];
  return all.length === 0 ? '' : `#${all.join('&')}`;
}

const parts = (hash: string): string[] =>
  hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '');
