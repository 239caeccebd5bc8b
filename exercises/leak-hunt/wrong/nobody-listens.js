// fails result: takes the listener away by not adding one
const AUTOSAVE = 60_000;
const DRAFT_BYTES = 2048;

class Bus {
  #listeners = new Map();

  on(event, listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
    this.#listeners.get(event).add(listener);
  }

  off(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }

  emit(event, detail) {
    for (const listener of this.#listeners.get(event) ?? []) listener(detail);
  }
}

class Log {
  #lines = new Array(40).fill('');
  #written = 0;

  write(line) {
    this.#lines[this.#written % this.#lines.length] = line;
    this.#written += 1;
  }

  last() {
    return this.#lines[(this.#written - 1) % this.#lines.length];
  }
}

class DraftPool {
  #free = [];

  take() {
    return this.#free.pop() ?? new Uint8Array(DRAFT_BYTES);
  }

  giveBack(buffer) {
    if (this.#free.length < 4) this.#free.push(buffer.fill(0));
  }
}

class Pages {
  #pages = new Map();

  add(id, page) {
    this.#pages.set(id, page);
    if (this.#pages.size > 10) this.#pages.delete(this.#pages.keys().next().value);
  }

  get(id) {
    return this.#pages.get(id);
  }
}

class SearchIndex {
  #byWord = new Map();

  add(id, text) {
    for (const word of wordsOf(text)) {
      if (!this.#byWord.has(word)) this.#byWord.set(word, new Set());
      this.#byWord.get(word).add(id);
    }
  }

  remove(id, text) {
    for (const word of wordsOf(text)) {
      const ids = this.#byWord.get(word);
      ids?.delete(id);
      if (ids?.size === 0) this.#byWord.delete(word);
    }
  }

  find(word) {
    return [...(this.#byWord.get(word.toLowerCase()) ?? [])];
  }
}

class Autosave {
  #conversation;
  #draft;
  #timer;

  constructor(conversation, draft) {
    this.#conversation = conversation;
    this.#draft = draft;
    this.#timer = setInterval(() => this.save(), AUTOSAVE);
  }

  save() {
    const { text } = this.#conversation.messages.at(-1) ?? { text: '' };
    for (let i = 0; i < text.length; i++) this.#draft[i] = text.charCodeAt(i);
    return this.#draft;
  }

  stop() {
    clearInterval(this.#timer);
    return this.#draft;
  }
}

class Visitor {
  #bus;
  heard = 0;
  latest = '';

  constructor(name, bus) {
    this.name = name;
    this.#bus = bus;
  }

  hear(text) {
    this.heard += 1;
    this.latest = text;
  }

  leave() {
    this.#bus.off('announcement', this.hear);
  }
}

class Conversation {
  messages = [];
  #pool;
  #autosave;

  constructor(id, visitor, agent, pool) {
    this.id = id;
    this.visitor = visitor;
    this.#pool = pool;
    this.startWith(agent);
  }

  startWith(agent) {
    this.agent = agent;
    if (this.#autosave) this.#pool.giveBack(this.#autosave.stop());
    this.#autosave = new Autosave(this, this.#pool.take());
  }

  add(from, text) {
    this.messages.push({ from, text });
  }

  save() {
    return this.#autosave.save();
  }

  close() {
    this.#pool.giveBack(this.#autosave.stop());
    this.visitor.leave();
  }

  toPage() {
    const lines = this.messages.map(({ from, text }) => `${from}: ${text}`);
    return [...lines, `(${this.visitor.heard} announcements, the last: ${this.visitor.latest})`].join('\n');
  }
}

export function createDesk() {
  const bus = new Bus();
  const log = new Log();
  const pool = new DraftPool();
  const pages = new Pages();
  const index = new SearchIndex();
  const notes = new WeakMap();
  const open = new Map();
  let next = 1;

  return {
    open(name, agent) {
      const visitor = new Visitor(name, bus);
      const conversation = new Conversation(next++, visitor, agent, pool);
      open.set(conversation.id, conversation);
      notes.set(visitor, `${agent} greeted ${name}`);
      log.write(`open ${conversation.id}`);
      return conversation;
    },

    say(id, from, text) {
      open.get(id).add(from, text);
      index.add(id, text);
    },

    handOn(id, agent) {
      const conversation = open.get(id);
      conversation.startWith(agent);
      notes.set(conversation.visitor, `handed on to ${agent}`);
      log.write(`hand on ${id}`);
    },

    announce(text) {
      bus.emit('announcement', text);
    },

    close(id) {
      const conversation = open.get(id);
      conversation.close();
      for (const { text } of conversation.messages) index.remove(id, text);
      open.delete(id);
      pages.add(id, conversation.toPage());
      log.write(`close ${id}`);
    },

    draft: (id) => open.get(id).save(),
    note: (id) => notes.get(open.get(id).visitor),
    find: (word) => index.find(word),
    page: (id) => pages.get(id),
    lastLine: () => log.last(),
  };
}

function wordsOf(text) {
  return text.toLowerCase().split(' ');
}
