import { type Access, type Handled, noteFault, noteMapped } from './access.ts';
import { allocateFrame } from './allocate.ts';
import { mapOwn } from './anon-fault.ts';
import { withAnonVma } from './anon-vma.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import { faultAround } from './fault-around.ts';
import type { MappedFile } from './file.ts';
import { frameBit, use } from './frames.ts';
import { mapFrame } from './mapping.ts';
import { cachedPage } from './page-cache.ts';
import type { Process } from './process.ts';
import { pte } from './pte.ts';
import { entryFlags, entryHigh, fileIndex, isPrivate, type Vma } from './vma.ts';

/** A page of a mapped file that has no entry yet (mm/memory.c, do_fault). */
export function fileFault(
  core: Core,
  process: Process,
  area: Vma,
  access: Access,
  entry: number,
): Handled {
  const file = core.file(area.file);
  const index = fileIndex(area, access.page);
  if (index >= file.pages) return 'beyond-file';
  const held = file.cached.get(index);
  const cause = causeOf(file, held);
  noteFault(core, process, access, cause, isRead(file, held) ? 'major' : 'minor');
  const write = access.mode === 'write';
  if (write && isPrivate(area)) return copyFromFile(core, process, area, access, entry);
  // Only a read maps the neighbours too: a write makes each page its own or dirty.
  if (!write) faultAround(core, process, area, access.page);
  if (core.entry(entry) !== 0) {
    noteMapped(core, process, access.page, entry);
    return 'minor';
  }
  const { frame, read } = cachedPage(core, process, file, index);
  if (frame < 0) return 'oom';
  const dirty = write ? pte.writable | pte.dirty : 0;
  mapFrame(core, process, entry, frame, entryFlags(area, file.disk) | dirty, entryHigh(area));
  if (write) core.frames.mark(frame, frameBit.dirty);
  noteMapped(core, process, access.page, entry);
  return read ? 'major' : 'minor';
}

/** do_cow_fault: a private page is copied from the file's at once, in one fault. */
function copyFromFile(
  core: Core,
  process: Process,
  area: Vma,
  { page }: Access,
  entry: number,
): Handled {
  const own = withAnonVma(core, process, area);
  const to = allocateFrame(core, process.pid, use.anon, core.payer(process));
  if (to < 0) return 'oom';
  const file = core.file(area.file);
  const { frame: from, read } = cachedPage(core, process, file, fileIndex(area, page));
  if (from < 0) {
    core.free(to);
    return 'oom';
  }
  core.now += costs.copyPage;
  core.frames.contents.set(to, core.frames.contents.get(from));
  const sharers = core.reverse.count(from);
  core.sink?.push({
    kind: 'copied',
    pid: process.pid,
    page,
    from,
    to,
    sharers,
    cause: 'file-page',
  });
  mapOwn(core, process, own, page, entry, to);
  return read ? 'major' : 'minor';
}

const isRead = (file: MappedFile, held: number): boolean => held < 0 || (held === 0 && file.disk);

function causeOf(file: MappedFile, held: number) {
  if (held > 0) return 'file-page-in-memory';
  if (held < 0) return 'in-swap';
  return file.disk ? 'file-page-on-disk' : 'new-file-page';
}
