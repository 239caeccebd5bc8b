import { parentPort } from 'node:worker_threads';
import { Answerer } from '../grader/answer.ts';
import type { Reply } from '../grader/protocol.ts';
import { loadSandboxAssets } from '../sandbox/assets-node.ts';
import { graderHash } from './grader-hash.ts';

// The other end is grading-pool.ts.
const assets = loadSandboxAssets().then((sandbox) => ({ ...sandbox, graderHash: graderHash() }));
const answerer = new Answerer(assets);
const send = (reply: Reply) => parentPort!.postMessage(reply);
assets.then(
  () => send({ kind: 'ready', id: 0 }),
  () => {}, // said in each answer
);
parentPort!.on('message', (message: unknown) => {
  void answerer.answer(message, send).then(send);
});
