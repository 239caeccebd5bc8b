// style: a class with private fields, and a DataView that is made with its buffer
class Encoder {
  #send;
  #bytes;
  #view;

  constructor(send) {
    this.#send = send;
    this.#grow(128);
  }

  encode({ id, name, values }) {
    const length = 7 + name.length + 2 * values.length;
    if (length > this.#bytes.length) this.#grow(Math.ceil(length / 512) * 512);
    const view = this.#view;
    view.setUint32(0, id, true);
    view.setUint8(4, name.length);
    for (let i = 0; i < name.length; i++) view.setUint8(5 + i, name.charCodeAt(i));
    const start = 5 + name.length;
    view.setUint16(start, values.length, true);
    for (let i = 0; i < values.length; i++) view.setInt16(start + 2 + 2 * i, values[i], true);
    this.#send(this.#bytes, length);
  }

  #grow(length) {
    this.#bytes = new Uint8Array(length);
    this.#view = new DataView(this.#bytes.buffer);
  }
}

export const createEncoder = (send) => new Encoder(send);
