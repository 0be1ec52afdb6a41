import { format } from 'prettier';
import { drawing } from './drawing.ts';
import { isBusy, written, type Run } from './run.ts';
import { views, type View } from './views.ts';

/** The page and its drawings, as paths below docs/ and what they hold: the same for the same results. */
export async function historyFiles(runs: ReadonlyMap<string, readonly Run[]>): Promise<ReadonlyMap<string, string>> {
  const shown = Object.entries(views).flatMap(([scenario, view]) => [
    { name: scenario, title: scenario, view },
    { name: `${scenario}-aws`, title: `${scenario}, on AWS`, view },
  ]);
  const unknown = [...runs.keys()].filter((name) => !shown.some((of) => of.name === name));
  if (unknown.length > 0) {
    throw new Error(`Cannot show the results of ${unknown.join(', ')}: add a view to bench/history/views.ts.`);
  }
  const files = new Map<string, string>();
  const parts = [introduction];
  for (const { name, title, view } of shown) {
    const ofScenario = runs.get(name) ?? [];
    if (ofScenario.length === 0) continue;
    parts.push(`## ${title}`, view.says);
    const drawn = drawing(title, { ...view.drawing(ofScenario), runs: ofScenario });
    if (drawn !== null) {
      files.set(`benchmarks/${name}.svg`, drawn);
      parts.push(`![${title}](benchmarks/${name}.svg)`);
    }
    parts.push(table(view, ofScenario));
  }
  return files.set('benchmarks.md', await format(parts.join('\n\n'), { parser: 'markdown', printWidth: 120 }));
}

const introduction = `# Benchmarks, run by run

<!-- Made from bench/results by \`npm run bench -- history\`; do not edit. -->

What \`npm run bench\` has measured, from the oldest run to the newest; [bench/README.md](../bench/README.md) says what each scenario does and
what the figures mean, and \`bench/results\` has all of them. Every run is of one machine with two cores, load generator and simulated services
included. \`load\` is the machine's load average just before: where it is **bold**, and the points hollow, others were using a core
or more, and the figures say how the system does on what they left. Between two runs on a busy machine a difference means little.`;

function table({ columns }: View, runs: readonly Run[]): string {
  const shown = columns(runs);
  const rows = runs.map((run) => [...leading(run), ...shown.map(({ cell }) => cell(run) || '–')]);
  const titles = ['date (UTC)', 'commit', 'load', ...shown.map(({ title }) => title)];
  const alignment = titles.map((_, index) => (index < 2 ? '---' : '--:'));
  return [titles, alignment, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function leading(run: Run): readonly string[] {
  const load = written(run.machine.loadBefore);
  return [run.at.slice(0, 16).replace('T', ' '), `\`${run.machine.commit}\``, isBusy(run) ? `**${load}**` : load];
}
