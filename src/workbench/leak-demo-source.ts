/** The line of the home page's sample that can be taken out, from 1. */
export const LINE = 7;

const lines = `const users = new Map();
let next = 0;

function greet() {
  const user = { id: next++ };
  users.set(user.id, user);
  users.delete(user.id); // bye
  return 'Hello, ' + user.id;
}

export function round() {
  for (let n = 0; n < 20; n++) greet();
}`.split('\n');

/** The sample as it stands: it keeps nobody. */
export const CLEAN = lines.join('\n');
/** The same without its line: nobody is ever let go. */
export const LEAKY = lines.filter((_, index) => index !== LINE - 1).join('\n');
/** Users that one round greets. */
export const USERS_A_ROUND = 20;
