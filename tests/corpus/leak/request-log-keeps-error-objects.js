// leak: module binding `failures`, an array of Error objects with their stacks and causes
const failures = [];

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`bad body of ${text.length} bytes`, { cause });
  }
}

function handle(text) {
  try {
    return parse(text).ok ? 200 : 422;
  } catch (error) {
    failures.push(error);
    return 400;
  }
}

export function round(i) {
  handle('{"ok":true}');
  return handle(`{"id":${i},`);
}
