// clean: bind() and partial application within a round
class Formatter {
  constructor(prefix) {
    this.prefix = prefix;
  }
  format(level, text) {
    return `${this.prefix} ${level}: ${text}`;
  }
}

const pipe = (...fns) => (value) => fns.reduce((v, fn) => fn(v), value);

export function round(i) {
  const formatter = new Formatter(`[${i}]`);
  const warn = formatter.format.bind(formatter, 'warn');
  const shout = pipe(warn, String.prototype.toUpperCase.call.bind(String.prototype.toUpperCase));
  return shout('disk nearly full');
}
