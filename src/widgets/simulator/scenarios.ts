import type { Scenario } from '../kit/figure-spec.ts';

/** A machine to write on, and a good beginning for each model. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'empty',
    title: 'An empty machine',
    about:
      'Yours: change the script and press Play this script. A mistake is shown with its line and column, and nothing that you wrote is lost.',
    script: `model machine ram=256KB swap=128KB
a = malloc 64KB
# Write on, one statement a line. Take away a # to run one of these:
# touch a
# spawn web
# web: b = malloc 64KB`,
  },
  {
    name: 'machine',
    title: 'Machine',
    about: 'Two processes want more than RAM holds: faults, swap, and who pays.',
    script: `model machine ram=256KB swap=128KB
a = malloc 100KB
touch a
spawn web adj=300
web: b = malloc 120KB
web: touch b
read a 100KB
free a`,
    step: 56,
  },
  {
    name: 'replacement',
    title: 'Replacement',
    about: 'One policy, one list of references. Change policy=lru to fifo, clock, arc or sieve.',
    script: `model replacement policy=lru frames=3
refer 1 2 3 4 1 2
write 5
refer 1 2 3 4 5`,
    step: 6,
  },
  {
    name: 'race',
    title: 'Race',
    about: 'The same references through several policies at once, up to six of them.',
    script: `model race policy=fifo,lru,opt frames=3
refer 7 0 1 2 0 3 0 4 2 3 0 3 2`,
    step: 6,
  },
  {
    name: 'cliff',
    title: 'Cliff',
    about: 'Programs share RAM, second by second. At some number of programs it thrashes.',
    script: `model cliff ram=512KB swap=2MB programs=2 set=160KB
run 2
programs 4
run 3`,
    step: 3,
  },
  {
    name: 'paging',
    title: 'Paging',
    about: 'From a virtual address to a frame, through four tables and a TLB.',
    script: `model paging
map 0x7ffeefbff000 -> 42
read 0x7ffeefbff5a0
read 0x7ffeefbff010
write 0x400000`,
    step: 3,
  },
  {
    name: 'stack',
    title: 'Stack',
    about: 'Calls, locals, and a pointer that outlives the function it points into.',
    script: `model stack
call main count=8
call greet n=4 name=16
p = & name
write name 16
return
write p`,
    step: 3,
  },
  {
    name: 'heap',
    title: 'Heap',
    about: 'One heap, block by block. Try fit=best, or allocator=buddy with unit=64.',
    script: `model heap size=1KB fit=first
a = malloc 200
b = malloc 100
c = malloc 200
free b
d = malloc 60
free a`,
    step: 4,
  },
  {
    name: 'program',
    title: 'Program',
    about: 'A program with stack and heap, where both hold values and addresses.',
    script: `model program
call main x=4 p=8
x = 7
p = malloc 16
*p = x
free p
read *p 4
return`,
    step: 4,
  },
  {
    name: 'gc',
    title: 'Collector',
    about: 'Objects and references. Cut one, and collect what nothing leads to.',
    script: `model gc collector=compact heap=1KB
root cache
object user 96; cache -> user
object cart 64; user -> cart
object page 128; cache -> page
cut cache -> user
collect`,
    step: 4,
  },
  {
    name: 'collectors',
    title: 'Pauses',
    about: 'How long collectors stop the program, over heaps of several sizes.',
    script: `model collectors
heap 64KB
heap 128KB
live 16KB`,
    step: 1,
  },
  {
    name: 'oom',
    title: 'OOM killer',
    about: 'Tasks, groups and limits, until memory runs out and points are counted.',
    script: `model oom ram=512MB swap=64MB
task db rss=200MB adj=-500
task web rss=200MB
grow web 200MB`,
    step: 4,
  },
  {
    name: 'latency',
    title: 'Latency',
    about: 'What a program waits for: a million reads from the cache and one from the disk.',
    script: `model latency
access l1 times 999999
access ram times 1000
fault minor
fault disk`,
    step: 4,
  },
];
