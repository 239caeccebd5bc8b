import { randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';

const biggest = (db: number, web: number, cache: number): string => `model oom ram=512MB
task db rss=${db}MB
task web rss=${web}MB
task cache rss=${cache}MB
grow web 200MB`;

const protectedOne = (adj: number, job: number): string => `model oom ram=512MB
task db rss=300MB adj=${adj}
task web rss=120MB
task job rss=${job}MB adj=200
grow web 60MB`;

export const scenarios: readonly Scenario[] = [
  {
    name: 'the-biggest',
    title: 'The biggest dies',
    about: 'RAM is full and there is no swap. Who asked does not matter: who holds most is killed.',
    script: biggest(220, 120, 80),
    step: 3,
    vary(seed) {
      const random = randomOf(seed);
      return biggest(150 + random.below(100), 90 + random.below(60), 60 + random.below(80));
    },
  },
  {
    name: 'protected',
    title: 'oom_score_adj protects',
    about:
      'The database holds most, but its adj takes points off. The job holds least, and its adj adds some.',
    script: protectedOne(-500, 60),
    step: 3,
    vary(seed) {
      const random = randomOf(seed);
      return protectedOne(-100 * (1 + random.below(6)), 40 + random.below(40));
    },
  },
  {
    name: 'swap-and-tables',
    title: 'Swap and page tables count',
    about: 'The most RAM is not the most points: what lies in swap counts, and so do page tables.',
    script: `model oom ram=448MB swap=192MB
task web rss=150MB
task idle rss=60MB swap=120MB
task maps rss=100MB swap=60MB tables=90MB
grow web 80MB`,
    step: 3,
  },
  {
    name: 'cgroup',
    title: 'A container at its limit',
    about: 'The machine has room, the group has none: only tasks inside die, here all of them.',
    script: `model oom ram=512MB
group app limit=128MB kill=all
task db rss=250MB
task leak rss=70MB group=app
task helper rss=30MB group=app
grow leak 60MB`,
    step: 4,
  },
  {
    name: 'tie',
    title: 'A tie',
    about: 'Two workers hold the same to the page. From Linux 5.3 on, the last in the list dies.',
    script: `model oom ram=256MB
task one rss=100MB
task two rss=100MB
task shell rss=20MB
grow shell 60MB`,
    step: 3,
  },
  {
    name: 'nobody-left',
    title: 'Nobody may be killed',
    about: 'Every task has an adj of −1000. The killer finds no victim, and the kernel gives up.',
    script: `model oom ram=256MB
task db rss=140MB adj=-1000
task web rss=90MB adj=-1000
grow web 60MB`,
    step: 2,
  },
];
