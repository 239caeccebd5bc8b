import type { APIRoute, GetStaticPaths } from 'astro';
import { exerciseData, loadExercises } from '../../components/exercises.ts';

// What a workbench loads at its first use: the workload, the hints and the solution.
export const getStaticPaths: GetStaticPaths = async () =>
  (await loadExercises()).map((exercise) => ({ params: { id: exercise.id }, props: { exercise } }));

export const GET: APIRoute = async ({ props }) =>
  new Response(JSON.stringify(await exerciseData(props.exercise)), {
    headers: { 'Content-Type': 'application/json' },
  });
