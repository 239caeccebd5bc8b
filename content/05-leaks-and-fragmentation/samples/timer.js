class Upload {
  sent = 0;
  chunk = new Uint8Array(1024);

  start() {
    this.timer = setInterval(() => {
      this.sent = Math.min(100, this.sent + 50);
    }, 500);
  }
}

export async function round() {
  const upload = new Upload();
  upload.start();
  while (upload.sent < 100) await new Promise((done) => setTimeout(done, 100));
}
