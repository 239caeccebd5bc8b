import type { TwinTable } from './figure-spec.ts';

/** Rows beyond this are counted, not listed: a reader of tables is lost in thousands. */
const mostRows = 200;

/** The drawing in words: everything that it shows. */
export function TwinTables({ tables }: { tables: readonly TwinTable[] }) {
  return (
    <>
      {tables.map(({ caption, columns, numeric = [], links = [], rows, none }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <section class="scroll" key={caption} tabIndex={0} aria-label={caption}>
          <table>
            <caption>{caption}</caption>
            {rows.length === 0 ? (
              <tbody>
                <tr>
                  <td>{none ?? 'None at this step.'}</td>
                </tr>
              </tbody>
            ) : (
              <>
                <thead>
                  <tr>
                    {columns.map((name, index) => (
                      <th key={name} scope="col" class={numeric.includes(index) ? 'n' : undefined}>
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, mostRows).map((row, number) => (
                    // Rows have no name of their own: their place is what tells them apart.
                    <tr key={number}>
                      {row.map((cell, index) =>
                        index === 0 ? (
                          <th key={columns[index]} scope="row">
                            {cell}
                          </th>
                        ) : (
                          <td
                            key={columns[index]}
                            class={numeric.includes(index) ? 'n' : undefined}
                          >
                            {links.includes(index) ? <a href={cell}>{cell}</a> : cell}
                          </td>
                        ),
                      )}
                    </tr>
                  ))}
                </tbody>
              </>
            )}
          </table>
          {rows.length > mostRows && <p>and {rows.length - mostRows} rows more.</p>}
        </section>
      ))}
    </>
  );
}
