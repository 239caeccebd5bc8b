// clean: pending promises with reactions that are cut off from everything
function forgotten(i) {
  return new Promise((resolve) => {
    const request = { id: i, resolve };
    request.self = request;
  });
}

async function waitForEver(i) {
  const buffer = new Uint8Array(128).fill(i);
  await forgotten(i);
  return buffer[0];
}

export function round(i) {
  for (let n = 0; n < 4; n++) waitForEver(i + n).then((byte) => byte + 1);
}
