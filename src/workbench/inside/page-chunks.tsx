import { useEffect, useState } from 'preact/hooks';
import type { ChunkRow } from '../../grader/explanation.ts';
import { formatAddress, formatNumber } from '../../model/units.ts';
import { spansOf } from './chunk-strip.ts';
import { addressOfPage, chunkWords } from './map-words.ts';
import type { Ask } from './use-inspection.ts';

interface Props {
  round: number;
  page: number;
  ask: Ask;
}

type Asked = { chunks?: readonly ChunkRow[]; of?: string; message?: string };

/** The chunks of one page: a strip in proportion, and a table that names what lies in each. */
export function PageChunks({ round, page, ask }: Props) {
  const [asked, setAsked] = useState<Asked>({});
  useEffect(() => {
    let wanted = true;
    // A held key passes many pages: only the one where it rests is asked for.
    const timer = setTimeout(() => {
      ask({ ask: 'chunks', round, page }).then(
        (answer) => wanted && answer && setAsked({ chunks: answer.chunks, of: `${round}:${page}` }),
        (error: Error) => wanted && setAsked({ message: error.message }),
      );
    }, 80);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [round, page, ask]);
  if (asked.message) return <p class="in-empty">{asked.message}</p>;
  if (!asked.chunks) return <p class="in-empty">Reading the page’s blocks …</p>;
  const current = asked.of === `${round}:${page}`;
  const address = addressOfPage(Number(asked.of!.split(':')[1]));
  const spans = spansOf(asked.chunks, address);
  return (
    <div class="chunks" aria-busy={!current}>
      <div class="chunk-strip" aria-hidden="true">
        {spans.map(({ chunk, start, width, goesBefore, goesOn }) => (
          <span
            key={chunk.address}
            class={`chunk ${chunk.state}${goesBefore ? ' before' : ''}${goesOn ? ' on' : ''}`}
            style={`left:${start * 100}%;width:${width * 100}%`}
            title={`${chunkWords(chunk)}, ${formatNumber(chunk.size)} B`}
          >
            {width > 0.11 && <span>{chunkWords(chunk)}</span>}
          </span>
        ))}
      </div>
      <div class="chunk-ends" aria-hidden="true">
        <span>{formatAddress(address)}</span>
        <span>to scale: one page, 4 KiB</span>
        <span>{formatAddress(address + 4095)}</span>
      </div>
      <div class="in-scroll" tabIndex={0} role="region" aria-label="Blocks of this page">
        <table class="in-table">
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col" class="n">
                Bytes
              </th>
              <th scope="col">State</th>
              <th scope="col">What lies in it</th>
            </tr>
          </thead>
          <tbody>
            {spans.map(({ chunk, goesBefore, goesOn }) => (
              <tr key={chunk.address}>
                <td class="addr">{formatAddress(chunk.address)}</td>
                <td class="n">{formatNumber(chunk.size)}</td>
                <td class="state">
                  <span class={`chunk-key ${chunk.state}`} aria-hidden="true" />
                  {chunk.state === 'free' ? 'free' : 'in use'}
                </td>
                <td>
                  {chunkWords(chunk)}
                  {goesBefore && <span class="quiet">, begins on a page before</span>}
                  {goesOn && <span class="quiet">, goes on in the next page</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
