/** One solution of an exercise, drawn at build time. */
export function Solution({ html }: { html: string }) {
  return (
    <div class="solution">
      <h4>One solution</h4>
      <div class="code">
        <pre
          tabIndex={0}
          role="region"
          aria-label="Solution"
          dangerouslySetInnerHTML={{ __html: html }}
        />
      </div>
    </div>
  );
}
