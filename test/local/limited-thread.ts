/** Prints how much room the young objects of a thread have taken, in MB, that is limited to 3 MB and has made many. */
import { Worker } from 'node:worker_threads';
import { leaveHeapsOfOtherThreadsAlone } from '../../local/thread-heaps.ts';

const thread = `
  const { getHeapSpaceStatistics } = require('node:v8');
  let kept = [];
  for (let count = 0; count < 2e6; count++) {
    kept.push({ count, others: [count] });
    if (kept.length > 1e5) kept = [];
  }
  const { space_size } = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  console.log(space_size / 2 ** 20);
`;

leaveHeapsOfOtherThreadsAlone();
new Worker(thread, { eval: true, resourceLimits: { maxYoungGenerationSizeMb: 3 } });
