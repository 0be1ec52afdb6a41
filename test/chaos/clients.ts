import { fiscalCheckDocument, posDocument } from '../../demo/documents.ts';
import type { SeededRandom } from '../../demo/random.ts';
import { trySubmit, type SubmitInput } from '../story/client.ts';
import type { Client, Storm } from './storm.ts';

/** Of every submission that was answered, the checker's own record. */
export interface Answered {
  readonly client: Client;
  readonly id: string;
  readonly input: SubmitInput;
}

interface Submission {
  readonly input: SubmitInput;
  /** What has to come of it: a new receipt, that of an answer before, or nothing. */
  readonly expected: 'new' | { readonly id: string } | 'nothing';
}

/** Between two submissions of one client: some tens of receipts a second in all. */
const pauseMs = { least: 20, most: 160 };

/** One client of one contract. It does what clients do: what is not answered is submitted again, until it is. */
export async function submitAsClient(storm: Storm, client: Client, random: SeededRandom): Promise<void> {
  const own: Answered[] = [];
  for (let number = 0; !storm.isOver; number++) {
    const { input, expected } = submissionOf(random, { client, number, own });
    const id = await submitUntilAnswered(storm, client, input);
    if (expected === 'nothing') {
      if (id !== null) storm.violations.push(`an invalid document of ${client.name} was taken as ${id}`);
    } else if (id === null) storm.violations.push(`a valid document of ${client.name} was refused: ${input.reference}`);
    else if (expected === 'new') own.push({ client, id, input });
    else if (expected.id !== id) {
      storm.violations.push(`${input.reference} of ${client.name} is ${expected.id} and ${id}`);
    }
    await storm.pause(random.integer(pauseMs.least, pauseMs.most));
  }
  storm.answered.push(...own);
}

function submissionOf(
  random: SeededRandom,
  { client, number, own }: { client: Client; number: number; own: readonly Answered[] },
): Submission {
  const earlier = own[random.integer(0, Math.max(0, own.length - 1))];
  if (earlier && random.chance(0.1)) return { input: earlier.input, expected: earlier };
  const documentSeed = random.integer(1, 2 ** 31);
  const isXml = random.chance(0.5);
  const document = isXml ? fiscalCheckDocument(documentSeed) : posDocument(documentSeed);
  const reference = `${sandboxOf(random)}${client.name}-${number}`;
  if (!random.chance(0.08)) return { input: { document, reference }, expected: 'new' };
  return {
    input: { document: document.slice(0, document.length / 2), reference: `bad-${reference}` },
    expected: 'nothing',
  };
}

/** Some receipts bring their own trouble with them. */
function sandboxOf(random: SeededRandom): string {
  if (random.chance(0.9)) return '';
  const service = random.pick(['tax', 'logistics']);
  return `sandbox(${service}=${random.pick(['lost-answer*1', 'garbage*2', 'refuse', 'error*3', 'slow@2500*1'])}) `;
}

/** The id, or null when it is refused for good. */
async function submitUntilAnswered(storm: Storm, client: Client, input: SubmitInput): Promise<string | null> {
  for (;;) {
    await storm.isUp();
    const answer = await trySubmit(storm.endpoints, input, client.apiKey).catch(() => null);
    if (answer?.data) return answer.data.submitReceipt.id;
    const type = answer?.errors?.[0]?.errorType;
    if (type === 'MalformedDocument' || type === 'ValidationFailed') return null;
    // A fault or a broken connection: the process was on its way down.
    await storm.pause(50);
  }
}
