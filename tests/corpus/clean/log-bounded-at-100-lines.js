// clean: lines of growing numbers and random length in a log that keeps its last hundred
class Log {
  #lines = [];

  write(level, text) {
    this.#lines.push(`${new Date().toISOString()} ${level.padEnd(5)} ${text}`);
    if (this.#lines.length > 100) this.#lines.splice(0, this.#lines.length - 100);
  }

  find(word) {
    return this.#lines.filter((line) => line.includes(word)).length;
  }
}

const log = new Log();

export function round(i) {
  log.write('info', `round ${i}`);
  log.write('debug', 'x'.repeat(Math.floor(Math.random() * 120)));
  log.write('warn', `queue length ${i % 11}`);
  return log.find('warn');
}
