import { graphForms, type GraphStatement as Statement } from '../../model/gc/graph-statements.ts';
import { printError } from '../../model/script/error.ts';
import { parse, print } from '../../model/script/parse.ts';

/** A figure's whole state; `step` counts the trace's steps, folded ones included. */
export interface Saved {
  readonly statements: readonly Statement[];
  readonly step: number;
}

/** Longer addresses are cut by mail programs and chats; none is made, and none is read. */
const longest = 2000;

/** `script@step` for the part of an address after `#`; undefined if it would be too long. */
export function encode({ statements, step }: Saved): string | undefined {
  const script = encodeURIComponent(print(graphForms, statements, ';'))
    .replaceAll('%20', '+')
    .replaceAll('%3B', ';')
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':');
  const text = `${script}@${step}`;
  return text.length <= longest ? text : undefined;
}

/** What `encode` wrote; a sentence if it was damaged on the way. */
export function decode(text: string): Saved | string {
  const at = text.lastIndexOf('@');
  const step = text.slice(at + 1);
  if (at < 0 || !/^\d+$/.test(step)) return 'The address of this figure ends without its step.';
  try {
    const script = decodeURIComponent(text.slice(0, at).replaceAll('+', ' '));
    if (script.length > longest) return 'The address of this figure is too long.';
    const parsed = parse(graphForms, script);
    return parsed.ok
      ? { statements: parsed.statements, step: Number(step) }
      : printError(parsed.error);
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
