/** One reason why a template cannot be carried out, with its place. */
export interface Fault {
  readonly stackName: string;
  /** The resource; undefined for faults of the stack itself. */
  readonly logicalId?: string;
  /** Where in the template or in the resource's declaration, e.g. `Properties.Code.S3Key`. */
  readonly path?: string;
  readonly message: string;
}

/** The start is refused: every fault that could be found, at once. */
export class TemplateRefused extends Error {
  // Not a plain member: whoever prints the error would print every fault twice.
  readonly #faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map((fault) => `\n  ${formatFault(fault)}`);
    super(
      `Cannot carry out the template, ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:${lines.join('')}`,
    );
    this.name = 'TemplateRefused';
    this.#faults = faults;
  }

  get faults(): readonly Fault[] {
    return this.#faults;
  }
}

function formatFault({ stackName, logicalId, path, message }: Fault): string {
  const place = [stackName, logicalId, path].filter((part) => part !== undefined && part !== '').join(' ');
  return `${place}: ${message}`;
}

/** A value as it stands in a message: short, on one line. */
export function showValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > shownCharactersMax ? `${text.slice(0, shownCharactersMax)}…` : text;
}

const shownCharactersMax = 120;
