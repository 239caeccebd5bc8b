import { Answerer } from '../grader/answer.ts';
import type { Reply } from '../grader/protocol.ts';
import { loadGraderAssets } from './grader-assets.ts';

// The other end is grading-client.ts.
const send = (reply: Reply) => postMessage(reply);
const assets = loadGraderAssets();
const answerer = new Answerer(assets);
assets.then(
  () => send({ kind: 'ready', id: 0 }),
  () => {}, // said in each answer
);
addEventListener('message', (event: MessageEvent<unknown>) => {
  void answerer.answer(event.data, send).then(send);
});
