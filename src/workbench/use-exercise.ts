import { useEffect, useState } from 'preact/hooks';
import { type ExerciseData, loadExercise } from './exercise-data.ts';

/** The rest of an exercise, loaded at its first use. `atOnce`: hints were shown before. */
export function useExercise(url: string, atOnce: boolean) {
  const [data, setData] = useState<ExerciseData | undefined>(undefined);
  const [trouble, setTrouble] = useState('');

  /** @throws Error that says what to do next. */
  const load = async (): Promise<ExerciseData> => {
    if (data) return data;
    const loaded = await loadExercise(url);
    setData(loaded);
    setTrouble('');
    return loaded;
  };
  /** Does something that needs it; says where it can't be loaded. */
  const withData = async (work: () => void): Promise<void> => {
    try {
      await load();
      work();
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  useEffect(() => {
    if (atOnce && !data) load().catch(() => {}); // said when it is asked for
  }, [atOnce]);

  return { data, trouble, load, withData };
}
