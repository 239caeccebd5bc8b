import { describe, expect, it } from 'vitest';
import { narrateOom, narrateOomStart, wordOfOom } from '../../../src/widgets/narrate/oom.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = { start: narrateOomStart, narrate: narrateOom, word: wordOfOom };

const programs = {
  machine:
    'model oom ram=512MB swap=64MB\ntask db rss=200MB adj=-500\ntask web rss=200MB\ntask init rss=1MB adj=-1000\ngrow web 200MB\nmmap db 3GB; mmap db 300MB; adj db 100; adj db 0; adj db -1000; exit db; exit db; grow none 3KB',
  group:
    'model oom ram=512MB swap=64MB reserved=64MB\ngroup all; group app limit=64MB swap=8MB kill=all in=all\ntask leak rss=40MB group=app\ntask helper rss=10MB group=app\ngrow leak 30MB\ngroup g limit=8MB\ntask safe rss=1MB adj=-1000 group=g\ngrow safe 100MB',
  panic: 'model oom ram=8MB\ntask a rss=1MB adj=-1000\ngrow a 7MB\ngrow a 1MB',
  tie: 'model oom ram=64MB kernel=6.1\ntask a rss=20MB; task b rss=20MB; task c rss=30MB adj=-1000',
  strict:
    'model oom ram=64MB overcommit=2\ntask a rss=20MB; mmap a 10MB; mmap a 2MB; mmap a 30MB; grow a 50MB',
  always:
    'model oom ram=64MB overcommit=1 kill-allocating=on\ntask a rss=20MB; mmap a 1GB; grow a 60MB',
  empty: 'model oom ram=64MB\ntask a rss=1MB; task b',
};

