import { useEffect, useId, useState } from 'preact/hooks';
import type { HeapMap } from '../../grader/explanation.ts';
import { formatBytes } from '../../model/units.ts';
import { MapReadings } from './map-readings.tsx';
import { MapTable } from './map-table.tsx';
import { groupSentence, mapSentence, pageSentence, whenOf } from './map-words.ts';
import { PageChunks } from './page-chunks.tsx';
import { busiestPage, PAGE_BYTES, pagesPerSquare } from './page-grid.ts';
import { PageGrid } from './page-grid-view.tsx';
import type { Ask } from './use-inspection.ts';

interface Props {
  maps: readonly HeapMap[];
  ask: Ask;
  /** The lesson or chapter on fragmentation, where there is one. */
  fragmentationUrl?: string | undefined;
}

/** The allocator's heap of the learner's program, page by page, before and after each round. */
export function HeapMapView({ maps, ask, fragmentationUrl }: Props) {
  const [index, setIndex] = useState(maps.length - 1);
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const id = useId();
  useEffect(() => setIndex(maps.length - 1), [maps]);
  const map = maps[Math.min(index, maps.length - 1)];
  if (!map) return <p class="in-empty">The run was too short for a map: no round was finished.</p>;
  const page = Math.min(chosen ?? busiestPage(map.pages), map.pages.length - 1);
  const each = pagesPerSquare(map.pages.length);
  const group = page - (page % each);
  const at = maps.indexOf(map);
  return (
    <div class="map-view">
      <p class="in-lede map-lede">
        The memory itself. Each object, text and table lies in a block of its own, and they fill
        pages of 4 KiB, drawn as squares. What is freed between two of them leaves a hole.
      </p>
      <div class="map-rounds">
        <label for={id}>Round</label>
        <button class="btn" type="button" onClick={() => setIndex(0)} aria-pressed={at === 0}>
          Before <span class="vh">the first round</span>
        </button>
        <input
          id={id}
          type="range"
          min={0}
          max={maps.length - 1}
          step={1}
          value={at}
          aria-valuetext={whenOf(map.round)}
          onInput={(event) => setIndex(Number(event.currentTarget.value))}
        />
        <button
          class="btn"
          type="button"
          onClick={() => setIndex(maps.length - 1)}
          aria-pressed={at === maps.length - 1}
        >
          After <span class="vh">the last round</span>
        </button>
        <output for={id}>{whenOf(map.round)}</output>
      </div>
      <MapReadings map={map} before={maps[0]!} fragmentationUrl={fragmentationUrl} />
      <div class="map-paper canvas">
        <PageGrid
          pages={map.pages}
          chosen={page}
          label="Page of the heap"
          says={each > 1 ? groupSentence(map, group, each) : pageSentence(map, page)}
          onChoose={setChosen}
        />
      </div>
      <div class="map-key" aria-hidden="true">
        <span>
          <i class="chunk-key live" /> your program’s
        </span>
        <span>
          <i class="chunk-key engine" /> the engine’s
        </span>
        <span>
          <i class="chunk-key free" /> free
        </span>
        <span>
          {each === 1
            ? 'One square is a page of 4 KiB, filled as far as it is in use.'
            : `One square is ${each} pages, ${formatBytes(each * PAGE_BYTES)}, filled as far as they are in use.`}
        </span>
      </div>
      {each > 1 && (
        <div class="map-paper canvas">
          <PageGrid
            pages={map.pages.slice(group, group + each)}
            chosen={page - group}
            label="Page of the chosen square"
            says={pageSentence(map, page)}
            onChoose={(inGroup) => setChosen(group + inGroup)}
          />
        </div>
      )}
      <p class="in-readout">{pageSentence(map, page)}</p>
      <PageChunks round={map.round} page={page} ask={ask} />
      <MapTable maps={maps} sentence={mapSentence(map)} />
    </div>
  );
}
