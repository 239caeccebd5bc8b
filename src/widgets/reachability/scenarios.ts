import type { Scenario } from '../kit/figure-spec.ts';
import { randomGraph } from './random-graph.ts';

/** Sizes are round numbers for the eye; a buffer of 64 KiB is as large as many streams' chunks are. */
const cache = `model gc
root cache in "module scope"
root bus as "event bus" in "module scope"
root timer in "event loop"
object map 4KB as "Map"
object entry 64 as "\\"user:17\\""
object user 96 as "User"
object buffer 64KB as "Buffer"
object listeners 128
object onResize 64 as "onResize()"
object bigBuffer 256KB
object tick 64 as "tick()"
object report 2KB
object response 1KB as "Response"
object stream 16KB as "Stream"
cache -> map as "="
map -> entry as "entry"
entry -> user as "value"
user -> buffer as ".avatar"
bus -> listeners as ".resize"
listeners -> onResize as "[0]"
onResize -> bigBuffer as "closes over"
timer -> tick as "callback"
tick -> report as "last"
response -> stream as ".body"
stream -> response as ".owner"
mark
sweep`;

const ring = `root handler as "handle()" in "stack"
object request 512 as "Request"
object response 1KB as "Response"
object stream 16KB as "Stream"
handler -> request as "req"
request -> response as ".reply"
response -> stream as ".body"
stream -> request as ".source"`;

export const scenarios: readonly Scenario[] = [
  {
    name: 'cache',
    title: 'One path is enough',
    about:
      'What a root reaches lives, however long the path; Response and Stream hold each other, and go.',
    script: cache,
  },
  {
    name: 'cycle',
    title: 'A ring that nobody holds',
    about:
      'Cut req, and step through the marking: each of the three still has a reference, and none has a path.',
    script: `model gc\n${ring}\nmark\nsweep`,
  },
  {
    name: 'listener',
    title: 'Held twice',
    about:
      'The chart is held by the page that shows it and by a listener that nobody removed: one cut is not enough.',
    script: `model gc
root window in "event loop"
root page as "current page" in "module scope"
object onResize 64 as "onResize()"
object view 512 as "View"
object chart 2KB as "Chart"
object points 256KB
object menu 1KB as "Menu"
window -> onResize as ".resize"
onResize -> chart as "closes over"
chart -> points as ".data"
page -> view as "="
view -> chart as ".chart"
view -> menu as ".menu"
cut page -> view
mark
sweep`,
  },
  {
    name: 'colours',
    title: 'Three colours',
    about:
      'White is not met, grey waits, black is done. Nothing black refers to anything white: so when nothing is grey, white is garbage.',
    script: randomGraph(0),
    vary: randomGraph,
  },
  {
    name: 'counts',
    title: 'Counting references',
    about:
      'Each object counts who refers to it, and goes when it counts 0. A ring that nobody reaches counts itself, and stays.',
    script: `model gc collector=refcount
${ring}
object log 2KB as "Log"
handler -> log as "log"
cut handler -> log
cut handler -> request`,
  },
  {
    name: 'cycles',
    title: 'Counting, and a search for rings',
    about:
      'As CPython has it: references from inside are taken off a copy of the counts, and what is left at 0 may be garbage.',
    script: `model gc collector=refcount-cycles
${ring}
object log 2KB as "Log"
handler -> log as "log"
log -> stream
cut handler -> request
cut handler -> log
collect`,
  },
  {
    name: 'weak',
    title: 'Weak references',
    about:
      'A weak reference keeps nothing alive. It is cleared when its target goes, and a weak map lets go of a value with its key.',
    script: `model gc
root page in "module scope"
root meta as "meta (WeakMap)" in "module scope"
root recent in "module scope"
object node 512 as "Node"
object info 8KB as "Info"
object image 64KB as "Image"
page -> node as ".current"
node -> image as ".picture"
weak recent -> image as "WeakRef"
entry node -> info in meta
cut page -> node
mark
sweep`,
  },
  {
    name: 'finalisers',
    title: 'Told of an end',
    about:
      'A callback waits once its object is gone, and runs later, if at all: too late to save it, and no place to close a file.',
    script: `model gc
root session in "module scope"
object conn 256 as "Connection"
object file 64 as "FileHandle"
object buffer 64KB as "Buffer"
session -> conn as ".conn"
conn -> file as ".file"
file -> buffer as ".buf"
finalizer file
cut session -> conn
mark
sweep
finalize`,
  },
  {
    name: 'retained',
    title: 'What goes with it',
    about:
      'Pick an object: outlined is all that every path reaches through it alone, and its retained size is their sum. What two hold goes with neither.',
    script: `model gc
root app in "module scope"
object users 1KB as "users"
object orders 2KB as "orders"
object ann 128 as "Ann"
object photo 64KB as "photo"
object order 256 as "order 1"
object bill 16KB as "bill"
object item 4KB as "item"
app -> users as ".users"
app -> orders as ".orders"
users -> ann as "[0]"
ann -> photo as ".photo"
orders -> order as "[0]"
order -> ann as ".buyer"
order -> bill as ".bill"
order -> item as ".item"
cut app -> users
cut app -> orders
mark
sweep`,
  },
];
