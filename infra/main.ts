import path from 'node:path';
import { receiptsApp } from './app.ts';
import { bundle } from './bundle.ts';

/** What `cdk synth`, `cdk deploy` and `npm start` run: bundles the code, then writes the cloud assembly. */
const projectDirectory = path.resolve(import.meta.dirname, '..');
const bundles = await bundle({ projectDirectory, outputDirectory: path.join(projectDirectory, '.build', 'bundles') });
receiptsApp({ projectDirectory, bundles }).synth();
