export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

export interface ConsoleEntry {
  readonly level: ConsoleLevel;
  readonly text: string;
}

/** What a program printed: at most 200 entries of 2,000 characters each. */
export class ConsoleLog {
  static readonly maxEntries = 200;
  static readonly maxCharacters = 2000;
  readonly entries: ConsoleEntry[] = [];

  add(level: string, text: string): void {
    if (this.entries.length >= ConsoleLog.maxEntries) return;
    this.entries.push({
      level: level as ConsoleLevel,
      text: text.slice(0, ConsoleLog.maxCharacters),
    });
  }
}
