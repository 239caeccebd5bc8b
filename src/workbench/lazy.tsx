import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component that is loaded when it is first drawn, with nothing in its place until then: what a
 * run brings is no part of a page that most readers run nothing on.
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return (props: P) => {
    const [Loaded, setLoaded] = useState<ComponentType<P> | undefined>(undefined);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      load().then(
        (component) => setLoaded(() => component),
        () => setFailed(true),
      );
    }, []);
    if (Loaded) return <Loaded {...props} />;
    if (!failed) return null;
    return (
      <p class="vd-wait" role="alert">
        This part could not be loaded. Check your connection and run again.
      </p>
    );
  };
}
