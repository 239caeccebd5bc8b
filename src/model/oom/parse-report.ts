import { type Draft, emptyDraft, finished } from './draft-report.ts';
import { parseRow } from './parse-row.ts';
import type { Report } from './report.ts';
import { reportLines } from './report-lines.ts';
import { stripPrefix } from './strip-prefix.ts';

export interface ParsedReports {
  /** In the order of the text. */
  readonly reports: readonly Report[];
  /** Lines with text that said nothing: call traces, zones, other messages, damaged rows. */
  readonly unknownLines: number;
}

/**
 * The OOM reports in a pasted log: dmesg, journalctl, syslog, with or without times and hosts, any
 * release since 2.6.36, several in one text, parts missing, other lines in between. Never throws;
 * what it does not know it counts. The time it takes grows with the length of the text alone: a
 * line is looked at for 4,096 characters, and no form of a line has more than two open ends.
 */
export function parseReport(text: string): ParsedReports {
  const reports: Draft[] = [];
  let draft = emptyDraft();
  let unknownLines = 0;
  const openAnother = () => {
    draft = emptyDraft();
    reports.push(draft);
  };
  // rsyslog writes the line feeds inside Mem-Info as #012.
  for (const raw of text.split(/\r\n|\n|\r|#012/)) {
    const line = stripPrefix(raw);
    if (line === '') continue;
    const row = line.startsWith('[') ? parseRow(line, draft.columns) : undefined;
    if (row) {
      if (reports.length === 0 || draft.killed.length > 0) openAnother();
      draft.tasks.push(row);
      continue;
    }
    let taken = false;
    for (const kind of reportLines) {
      const found = line.includes(kind.sign) ? kind.form.exec(line) : null;
      if (!found) continue;
      if (reports.length === 0 || kind.begins?.(draft, found)) openAnother();
      taken = kind.take(kind.owner?.(reports, found) ?? draft, found);
      break;
    }
    if (!taken) unknownLines += 1;
  }
  const told = reports.filter(says).map(finished);
  return { reports: told, unknownLines };
}

/** A lone line about RAM or a panic is no report. */
const says = ({ invoker, tasks, killed, chosen, constraint }: Draft): boolean =>
  tasks.length > 0 || killed.length > 0 || [invoker, chosen, constraint].some(Boolean);
