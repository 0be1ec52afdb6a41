import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { receiptsApp } from './app.ts';
import { bundle } from './bundle.ts';

/** What `cdk synth`, `cdk deploy` and `npm start` run: bundles the code, then writes the cloud assembly, which copies it. */
const projectDirectory = path.resolve(import.meta.dirname, '..');
// A directory of its own: two may synthesize at once.
const outputDirectory = await mkdtemp(path.join(tmpdir(), 'bundles-'));
try {
  const bundles = await bundle({ projectDirectory, outputDirectory });
  receiptsApp({ projectDirectory, bundles }).synth();
  for (const [name, size] of Object.entries(bundles.sizes)) console.error(`${name}: ${size}`);
} finally {
  await rm(outputDirectory, { recursive: true });
}
