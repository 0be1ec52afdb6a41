import { RegistrationService } from '../../demo/registration-service.ts';

/** A simulated service in a process of its own, so that a test can kill it. Sends its address to its parent. */
const file = process.argv[2];
if (file === undefined) throw new Error('Name the file of the memory.');
const service = await RegistrationService.start({ name: 'tax', file, port: 0, random: Math.random });
process.send?.(service.url);
