class Upload {
  sent = 0;
  chunk = new Uint8Array(1024);

  start() {
    this.timer = setInterval(() => {
      this.sent = Math.min(100, this.sent + 50);
    }, 500);
  }
}

const aMoment = () => new Promise((done) => setTimeout(done, 100));

export async function round() {
  const upload = new Upload();
  upload.start();
  while (upload.sent < 100) await aMoment();
}