describe('the sentences of the OOM killer', () => {
  it('tell how a machine runs out', () => {
    expect(told(how, programs.machine)).toMatchInlineSnapshot(`
      [
        "The machine has 512 MiB of RAM and 64 MiB of swap, all free. No task runs yet.",
        "Start | Task db starts as process 100. It gets 200 MiB of RAM, and 412 KiB for page tables.",
        "Start | Task web starts as process 101. It gets 200 MiB of RAM, and 412 KiB for page tables.",
        "Start | Task init starts as process 102. It gets 1 MiB of RAM, and 16 KiB for page tables.",
        "OOM | To swap go 64 MiB of db, to make room for web. Task web needs 26.2 MiB more, but 0 B of RAM and 0 B of swap are free, and nothing is left to swap out: the OOM killer is called.",
        "Points | Points are pages held, shifted by oom_score_adj: web 95,893 and db −22,197. Passed over: init.",
        "Victim | Task web has the most points, 95,893: it will be killed.",
        "SIGKILL | SIGKILL for web, process 101; a shell would report 137.",
        "Freed | Free again: 374.6 MiB of RAM, which web held.",
        "ENOMEM | No 3 GiB for db: that is more than all RAM and swap, 576 MiB. The call fails with ENOMEM.",
        "Map | Task db may use 300 MiB more of addresses: that is not more than all RAM and swap, 576 MiB. No RAM is taken before a touch.",
        "Adjust | The oom_score_adj of db goes from −500 to 100: 14,700 points on top of what it holds.",
        "Adjust | The oom_score_adj of db goes from 100 to 0: it counts for what it holds.",
        "Adjust | The oom_score_adj of db goes from 0 to −1,000: the OOM killer passes it over.",
        "Exit | Task db ends. Free again: 136.4 MiB of RAM and 64 MiB of swap, which db held.",
        "Mistake | db has ended: a task that is gone asks for nothing.",
        "Mistake | No task is named none; declare it with task none.",
      ]
    `);
  });
  it('tell of groups', () => {
    expect(told(how, programs.group)).toMatchInlineSnapshot(`
      [
        "The machine has 448 MiB of RAM and 64 MiB of swap, all free. No task runs yet.",
        "Group | Group all has no limit of its own.",
        "Group | Group app may use 64 MiB at most.",
        "Start | Task leak starts as process 100. It gets 40 MiB of RAM, and 92 KiB for page tables.",
        "Start | Task helper starts as process 101. It gets 10 MiB of RAM, and 32 KiB for page tables.",
        "OOM | To swap go 8 MiB of helper, to make room for leak in group app. Task leak needs 8.2 MiB more, but group app is at its limit, and nothing is left to swap out: the OOM killer is called.",
        "Points | Points are pages held, shifted by oom_score_adj: leak 15,864 and helper 2,568.",
        "Victim | Task leak has the most points, 15,864: it will be killed.",
        "SIGKILL | SIGKILL for leak, process 100; a shell would report 137. By memory.oom.group helper too.",
        "Freed | Free again: 64 MiB of RAM and 8 MiB of swap, which leak and helper held.",
        "Group | Group g may use 8 MiB at most.",
        "Start | Task safe starts as process 102. It gets 1 MiB of RAM, and 16 KiB for page tables.",
        "OOM | To swap go 64 MiB of safe, to make room for safe in group g. Task safe needs 29.2 MiB more, but group g is at its limit, and nothing is left to swap out: the OOM killer is called.",
        "Points | The killer finds nobody to count points for. Passed over: safe.",
        "Nobody | Nobody in group g may be killed, so safe does not get its memory.",
      ]
    `);
  });
  it('tell of ties and of nobody', () => {
    expect(told(how, programs.tie).slice(-5)).toMatchInlineSnapshot(`
      [
        "Points | Points are pages held, shifted by oom_score_adj: a 5,133 and b 5,133. Passed over: c.",
        "Victim | Task b has the most points, 5,133, as many as a; by its place in the list it is the one to be killed.",
        "SIGKILL | SIGKILL for b, process 101; a shell would report 137.",
        "Freed | Free again: 20.1 MiB of RAM, which b held.",
        "Grow | Task c gets 6.2 MiB of RAM.",
      ]
    `);
    expect(told(how, programs.panic)).toMatchInlineSnapshot(`
      [
        "The machine has 8 MiB of RAM and no swap, all free. No task runs yet.",
        "Start | Task a starts as process 100. It gets 1 MiB of RAM, and 16 KiB for page tables.",
        "OOM | Task a needs 28 KiB more, but 0 B of RAM and 0 B of swap are free, and nothing is left to swap out: the OOM killer is called.",
        "Points | The killer finds nobody to count points for. Passed over: a.",
        "Panic | Nobody may be killed: every task is spared. Without a victim the kernel gives up: it panics, and nothing runs any more.",
        "Mistake | The kernel gave up, since it could kill nobody; nothing runs.",
      ]
    `);
  });
  it('tell how mmap is answered', () => {
    expect(told(how, programs.strict)).toMatchInlineSnapshot(`
      [
        "The machine has 64 MiB of RAM and no swap, all free. No task runs yet.",
        "Start | Task a starts as process 100. It gets 20 MiB of RAM, and 52 KiB for page tables.",
        "ENOMEM | No 10 MiB for a: all promises would come to 30 MiB, and 29.4 MiB are allowed. The call fails with ENOMEM.",
        "Map | Task a may use 2 MiB more of addresses: all promises come to 22 MiB of 29.4 MiB. No RAM is taken before a touch.",
        "ENOMEM | No 30 MiB for a: all promises would come to 52 MiB, and 29.3 MiB are allowed. The call fails with ENOMEM.",
        "ENOMEM | No 48 MiB for a: all promises would come to 70 MiB, and 29.3 MiB are allowed. The call fails with ENOMEM.",
      ]
    `);
    expect(told(how, programs.always)).toMatchInlineSnapshot(`
      [
        "The machine has 64 MiB of RAM and no swap, all free. No task runs yet.",
        "Start | Task a starts as process 100. It gets 20 MiB of RAM, and 52 KiB for page tables.",
        "Map | Task a may use 1 GiB more of addresses: with overcommit 1 nothing is refused. No RAM is taken before a touch.",
        "OOM | Task a needs 16.2 MiB more, but 0 B of RAM and 0 B of swap are free, and nothing is left to swap out: the OOM killer is called.",
        "Points | Points are pages held, shifted by oom_score_adj: a 16,384.",
        "Victim | Task a is the one that asked, and vm.oom_kill_allocating_task is on: it will be killed, whatever its points.",
        "SIGKILL | SIGKILL for a, process 100; a shell would report 137.",
        "Freed | Free again: 64 MiB of RAM, which a held.",
      ]
    `);
  });

  it.each([...examplesOf('oom'), ...Object.values(programs)])('are sentences in\n%s', (text) => {
    expectSentences(how, text);
  });
});
