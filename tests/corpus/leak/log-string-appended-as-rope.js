// leak: module binding `transcript`, a string that is only ever appended to
let transcript = '';

const stamp = () => new Date().toISOString().slice(11, 19);

function say(who, text) {
  transcript += `[${stamp()}] ${who}: ${text}\n`;
}

export function round(i) {
  say('ana', `message number ${i}`);
  say('bot', 'You said something. Here is a longer answer, in full sentences.');
  return transcript.length;
}
