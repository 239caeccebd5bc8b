/**
 * Scripts for the lesson on reachability, by name. Sizes are round numbers for the eye; what the
 * big ones stand for (a 64 KiB buffer) is a common size of a stream's or an image's chunk.
 */
export const examples = {
  /** Everything at once: a cache, a listener, a timer, and a cycle that nobody holds. */
  cache: `
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
sweep`,

  /** One root and a ring of three: a count of references would never let the ring go. */
  cycle: `
root handler as "handle()" in "stack"
object request 512 as "Request"
object response 1KB as "Response"
object stream 16KB as "Stream"
handler -> request as "req"
request -> response as ".reply"
response -> stream as ".body"
stream -> request as ".source"
mark
sweep`,

  /** A chart that is held twice: by the page that shows it and by a listener nobody removed. */
  listener: `
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
mark
sweep`,
} as const;
