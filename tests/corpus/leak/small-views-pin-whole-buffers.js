// leak: module binding `headers`: each 8-byte subarray keeps its packet of 1,500 bytes
const headers = [];

function receive(i) {
  const packet = new Uint8Array(1500);
  packet[0] = i % 256;
  packet[1] = 0x45;
  return packet;
}

function keepHeader(packet) {
  headers.push(packet.subarray(0, 8)); // slice() would copy 8 bytes
}

export function round(i) {
  const packet = receive(i);
  keepHeader(packet);
  return headers.at(-1)[1];
}
