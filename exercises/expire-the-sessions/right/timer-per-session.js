// style: closure, a timer for each session that is set again on each use
const sessions = Object.create(null);

const startTimer = (token) =>
  setTimeout(() => {
    delete sessions[token];
  }, 5000);

export const open = (token, user) => {
  close(token);
  sessions[token] = { user, timer: startTimer(token) };
};

export const find = (token) => {
  const session = sessions[token];
  if (!session) return undefined;
  clearTimeout(session.timer);
  session.timer = startTimer(token);
  return session.user;
};

export const close = (token) => {
  clearTimeout(sessions[token]?.timer);
  delete sessions[token];
};
