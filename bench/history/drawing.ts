import { isBusy, written, type Run } from './run.ts';
import type { Line } from './views.ts';

const width = 860;
const height = 280;
const plot = { left: 70, right: 690, top: 34, bottom: 232 } as const;
/** More would be a smear; the table has them all. */
const runsMax = 40;
/** Told apart by most people who see colours otherwise: https://jfly.uni-koeln.de/color/ */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

/**
 * The figures of a scenario's runs, from the oldest to the newest, over a logarithmic scale: they differ by orders of magnitude
 * between a busy machine and an idle one. Runs on a busy machine are hollow. Null when there is nothing to draw.
 */
export function drawing(
  title: string,
  of: { unit: string; lines: readonly Line[]; runs: readonly Run[] },
): string | null {
  const runs = of.runs.slice(-runsMax);
  const values = of.lines.flatMap(({ figure }) => runs.map((run) => figure(run) ?? 0)).filter((value) => value > 0);
  if (values.length === 0) return null;
  const scale = scaleOf(values);
  const x = (index: number): number => round(plot.left + ((index + 0.5) * (plot.right - plot.left)) / runs.length);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(`${title}: ${of.unit}`)}</title>`,
    // GitHub shows it on dark pages too.
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${plot.left}" y="20" fill="#333333">${escaped(of.unit)}; hollow: the machine was busy</text>`,
    ...scale.ticks.map((tick) => gridLine(tick, scale.y(tick))),
    ...runs.map((run, index) => runLabel(run, x(index))),
    ...of.lines.flatMap((line, index) => drawnLine(line, { index, runs, x, y: scale.y })),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

interface Scale {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
}

function scaleOf(values: readonly number[]): Scale {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index)),
    y: (value) => round(plot.bottom - ((Math.log10(value) - from) / (to - from)) * (plot.bottom - plot.top)),
  };
}

function gridLine(tick: number, y: number): string {
  const label = `<text x="${plot.left - 8}" y="${y + 4}" text-anchor="end" fill="#555555">${written(tick)}</text>`;
  return `<line x1="${plot.left}" x2="${plot.right}" y1="${y}" y2="${y}" stroke="#dddddd"/>${label}`;
}

function runLabel({ machine }: Run, x: number): string {
  const y = plot.bottom + 12;
  const place = `x="${x}" y="${y}" transform="rotate(-45 ${x} ${y})"`;
  return `<text ${place} text-anchor="end" font-size="10" fill="#555555">${escaped(machine.commit)}</text>`;
}

interface Place {
  readonly index: number;
  readonly runs: readonly Run[];
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

function drawnLine({ title, figure }: Line, { index, runs, x, y }: Place): readonly string[] {
  const colour = colours[index % colours.length] ?? '';
  const points = runs.flatMap((run, at) => {
    const value = figure(run);
    return value !== undefined && value > 0 ? [{ x: x(at), y: y(value), run, value }] : [];
  });
  const path = points.map((point) => `${point.x},${point.y}`).join(' ');
  const legendY = plot.top + 10 + index * 18;
  return [
    `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
    ...points.map(({ run, value, ...point }) => {
      const fill = isBusy(run) ? '#ffffff' : colour;
      const told = `<title>${escaped(`${title}: ${written(value)}`)}</title>`;
      return `<circle cx="${point.x}" cy="${point.y}" r="3.5" fill="${fill}" stroke="${colour}" stroke-width="1.5">${told}</circle>`;
    }),
    `<circle cx="${plot.right + 18}" cy="${legendY - 4}" r="4" fill="${colour}"/>`,
    `<text x="${plot.right + 28}" y="${legendY}" fill="#333333">${escaped(title)}</text>`,
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
