// leak: module binding `server`, an EventTarget that keeps a 'close' listener for each request
const server = new EventTarget();

class Request {
  constructor(id) {
    this.id = id;
    this.headers = { 'x-request-id': String(id) };
    this.open = true;
    server.addEventListener('close', () => this.finish());
  }

  finish() {
    this.open = false;
  }
}

export function round(i) {
  const request = new Request(i);
  const status = request.headers['x-request-id'] === String(i) ? 200 : 500;
  request.finish();
  return status;
}
