/** What kinds of lines of a report say, the first that fits; the words are the kernel's own. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/ invoked oom-killer:/, 'Who asked for memory, not who is to blame. An order of 0 is one page.'],
  [/^CPU: /, 'The process that asked, and the kernel’s release.'],
  [/^Mem-Info:/, 'What memory was used for, in pages, follows.'],
  [/^memory: usage/, 'The group’s memory against its limit; failcnt is how often it hit it.'],
  [/^swap: usage/, 'The group’s swap against its limit.'],
  [/^Memory cgroup stats/, 'The group at its limit. Only tasks inside it can die.'],
  [/active_anon:/, 'Pages that no file backs: without swap they have nowhere to go.'],
  [/^ ?free:/, 'Free pages.'],
  [/^Free swap/, 'Swap left. At 0 kB nothing can be moved out.'],
  [/^Total swap/, 'Swap that there is. It counts for what an adj is worth.'],
  [/pages RAM$/, 'All RAM in pages of 4 KiB. It counts for what an adj is worth.'],
  [/pages reserved$/, 'RAM that the kernel never gives out.'],
  [/^\d+ pages /, 'A part of RAM, in pages.'],
  [/^Tasks state/, 'The candidates; each value is in pages, except pgtables_bytes.'],
  [/^\[ +pid +\]/, 'The columns: points are rss + swapents + page tables, shifted by the adj.'],
  [/^\[ *\d+\]/, 'A candidate and what its death would give back.'],
  [
    /^oom-kill:constraint=CONSTRAINT_MEMCG/,
    'The cause: a group’s limit (oom_memcg), and the victim.',
  ],
  [/^oom-kill:/, 'The cause: the whole machine is out of memory, and the victim.'],
  [/Killed process/, 'SIGKILL: the exit code is 128 + 9 = 137.'],
  [/oom.group set/, 'memory.oom.group is on: the group dies whole.'],
  [/^oom_reaper:/, 'Its memory is taken back at once, before the process has ended.'],
  [/panic/, 'Nobody may be killed: the kernel stops.'],
  [/Kill process|sacrifice child/, 'The choice, with its score in thousandths of all memory.'],
  [/no killable/, 'Each candidate is passed over.'],
];

/** A line of the kernel's report in plain words. */
export const meaningOf = (line: string): string =>
  meanings.find(([form]) => form.test(line))?.[1] ?? 'More about the state of memory.';
