import type { Question } from '../kit/question.ts';
import { callAt, type OomMoment, verdictOf } from './crisis.ts';
import { reckoning } from './points.ts';

/** Who will die; asked when the killer is called, before it counts. */
export function predictVictim(now: OomMoment, next: OomMoment): Question | undefined {
  const judged = next.events.find(({ kind }) => kind === 'judged');
  if (!judged) return undefined;
  const decided = now.play.at(next.step + 1);
  const call = callAt(decided);
  const chosen = decided.events.find((event) => event.kind === 'chosen');
  const alive = now.state.tasks.filter(({ state }) => state === 'alive');
  const right = chosen ? `task-${chosen.task}` : 'nobody';
  const most = Math.max(...alive.map(({ rss }) => rss));
  const why = (name: string): string => {
    const task = alive.find((one) => one.name === name)!;
    const verdict = verdictOf(call, name);
    return verdict ? `${name} ${reckoning(task, verdict)}` : `${name} is gone`;
  };
  const because = !chosen
    ? 'Every task is passed over, so nobody can be killed.'
    : chosen.because === 'tie'
      ? `${why(chosen.task)}, as many as ${chosen.tied.join(', ')}: the place in the list decides.`
      : chosen.because === 'allocating'
        ? `${chosen.task} asked, and vm.oom_kill_allocating_task is on.`
        : `${why(chosen.task)}, the most.`;
  return {
    prompt: 'Whom will the OOM killer choose?',
    options: [
      ...alive.map(({ name }) => ({ id: `task-${name}`, label: name })),
      { id: 'nobody', label: 'Nobody' },
    ],
    right: [right],
    explain([picked]) {
      if (picked === right || picked === undefined) return because;
      if (picked === 'nobody') return `Somebody can be killed. ${because}`;
      const name = picked.slice('task-'.length);
      const task = alive.find((one) => one.name === name);
      const asked = call.invoked?.task === name ? 'Asking is no reason to die. ' : '';
      const largest = task?.rss === most ? 'It has the largest rss, but rss is not all. ' : '';
      return `${largest || asked}${why(name)}. ${because}`;
    },
  };
}
